// SPDX-License-Identifier: Apache-2.0
#include "copies/direction.h"

#include <algorithm>
#include <numeric>

#include "text/tokenize.h"

namespace tawatur::copies {
namespace {

bool has(const std::vector<std::string>& list, const std::string& what) {
  return !what.empty() && std::find(list.begin(), list.end(), what) != list.end();
}

std::vector<std::string> folded_words(std::string_view text) {
  const text::RawTokens raw = text::tokenize(text);
  std::vector<std::string> words;
  for (const text::RawToken& t : raw.tokens) {
    if (t.token.kind != TokenKind::punct) words.emplace_back(raw.folded(t));
  }
  return words;
}

class Union {
 public:
  explicit Union(std::size_t n) : up_(n) { std::iota(up_.begin(), up_.end(), 0u); }
  std::uint32_t root(std::uint32_t i) {
    while (up_[i] != i) i = up_[i] = up_[up_[i]];
    return i;
  }
  void join(std::uint32_t a, std::uint32_t b) {
    a = root(a);
    b = root(b);
    up_[std::max(a, b)] = std::min(a, b);
  }

 private:
  std::vector<std::uint32_t> up_;
};

}  // namespace

Direction direction(const Origin& a, const Origin& b) {
  const bool a_credits = has(a.credits, b.outlet), b_credits = has(b.credits, a.outlet);
  if (a.outlet != b.outlet && a_credits != b_credits) {
    return {a_credits ? First::b : First::a, "credit", {}};
  }
  for (const std::string& id : a.credits) {
    if (id != a.outlet && id != b.outlet && has(b.credits, id)) {
      return {First::third, "same credit", id};
    }
  }
  if (!a.published.empty() && !b.published.empty() && a.published != b.published) {
    return {a.published < b.published ? First::a : First::b, "date", {}};
  }
  return {};
}

bool earlier(const Origin& a, const Origin& b) {
  if (a.published.empty() != b.published.empty()) return b.published.empty();
  if (a.published != b.published) return a.published < b.published;
  return a.id < b.id;
}

std::vector<std::uint32_t> copy_groups(const Copies& copies, std::span<const Origin> origins) {
  Union joined(origins.size());
  for (std::uint32_t i = 0; i < copies.same.size(); ++i) joined.join(i, copies.same[i]);
  for (const CopyPair& p : copies.pairs) {
    if (p.kind == CopyKind::near) joined.join(p.a, p.b);
  }
  std::vector<std::uint32_t> first(origins.size());
  std::iota(first.begin(), first.end(), 0u);
  for (std::uint32_t i = 0; i < origins.size(); ++i) {
    std::uint32_t& best = first[joined.root(i)];
    if (earlier(origins[i], origins[best])) best = i;
  }
  std::vector<std::uint32_t> out(origins.size());
  for (std::uint32_t i = 0; i < origins.size(); ++i) out[i] = first[joined.root(i)];
  return out;
}

Credits::Credits(std::span<const Name> names) {
  for (const Name& name : names) {
    std::string key;
    const std::vector<std::string> words = folded_words(name.name);
    for (const std::string& w : words) key += (key.empty() ? "" : " ") + w;
    if (words.empty()) continue;
    of_words_.emplace(std::move(key), name);
    longest_ = std::max(longest_, words.size());
  }
}

std::vector<std::string> Credits::find(std::string_view text) const {
  const std::vector<std::string> words = folded_words(text);
  std::vector<std::string> out;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (i >= kHeadWords && i + kFootWords < words.size()) continue;
    const bool edge = i < kWeakHeadWords || i + kWeakFootWords >= words.size();
    std::string key, found;
    for (std::size_t n = 0; n < longest_ && i + n < words.size(); ++n) {
      key += (n == 0 ? "" : " ") + words[i + n];
      const auto hit = of_words_.find(key);
      if (hit != of_words_.end() && (edge || !hit->second.weak)) found = hit->second.id;
    }
    if (!found.empty() && !has(out, found)) out.push_back(found);
  }
  return out;
}

}  // namespace tawatur::copies
