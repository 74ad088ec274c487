// SPDX-License-Identifier: Apache-2.0
#include "morph/known_words.h"

namespace tawatur::morph {

std::span<const Reading> WordTable::readings(const ReadingFinder& finder, const Token& token) {
  // A word and a mark never share their letters, so the folded form alone is the key.
  auto at = words_.find(std::string_view(token.folded));
  if (at == words_.end()) {
    finder.find(token.folded, token.kind, max_arcs_, scratch_);
    at = words_.emplace(token.folded, Range{readings_.size(), scratch_.size()}).first;
    readings_.insert(readings_.end(), scratch_.begin(), scratch_.end());
  }
  return std::span<const Reading>(readings_).subspan(at->second.first, at->second.count);
}

KnownWords::Loan KnownWords::lend(std::uint32_t max_arcs) {
  {
    const std::lock_guard lock(mutex_);
    while (!idle_.empty()) {
      auto table = std::move(idle_.back());
      idle_.pop_back();
      if (table->max_arcs() == max_arcs) return Loan(*this, std::move(table));
    }
  }
  return Loan(*this, std::make_unique<WordTable>(max_arcs));
}

void KnownWords::take_back(std::unique_ptr<WordTable> table) {
  if (table->size() > kMost) return;
  const std::lock_guard lock(mutex_);
  idle_.push_back(std::move(table));
}

}  // namespace tawatur::morph
