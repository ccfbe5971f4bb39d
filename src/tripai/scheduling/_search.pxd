# The C types of _search.py; see there.
cimport cython
from tripai.scheduling._ruin cimport Ruin

cdef int NEVER, DRAWS

@cython.final
cdef class Search(Ruin):
    cdef public int exponents, exponent, rarely
    cdef public long long kept_met, kept_value, best_met, best_value, required
    cdef int[::1] surprise, on, kept_shift, kept_next, kept_previous, best_next
    cdef long long[::1] kept_content
    cdef double[::1] power, appeal, ratio

    @cython.locals(_=cython.longlong)
    cpdef run(self, long long iterations, double temperature)
    @cython.locals(count=int, s=int, i=int, v=int)
    cdef void recreate(self) noexcept
    @cython.locals(noise=int, count=int, v=int, appeal=double)
    cdef int attract(self) noexcept
    @cython.locals(ratio=double, on=int, k=int, s=int, here=double)
    cdef void choose(self, int v) noexcept
    @cython.locals(length=int, i=int, v=int, k=int, here=double)
    cdef void reconsider(self, int new, int s, int count) noexcept
    @cython.locals(kept=int, i=int, v=int)
    cdef int still_open(self, int count) noexcept
    @cython.locals(best=double, pick=int, i=int, v=int)
    cdef int most_attractive(self, int count) noexcept
    @cython.locals(value=cython.longlong, loss=double)
    cdef void decide(self, double temperature) noexcept
    @cython.locals(s=int)
    cdef void keep(self) noexcept
    @cython.locals(n=int, v=int, s=int)
    cdef void go_back(self) noexcept

@cython.locals(i=int)
cdef void copy(int[::1] target, int[::1] source, int length) noexcept
