"""Who travels: all of them, who joins, and who stays at home."""

import re
from typing import Any

from tripai.ai.brief.companions import complete_party
from tripai.ai.embedded.company import Company
from tripai.ai.embedded.edit_words.clause import Clause, Rule
from tripai.ai.embedded.numerals import NUMBER, to_number
from tripai.ai.embedded.party import read_company
from tripai.ai.names.text import Sentence
from tripai.ai.reading import Reading
from tripai.edits import Edit, SetParty
from tripai.model import Party

