// SPDX-License-Identifier: Apache-2.0
#include "reconcile/parties.h"

#include <algorithm>

namespace tawatur::reconcile {

Party party_of(const Filler& f) {
  const std::string& words = f.name.empty() ? f.text : f.name;
  return {f.id.empty() ? words : f.id, f.id, f.name_en, f.name_ar.empty() ? words : f.name_ar,
          f.kind};
}

std::vector<Party> parties_of(const std::vector<Filler>& role) {
  std::vector<Party> out;
  for (const Filler& f : role) add_parties(out, {party_of(f)});
  return out;
}

void add_parties(std::vector<Party>& list, const std::vector<Party>& more) {
  for (const Party& p : more) {
    const bool known =
        std::any_of(list.begin(), list.end(), [&](const Party& q) { return q.key == p.key; });
    if (!known) list.push_back(p);
  }
}

std::vector<Party> without_civilians(std::vector<Party> parties) {
  std::erase_if(parties, [](const Party& p) { return p.kind == kCivilians; });
  return parties;
}

bool is_denial(Modality modality) {
  return modality == Modality::negated || modality == Modality::denied;
}

void Kinship::add(const std::string& below, const std::string& above) {
  above_[below].push_back(above);
}

std::set<std::string> Kinship::above(const std::string& key) const {
  std::set<std::string> seen = {key};
  std::vector<std::string> open = {key};
  while (!open.empty()) {
    const auto it = above_.find(open.back());
    open.pop_back();
    if (it == above_.end()) continue;
    for (const std::string& next : it->second) {
      if (seen.insert(next).second) open.push_back(next);
    }
  }
  return seen;
}

bool Kinship::related(const std::string& a, const std::string& b) const {
  return a == b || above(a).contains(b) || above(b).contains(a);
}

bool Kinship::any_related(const std::vector<Party>& a, const std::vector<Party>& b) const {
  return std::any_of(a.begin(), a.end(), [&](const Party& x) {
    return std::any_of(b.begin(), b.end(), [&](const Party& y) { return related(x.key, y.key); });
  });
}

std::string voice_of(const Material& m, std::uint32_t claim) {
  const Claim& c = m.claims[claim];
  if (!c.source.empty()) {
    const Party p = party_of(c.source.back());
    return p.name_en.empty() ? p.key : p.name_en;
  }
  const Report& r = m.reports[m.told[claim].report];
  return r.outlet.empty() ? r.doc : r.outlet;
}

std::vector<std::string> voices_of(const Material& m, const std::vector<std::uint32_t>& claims) {
  std::vector<std::string> out;
  for (const std::uint32_t i : claims) {
    std::string voice = voice_of(m, i);
    if (std::find(out.begin(), out.end(), voice) == out.end()) out.push_back(std::move(voice));
  }
  return out;
}

DayOf day_of_claim(const Material& m, std::uint32_t claim) {
  const Told& t = m.told[claim];
  if (t.from != kNoDay) return {t.from, true};
  return {m.reports[t.report].published, false};
}

}  // namespace tawatur::reconcile
