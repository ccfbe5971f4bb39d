"""An answer that is damaged or breaks off is none: an object within it is not taken for the whole."""

import pytest

from tripai.ai.json_text import json_object

WHOLE = '{"city": {"quote": "Lisboa", "name": "Lisbon"}, "adults": 2}'


@pytest.mark.parametrize(
    "damaged",
    [
        WHOLE[:-1],
        WHOLE.replace("2", "NaN"),
        WHOLE.replace("2", "9" * 5000),
        f"```json\n{WHOLE[:-1]}\n```",
        f"Here it is:\n{{\n {WHOLE[1:-1]}",
    ],
)
def test_an_object_within_a_damaged_one_is_not_the_answer(damaged: str) -> None:
    with pytest.raises(ValueError, match="no JSON object"):
        json_object(damaged)


@pytest.mark.parametrize(
    "text", [WHOLE, f"So {{this}} is it: {WHOLE} {{}}", f"```json\n{WHOLE}\n```"]
)
def test_a_whole_one_is_found_among_prose(text: str) -> None:
    assert json_object(text)["adults"] == 2
