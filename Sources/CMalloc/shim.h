// Swift's own module of the C library leaves this header out. Other systems have none of it, and need none.
#include <stdlib.h>
#ifdef __GLIBC__
#include <malloc.h>
#endif
