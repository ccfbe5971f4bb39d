"""Requests in Japanese."""

from datetime import date, time
from typing import Any

import pytest
from reading_samples import at, money, read

from tripai.ai.embedded.languages.japanese_numbers import digits
from tripai.ai.reading import Reading

SENTENCES: tuple[tuple[str, dict[str, Any]], ...] = (
    ("3日後から、ローマ2泊", {"city": "ローマ", "start": date(2026, 11, 25), "days": 3}),
    (
        "ローマ 1/15(金)〜1/17(日)",
        {"city": "ローマ", "start": date(2027, 1, 15), "end": date(2027, 1, 17)},
    ),
    (
        "土曜日の朝から日曜日の夜までローマ",
        {"city": "ローマ", "start": date(2026, 11, 28), "end": date(2026, 11, 29)},
    ),
    ("定年退職した夫婦、ローマ", {"city": "ローマ", "adults": 0, "seniors": 2}),
    ("リスボンに3日間", {"city": "リスボン", "days": 3}),
    ("東京4日間", {"city": "東京", "days": 4}),
    ("東京3泊4日", {"city": "東京", "days": 4}),
    ("三泊四日で東京へ", {"city": "東京", "days": 4}),
    ("ローマに5泊、2名", {"city": "ローマ", "days": 6, "adults": 2}),
    ("パリに1週間", {"city": "パリ", "days": 7}),
    ("ロンドンに二週間", {"city": "ロンドン", "days": 14}),
    ("二十一日間ベルリン", {"city": "ベルリン", "days": 21}),
    ("数日間ローマ", {"city": "ローマ", "days": 3}),
    ("週末にロンドン", {"city": "ロンドン", "start": date(2026, 11, 28), "days": 2}),
    ("来週末ローマ", {"city": "ローマ", "start": date(2026, 11, 28), "days": 2}),
    ("12月4日からパリ3日間", {"city": "パリ", "start": date(2026, 12, 4), "days": 3}),
    (
        "12月4日から7日までパリ",
        {"city": "パリ", "start": date(2026, 12, 4), "end": date(2026, 12, 7)},
    ),
    (
        "2026年12月30日〜2027年1月2日、ローマ",
        {"city": "ローマ", "start": date(2026, 12, 30), "end": date(2027, 1, 2)},
    ),
    (
        "12/11(金)〜12/13(日)ベルリン",
        {"city": "ベルリン", "start": date(2026, 12, 11), "end": date(2026, 12, 13)},
    ),
    ("火曜日からローマ3日間", {"city": "ローマ", "start": date(2026, 11, 24), "days": 3}),
    ("来週の金曜日からローマ2日間", {"city": "ローマ", "start": date(2026, 11, 27), "days": 2}),
    ("再来週の金曜日からローマ2日間", {"city": "ローマ", "start": date(2026, 12, 4), "days": 2}),
    ("明日ロンドン", {"city": "ロンドン", "start": date(2026, 11, 23)}),
    ("クリスマスにパリ4日間", {"city": "パリ", "start": date(2026, 12, 24), "days": 4}),
    ("ゴールデンウィークにパリ4日間", {"city": "パリ", "start": date(2027, 4, 29), "days": 4}),
    ("5月にローマ3日間", {"city": "ローマ", "month": 5, "days": 3}),
    ("5月上旬にローマ", {"city": "ローマ", "start": date(2027, 5, 3)}),
    ("大人2人と子供2人(6歳と9歳)、ローマ", {"city": "ローマ", "adults": 2, "child_ages": (6, 9)}),
    ("8か月の赤ちゃんとローマ", {"city": "ローマ", "child_ages": (0,)}),
    ("家族5人でローマ", {"city": "ローマ", "adults": 2, "children": 3}),
    ("ローマ一人旅", {"city": "ローマ", "adults": 1}),
    ("夫婦でローマ", {"city": "ローマ", "adults": 2}),
    ("両親(70歳と72歳)とローマ", {"city": "ローマ", "adults": 1, "seniors": 2}),
    ("シニア3人でローマ", {"city": "ローマ", "adults": 0, "seniors": 3}),
    ("友達3人とローマ", {"city": "ローマ", "adults": 4}),
    ("7名、ローマ", {"city": "ローマ", "adults": 7}),
    ("東京、1日1万円", {"city": "東京", "budget": money("10000", "JPY", "day")}),
    ("東京、予算5万円", {"city": "東京", "budget": money("50000", "JPY")}),
    ("東京、予算は合計15万5千円", {"city": "東京", "budget": money("155000", "JPY", "trip")}),
    (
        "ローマ、1人1日99.5ユーロ",
        {"city": "ローマ", "budget": money("99.5", "EUR", "day", each=True)},
    ),
    ("ロンドン、美術館は抜き", {"city": "ロンドン", "avoid": ("museum",)}),
    ("ローマ、のんびり", {"city": "ローマ", "pace": "relaxed"}),
    ("ローマ、できるだけ多く", {"city": "ローマ", "pace": "packed"}),
    (
        "ローマ、グルメと庭園とビーチ",
        {"city": "ローマ", "interests": {"food": 1, "gardens": 1, "beach": 1}},
    ),
    (
        "ローマ、金曜日の14時30分に到着、日曜日の18時に出発",
        {
            "city": "ローマ",
            "start": date(2026, 11, 27),
            "arrive": at("14:30", weekday=4),
            "leave": at("18:00", weekday=6),
        },
    ),
    (
        "ローマ、朝10時から夜7時半まで",
        {"city": "ローマ", "day_start": time(10), "day_end": time(19, 30)},
    ),
    ("3 days in 東京", {"city": "東京", "days": 3}),
)


@pytest.mark.parametrize(("words", "said"), SENTENCES, ids=[words for words, _ in SENTENCES])
def test_says_these_fields_and_no_others(words: str, said: dict[str, Any]) -> None:
    assert read(words).replaced(assumptions=()) == Reading(**said)


@pytest.mark.parametrize(
    ("number", "written"),
    [("三", "3"), ("十", "10"), ("二十一", "21"), ("百五十", "150"), ("千", "1000"), ("一万", "10000"),
     ("1万", "10000"), ("1.5万", "15000"), ("15万5千", "155000"), ("1万2000", "12000"), ("5千", "5000"), ("二〇二七", "2027"),
     ("三千五百", "3500")],
)  # fmt: skip
def test_numbers_in_digits(number: str, written: str) -> None:
    assert digits(number) == written
