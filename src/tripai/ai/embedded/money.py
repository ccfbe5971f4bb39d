"""The budget, and dollars that a shell has eaten."""

import re
from collections.abc import Callable
from decimal import Decimal

from tripai.ai.embedded.numerals import NUMBER
from tripai.ai.names.text import Sentence
from tripai.ai.reading import Assumption, BudgetRead
from tripai.errors import InputError

# What people write for a currency, longest first where one begins another.
_CURRENCIES = {
    "us$": "USD", "usd": "USD", "us dollars": "USD", "dollars": "USD", "dollar": "USD",
    "bucks": "USD", "$": "USD", "a$": "AUD", "aud": "AUD", "c$": "CAD", "cad": "CAD",
    "hk$": "HKD", "hkd": "HKD", "s$": "SGD", "sgd": "SGD", "nz$": "NZD", "nzd": "NZD",
    "euros": "EUR", "euro": "EUR", "eur": "EUR", "€": "EUR",
    "pounds": "GBP", "pound": "GBP", "quid": "GBP", "gbp": "GBP", "£": "GBP",
    "yen": "JPY", "jpy": "JPY", "¥": "JPY", "lira": "TRY", "liras": "TRY", "₺": "TRY",
    "koruna": "CZK", "crowns": "CZK", "czk": "CZK", "swiss francs": "CHF", "francs": "CHF",
    "chf": "CHF", "zloty": "PLN", "pln": "PLN", "sek": "SEK", "nok": "NOK", "dkk": "DKK",
    "inr": "INR", "rupees": "INR", "cny": "CNY", "yuan": "CNY", "krw": "KRW", "brl": "BRL",
    "reais": "BRL", "mxn": "MXN", "zar": "ZAR", "rand": "ZAR", "huf": "HUF", "ils": "ILS",
    "thb": "THB", "baht": "THB", "forints": "HUF", "forint": "HUF", "shekels": "ILS", "aed": "AED", "dirhams": "AED",
}  # fmt: skip
# The same word in several countries means the money of the one that is travelled to.
_CROWNS = frozenset({"DKK", "NOK", "SEK", "ISK"})
_LOCAL = {
    "pesos": frozenset({"MXN", "ARS", "CLP", "COP", "PHP", "UYU", "CUP", "DOP"}),
    **dict.fromkeys(("kr", "kronor", "kroner", "kronur"), _CROWNS),
}
_SYMBOLS = sorted((*_CURRENCIES, *_LOCAL), key=len, reverse=True)
_CURRENCY = "|".join(map(re.escape, _SYMBOLS))
_UNIT = rf"(?:{_CURRENCY})(?![a-z])"
_AMOUNT = (
    r"(?<![\d.,:/-])(?P<amount>-? ?\d{1,9}(?:[., "
    r"]\d{3}(?!\d))*(?:[.,]\d{1,2}(?!\d))?)(?P<k>k\b)?(?![\d:]|/(?! ?(?:d|day|person|head|trip)\b)|[.,]\d)"
)
_SPAN = (
    r"(?P<day>(?:a|per|each|every|/|by the) ?day\b|/ ?d\b|daily\b)|(?P<trip>(?:in |the )?total\b(?! budget[^.;\n]{0,8}\d)"
    r"|altogether\b|overall\b|all in\b|for (?:the )?(?:whole|entire|all of the)(?: trip| stay"
    r"| time)?\b"
    r"|(?:for|per) (?:the )?trip\b|/ ?trip\b"
    rf"|(?:for|on|over) (?=(?:all |the |these )?{NUMBER} (?:days|nights|weeks)\b))"
    r"|(?P<each>(?:per|a|/|for each|for every) ?(?:person|head|adult)\b|each\b|pp\b|p\.p\.?|pppd\b)"
)
_AFTER = rf"[ ,]{{0,2}}(?:{_SPAN})"
_BEFORE = (
    r"\b(?P<what>budget|spend(?:ing)?|under|max(?:imum)?|up to|at most|less than|no more than"
    r"|not more than|cheaper than|within)\b[^\d.;!?\n]{0,25}$"
)
_SURELY_MONEY = 100  # "500 in total" is money, "5 in total" may be people
_COUNTED = r" ?(?:days?|nights?|weeks?|people|persons|adults?|kids|children|friends)\b"
_DAILY = r"\bdaily (?:budget|spend)|per day[ :]"
_TOTAL = r"\btotal budget|budget in total|\btotal(?: of| is|:)? ?$"
_BUDGET = rf"(?:(?P<before>{_CURRENCY}) ?)?{_AMOUNT}(?:[ -]?(?P<after>{_UNIT}))?"
# "$100" in double quotes reaches us as "00", "$50" as "0", "$1,000" as ",000", and "$ 100" stays.
_EATEN = (
    r"\b(?:for|of|under|about|around|is|budget|max|to|than|with|within|by|and|have"
    r"|spend) ,?(?P<left>00+)(?![\d:.h/-])"
    r"|(?<![\d:.,/-])(?P<left2>00?|,000) (?:a|per|each|every|in) (?:day|person|head|total|trip)\b"
    r"|(?<!\d)(?<!\d )\$(?= ?(?:a|per|each|every|in|for) |\s*$)"
)


_PARTS = (
    r"(?:the |our |my )?(?:(?:birthday|farewell|anniversary|group) )?"
    r"(?:food|meals?|eating(?: out)?|lunch(?:es)?|dinners?|restaurants?|coffee"
    r"|drinks?|wine|beer|museums?|sights|sightseeing|tickets?|entry|entrance fees?|attractions"
    r"|activities|shopping|souvenirs|transport(?:ation)?|taxis?|(?:the )?hotels?|accommodation"
    r"|lodging|flights?)\b"
)
_FOR_A_PART = rf" (?:for|on) {_PARTS}(?! (?:and|&|plus)\b)| ?(?:a|per|each|/) ?night\b"
_LEFT_OUT = (
    r"[ ,(]{0,2}(?:excluding|excl\.?|not including|not counting|without|plus|except(?: for)?) "
    rf"{_PARTS}(?:(?:,| and|,? or) {_PARTS})*\)?"
)


def read_budget(
    sentence: Sentence, own_currencies: Callable[[], set[str]] = set
) -> tuple[BudgetRead | None, tuple[Assumption, ...]]:
    """Read the budget, and take it out, with what is said of its parts.

    A plan knows one budget, for entries and meals: one for a part is told to be left aside.

    Args:
        sentence: The request.
        own_currencies: Gives the currencies of the cities that are named.

    Raises:
        InputError: Two budgets are named, one is negative, or a shell has eaten the amount.
    """
    _refuse_eaten(sentence)
    notes = _take_parts(sentence)
    found = [
        (budget, sure, span)
        for match in sentence.find(_BUDGET)
        for budget, sure, span in _budget(sentence.text, match, own_currencies)
    ]
    sure = [entry for entry in found if entry[1]] or found
    different = list(dict.fromkeys(budget for budget, _, _ in sure))
    if len(different) > 1:
        raise InputError(
            f"Two budgets are named: {_said(different[0])} and {_said(different[1])}.",
            "Name one, for example: 120 euros a day.",
        )
    for _, _, (start, end) in found:
        sentence.blank(start, end)
    return (different[0] if different else None), notes


def _take_parts(sentence: Sentence) -> tuple[Assumption, ...]:
    notes = []
    for match in list(sentence.find(_BUDGET)):
        budgets = _budget(sentence.text, match, set)
        if not budgets:
            continue
        start, end = budgets[0][2]
        if part := re.compile(_FOR_A_PART).match(sentence.text, end):
            said = sentence.said(start, part.end())
            notes.append(f'"{said}" is left aside: a plan has one budget, for entries and meals.')
            sentence.blank(start, part.end())
        elif out := re.compile(_LEFT_OUT).match(sentence.text, end):
            said = sentence.said(*out.span()).strip(" ,()")
            notes.append(f'"{said}" is left aside: the budget is for entries and meals.')
            sentence.blank(*out.span())
    return tuple(Assumption(about="budget", sentence=note) for note in notes)


def _refuse_eaten(sentence: Sentence) -> None:
    match = re.search(_EATEN, sentence.text)
    if match is not None:
        raise InputError(
            f'The budget reads "{match[0].strip()}": the shell has eaten the "$1" of an amount '
            "such as $100.",
            "Put the request in single quotes: tripai plan '3 days in Lisbon for $100 a day'.",
        )


def _budget(
    text: str, match: re.Match[str], own_currencies: Callable[[], set[str]]
) -> list[tuple[BudgetRead, bool, tuple[int, int]]]:
    symbol = match["before"] or match["after"]
    if symbol is None and re.compile(_COUNTED).match(text, match.end()):
        return []  # "budget trip, 10 days"
    cue = re.compile(_BEFORE).search(text, max(0, match.start() - 45), match.start())
    lead = cue is not None and cue["what"] in ("budget", "spend", "spending")
    day, trip, each, end = _spans(text, match.end())
    capped = cue is not None and (day or trip or each)
    surely = lead or capped or (trip and _amount(match) >= _SURELY_MONEY)
    if symbol is None and not surely:
        return []
    start = cue.start() if cue else match.start()
    around = text[max(0, start - 20) : match.start()]
    day, trip = day or bool(re.search(_DAILY, around)), trip or bool(re.search(_TOTAL, around))
    if trailing := re.compile(r" (?:of )?(?:budget\b)?").match(text, end):
        end = trailing.end() if trailing[0].strip() else end
    budget = BudgetRead(
        amount=_amount(match),
        currency=_currency(symbol, own_currencies) if symbol else None,
        per="day" if day else "trip" if trip else None,
        per_person=each,
    )
    return [(budget, bool(lead or day or trip or each or cue), (start, end))]


def _currency(symbol: str, own_currencies: Callable[[], set[str]]) -> str | None:
    if symbol in _CURRENCIES:
        return _CURRENCIES[symbol]
    meant = _LOCAL[symbol] & own_currencies()
    return next(iter(meant)) if len(meant) == 1 else None


def _spans(text: str, end: int) -> tuple[bool, bool, bool, int]:
    day = trip = each = False
    for _ in range(3):
        match = re.compile(_AFTER).match(text, end)
        if match is None:
            break
        pppd = "pppd" in match[0]
        day, trip, each = (
            day or pppd or bool(match["day"]),
            trip or bool(match["trip"]),
            each or bool(match["each"]),
        )
        end = match.end()
    return day, trip, each, end


def _amount(match: re.Match[str]) -> Decimal:
    text = match["amount"].replace(" ", "")
    cents = re.search(r"[.,](\d{1,2})$", text)
    whole = text[: cents.start()] if cents else text
    amount = Decimal(re.sub(r"[.,]", "", whole) + (f".{cents[1]}" if cents else ""))
    if match["k"]:
        amount *= 1000
    if amount < 0:
        raise InputError(
            f"A budget of {amount} is negative.",
            "Name what the trip may cost, for example: 120 euros a day.",
        )
    return amount


def _said(budget: BudgetRead) -> str:
    words = (
        f"{budget.amount:f}",
        budget.currency,
        budget.per and f"per {budget.per}",
        budget.per_person and "per person",
    )
    return " ".join(word for word in words if word)
