"""The compiled kernel against the plain Python that it is made from: the same answers to random questions.

    python tests/benchmarks/same_answers.py [QUESTIONS] [SEED]

Without numbers 200 questions from seed 0. Exits with 1 at a different answer, with 2 if nothing compiled is here.
"""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "scheduling"))

from compiled_and_plain import differing

from tripai.scheduling import compiled


def main(questions: int = 200, seed: int = 0) -> int:
    if not compiled():
        print("Only plain Python is here: python setup.py build_ext --inplace")
        return 2
    different = differing(range(seed, seed + questions))
    print(f"{questions} questions, {len(different)} answered otherwise by plain Python")
    print(*(f"seed {each}" for each in different), sep="\n")
    return 1 if different else 0


if __name__ == "__main__":
    sys.exit(main(*map(int, sys.argv[1:])))
