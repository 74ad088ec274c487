// SPDX-License-Identifier: Apache-2.0
#include "annotate/numbers.h"

#include "annotate/numbers_scan.h"

namespace tawatur::annotate {

NumberFinder::NumberFinder(const lexicon::Pack& pack)
    : numbers_(pack.table("numbers")), quantifiers_(pack) {
  flags_.reserve(pack.lexeme_count());
  for (std::size_t id = 0; id < pack.lexeme_count(); ++id) {
    flags_.push_back(noun_flags(pack.lexeme(static_cast<std::uint32_t>(id))));
  }
}

void NumberFinder::find(const Context& context, std::vector<Mention>& out) const {
  const QuantifierMatches words = quantifiers_.match(context.text);
  NumberScan(context, numbers_, words, flags_, out).run();
}

}  // namespace tawatur::annotate
