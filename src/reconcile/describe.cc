// SPDX-License-Identifier: Apache-2.0
#include "reconcile/describe.h"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "reconcile/sources.h"
#include "reconcile/tolls.h"

namespace tawatur::reconcile {
namespace {

constexpr std::size_t kMostActors = 12, kMostPlaces = 12;

bool denies(Modality m) { return m == Modality::denied || m == Modality::negated; }
bool only_talk(Modality m) {
  return m == Modality::planned || m == Modality::called_for || m == Modality::possible;
}

Frame frame_of(const Material& m, const Members& members) {
  std::map<Frame, std::set<std::uint32_t>> docs;
  std::map<Frame, std::uint32_t> claims;
  for (const std::uint32_t i : members) {
    docs[m.told[i].frame].insert(m.told[i].report);
    ++claims[m.told[i].frame];
  }
  Frame best = docs.begin()->first;
  const auto rank = [&](Frame f) {
    return std::make_tuple(!is_consequence(f), docs.at(f).size(), claims.at(f));
  };
  for (const auto& [frame, in] : docs) {
    if (rank(frame) > rank(best)) best = frame;
  }
  return best;
}

template <class Out, class In>
void merge(std::vector<Out>& out, std::map<std::string, std::set<std::uint32_t>>& docs, const In& f,
           std::uint32_t report) {
  const std::string& key = !f.id.empty() ? f.id : f.text;
  if (docs.find(key) == docs.end()) {
    Out o;
    o.id = f.id;
    o.name_ar = f.name_ar;
    o.name_en = f.name_en;
    o.text = f.text;
    if constexpr (requires { o.lat; }) {
      o.lat = f.lat;
      o.lon = f.lon;
      o.precision = f.precision;
      o.admin1 = f.admin1;
    }
    out.push_back(std::move(o));
  }
  docs[key].insert(report);
}

template <class Out>
void rank(std::vector<Out>& list, const std::map<std::string, std::set<std::uint32_t>>& docs,
          std::size_t most) {
  const auto key = [](const Out& o) { return !o.id.empty() ? o.id : o.text; };
  for (Out& o : list) o.docs = static_cast<std::uint32_t>(docs.at(key(o)).size());
  std::sort(list.begin(), list.end(), [&](const Out& a, const Out& b) {
    if (a.docs != b.docs) return a.docs > b.docs;
    if (a.id.empty() != b.id.empty()) return b.id.empty();
    return key(a) < key(b);
  });
  if (list.size() > most) list.resize(most);
}

std::vector<EventActor> actors(const Material& m, const Members& members, Frame frame,
                               std::vector<Filler> Claim::*role) {
  std::vector<EventActor> out;
  std::map<std::string, std::set<std::uint32_t>> docs;
  for (const bool own : {true, false}) {
    for (const std::uint32_t i : members) {
      const Claim& c = m.claims[i];
      if ((family(c.frame) == family(frame)) != own) continue;
      for (const Filler& f : c.*role) merge(out, docs, f, m.told[i].report);
    }
    // Who killed is who attacked, where no claim of the act says so itself.
    if (!out.empty()) break;
  }
  rank(out, docs, kMostActors);
  return out;
}

/// An unlisted place under the words by which it was named first: "the village of X" is X.
std::vector<EventPlace> places(const Material& m, const Members& members) {
  std::vector<EventPlace> out;
  std::map<std::string, std::set<std::uint32_t>> docs;
  std::map<std::uint32_t, std::string> words;
  for (const std::uint32_t i : members) {
    std::vector<PlaceFiller> list = m.claims[i].place;
    for (const ToldPlace& p : m.told[i].place) {
      if (p.index >= list.size() || !list[p.index].id.empty()) continue;
      list[p.index].text = words.emplace(p.key, list[p.index].text).first->second;
    }
    for (const PlaceFiller& p : list) merge(out, docs, p, m.told[i].report);
  }
  rank(out, docs, kMostPlaces);
  return out;
}

void set_days(const Material& m, const Members& members, Event& event) {
  using Days = std::tuple<std::string, std::string, std::string>;
  std::map<Days, std::set<std::uint32_t>> docs;
  for (const std::uint32_t i : members) {
    const auto& t = m.claims[i].time;
    if (!t || t->from.empty()) continue;
    docs[{t->from, t->to.empty() ? t->from : t->to, t->precision}].insert(m.told[i].report);
  }
  const Days* best = nullptr;
  for (const auto& [days, in] : docs) {
    const auto fine = [](const Days& d) { return std::get<2>(d) == "day"; };
    if (best == nullptr || std::make_pair(fine(days), in.size()) >
                               std::make_pair(fine(*best), docs.at(*best).size())) {
      best = &days;
    }
  }
  if (best != nullptr) std::tie(event.from, event.to, event.time_precision) = *best;
  if (event.time_precision.empty()) event.time_precision = "unknown";
}

/// Two claims of one family that name actors of known identity, none in common.
std::vector<std::string> role_conflict(const Material& m, const Members& members, Frame frame,
                                       std::vector<Filler> Claim::*role) {
  std::map<std::string, std::set<std::string>> by_claim;  // claim id -> ids
  for (const std::uint32_t i : members) {
    const Claim& c = m.claims[i];
    if (c.frame != frame || c.modality != Modality::asserted) continue;
    for (const Filler& f : c.*role) {
      if (!f.id.empty()) by_claim[c.claim_id].insert(f.id);
    }
  }
  std::set<std::string> at_odds;
  for (auto a = by_claim.begin(); a != by_claim.end(); ++a) {
    for (auto b = std::next(a); b != by_claim.end(); ++b) {
      const bool common = std::any_of(a->second.begin(), a->second.end(),
                                      [&](const auto& id) { return b->second.count(id) != 0; });
      if (!common) at_odds.insert({a->first, b->first});
    }
  }
  return {at_odds.begin(), at_odds.end()};
}

std::vector<std::string> day_conflict(const Material& m, const Members& members) {
  std::set<std::string> at_odds;
  for (const std::uint32_t a : members) {
    for (const std::uint32_t b : members) {
      const Told &x = m.told[a], &y = m.told[b];
      if (x.report == y.report || x.from == kNoDay || y.from == kNoDay) continue;
      if (x.to < y.from && x.frame == y.frame) {
        at_odds.insert(m.claims[a].claim_id);
        at_odds.insert(m.claims[b].claim_id);
      }
    }
  }
  return {at_odds.begin(), at_odds.end()};
}

/// Claims that say it happened and claims that say it didn't; empty where only one of both.
std::vector<std::string> happened_conflict(const Material& m, const Members& members) {
  std::vector<std::string> out;
  bool yes = false, no = false;
  for (const std::uint32_t i : members) {
    const Modality modality = m.claims[i].modality;
    yes = yes || modality == Modality::asserted;
    no = no || denies(modality);
  }
  if (!yes || !no) return out;
  for (const std::uint32_t i : members) {
    if (m.claims[i].modality == Modality::asserted || denies(m.claims[i].modality)) {
      out.push_back(m.claims[i].claim_id);
    }
  }
  return out;
}

/// One says a place was taken, another that the attack was repelled.
std::vector<std::string> outcome_conflict(const Material& m, const Members& members) {
  std::vector<std::string> took, held;
  for (const std::uint32_t i : members) {
    const Claim& c = m.claims[i];
    if (c.modality != Modality::asserted) continue;
    if (c.frame == Frame::take_control || c.frame == Frame::advance) took.push_back(c.claim_id);
    if (c.frame == Frame::repel) held.push_back(c.claim_id);
  }
  if (took.empty() || held.empty()) return {};
  took.insert(took.end(), held.begin(), held.end());
  return took;
}

EventStatus status_of(const Material& m, const Members& members, bool disputed) {
  if (disputed) return EventStatus::disputed;
  const auto all = [&](auto test) {
    return std::all_of(members.begin(), members.end(),
                       [&](std::uint32_t i) { return test(m.claims[i].modality); });
  };
  if (all(denies)) return EventStatus::denied;
  if (all(only_talk)) return EventStatus::planned;
  return EventStatus::reported;
}

std::string grade_of(const Event& e) {
  if (e.status == EventStatus::denied || e.status == EventStatus::planned) return "D";
  if (e.independent_sources >= 3 && e.status == EventStatus::reported) return "A";
  return e.independent_sources >= 2 ? "B" : "C";
}

void add(Event& event, std::string_view field, std::vector<std::string> claims, std::string text) {
  if (!claims.empty()) {
    event.contradictions.push_back({std::string(field), std::move(claims), std::move(text)});
  }
}

void set_tolls(const Material& m, const Members& members, const std::vector<std::uint32_t>& sources,
               Event& event) {
  std::optional<Toll>* const slots[] = {&event.killed, &event.wounded, &event.captured,
                                        &event.displaced};
  for (std::size_t k = 0; k < std::size(slots); ++k) {
    const auto kind = static_cast<TollKind>(k);
    *slots[k] = toll_of(kind, m, members, sources);
    if (!*slots[k]) continue;
    const Bounds& b = (*slots[k])->all;
    add(event, to_string(kind), disagreeing(kind, m, members),
        std::to_string(*b.low) + " to " + std::to_string(*b.high));
  }
}

}  // namespace

bool comes_before(const Material& m, std::uint32_t a, std::uint32_t b) {
  const Told &x = m.told[a], &y = m.told[b];
  const Report &rx = m.reports[x.report], &ry = m.reports[y.report];
  return std::tie(rx.published, rx.doc, x.trigger.begin, x.claim_id, a) <
         std::tie(ry.published, ry.doc, y.trigger.begin, y.claim_id, b);
}

void describe(const Material& m, const Members& members, Event& event) {
  event.frame = frame_of(m, members);
  event.agent = actors(m, members, event.frame, &Claim::agent);
  event.target = actors(m, members, event.frame, &Claim::target);
  event.place = places(m, members);
  set_days(m, members, event);
  const std::vector<std::uint32_t> sources = sources_of(m, members);
  event.independent_sources = *std::max_element(sources.begin(), sources.end()) + 1;
  set_tolls(m, members, sources, event);
  add(event, "agent", role_conflict(m, members, event.frame, &Claim::agent), {});
  add(event, "target", role_conflict(m, members, event.frame, &Claim::target), {});
  add(event, "date", day_conflict(m, members), {});
  add(event, "outcome", outcome_conflict(m, members), "taken or held");
  std::vector<std::string> happened = happened_conflict(m, members);
  event.status = status_of(m, members, !happened.empty());
  add(event, "happened", std::move(happened), "told and denied");
  event.grade = grade_of(event);
  std::set<std::string> docs;
  Day first = kNoDay, last = kNoDay;
  for (const std::uint32_t i : members) {
    const Report& r = m.reports[m.told[i].report];
    docs.insert(r.doc);
    event.confidence = std::max(event.confidence, m.claims[i].confidence);
    if (r.published == kNoDay) continue;
    first = first == kNoDay ? r.published : std::min(first, r.published);
    last = std::max(last, r.published);
  }
  event.reported_from = iso_of(first);
  event.reported_to = iso_of(last);
  event.docs.assign(docs.begin(), docs.end());
}

}  // namespace tawatur::reconcile
