// SPDX-License-Identifier: Apache-2.0
#include "pipeline/name_match.h"

#include <utility>

#include "text/search_words.h"

namespace tawatur::pipeline {

NameMatch::NameMatch(std::string words)
    : words_(std::move(words)), folded_(text::folded_words(words_)) {}

bool NameMatch::operator()(std::string_view id,
                           std::initializer_list<std::string_view> names) const {
  if (id == words_) return true;
  if (folded_.empty()) return false;
  for (const std::string_view name : names) {
    if (text::folded_words(name).find(folded_) != std::string::npos) return true;
  }
  return false;
}

}  // namespace tawatur::pipeline
