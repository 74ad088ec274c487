// SPDX-License-Identifier: Apache-2.0
#include "copies/find.h"

#include <algorithm>
#include <unordered_map>

#include "copies/block.h"

namespace tawatur::copies {
namespace {

std::uint32_t common(const std::vector<std::uint32_t>& a, const std::vector<std::uint32_t>& b) {
  std::uint32_t n = 0;
  for (std::size_t i = 0, j = 0; i < a.size() && j < b.size();) {
    n += a[i] == b[j];
    const bool step_a = a[i] <= b[j], step_b = b[j] <= a[i];
    i += step_a;
    j += step_b;
  }
  return n;
}

std::vector<std::uint32_t> same_as(std::span<const Signature> texts) {
  std::vector<std::uint32_t> same(texts.size());
  std::unordered_map<std::uint64_t, std::uint32_t> first;
  first.reserve(texts.size());
  for (std::uint32_t i = 0; i < texts.size(); ++i) {
    same[i] = i;
    if (texts[i].whole != 0) same[i] = first.emplace(texts[i].whole, i).first->second;
  }
  return same;
}

}  // namespace

std::string_view to_string(CopyKind kind) {
  return kind == CopyKind::same ? "same" : kind == CopyKind::near ? "near" : "contained";
}

Compared compare(const Signature& a, const Signature& b, const CopyOptions& options) {
  Compared out;
  out.pair.b = 1;
  if (a.whole == b.whole) {
    out.copies = a.whole != 0;
    out.pair.kind = CopyKind::same;
    out.pair.jaccard = out.pair.share_a = out.pair.share_b = 1;
    return out;
  }
  if (a.groups.empty() || b.groups.empty()) return out;
  const double both = common(a.groups, b.groups);
  const auto na = static_cast<double>(a.groups.size()), nb = static_cast<double>(b.groups.size());
  out.pair.jaccard = both / (na + nb - both);
  out.pair.share_a = both / na;
  out.pair.share_b = both / nb;
  const bool near = out.pair.jaccard >= options.near;
  const bool inside = std::max(out.pair.share_a, out.pair.share_b) >= options.contained &&
                      std::min(na, nb) >= options.least_groups;
  out.pair.kind = near ? CopyKind::near : CopyKind::contained;
  out.copies = near || inside;
  return out;
}

Copies find_copies(std::span<const Signature> texts, const CopyOptions& options,
                   std::size_t first_new) {
  Copies out;
  out.same = same_as(texts);
  Block news(options);
  for (auto i = static_cast<std::uint32_t>(first_new); i < texts.size(); ++i) {
    if (out.same[i] == i) news.add(i, texts[i]);
  }
  news.build();
  const auto always = [](std::uint32_t, std::uint32_t) { return true; };
  const auto take = [&](const CopyPair& p) { out.pairs.push_back(p); };
  for (std::uint32_t i = 0; i < std::min(first_new, texts.size()); ++i) {
    if (out.same[i] == i) news.meet(i, texts[i], always, take);
  }
  news.meet_each_other(always, take);
  std::sort(out.pairs.begin(), out.pairs.end(), [](const CopyPair& x, const CopyPair& y) {
    return x.a != y.a ? x.a < y.a : x.b < y.b;
  });
  return out;
}

}  // namespace tawatur::copies
