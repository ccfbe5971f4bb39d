"""Bytes of a file as text, in the encodings in which lists are kept."""

import codecs
import json
from typing import Any

from tripai.errors import InputError

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


def text_of(data: bytes) -> str:
    """Return the text: UTF-8, UTF-16 with its mark, or else what old spreadsheets write.

    That is Windows-1252, which has the letters of Latin-1; every byte is a letter of one of the two.

    Raises:
        InputError: The mark of UTF-16 stands before what is none.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            try:
                return data.decode(encoding)
            except UnicodeDecodeError as error:
                raise InputError("The file begins as UTF-16 or UTF-8, but is none.") from error
    for encoding in ("utf-8", "cp1252"):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    return data.decode("latin-1")


def json_of(data: bytes) -> Any:
    """Return what a JSON file holds.

    Raises:
        InputError: It is not JSON.
    """
    try:
        return json.loads(text_of(data))
    except ValueError as error:  # also of a number with too many digits
        raise InputError(f"The file is not valid JSON: {error}.") from error
