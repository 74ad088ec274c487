// SPDX-License-Identifier: Apache-2.0
// rooms:
// An error can't be dropped in silence.
#include "tawatur/result.h"

tawatur::Result<int> call();

bool use() {
#ifdef MISUSE
  call();
  return true;
#else
  return call().ok();
#endif
}
