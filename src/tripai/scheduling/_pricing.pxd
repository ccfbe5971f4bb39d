# The C types of _pricing.py; see there.
cimport cython

cdef int MOST_LABELS, BUCKETS, NEVER

@cython.final
cdef class Labels:
    cdef public object time, node, parent, beside, later, value, memory, high

@cython.final
cdef class Pricing:
    cdef public int start, end, size, width, used, thorough, slack, chunk, later_than
    cdef public long long price, work, floor
    cdef public int[::1] out, home, ways, window, opens, lasts, duration, unit, front, top, bucket
    cdef public long long[::1] bit, remembered, rest
    cdef int[::1] time, node, parent, beside, later
    cdef long long[::1] value, memory, high

    @cython.locals(n=int, v=int, a=int, b=int, way=int)
    cdef void close(self) noexcept
    @cython.locals(v=int, i=int, last=int)
    cdef void shut(self) noexcept
    @cython.locals(w=int, b=int, k=int, v=int, limit=cython.longlong, value=cython.longlong, best=cython.longlong)
    cpdef long long best(self, long long[::1] net, int[::1] active, long long floor, long long most)
    @cython.locals(n=int, count=int, time=int, unit=int, row=int, j=int, w=int, way=int, t=int, i=int, stop=int,
                   value=cython.longlong, memory=cython.longlong, worth=cython.longlong, known=cython.longlong)
    cdef void extend(self, int k, long long[::1] net, int[::1] active) noexcept
    @cython.locals(before=int, i=int, following=int)
    cdef bint stands(self, int w, int time, long long value, long long memory) noexcept
    @cython.locals(k=int, b=int, i=int)
    cdef void add(self, int w, int time, long long value, long long memory, int parent) noexcept
    @cython.locals(k=int, v=int)
    cpdef list walk_to(self, int w)
    @cython.locals(k=int)
    cpdef long long value_at(self, int w)
