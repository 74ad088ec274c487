// SPDX-License-Identifier: Apache-2.0
// rooms: base
// CodePoints keeps a view: it can't be made of a string that dies at the semicolon.
#include <string>

#include "base/utf8.h"

std::uint32_t use(const std::string& text) {
#ifdef MISUSE
  const tawatur::CodePoints points{std::string(text)};
#else
  const tawatur::CodePoints points{text};
#endif
  return points.count();
}
