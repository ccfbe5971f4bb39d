"""Whatever the language: a request is told from English, quotes stay as written, nothing but a sentence is raised."""

import contextlib

import pytest
import test_read_city
import test_read_dates
import test_read_habits
import test_read_moments
import test_read_money
import test_read_people
import test_read_whole
import test_read_wishes
from hypothesis import given, settings
from hypothesis import strategies as st
from reading_samples import CATASTROPHE, KNOWN, growth, read

from tripai.ai.embedded.languages import in_english, language_of
from tripai.ai.embedded.languages.language import Language, languages
from tripai.ai.embedded.languages.translation import HIDDEN
from tripai.ai.names.text import CITY, NAMED, TAKEN, Sentence
from tripai.ai.reading import Reading
from tripai.errors import InputError

NAMES = ("french", "german", "japanese", "portuguese", "spanish")
# Sentences of the tests of English that are none.
FOREIGN = {
    "3 days in リスボン", "3 days in 東京", "東京 4日", "Lisboa 2 dias", "4 Tage in Berlin", "Rome, 2 Nächte",
}  # fmt: skip
ENGLISH = [
    row[0]
    for module in (
        test_read_city, test_read_dates, test_read_habits, test_read_moments, test_read_money, test_read_people,
        test_read_whole, test_read_wishes,
    )
    for row in module.SENTENCES
    if row[0] not in FOREIGN
]  # fmt: skip


@pytest.mark.parametrize("words", ENGLISH)
def test_english_is_left_untouched(words: str) -> None:
    sentence, notes = in_english(words, KNOWN)
    assert (sentence.text, notes) == (Sentence(words).text, ())


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("viaje a Roma, 3 días", "spanish"),
        ("Rome 3 jours", "french"),
        ("Rom 3 Tage", "german"),
        ("Roma em maio", "portuguese"),
        ("ローマ3日間", "japanese"),
        ("Roma 3 giorni", None),
        ("Lisbon with 2 kids, Casa da Música and La Boqueria con amore", None),
        ("", None),
    ],
)
def test_the_language_of_a_request(words: str, name: str | None) -> None:
    language = language_of(Sentence(words))
    assert (language.name if language else None) == name


def test_the_marks_of_a_language_are_folded_and_no_english() -> None:
    assert tuple(language.name for language in languages()) == NAMES
    english = set(Sentence(" ".join(ENGLISH)).text.split())
    for language in languages():
        marks = sorted(language.marks)
        assert Sentence(" ".join(marks)).text.split() == marks
        assert not english & language.marks


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (
            "Quince días en Roma",
            '"Quince días" is planned as 15 days; for two weeks of 7 days say 14.',
        ),
        (
            "quinze jours à Rome",
            '"quinze jours" is planned as 15 days; for two weeks of 7 days say 14.',
        ),
        (
            "Verlängertes Wochenende in Rom",
            '"Verlängertes Wochenende" is taken as 3 days from Friday, 2026-11-27.',
        ),
        ("Roma a finales de Mayo", '"finales de Mayo" is taken as a start on 2027-05-24.'),
        ("Rom mit meinen Eltern", '"meinen Eltern" are taken as 2 seniors, who walk less.'),
        ("Roma com um Bebê", '"um Bebê" is taken as aged 1.'),
        ("来週末ローマ", '"来週末" is taken as 2 days from Saturday, 2026-11-28.'),
        (
            "3 días en Roma con kayak y parapente",
            'Not understood, and left aside: "kayak y parapente".',
        ),
        ("Rome, arrivée vendredi matin", '"matin" is taken as 09:00.'),
    ],
)
def test_quotes_what_was_written(words: str, sentence: str) -> None:
    assert sentence in [note.sentence for note in read(words).assumptions]


PIECES = """
    3 tres drei trois três 三 días Tage jours dias 日間 泊 noches Nächte nuits en in à em で に の Lisboa Lissabon Lisbonne
    リスボン 東京 el le der o del au vom bis al 4. 7 diciembre Dezember décembre dezembro 12月4日 から まで niños Kinder
    enfants crianças 子供2人 (6 y 9 años) und et e sin ohne sans sem museos l'hôtel d'églises jusqu'à 1.500 12,50 € euros
    1万5千円 por día pro Tag par jour por dia próximo nächste prochain 来週末 a las 25 halb acht 14h30 15時半 llegamos zurück
    ver voir sehen 見たい imprescindible unbedingt ¿ ß œ ñ ã \ue003 \ue000 30 de febrero , . - ( ) 〜 、 。
"""


@settings(max_examples=100, deadline=None)
@given(
    st.one_of(
        st.lists(st.sampled_from(PIECES.split()), max_size=40).map(" ".join),
        st.lists(st.sampled_from(PIECES.split()), max_size=40).map("".join),
        st.tuples(
            st.sampled_from(("3 días en Roma ", "3日間 ", "avec nous ")), st.text(max_size=80)
        ).map("".join),
    )
)
def test_never_raises_anything_but_a_sentence(words: str) -> None:
    with contextlib.suppress(InputError):
        reading = read(words)
        assert Reading(**reading.model_dump()) == reading


@settings(max_examples=100, deadline=None)
@given(st.lists(st.sampled_from(PIECES.split()), max_size=30).map(" ".join))
def test_each_word_leads_back_into_the_request(words: str) -> None:
    sentence, _ = in_english(words, KNOWN)
    assert not set(sentence.text) & {HIDDEN, TAKEN, NAMED, CITY}
    for start in range(len(sentence.text)):
        for end in range(start, min(start + 12, len(sentence.text) + 1)):
            assert sentence.said(start, end) in sentence.original


@pytest.mark.parametrize(
    ("lead", "part"),
    [
        ("3 días ", "4 de mayo al "),
        ("avec nos enfants ", "d'un "),
        ("avec nos enfants ", "h "),
        ("mit Kindern nach ", "vom 4. "),
        ("em março ", "de "),
        ("3日間", "1万"),
        ("3日間", "泊3"),
    ],
)
def test_reads_the_longest_request_in_a_moment(lead: str, part: str) -> None:
    assert growth(lead, part) < CATASTROPHE


def test_only_the_head_of_a_language_is_read_until_it_is_needed() -> None:
    odd = Language("odd", "marks = 'foo bar'\n[words]\nthis is no TOML")
    assert odd.marks == {"foo", "bar"}
    with pytest.raises(ValueError, match=r"Invalid|Expected"):
        _ = odd.words
