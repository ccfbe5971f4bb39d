"""Words that say what is to go, or that it is not liked."""

VERBS = (
    r"(?:drop|remove|delete|skip|cut|cancel|scrap|ditch"
    r"|lose|omit|strike|cross out|leave out|take out"
    r"|take off|cut out|kick out|throw out|get rid of|do without|bin|axe|kill|chuck(?: out)?|nix|pass on|forget(?: about)?)"
)
"""Words that take something out. No groups."""
NO_WISH = (
    r"(?:(?:dont|do not|no longer|not)(?: really)? (?:want"
    r"|need|wish|care)(?: to)?(?: (?:see|visit|go to|do"
    r"|have|go|about))?"
    r"|(?:i |we )?(?:dont|do not|wont|lets not|not) (?:bother|fuss)(?: with| about)?(?: (?:seeing|visiting|going to|doing))?"
    r"|(?:no|not any|dont see any) (?:need|point|reason) (?:for|in|of|to)"
    r"(?: (?:see|seeing|visit|visiting|go to|going to|do|doing))?"
    r"|(?:dont|do not)(?: really)? (?:fancy|feel like)(?: (?:seeing|visiting|going to|doing))?"
    r"|(?:lets|(?:would )?rather|will) not (?:see|visit"
    r"|go to|do|have)|wont (?:see|visit|go to|do|have"
    r"|need|make it to)|cant (?:see|visit|do|make it to))"
)
"""What says that something is not wanted. No groups."""
WHO = r"(?:i|we|they|(?:the |my |our )?(?:kids|children|boys|girls|son|daughter|wife|husband|partner|friends|parents|family))"
"""Who has a wish. No groups."""
DISLIKE = (
    rf"(?:{WHO} )?(?:really )?(?:hate"
    r"|dislike|cant stand"
    r"|avoid|(?:dont|do not)(?: really)? (?:like|care for"
    r"|care about|enjoy)"
    r"|(?:are|am|were|im) (?:not|no longer) (?:(?:that|so|really|very|too) )?(?:interested in"
    r"|into)|not (?:(?:that|so|really|very) )?interested in|(?:are |am |were |im )?(?:tired"
    r"|sick|bored|fed up) (?:of|with)|(?:have )?(?:had|seen) (?:more than )?enough(?: of)?"
    r"|no interest in|(?:(?:are |am |were |im )?not|isnt|arent)"
    r" (?:(?:really|so|that|very|too) )?(?:keen on|(?:(?:a|huge|big|great) )*fans? of|big on|much into))"
)
"""What says that something is not liked. No groups."""
