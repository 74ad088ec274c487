// SPDX-License-Identifier: Apache-2.0
// rooms: base
// Bytes inside, code points outside: the two spans don't convert into each other.
#include "base/span.h"
#include "tawatur/claim.h"

tawatur::CpSpan use(tawatur::Span bytes) {
#ifdef MISUSE
  return bytes;
#else
  return {bytes.begin, bytes.end};  // said aloud, it may be done
#endif
}
