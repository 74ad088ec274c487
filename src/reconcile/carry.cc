// SPDX-License-Identifier: Apache-2.0
#include "reconcile/carry.h"

#include <algorithm>
#include <map>
#include <string_view>
#include <tuple>
#include <unordered_map>

namespace tawatur::reconcile {
namespace {

constexpr std::uint32_t kSame = 2, kSameWords = 1;

struct Share {
  std::uint32_t weight;
  std::size_t old, now;
};

using Index = std::unordered_map<std::string_view, std::size_t>;

/// How much of an old event each new one holds.
std::map<std::size_t, std::uint32_t> shares_of(const Standing& event, const Index& by_claim,
                                               const Index& by_words) {
  std::map<std::size_t, std::uint32_t> out;
  for (const std::string& claim : event.claims) {
    if (const auto same = by_claim.find(claim); same != by_claim.end()) {
      out[same->second] += kSame;
    } else if (const auto words = by_words.find(claim_words(claim)); words != by_words.end()) {
      out[words->second] += kSameWords;
    }
  }
  return out;
}

}  // namespace

std::string_view claim_words(std::string_view claim) { return claim.substr(0, claim.rfind('.')); }

Carried carry(const std::vector<Standing>& old, const std::vector<std::vector<std::string>>& now) {
  Index by_claim, by_words;
  for (std::size_t n = 0; n < now.size(); ++n) {
    for (const std::string& claim : now[n]) {
      by_claim.emplace(claim, n);
      by_words.emplace(claim_words(claim), n);
    }
  }
  std::vector<Share> shares;
  std::vector<std::optional<std::size_t>> best(old.size());
  for (std::size_t o = 0; o < old.size(); ++o) {
    std::uint32_t most = 0;
    for (const auto& [n, weight] : shares_of(old[o], by_claim, by_words)) {
      shares.push_back({weight, o, n});
      if (weight > most) best[o] = n;
      most = std::max(most, weight);
    }
  }
  std::sort(shares.begin(), shares.end(), [&](const Share& a, const Share& b) {
    return std::make_tuple(b.weight, std::string_view(old[a.old].id), a.now) <
           std::make_tuple(a.weight, std::string_view(old[b.old].id), b.now);
  });
  Carried out;
  out.kept.resize(now.size());
  std::vector<bool> goes_on(old.size(), false);
  for (const Share& s : shares) {
    if (goes_on[s.old] || !out.kept[s.now].empty()) continue;
    goes_on[s.old] = true;
    out.kept[s.now] = old[s.old].id;
  }
  for (std::size_t o = 0; o < old.size(); ++o) {
    if (!goes_on[o]) out.ended.push_back({old[o].id, best[o]});
  }
  std::sort(out.ended.begin(), out.ended.end(),
            [](const auto& a, const auto& b) { return a.id < b.id; });
  return out;
}

}  // namespace tawatur::reconcile
