# cython: language_level=3, boundscheck=False, wraparound=False, cdivision=True
# cython: initializedcheck=False, annotation_typing=False, infer_types=False
"""The search kernel: a large neighbourhood search for team orienteering with time windows.

The method is ruin and recreate (Schrimpf et al., J. Comput. Phys. 159, 2000; Shaw, CP 1998) with
simulated annealing (Kirkpatrick et al., "Optimization by simulated annealing", Science 220, 1983),
in the form that Schmid & Ehmke, "An effective large neighborhood search for the team orienteering
problem with time windows" (ICCL 2017) found to suit this problem.

``_tours.py`` has the tours, ``_insertion.py`` what insertions cost, ``_ruin.py`` what is taken out.
Set packing of the tours seen, sampling the open visits, looking up stale insertion costs only when
about to be used, and beginning the second cooling cycle at the best tours gained nothing.
"""

from __future__ import annotations

from array import array
from typing import TYPE_CHECKING

from tripai.scheduling._ruin import Ruin
from tripai.scheduling._tours import zeros

if TYPE_CHECKING:
    from tripai.scheduling.flatten import Tables

DRAWS = 4096
NEVER = 2**31 - 1  # as in _insertion.py, whose C constant cannot be imported


class Search(Ruin):
    """The state of one search: the current tours, the tours to go back to, the best tours."""

    def __init__(self, t: Tables, seed: int) -> None:
        """Start with empty tours."""
        super().__init__(t, seed)
        n, m = t.visits, t.shifts
        self.power, self.surprise = t.power, t.surprise
        self.exponents = len(t.power) // max(1, n * m)
        self.exponent = 0
        self.on = zeros("i", n)
        self.appeal, self.ratio = array("d", [0.0]) * n, array("d", [0.0]) * n
        self.rarely = 4 if n <= 16 else 64
        self.kept_next, self.kept_previous = zeros("i", t.nodes), zeros("i", t.nodes)
        self.kept_shift, self.kept_content = zeros("i", n), zeros("q", m)
        self.best_next = zeros("i", t.nodes)
        self.kept_met = self.best_met = 0
        self.required = len({t.unit[v] for v in range(n) if t.needed[v]})
        self.kept_value = self.best_value = self.value()
        self.keep()
        copy(self.best_next, self.next, t.nodes)

    def load(self, tours: list[list[int]]) -> None:
        """Put these visits into the empty tours, in order, leaving out what does not fit."""
        for s in range(self.shifts):
            for v in tours[s]:
                if self.shift_of[v] < 0 and self.allowed(v, s):
                    self.link(v, s, self.previous[self.visits + 2 * s + 1])
            self.settle(s)
        self.decide(0.0)

    def best_tours(self) -> list[list[int]]:
        """The best tours found: the visits of every shift in order."""
        return self.written_out(self.best_next)

    def run(self, iterations: int, temperature: float) -> None:
        """Ruin, recreate and decide ``iterations`` times at one temperature, in ``value``."""
        for _ in range(iterations):
            if self.below(16) == 0:
                self.way_weight = self.below(5)
                self.forget()
            self.blinking = self.below(self.rarely) == 0
            self.ruin()
            self.recreate()
            self.decide(temperature)

    # -- recreate

    def recreate(self) -> None:
        """Insert what has the most score ** exponent * noise per time shift, until nothing fits.

        Now and then places are overlooked at random ("blinks", Christiaens & Vanden Berghe, "Slack
        induction by string removals", Transportation Science 54, 2020), with much more noise.
        """
        if self.blinking:
            self.forget()
        count = self.attract()
        for s in range(self.shifts):
            self.scan(s, count)
        for i in range(count):
            self.choose(self.open[i])
        while count > 0:
            count = self.still_open(count)
            v = self.most_attractive(count)
            if v < 0:
                break
            s = self.on[v]
            if self.allowed(v, s):
                self.insert(v, s, self.place[s * self.visits + v])
                self.reconsider(v, s, count)
            else:
                self.choose(v)
        if self.blinking:
            self.forget()

    def attract(self) -> int:
        """List the open visits, with random appeal; how many there are."""
        self.exponent = self.below(self.exponents) * self.shifts * self.visits
        noise = 1 + self.below(128)
        count = 0
        for v in range(self.visits):
            if self.shift_of[v] < 0 and self.taken[self.unit[v]] == 0:
                self.open[count] = v
                count += 1
                appeal = 256 + self.below(256) * noise / 128.0
                if self.blinking:
                    appeal *= appeal * appeal
                    appeal *= appeal * appeal
                if self.needed[v]:
                    appeal *= 1e6
                    if self.kept_met < self.required:  # a long booking may have to go first
                        appeal *= 1 + self.below(4096)
                if v == self.wish:
                    appeal *= 10
                self.appeal[v] = appeal
        self.wish = -1
        return count

    def choose(self, v: int) -> None:
        """Choose the shift on which v has the most appeal for its cost, -1 if none takes it."""
        ratio, on = 0.0, -1
        k = v
        for s in range(self.shifts):
            if self.least[k] < NEVER and self.allowed(v, s):
                here = self.power[self.exponent + k] * self.appeal[v] / self.least[k]
                if here > ratio:
                    ratio, on = here, s
            k += self.visits
        self.ratio[v], self.on[v] = ratio, on

    def reconsider(self, new: int, s: int, count: int) -> None:
        """Choose again for the visits that cost something else since the new stop of shift s."""
        length = self.lay_out(s)
        for i in range(count):
            v = self.open[i]
            k = s * self.visits + v
            if v != new and self.renew(v, s, new, length):
                if self.on[v] == s:
                    self.choose(v)
                elif self.least[k] < NEVER and self.allowed(v, s):
                    here = self.power[self.exponent + k] * self.appeal[v] / self.least[k]
                    if here > self.ratio[v] or (here == self.ratio[v] and s < self.on[v]):
                        self.ratio[v], self.on[v] = here, s  # of equal shifts the first

    def still_open(self, count: int) -> int:
        """Strike off the list what is taken, or fits nowhere and will not; how many are left."""
        kept = 0
        for i in range(count):
            v = self.open[i]
            if self.taken[self.unit[v]] == 0 and (self.on[v] >= 0 or not self.metric):
                self.open[kept] = v
                kept += 1
        return kept

    def most_attractive(self, count: int) -> int:
        """The open visit of the largest ratio, -1 if none fits anywhere."""
        best = 0.0
        pick = -1
        for i in range(count):
            v = self.open[i]
            if self.ratio[v] > best:
                best, pick = self.ratio[v], v
        return pick

    # -- accept

    def decide(self, temperature: float) -> None:
        """Keep the new tours or go back, by simulated annealing; more required visits always win.

        Kirkpatrick et al., "Optimization by simulated annealing", Science 220, 1983.
        """
        value = self.value()
        if self.met > self.best_met or (self.met == self.best_met and value > self.best_value):
            self.best_met, self.best_value = self.met, value
            copy(self.best_next, self.next, self.nodes)
        loss = temperature * self.surprise[self.below(DRAWS)] / 65536.0
        if self.met > self.kept_met or (
            self.met == self.kept_met and self.kept_value - value <= loss
        ):
            self.kept_met, self.kept_value = self.met, value
            self.keep()
        else:
            self.go_back()

    def keep(self) -> None:
        """Make the current tours those to go back to."""
        copy(self.kept_next, self.next, self.nodes)
        copy(self.kept_previous, self.previous, self.nodes)
        copy(self.kept_shift, self.shift_of, self.visits)
        for s in range(self.shifts):
            self.kept_content[s], self.kept_epoch[s] = self.content[s], self.epoch[s]
            self.touched[s] = 0

    def go_back(self) -> None:
        """Return to the tours that were kept, on the shifts that were touched."""
        n = self.visits
        for v in range(n):
            s = self.shift_of[v]
            if s >= 0 and self.touched[s]:
                self.book(v, s, -1)
        copy(self.next, self.kept_next, self.nodes)
        copy(self.previous, self.kept_previous, self.nodes)
        copy(self.shift_of, self.kept_shift, n)
        for v in range(n):
            s = self.shift_of[v]
            if s >= 0 and self.touched[s]:
                self.book(v, s, 1)
        for s in range(self.shifts):
            if self.touched[s]:
                self.forward(s)
                self.backward(s)
                if self.epoch[s] == self.kept_epoch[s]:
                    self.clock += 1
                    self.kept_epoch[s] = self.clock  # what is known is of the tour with insertions
                self.content[s], self.epoch[s] = self.kept_content[s], self.kept_epoch[s]
                self.touched[s] = 0
        self.total_travel = self.total_profit * self.weight - self.kept_value


def copy(target: array[int], source: array[int], length: int) -> None:
    """Copy the first ``length`` entries."""
    for i in range(length):
        target[i] = source[i]
