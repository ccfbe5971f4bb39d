# The C types of _subsets.py; see there.
cimport cython



@cython.final
cdef class Subsets:
    cdef public int visits, shifts, nodes, categories, sets, used, room
    cdef public long long weight, budget
    cdef int[::1] leaving, matrix, starts, ends, window, opens, lasts, duration
    cdef int[::1] unit, category, counted, limit, most_visits
    cdef long long[::1] cost, shift_budget, profit, before, gain
    cdef public long long[::1] value
    cdef int[::1] whole, part, end, kinds, head, allowed
    cdef int[::1] node, time, travel, parent, beside

    @cython.locals(s=int)
    cpdef solve(self)
    @cython.locals(chosen=int, cost=cython.longlong, v=int, w=int)
    cdef void mark(self) noexcept
    @cython.locals(n=int, first=int, k=int, chosen=int, least=cython.longlong, last=int, home=int, v=int)
    cdef tours(self, int s)
    @cython.locals(counted=int, cost=cython.longlong, c=int, v=int)
    cdef void admit(self, int s, int chosen) noexcept
    @cython.locals(n=int, v=int, way=int, i=int, stop=int, begin=int, k=int)
    cdef follow(self, int s, int chosen, int a, int time, int travel, int parent)
    @cython.locals(before=int, i=int, k=int)
    cdef keep(self, int state, int v, int time, int travel, int parent)
    cdef grow(self)
    @cython.locals(chosen=int, part=int, rest=cython.longlong, value=cython.longlong)
    cdef void split(self, int s) noexcept
    @cython.locals(s=int, part=int, k=int)
    cpdef list plan(self, int chosen)
