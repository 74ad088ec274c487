// SPDX-License-Identifier: Apache-2.0
#include "decode/answers.h"

#include <algorithm>

namespace tawatur::decode {
namespace {

constexpr std::uint32_t kReach = 6000;  ///< code points before and behind a denial
constexpr int kLeast = 2;               ///< what the same parties and places must come to

template <class Item>
bool same(const Item& a, const Item& b) {
  if (!a.id.empty() && !b.id.empty()) return a.id == b.id;
  return a.text == b.text || (!a.name.empty() && a.name == b.name);
}

template <class Item>
bool share(const std::vector<Item>& a, const std::vector<Item>& b) {
  return std::any_of(a.begin(), a.end(), [&](const Item& x) {
    return std::any_of(b.begin(), b.end(), [&](const Item& y) { return same(x, y); });
  });
}

/// Points for what both name alike, and against where each names others.
template <class Item>
int agreement(const std::vector<Item>& a, const std::vector<Item>& b, int points) {
  if (a.empty() || b.empty()) return 0;
  return share(a, b) ? points : -2;
}

int fit(const Claim& denial, const Claim& other) {
  if (other.frame != denial.frame || other.modality == Modality::denied ||
      other.modality == Modality::negated) {
    return -1;
  }
  // Nobody denies what he says himself.
  if (!denial.source.empty() && !other.source.empty() &&
      same(denial.source.front(), other.source.front())) {
    return -1;
  }
  return agreement(denial.agent, other.agent, 2) + agreement(denial.target, other.target, 2) +
         agreement(denial.place, other.place, 2);
}

bool near(const Claim& before, const Claim& behind) {
  return behind.trigger.begin < before.trigger.begin + kReach;
}

}  // namespace

void link_answers(std::vector<Claim>& claims, double least) {
  for (Claim& denial : claims) {
    if (denial.modality != Modality::denied) continue;
    const std::size_t self = static_cast<std::size_t>(&denial - claims.data());
    int best = kLeast - 1;
    const auto look = [&](const Claim& other) {
      if (other.confidence < least) return;
      if (const int n = fit(denial, other); n > best) {
        best = n;
        denial.answers = other.claim_id;
      }
    };
    // What stands before is answered rather than what follows, and the nearest of that.
    for (std::size_t j = self; j-- > 0 && near(claims[j], denial);) look(claims[j]);
    for (std::size_t j = self + 1; j < claims.size() && near(denial, claims[j]); ++j) {
      look(claims[j]);
    }
  }
}

}  // namespace tawatur::decode
