"""A wish in clauses, without the polite words around them, and wishes that are none."""

import re
from collections.abc import Iterator

from tripai.ai.embedded.edit_words.marks import DAY, NAME
from tripai.ai.embedded.edit_words.pronouns import AFTER
from tripai.ai.embedded.edit_words.verbs import VERBS
from tripai.ai.embedded.numerals import NUMBER

_JOINTS = re.compile(
    r"\s*(?:[;!?\n]+|\.(?= |$)|, ?(?:and |but |so |then |also |because |since |as )*|\s-\s|:)\s*"
    r"|\s+(?:and then|and also|and|then|but|also|because(?: of)?|so that|so|since|as (?=we|the|its|it is))\s+"
    # a reason without a comma: "drop the zoo its too far"
    r"|\s+(?=(?:its|it is|theyre|they are|thats|that is|it was) (?:too|so|not|very|really|just|only|far|boring"
    r"|closed|overrated|overpriced|expensive|crowded|a (?:waste|bit|tourist)|out of)\b)"
)
# What begins a clause of its own; anything else goes on with the one before.
_OPENS = re.compile(
    rf"(?:{VERBS}|dont|do not|never|keep|lock|unlock|pin"
    r"|unpin|fix|freeze|release|leave|leaves|swap|switch"
    r"|exchange|replace|substitute|move|shift|put|bring"
    r"|push"
    r"|add|include|squeeze|fit|insert|visit|see|go|do"
    r"|have|take|make|start|begin|end|finish|be back|back by"
    r"|stay|sleep|spend|extend|lengthen|shorten|trim|reduce"
    r"|plan|re-?plan|redo|re-?do|reorder|rearrange|optimi[sz]e"
    r"|pack|slow|fill|speed|lighten|relax|avoid|prefer"
    r"|focus|no|without|more|less|fewer|cheaper|by (?:metro"
    r"|bus|car|taxi|tram|foot|train|public)|on foot"
    r"|max|maximum|at most|up to|finishes|ends|postpone|delay|another|lunch|dinner|surprise|set"
    r"|change|give|find|eat|lose|get|walk|use|(?:we|i) (?!will\b"
    r"|wont\b|cant\b|couldnt\b|have (?:been|seen|no)\b"
    r"|already\b|saw\b|did\b|had\b)|our (?:new )?(?:hotel"
    r"|base|budget|apartment|airbnb|flat)|lets|day|only"
    r"|just|extra|everything"
    r"|stop|(?:(?:way|far) )?too much walking|(?:one|two|three|an?|\d+) (?:more|extra) days?"
    r"|(?:grandma|grandpa|grandmother|grandfather|(?:a|my|our) [a-z]+) (?:is |are )?(?:also )?(?:com|join)(?:e?s|ing)"
    r"|[\ue500-\ue5ff](?: max| tops)? (?:at|in|for)"
    r"|(?:we|i) will (?:be|take|use|rent|start)|free the|something|nothing (?:before|after|on)"
    r"|be (?:home|done|finished)|[^,]+ can go$"
    rf"|(?:(?:see|visit|do|go to|have) )?(?:(?:(?:the|our) )?{NAME}|(?:the|our) [a-z]+(?: [a-z]+){{0,2}}|lunch|dinner) {AFTER}$"
    r"|[\ue200-\ue2ff] (?:is|should|can|must|stays?|ends?"
    r"|starts?)|[\ue500-\ue5ff] (?:more|less|longer)"
    r"|(?:the )?[\ue100-\ue1ff] (?:is|should|can|must|stays?)|instead)\b"
)
_LIST_SO_FAR = re.compile(
    r"(?:on |for |in )?(?:(?:the |both )?[\ue100-\ue5ff](?:\s*(?:,|and|&)\s*)?)+"
)
# What needs a second half: "swap lunch and dinner", "instead of the castle, see the zoo".
_HALF = re.compile(
    r"(?:swap|switch|exchange|trade|flip|reverse)(?: around)? (?!.*\b(?:with|and|for)\b)[^,]+"
    r"|instead of [^,]+"
)
_LEAD = re.compile(
    r"^(?:hi|hello|hey|btw|by the way|fyi|hmm+|oh|ok|okay|well|so|and|but"
    rf"|then|also|plus(?! (?:{NUMBER}|an?|my|our|another)\b)|actually|maybe|perhaps|possibly"
    r"|please|pls|plz|kindly|just|now|really|sorry|oops"
    r"|great|cool|thanks|thank you|alright|right|yes|yeah"
    r"|(?:can|could|would|will|may|might) (?:you|we|i)(?: please"
    r"| maybe| perhaps| also| just| possibly| then)*(?: mind"
    r"| be able to| try to)?"
    r"|lets(?! not)(?: just| also| maybe| please)*|let us(?! not)"
    r"|(?:i|we|id|wed)(?: would| do)?(?: really| also"
    r"| just| quite| all| both| rather| actually)*(?: (?:like"
    r"|love|want|wish|prefer|need|have|plan|decided|hope"
    r"|ought)(?: you)? to| wanna| gotta)"
    r"|(?:i|we) (?:think|guess|suppose|feel|believe)(?: that"
    r"| like)*(?: (?:we|you|i)(?: (?:should|could|can"
    r"|must|have to|need to|would like to|want to))?)?"
    r"|(?:we|i) will (?=visit|see|go|take|stay|sleep|start"
    r"|skip|drop|leave|be back|arrive|travel|use|walk"
    r"|do)"
    r"|(?:i|we)(?: would)?(?: really)? (?:like|love|want|need|prefer)(?= (?:an? (?:extra|long|short|quick|longer"
    r"|shorter|later|earlier|late|early|lighter|easier|slower|different)|another|lunch|dinner"
    r"|(?:a (?:bit|little) )?(?:more|less|fewer))\b)"
    r"|(?:can|could|should|may)(?= (?:everything|(?:the|our) (?:whole |entire )?trip|it all)\b)"
    r"|you may|on second thoughts?"
    r"|(?:we|you|i) (?:should|must|can|could|need to"
    r"|shall)(?! not)(?: also| really| probably| maybe| just)*"
    r"|wed better|(?:i|we|id|wed) (?:would )?rather(?! (?:have"
    r"|do|see|visit|not|sleep|stay))(?: not)?(?= )"
    r"|(?:is|would) it (?:be )?(?:ok|okay|fine|all ?right) (?:to|if (?:we|you))"
    r"|(?:is it|would it be) possible (?:to|that (?:we"
    r"|you))|it would be (?:so )?(?:nice|great|good|lovely"
    r"|better|best) (?:to|if (?:you|we) (?:could )?)"
    r"|i want you to|go ahead and|feel free to|try to"
    r"|make sure (?:to|(?:that )?(?:we|you))|you can|shall we"
    r"|why dont (?:we|you)|why not|do (?:that|this|it)(?=$)"
    r"|is there any (?:way|chance) (?:to|(?:that )?(?:we"
    r"|you) (?:can|could))|any chance (?:to|(?:that )?(?:we"
    r"|you) (?:can|could)))(?:,? +|$)"
)
_QUALIFIED = re.compile(r" ?, (?=(?:before|after|on|at|from|until|for) )")
# What a time is not: "on day 2 rather than day 3".
_NOT_THEN = re.compile(
    r"(?<=[\ue200-\ue4ff]) (?:instead of|rather than|not) (?:(?:on|at|in) )?(?:the )?"
    r"(?:[\ue200-\ue4ff]|\d+|first|second|third|fourth|fifth)$"
)
# Which day was planned says there how many days fewer it is.
_COMES_OR_GOES = re.compile(
    r"(?:(?:we|i) )?(?:are |will |now |only |have to |must )*(?:leave|leaving|go(?:ing)? (?:home|back)|fly|return|depart|arriv"
    r"|get(?:ting)? there|com(?:e|ing)\b)"
)
_EARLIER_AT = re.compile(
    r" (?:a bit |a little |much )?(?:earlier|later),?(?= (?:on [\ue200-\ue2ff],? )?(?:at "
    r"|to |around |about |say |by )?[\ue300-\ue3ff]$)"
)
_SLIGHTLY = re.compile(
    r"\b(?:(?:just )?a (?:little |tiny )?(?:bit|little)|slightly|somewhat) (?=(?:earlier|later|longer|shorter|sooner)\b)"
)
_OF_GERUND = {
    "cutting": "cut", "putting": "put", "swapping": "swap", "dropping": "drop", "getting": "get",
    "removing": "remove", "replacing": "replace", "moving": "move", "making": "make", "leaving": "leave", "taking": "take",
    "having": "have", "exchanging": "exchange", "changing": "change", "adding": "add", "visiting": "visit", "seeing": "see",
    "starting": "start", "locking": "lock", "keeping": "keep", "switching": "switch", "cancelling": "cancel",
    "shifting": "shift", "going": "go", "doing": "do", "planning": "plan", "replanning": "replan", "shortening": "shorten",
    "extending": "extend", "deleting": "delete", "including": "include",
    "bringing": "bring", "skipping": "skip", "ending": "end", "finishing": "finish",
}  # fmt: skip
_OF_PASSIVE = {
    "moved": "move", "replaced": "replace", "swapped": "swap", "switched": "switch", "exchanged": "exchange", "cut": "cut",
    "shortened": "shorten", "extended": "extend", "lengthened": "lengthen", "limited": "limit", "reduced": "reduce",
    "shifted": "shift", "postponed": "postpone", "added": "add", "included": "include", "dropped": "drop",
    "removed": "remove", "skipped": "skip", "cancelled": "cancel",
}  # fmt: skip
_PASSIVE = re.compile(
    r"^(?:(?:can|could) (?P<what>(?!.*\b(?:not|never)\b).+?)|(?P<of>(?!.*\b(?:not|never)\b).+?) (?:can|could|should)) be "
    rf"(?P<verb>{'|'.join(_OF_PASSIVE)})(?P<rest>(?: .*)?)$"
)
_GERUND = re.compile(
    r"^(?:(?:and|so|or|then|please) )*(?:(?:what|how) about"
    r"|(?:i|we) (?:suggest|(?:are|am)(?: all| both| now)?)|consider|(?:would|do) you mind"
    r"|mind|(?:can|could) you try"
    rf"|would it be possible by) ({'|'.join(_OF_GERUND)})\b"
)
_MARKS = " ,.;!?:-"
_HANGING = re.compile(r"\s+(?:and|but|so|then|also|because(?: of)?|since|as)\s*$")
_IF_IT_FITS = (
    r"(?:if (?:there is|theres|we have|we got) (?:still |enough |some |any )?(?:time|room|space)(?: left)?"
    r"|if time (?:allows|permits)|if (?:it|that) (?:fits|works))"
)
_PLAN = r"(?:(?:our|the|my|this) )?(?:plan|route|trip|itinerary|list|programme?|schedule)"
_TAIL = re.compile(
    r"(?:^|[ ,]+)(?:please|pls|plz|thanks(?: a lot| so much)?"
    r"|thank you(?: so much| very much)?|thx|instead|now"
    r"|too|as well|after all|if (?:possible|you can|thats ok"
    r"|that is ok|you dont mind|thats possible)"
    r"|for (?:us|me|now)|(?:would|will) be (?:so )?(?:nicer?"
    r"|great|better|good|lovely|perfect|fine|cool|best)"
    r"|whatever (?:happens|you do|else happens)|no matter what|at all|sharp|on the dot|(?:at the )?latest|(?:and )?vice versa"
    rf"|{_IF_IT_FITS}"
    r"|a bit|a little"
    r"|ok(?:ay)?|cheers|maybe|perhaps|somehow|somewhere|some ?time|at some point|completely"
    r"|entirely"
    r"|altogether|for sure|this time|alone(?<!leave . alone)(?<!leave the . alone)|already planned"
    r"|again please|actually|either|anyway|right away"
    rf"|really|from {_PLAN}|in {_PLAN}|to {_PLAN}|of {_PLAN}"
    r"|sounds? (?:good|great|better)|makes? more sense)$"
)
# Words that tell nothing to do, or set a condition: nobody may guess past them.
_NO_WISH = re.compile(
    r"\b(?:if|unless|except(?: for)?|apart from|other than"
    r"|(?:everything|all|anything|nothing) but|whether"
    r"|suppose|supposing|in case|would hate|would be sad"
    r"|(?:on|at) the same (?:day|time|morning|afternoon|evening)|not sure|unsure|dont know|do not know|should (?:we"
    r"|i)|whatever)\b"
    r"|(?:^|[.?!;,] ?)(?:not (?:the|our|[\ue100-\ue1ff])|i meant|i mean)\b"
    r"|(?:^|[.?!;,] ?)(?:what|why|how|when|where|who|which"
    r"|is|are|does|do|did|was|were there|has|have you"
    r"|will (?:it|there|the))\b(?! (?:about|dont (?:we"
    r"|you)|not touch|not|it possible|there any|the|\ue200"
    r"|[\ue100-\ue3ff]))"
    r"|(?:^|[.?!;,] ?)(?:is|are|does|did|was|has) (?:the|it|there|[\ue100-\ue3ff])"
)
_ALL_BUT = re.compile(
    r"\b(?:everything|all|anything|nothing|every \w+)(?: \w+)? (?:but|except(?: for)?|apart from|other than)\b"
    r"|^(?:please )?(?:keep only|only keep|just keep|keep just|keep nothing but) "
)
_STILL_A_WISH = re.compile(
    r"(?:what|how) about|is it (?:ok|okay|fine|all ?right) (?:to|if (?:we|you))\b"
    r"|is there any (?:way|chance)|is it possible|why (?:dont|not)"
)
_UNDECIDED = re.compile(r"\b(?:no|not|never|dont|except|but|only|wait|rather|unless|if)\b|\d")


def is_all_but(text: str) -> bool:
    """Whether a text speaks of all but something, or of that alone."""
    return _ALL_BUT.search(text) is not None


def is_no_wish(text: str) -> bool:
    """Whether a text asks, doubts or sets a condition, so that no edit may be made of it."""
    without = re.sub(
        r"\bif (?:possible|you can|thats (?:ok|possible)"
        r"|that is ok|you dont mind|(?:you|we) could)\b"
        r"|whatever (?:happens|it costs|you do|else happens)",
        "",
        text,
    )
    if not re.search(
        rf"\b{VERBS}\b", text
    ):  # "drop the zoo if there is time for the castle" is no plain wish
        without = re.sub(rf"\b{_IF_IT_FITS}[ .!]*$", "", without)
    return _NO_WISH.search(_STILL_A_WISH.sub("", without)) is not None


def is_doubtful(text: str) -> bool:
    """Whether what is left aside may turn around what is understood."""
    return _UNDECIDED.search(text) is not None


def _is_heading(piece: str, joint: re.Match[str] | None) -> bool:
    """Whether a piece is the day of what follows: "day 2: less stuff"."""
    return joint is not None and ":" in joint[0] and re.fullmatch(DAY, piece.strip()) is not None


def clauses(text: str) -> Iterator[tuple[str, ...]]:
    """Yield the clauses of a text, each in the pieces that may belong to it: its head, and what follows."""
    pieces: list[str] = []
    start = 0
    for joint in (*_JOINTS.finditer(text), None):
        piece = text[start : joint.start() if joint else len(text)]
        if joint is not None:
            piece_end = joint.end()
        else:
            piece_end = len(text)
        if piece.strip():
            if (
                pieces
                and (_OPENS.match(polite_off(piece)) or _is_heading(piece, joint))
                and not _LIST_SO_FAR.fullmatch(polite_off("".join(pieces)))
                and not _HALF.fullmatch(polite_off("".join(pieces)))
            ):
                yield tuple(pieces)
                pieces = []
            pieces.append(text[start:piece_end] if joint else piece)
        start = piece_end
    if pieces:
        yield tuple(pieces)


def _active(found: re.Match[str]) -> str:
    """Return "can the zoo be replaced by the park" as "replace the zoo by the park"."""
    return f"{_OF_PASSIVE[found['verb']]} {found['what'] or found['of']}{found['rest']}"


def _plain_verb(found: re.Match[str]) -> str:
    return _OF_GERUND[found[1]]


def polite_off(text: str) -> str:
    """Return a clause without polite words and fillers around it."""
    text = _GERUND.sub(_plain_verb, _QUALIFIED.sub(" ", text))
    text = _SLIGHTLY.sub("", text)
    text = text.strip(_MARKS)
    before = None
    while text != before:
        before = text
        text = _PASSIVE.sub(_active, _EARLIER_AT.sub("", text))
        text = _HANGING.sub("", text).strip(_MARKS)
        text = text if _COMES_OR_GOES.match(text) else _NOT_THEN.sub("", text)
        text = _TAIL.sub("", _LEAD.sub("", text)).strip(_MARKS)
    return text
