# The C types of _ruin.py; see there.
cimport cython
from tripai.scheduling._insertion cimport Insertion

cdef class Ruin(Insertion):
    cdef public int wish
    cdef int[::1] order
    cdef double[::1] rank

    @cython.locals(scheduled=int, v=int, s=int, most=int, size=int, kind=int)
    cdef void ruin(self) noexcept
    @cython.locals(s=int, _=int, length=int, node=int, take=int, skip=int, following=int)
    cdef void ruin_segments(self, int size) noexcept
    @cython.locals(i=int, j=int, v=int)
    cdef void ruin_random(self, int scheduled, int size) noexcept
    @cython.locals(left=int, v=int, wish=int, s=int, k=int, opens=int, lasts=int, i=int, t=int, apart=cython.longlong)
    cdef void ruin_around(self, int scheduled, int size) noexcept
    @cython.locals(i=int, v=int, s=int, a=int, b=int, row=int, time=int)
    cdef void ruin_poor(self, int scheduled, int size) noexcept
    @cython.locals(i=int, top=int, j=int, v=int)
    cdef void ruin_ranked(self, int scheduled, int size) noexcept
