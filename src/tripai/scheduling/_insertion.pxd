# The C types of _insertion.py; see there.
cimport cython
from tripai.scheduling._tours cimport Tours

cdef int NEVER
cdef long long MASK

cdef class Insertion(Tours):
    cdef public int metric, lasting, way_weight, blinking
    cdef public long long random, weyl
    cdef int[::1] least, place, open, row_node, row_leave, row_late, row_reach
    cdef long long[::1] known, exact, epoch, kept_epoch

    @cython.locals(x=cython.longlong)
    cdef long long below(self, long long bound) noexcept
    @cython.locals(k=int)
    cdef void forget(self) noexcept
    @cython.locals(n=int, content=cython.longlong, epoch=cython.longlong, length=int, i=int, v=int, k=int)
    cdef void scan(self, int s, int count) noexcept
    @cython.locals(k=int, before=int, a=int, cost=int)
    cdef bint renew(self, int v, int s, int new, int length) noexcept
    @cython.locals(a=int, b=int, last=int, length=int)
    cdef int lay_out(self, int s) noexcept
    @cython.locals(k=int, line=int, best=int, place=int, first=int, stop=int, duration=int, soonest=int, final=int,
                   p=int, leave=int, way=int, t=int, w=int, out=int, reach=int)
    cdef void search_tour(self, int v, int s, int length) noexcept
    @cython.locals(b=int, k=int, line=int, way=int, t=int, w=int, stop=int)
    cdef int cost_after(self, int v, int s, int a) noexcept
    @cython.locals(cost=int)
    cdef inline int weigh(self, int v, int k, int shift, int way) noexcept
