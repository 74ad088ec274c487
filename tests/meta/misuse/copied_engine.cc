// SPDX-License-Identifier: Apache-2.0
// rooms:
// An engine holds a mapped pack: it is moved or shared by reference, never copied.
#include <utility>

#include "tawatur/engine.h"

#ifdef MISUSE
tawatur::Engine use(tawatur::Engine& engine) { return engine; }
#else
tawatur::Engine use(tawatur::Engine& engine) { return std::move(engine); }
#endif
