// SPDX-License-Identifier: Apache-2.0
#include "reconcile/blocking.h"

#include <algorithm>

namespace tawatur::reconcile {

void Blocking::add(std::uint32_t claim, Day day, const std::vector<std::uint64_t>& keys,
                   std::vector<std::uint32_t>& earlier) {
  if (day != kNoDay && (days_.empty() || days_.back().day != day)) days_.push_back({day, {}});
  for (const std::uint64_t key : keys) {
    std::vector<Filed>& list = lists_[key];
    if (list.size() < options_.most_of_key) {
      for (const Filed& f : list) earlier.push_back(f.claim);
    }
    list.push_back({day, claim});
    if (day != kNoDay) days_.back().keys.push_back(key);
  }
}

void Blocking::forget_before(Day day) {
  for (; !days_.empty() && days_.front().day < day; days_.pop_front()) {
    for (const std::uint64_t key : days_.front().keys) {
      const auto at = lists_.find(key);
      if (at == lists_.end()) continue;
      std::erase_if(at->second, [&](const Filed& f) { return f.day != kNoDay && f.day < day; });
      if (at->second.empty()) lists_.erase(at);
    }
  }
}

}  // namespace tawatur::reconcile
