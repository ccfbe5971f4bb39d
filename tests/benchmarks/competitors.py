"""Other solvers on the same instances: PyVRP, OR-Tools and VROOM, each if it is installed.

    pip install pyvrp ortools pyvroom

All get the instance's whole-number times, windows of the start of service, free waiting, vehicles that cost
nothing, one core, and the settings that served them best in trials. What is forgone costs far more than travel, as
with us. None of their modules is imported before its solver is asked for.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from importlib.util import find_spec
from typing import Any

from instances import Instance, Stop, Tours

Solver = Callable[[Instance, int, float, int], Tours]
"""(instance, number of tours, seconds, seed) -> tours."""


def pyvrp(instance: Instance, count: int, seconds: float, seed: int) -> Tours:
    """PyVRP's iterated local search: prizes 1000 x the scale, restarts after 2,000 iterations."""
    from pyvrp import IteratedLocalSearchParams, SolveParams, solve

    search = IteratedLocalSearchParams(num_iters_no_improvement=2000, history_length=100)
    data = _pyvrp_data(instance, count)
    begin = time.process_time()
    result = solve(
        data,
        stop=lambda _cost: time.process_time() - begin > seconds,
        seed=seed,
        collect_stats=False,
        params=SolveParams(ils=search),
    )
    return [
        [(a.idx + 1, a.end_time - a.duration, a.end_time) for a in route if a.is_client()]
        for route in result.best.routes()
    ]


def _pyvrp_data(instance: Instance, count: int) -> Any:
    """The instance as PyVRP takes it: location k is client k - 1."""
    import numpy
    from pyvrp import Client, Depot, Location, ProblemData, VehicleType

    places = instance.locations
    clients = [
        Client(
            k,
            service_duration=place.service,
            tw_early=place.opens,
            tw_late=place.closes,
            prize=1000 * instance.scale * place.score,
            required=False,
        )
        for k, place in enumerate(places)
        if k
    ]
    vehicles = VehicleType(count, tw_early=places[0].opens, tw_late=places[0].closes)
    matrix = numpy.array(instance.travel)
    points = [Location(float(place.x), float(place.y)) for place in places]
    return ProblemData(points, clients, [Depot(0)], [vehicles], [matrix], [matrix])


def ortools(instance: Instance, count: int, seconds: float, seed: int) -> Tours:  # noqa: ARG001
    """OR-Tools' guided local search: penalties 10 x the scale, lambda 1. It has no seed.

    Mean gaps of 2 s on ten cases, every 16th from the third: with penalties 100 x the scale, a start from the
    cheapest arcs and the usual lambda of 0.1 5.6 %, starting from no visits 5.3 %, with penalties of 10 x 4.3 %, with
    lambda 1 too 3.0 %, and starting from the cheapest insertions 2.7 %.
    """
    from ortools.constraint_solver import pywrapcp, routing_enums_pb2

    manager = pywrapcp.RoutingIndexManager(len(instance.locations), count, 0)
    model = pywrapcp.RoutingModel(manager)
    _state(instance, manager, model)
    search = pywrapcp.DefaultRoutingSearchParameters()
    search.first_solution_strategy = (
        routing_enums_pb2.FirstSolutionStrategy.LOCAL_CHEAPEST_INSERTION
    )
    search.local_search_metaheuristic = (
        routing_enums_pb2.LocalSearchMetaheuristic.GUIDED_LOCAL_SEARCH
    )
    search.guided_local_search_lambda_coefficient = 1.0
    answer = _searched(model, search, seconds)
    return [_tour(instance, manager, model, answer, vehicle) for vehicle in range(count)]


def _state(instance: Instance, manager: Any, model: Any) -> None:
    """Give OR-Tools the travel, the windows, and what it costs to leave a location out."""
    places, travel, latest = instance.locations, instance.travel, instance.latest
    times = [[a.service + way for way in row] for a, row in zip(places, travel, strict=True)]
    ways = model.RegisterTransitMatrix([list(row) for row in travel])
    model.SetArcCostEvaluatorOfAllVehicles(ways)
    model.AddDimension(model.RegisterTransitMatrix(times), latest, latest, False, "time")
    time_of = model.GetDimensionOrDie("time").CumulVar
    for k, place in enumerate(places):
        if k:
            index = manager.NodeToIndex(k)
            time_of(index).SetRange(place.opens, min(place.closes, latest))
            model.AddDisjunction([index], 10 * instance.scale * place.score)


def _searched(model: Any, search: Any, seconds: float) -> Any:
    """The answer of so many processor seconds.

    OR-Tools' clock is the wall's: where other work took the core meanwhile, it runs again with as much more.
    """
    limit, used, answer = seconds, 0.0, None
    while used < 0.97 * seconds:
        search.time_limit.FromMilliseconds(round(1000 * limit))
        begin = time.process_time()
        answer = model.SolveWithParameters(search)
        used = time.process_time() - begin
        limit *= seconds / used
    return answer


def _tour(instance: Instance, manager: Any, model: Any, answer: Any, vehicle: int) -> list[Stop]:
    time_of = model.GetDimensionOrDie("time").CumulVar
    tour = []
    index = answer.Value(model.NextVar(model.Start(vehicle)))
    while not model.IsEnd(index):
        k, start = manager.IndexToNode(index), answer.Min(time_of(index))
        tour.append((k, start, start + instance.locations[k].service))
        index = answer.Value(model.NextVar(index))
    return tour


def vroom(instance: Instance, count: int, seconds: float, seed: int) -> Tours:  # noqa: ARG001
    """VROOM at its highest exploration level. It has neither a clock nor a seed; priority is score."""
    import numpy
    import vroom

    places = instance.locations
    problem = vroom.Input()
    problem.set_durations_matrix("car", numpy.array(instance.travel, dtype=numpy.uint32))
    for vehicle in range(count):
        window = (places[0].opens, places[0].closes)
        problem.add_vehicle(vroom.Vehicle(vehicle, start=0, end=0, time_window=window))
    for k, place in enumerate(places):
        if k:
            windows = [vroom.TimeWindow(place.opens, place.closes)]
            job = vroom.Job(
                k, k, default_service=place.service, priority=place.score, time_windows=windows
            )
            problem.add_job(job)
    routes = problem.solve(exploration_level=5, nb_threads=1).to_dict()["routes"]
    return [[_stop(step) for step in route["steps"] if step["type"] == "job"] for route in routes]


def _stop(step: dict[str, int]) -> Stop:
    start = step["arrival"] + step["waiting_time"]
    return step["id"], start, start + step["service"]


SOLVERS: dict[str, Solver] = {"pyvrp": pyvrp, "ortools": ortools, "vroom": vroom}


def installed(names: Sequence[str]) -> dict[str, Solver]:
    """Those of the solvers that are installed; ValueError for one that is none of them."""
    unknown = set(names) - set(SOLVERS)
    if unknown:
        raise ValueError(f"{', '.join(sorted(unknown))}: must be of {', '.join(SOLVERS)}")
    return {name: SOLVERS[name] for name in names if find_spec(name)}
