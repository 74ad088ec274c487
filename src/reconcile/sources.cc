// SPDX-License-Identifier: Apache-2.0
#include "reconcile/sources.h"

#include <map>
#include <numeric>
#include <string>

namespace tawatur::reconcile {
namespace {

/// The last link: whoever is quoted in the end. Empty where the claim names nobody.
std::string last_link(const Claim& c) {
  if (c.source.empty()) return {};
  const Filler& f = c.source.back();
  return !f.id.empty() ? f.id : !f.name_ar.empty() ? f.name_ar : f.text;
}

std::string words_key(const Told& t) {
  std::string out;
  for (const Word& w : t.words) out += std::to_string(w.hash) + ".";
  return out;
}

}  // namespace

std::vector<std::uint32_t> sources_of(const Material& m, const Members& members) {
  std::vector<std::uint32_t> up(members.size());
  std::iota(up.begin(), up.end(), 0u);
  const auto root = [&](std::uint32_t i) {
    while (up[i] != i) i = up[i] = up[up[i]];
    return i;
  };
  std::map<std::string, std::uint32_t> first;
  const auto tie = [&](const std::string& key, std::uint32_t i) {
    const std::uint32_t other = root(first.emplace(key, i).first->second);
    up[std::max(other, root(i))] = std::min(other, root(i));
  };
  // A document that quotes somebody is no witness of its own beside the one whom it quotes.
  std::map<std::uint32_t, std::string> quoted;
  for (const std::uint32_t i : members) {
    const std::string link = last_link(m.claims[i]);
    if (!link.empty()) quoted.emplace(m.told[i].report, link);
  }
  for (std::uint32_t i = 0; i < members.size(); ++i) {
    const Told& t = m.told[members[i]];
    const Report& r = m.reports[t.report];
    std::string link = last_link(m.claims[members[i]]);
    if (const auto it = quoted.find(t.report); link.empty() && it != quoted.end()) {
      link = it->second;
    }
    const std::string& copied = m.reports[r.copy_of].doc;
    // What a document says in its own voice, its copies say in the same.
    tie(link.empty() ? "text " + copied : "source " + link, i);
    if (link.empty() && !r.outlet.empty()) tie("outlet " + r.outlet, i);
    if (!t.words.empty()) tie("words " + words_key(t), i);
  }
  std::map<std::uint32_t, std::uint32_t> number;
  std::vector<std::uint32_t> out;
  for (std::uint32_t i = 0; i < members.size(); ++i) {
    out.push_back(number.emplace(root(i), static_cast<std::uint32_t>(number.size())).first->second);
  }
  return out;
}

}  // namespace tawatur::reconcile
