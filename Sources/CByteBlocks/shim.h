// Many bytes compared by one instruction: vectors of Swift's own are compared a byte after the other.
#pragma once
#include <stdint.h>

typedef uint8_t StrideguardBytes64 __attribute__((ext_vector_type(64), aligned(1)));
typedef uint8_t StrideguardBytes32 __attribute__((ext_vector_type(32), aligned(1)));
typedef _Bool StrideguardBits64 __attribute__((ext_vector_type(64)));
typedef _Bool StrideguardBits32 __attribute__((ext_vector_type(32)));

// A bit for each of the 64 bytes from `place` on that is a line feed; the lowest bit is the first byte's.
static inline uint64_t line_feeds(const void *place) {
  StrideguardBytes64 bytes = *(const StrideguardBytes64 *)place;
  return __builtin_bit_cast(uint64_t, __builtin_convertvector(bytes == '\n', StrideguardBits64));
}

// A bit for each of the 32 bytes from `place` on that is no space; the lowest bit is the first byte's.
static inline uint32_t no_spaces(const void *place) {
  StrideguardBytes32 bytes = *(const StrideguardBytes32 *)place;
  return __builtin_bit_cast(uint32_t, __builtin_convertvector(bytes != ' ', StrideguardBits32));
}
