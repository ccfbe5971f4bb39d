"""Choosing and timing visits: the solver.

State a ``Problem`` of ``Visit`` and ``Shift`` objects, call ``solve``, read the ``Schedule``.
It needs the standard library only, and knows nothing of trips.
"""

from tripai.scheduling import _insertion, _pricing, _ruin, _search, _subsets, _tours
from tripai.scheduling.conflict import is_feasible
from tripai.scheduling.explain import why_missing
from tripai.scheduling.idle import less_idle
from tripai.scheduling.problem import Infeasible, Problem, Reason, Schedule, Shift, Visit
from tripai.scheduling.relaxing import Relaxation, least, relaxations
from tripai.scheduling.solve import default_effort, solve

__all__ = [
    "Infeasible",
    "Problem",
    "Reason",
    "Relaxation",
    "Schedule",
    "Shift",
    "Visit",
    "compiled",
    "default_effort",
    "is_feasible",
    "least",
    "less_idle",
    "relaxations",
    "solve",
    "why_missing",
]


def compiled() -> bool:
    """Whether all kernels run as machine code; plain Python gives the same answers."""
    kernels = (_tours, _insertion, _ruin, _search, _subsets, _pricing)
    return not any(str(kernel.__file__).endswith(".py") for kernel in kernels)
