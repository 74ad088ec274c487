// SPDX-License-Identifier: Apache-2.0
#include "decode/answers.h"

#include <algorithm>

namespace tawatur::decode {
namespace {

constexpr std::size_t kReach = 64;  ///< claims before and behind a denial that are looked at
constexpr int kLeast = 2;           ///< what the same parties and places must come to

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

}  // namespace

void link_answers(std::vector<Claim>& claims) {
  for (std::size_t i = 0; i < claims.size(); ++i) {
    if (claims[i].modality != Modality::denied) continue;
    int best = kLeast - 1;
    const std::size_t first = i > kReach ? i - kReach : 0;
    // What stands before is answered rather than what follows, and the nearest of that.
    for (std::size_t j = i; j-- > first;) {
      if (const int n = fit(claims[i], claims[j]); n > best) {
        best = n;
        claims[i].answers = claims[j].claim_id;
      }
    }
    for (std::size_t j = i + 1; j < std::min(claims.size(), i + 1 + kReach); ++j) {
      if (const int n = fit(claims[i], claims[j]); n > best) {
        best = n;
        claims[i].answers = claims[j].claim_id;
      }
    }
  }
}

}  // namespace tawatur::decode
