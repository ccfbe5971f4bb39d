# The C types of _tours.py; see there.
cimport cython

cdef class Tours:
    cdef public int visits, shifts, nodes, categories
    cdef public long long weight, budget, clock
    cdef public long long total_spent, total_profit, total_travel, met
    cdef int[::1] leaving, arriving, matrix, window, opens, lasts, duration
    cdef int[::1] unit, needed, category, counted, limit, most_visits
    cdef long long[::1] profit, cost, shift_budget, spent, content
    cdef int[::1] next, previous, reach, leave, late, shift_of, taken, count, stops, touched

    cdef long long value(self) noexcept
    @cython.locals(c=int)
    cdef bint allowed(self, int v, int s) noexcept
    cdef void book(self, int v, int s, int sign) noexcept
    @cython.locals(row=int, size=int, over=int)
    cdef int detour(self, int v, int s, int a, int b) noexcept
    @cython.locals(b=int)
    cdef void link(self, int v, int s, int a) noexcept
    @cython.locals(s=int, a=int, b=int)
    cdef void unlink(self, int v) noexcept
    cdef void insert(self, int v, int s, int a) noexcept
    @cython.locals(stuck=int)
    cdef void settle(self, int s) noexcept
    @cython.locals(row=int, n=int, size=int, a=int, b=int, last=int, t=int, w=int, stop=int)
    cdef int forward(self, int s) noexcept
    @cython.locals(row=int, n=int, size=int, a=int, b=int, t=int, w=int)
    cdef void backward(self, int s) noexcept
