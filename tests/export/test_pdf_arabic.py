import io
from importlib.util import find_spec

import pypdf
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tripai.export._pdf_arabic import visual
from tripai.export.pdf import render

LETTERS = "ابتثجحخدذرزسشصضطظعغفقكلمنهويىة"


@pytest.mark.parametrize(
    ("name", "drawn"),
    [
        # Cairo: alef, lam + qaf + alef joined, heh initial + reh, teh marbuta alone
        ("القاهرة", "\ufe93\ufeae\ufeeb\ufe8e\ufed8\ufedf\ufe8d"),
        ("لا", "\ufefb"),  # lam and alef are one glyph
        ("سلام", "\ufee1\ufefc\ufeb3"),  # and one that joins what is before it
        ("\u0645\u064e", "\ufee1"),  # a vowel is left out
        ("ירושלים", "םילשורי"),  # Hebrew letters do not join
        ("قلعة 1176 صلاح", "\ufea1\ufefc\ufebb\xa01176\xa0\ufe94\ufecc\ufee0\ufed7"),
        ("باب (قديم) زويلة", visual("زويلة") + "\xa0(" + visual("قديم") + ")\xa0" + visual("باب")),
    ],
)
def test_names_look_as_they_are_written_by_hand(name, drawn):
    assert visual(name) == drawn


def test_what_is_around_a_run_stays_where_it_is():
    assert visual("Café الجيزة in Cairo, 7") == f"Café {visual('الجيزة')} in Cairo, 7"


@given(st.text(st.characters(max_codepoint=0x58F)))
def test_other_scripts_stay_as_they_are(text):
    assert visual(text) == text


@given(st.text(LETTERS, min_size=1))
def test_no_letter_is_lost_but_in_a_ligature(word):
    ligatures = sum(word.count(pair) for pair in ("لا",))
    assert len(visual(word)) == len(word) - ligatures
    assert all(ord(letter) >= 0xFB50 for letter in visual(word))


def test_an_arabic_name_stands_beside_the_english_one_where_its_font_is_installed(kyoto):
    first, *others = kyoto.days[0].activities
    named = first.replaced(place=first.place.replaced(local_name="القاهرة"))
    day = kyoto.days[0].replaced(activities=(named, *others))
    data = render(kyoto.replaced(days=(day, *kyoto.days[1:])))
    page = pypdf.PdfReader(io.BytesIO(data)).pages[1]
    found = {font.get_object()["/BaseFont"] for font in page["/Resources"]["/Font"].values()}
    is_installed = find_spec("justmytype_intl_rtl") is not None
    assert any("NotoSansArabic" in name for name in found) == is_installed
    assert "Kiyomizu-dera Temple" in page.extract_text()
