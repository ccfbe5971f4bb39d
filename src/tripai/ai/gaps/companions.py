"""Who travels, whole: what is said, then the traveller's own party, then two adults."""

from pydantic import ValidationError

from tripai.ai.reading import Reading
from tripai.errors import InputError
from tripai.model import Party
from tripai.wording import listed

MOST_PEOPLE = 50
# Ages for children whose ages are not said, by how many there are; more follow in the same steps.
_AGES = {1: (8,), 2: (6, 9)}


def complete_party(said: Reading, own: Party | None) -> tuple[Party, tuple[str, ...]]:
    """Return the party, and a sentence for each part of it that was decided here.

    Raises:
        InputError: Nobody grown-up travels, too many people do, or an age is not a child's.
    """
    if said.adults is None and said.seniors is None and not said.child_ages and not said.children:
        return (own, ()) if own else (Party(), ("Nothing was said about who travels: 2 adults.",))
    notes = []
    adults = said.adults
    if adults is None:
        adults = own.adults if own else 2
        if own is None:
            notes.append(f"The number of adults was not given: {adults}.")
    ages = (*said.child_ages, *_ages(said.children))
    if said.children:
        notes.append(_about_ages(said.children))
    return _party(adults, ages, said.seniors or 0), tuple(notes)


def _ages(children: int) -> tuple[int, ...]:
    _refuse_crowd(children)
    return _AGES.get(children, tuple(min(17, 4 + 3 * n) for n in range(children)))


def _about_ages(children: int) -> str:
    if children == 1:
        return "The child's age was not given: 8 years."
    return f"The children's ages were not given: {listed(map(str, _ages(children)))} years."


def _refuse_crowd(people: int) -> None:
    if people > MOST_PEOPLE:
        raise InputError(f"A party has at most {MOST_PEOPLE} people, and {people} are named.")


def _party(adults: int, ages: tuple[int, ...], seniors: int) -> Party:
    _refuse_crowd(adults + len(ages) + seniors)
    wrong = next((age for age in ages if not 0 <= age <= 17), None)
    if wrong is not None:
        raise InputError(
            f"A child is 0 to 17 years old, not {wrong}.", "Count older ones among the adults."
        )
    if adults < 0 or seniors < 0:
        raise InputError(
            "Nobody can be fewer than no people.", "Give --adults and --seniors as 0 or more."
        )
    try:
        return Party(adults=adults, child_ages=ages, seniors=seniors)
    except ValidationError as error:
        raise InputError(
            "A party needs at least one adult or senior.", "Give --adults or --seniors."
        ) from error
