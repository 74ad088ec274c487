// SPDX-License-Identifier: Apache-2.0
// Preloaded into the program by tests: the calendar's clock goes TAWATUR_CLOCK_SHIFT seconds wrong,
// as on a machine whose battery is empty. Clocks that only measure time stay as they are.
#include <dlfcn.h>
#include <time.h>

#include <cstdlib>

extern "C" int clock_gettime(clockid_t clock, timespec* out) noexcept {
  using Real = int (*)(clockid_t, timespec*);
  static const auto real = reinterpret_cast<Real>(dlsym(RTLD_NEXT, "clock_gettime"));
  const int done = real(clock, out);
  const char* const shift = std::getenv("TAWATUR_CLOCK_SHIFT");
  if (done == 0 && clock == CLOCK_REALTIME && shift != nullptr) out->tv_sec += std::atoll(shift);
  return done;
}
