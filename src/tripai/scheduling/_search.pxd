# The C types of _search.py; see there.
cimport cython

cdef int NEVER, DRAWS
cdef long long MASK

@cython.final
cdef class Search:
    cdef public int visits, shifts, nodes, categories, exponents, metric, wish, way_weight, wild, rarely
    cdef public long long weight, budget, random, weyl, clock
    cdef public long long total_spent, total_profit, total_travel, met
    cdef public long long kept_met, kept_value, best_met, best_value
    cdef int[::1] leaving, arriving, matrix, ends, window, opens, lasts, duration
    cdef int[::1] unit, needed, category, counted, limit, most_visits, surprise
    cdef long long[::1] profit, cost, shift_budget, spent, content, ruined, before, kept_content, known
    cdef double[::1] power, appeal, rank
    cdef int[::1] next, previous, reach, leave, late, shift_of, taken, newest, count, stops, touched
    cdef int[::1] shift_cost, place, open, order
    cdef int[::1] kept_next, kept_previous, kept_shift, best_next

    @cython.locals(k=int)
    cdef void forget(self) noexcept
    @cython.locals(_=cython.longlong)
    cpdef run(self, long long iterations, double temperature)
    @cython.locals(x=cython.longlong)
    cdef inline long long below(self, long long bound) noexcept
    cdef long long value(self) noexcept
    @cython.locals(c=int)
    cdef inline bint allowed(self, int v, int s) noexcept
    cdef void book(self, int v, int s, int sign) noexcept
    @cython.locals(s=int, a=int, b=int, row=int)
    cdef void link(self, int v, int s, int a) noexcept
    @cython.locals(s=int, a=int, b=int, row=int)
    cdef void unlink(self, int v) noexcept
    @cython.locals(stuck=int)
    cdef void settle(self, int s) noexcept
    @cython.locals(row=int, n=int, size=int, a=int, b=int, last=int, t=int, w=int, stop=int)
    cdef int forward(self, int s) noexcept
    @cython.locals(row=int, n=int, size=int, a=int, b=int, t=int, w=int)
    cdef void backward(self, int s) noexcept
    cdef void insert(self, int v, int s, int a) noexcept
    @cython.locals(n=int, m=int, exponent=int, noise=int, count=int, v=int, s=int, i=int, k=int, pick=int, on=int,
                   kept=int, alive=bint, best=double, ratio=double)
    cdef void recreate(self) noexcept
    @cython.locals(n=int, first=int, new=int, content=cython.longlong, ruined=cython.longlong,
                   before=cython.longlong, known=cython.longlong, i=int, v=int, k=int, w=int, stop=int,
                   best=int, soonest=int, final=int, a=int, b=int, t=int)
    cdef void scan(self, int s, int count) noexcept
    @cython.locals(b=int, k=int, line=int, way=int, t=int, w=int, stop=int)
    cdef inline int cost_after(self, int v, int s, int a) noexcept
    @cython.locals(scheduled=int, v=int, s=int, most=int, size=int, kind=int)
    cdef void ruin(self) noexcept
    @cython.locals(s=int, _=int, length=int, node=int, take=int, skip=int, following=int)
    cdef void ruin_segments(self, int size)
    @cython.locals(i=int, j=int, v=int)
    cdef void ruin_random(self, int scheduled, int size)
    @cython.locals(left=int, v=int, wish=int, s=int, k=int, opens=int, lasts=int, i=int, t=int, apart=cython.longlong)
    cdef void ruin_around(self, int scheduled, int size)
    @cython.locals(i=int, v=int, s=int, a=int, b=int, row=int, time=int)
    cdef void ruin_poor(self, int scheduled, int size)
    @cython.locals(i=int, top=int, j=int, v=int)
    cdef void ruin_ranked(self, int scheduled, int size)
    @cython.locals(value=cython.longlong, loss=double)
    cdef void decide(self, double temperature) noexcept
    @cython.locals(s=int)
    cdef void keep(self) noexcept
    @cython.locals(n=int, v=int, s=int)
    cdef void go_back(self)

@cython.locals(i=int)
cdef void copy(int[::1] target, int[::1] source, int length) noexcept
