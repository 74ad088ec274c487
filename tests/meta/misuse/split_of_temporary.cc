// SPDX-License-Identifier: Apache-2.0
// rooms: base model text
// FoldedText keeps a view of the source: a temporary string is refused.
#include <string>

#include "text/split.h"

std::size_t use(const std::string& source) {
#ifdef MISUSE
  const auto folded = tawatur::text::split(std::string(source));
#else
  const auto folded = tawatur::text::split(source);
#endif
  return sizeof(folded);
}
