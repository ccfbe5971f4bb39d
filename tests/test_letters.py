"""Names compared by their letters."""

import pytest

from tripai.text import letters, words

SAME = (
    ("København", "kobenhavn"),
    ("SÃO PAULO", "sao paulo"),
    ("Łódź", "lodz"),
    ("İstanbul", "istanbul"),
    ("Musée d\u2019Orsay", "musee dorsay"),
    ("Ἀθῆναι", "αθηναι"),
    ("\u304b\u3099\u3093", "\u304c\u3093"),  # one letter, written as two and as one
)


@pytest.mark.parametrize(("name", "plain"), SAME)
def test_case_accents_and_apostrophes_do_not_count(name: str, plain: str) -> None:
    assert letters(name) == letters(plain) == plain


@pytest.mark.parametrize(("one", "other"), [("がん", "かん"), ("กา", "กำ"), ("दिल्ली", "दल्ली")])
def test_marks_that_are_part_of_a_letter_count(one: str, other: str) -> None:
    assert letters(one) != letters(other)


def test_punctuation_parts_words() -> None:
    assert words(" St. Peter's  (Rome)/Roma-Nord ") == "st peters rome roma nord"
