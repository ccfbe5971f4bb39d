from tripai.export._stops import line, stops
from tripai.export._trail import of_day, of_trip


def test_stops_are_numbered_where_it_is_known_where_they_are(lisbon):
    friday, saturday, _ = lisbon.days
    assert [(stop.number, stop.spot.name) for stop in stops(lisbon, friday)] == [
        (1, "National Tile Museum"),
        (2, "Alfama"),
        (3, "São Jorge Castle"),
        (4, "Commerce Square"),
        (5, "Chiado"),
    ]
    assert stops(lisbon, saturday)[-1].spot.name == "Clube de Fado"


def test_the_line_of_a_day_goes_out_and_home(lisbon):
    day = lisbon.days[2]
    points = line(lisbon, day)
    assert points[0] == points[-1] == day.base.point
    assert len(points) == 4
    assert line(lisbon, day.replaced(way_home=None)) == points[:-1]


def test_a_day_is_its_base_its_stops_and_the_ways_between(kyoto):
    found = of_day(kyoto, kyoto.days[0])
    assert [mark.label for mark in found.marks] == ["", "1", "2", "3", "4"]
    assert [(way.start, way.end, way.mode) for way in found.ways] == [
        (0, 1, "transit"),
        (1, 2, "walk"),
        (2, 3, "transit"),
        (3, 4, "transit"),
        (4, 0, "transit"),
    ]


def test_no_way_is_drawn_to_where_nobody_knows(lisbon):
    """The booking has no spot now: the way there and the way home have one end."""
    somewhere = lisbon.brief.bookings[0].replaced(spot=None)
    route = lisbon.replaced(brief=lisbon.brief.replaced(bookings=(somewhere,)))
    known, unknown = of_day(lisbon, lisbon.days[1]), of_day(route, lisbon.days[1])
    assert [(way.start, way.end) for way in known.ways] == [(0, 1), (1, 2), (2, 3), (3, 4), (4, 0)]
    assert [(way.start, way.end) for way in unknown.ways] == [(0, 1), (1, 2), (2, 3)]


def test_a_trip_has_each_base_once_and_a_pin_a_day(lisbon):
    found = of_trip(lisbon)
    assert found.bases == 1
    assert [mark.label for mark in found.marks if mark.label is not None] == ["", "1", "2", "3"]
    assert len(found.marks) == 1 + 5 + 4 + 2
    assert len(found.ways) == sum(len(of_day(lisbon, day).ways) for day in lisbon.days)
    assert (
        found.marks[-2].label == "3"
    )  # the monastery, not lunch beside it, which is nearer to town


def test_a_day_without_a_stop_is_its_base_alone(kyoto):
    empty = kyoto.days[0].replaced(activities=(), way_home=None)
    assert of_day(kyoto, empty).ways == ()
    assert len(of_day(kyoto, empty).marks) == 1
    assert of_trip(kyoto.replaced(days=(empty,))).ways == ()
