// SPDX-License-Identifier: Apache-2.0
// The whole public door in one include.
#pragma once

#include "tawatur/claim.h"     // IWYU pragma: export
#include "tawatur/document.h"  // IWYU pragma: export
#include "tawatur/engine.h"    // IWYU pragma: export
#include "tawatur/event.h"     // IWYU pragma: export
#include "tawatur/language.h"  // IWYU pragma: export
#include "tawatur/limits.h"    // IWYU pragma: export
#include "tawatur/project.h"   // IWYU pragma: export
#include "tawatur/result.h"    // IWYU pragma: export
#include "tawatur/version.h"   // IWYU pragma: export
