// SPDX-License-Identifier: Apache-2.0
#include "reconcile/deals.h"

#include <algorithm>
#include <map>
#include <numeric>
#include <set>

namespace tawatur::reconcile {
namespace {

// By hand: about ten sentences, four sentences, and the months in which a truce is news.
constexpr std::uint32_t kNear = 1500;   ///< code points between claims of one agreement
constexpr std::uint32_t kBeside = 600;  ///< ... between an agreement and its terms
constexpr Day kFollowed = 120;          ///< days within which reports of it are looked for

bool is_talk(Modality m) { return m == Modality::planned || m == Modality::called_for; }

std::vector<Party> both_roles(const Claim& c) {
  std::vector<Party> out = parties_of(c.agent);
  add_parties(out, parties_of(c.target));
  return without_civilians(std::move(out));
}

std::uint32_t gap(const Told& a, const Told& b) {
  return a.trigger.begin > b.trigger.begin ? a.trigger.begin - b.trigger.begin
                                           : b.trigger.begin - a.trigger.begin;
}

class Finder {
 public:
  Finder(const Material& m, std::span<const std::uint32_t> claims, const DealOptions& options)
      : m_(m), options_(options), order_(claims.begin(), claims.end()) {
    std::sort(order_.begin(), order_.end(),
              [&](std::uint32_t a, std::uint32_t b) { return comes_before(m, a, b); });
    for (std::uint32_t at = 0; at < order_.size(); ++at) {
      const std::uint32_t i = order_[at];
      by_report_[m.told[i].report].push_back(i);
      const Claim& c = m.claims[i];
      if (report_of(i) != DealWord::none) file_report(at, c);
      // What is said to be off is a report of what was agreed, where anything was.
      if (c.frame == Frame::agree && c.modality != Modality::possible) agreements_.push_back(i);
    }
  }

  std::vector<Deal> find() {
    std::vector<Deal> out;
    for (const std::vector<std::uint32_t>& claims : grouped()) out.push_back(deal_of(claims));
    std::stable_sort(out.begin(), out.end(),
                     [](const Deal& a, const Deal& b) { return a.first < b.first; });
    return out;
  }

 private:
  /// Agreements that are one, in the order of their first claims.
  std::vector<std::vector<std::uint32_t>> grouped() {
    std::vector<std::uint32_t> up(agreements_.size());
    std::iota(up.begin(), up.end(), 0U);
    const auto root = [&](std::uint32_t i) {
      while (up[i] != i) i = up[i] = up[up[i]];
      return i;
    };
    const auto tie = [&](std::uint32_t i, std::uint32_t j) {
      const std::uint32_t x = root(i), y = root(j);
      up[std::max(x, y)] = std::min(x, y);
    };
    std::map<std::uint32_t, std::uint32_t> by_event;
    std::map<std::string, std::uint32_t> by_name;
    for (std::uint32_t i = 0; i < agreements_.size(); ++i) {
      const std::uint32_t claim = agreements_[i];
      tie(i, by_event.emplace(options_.groups[claim], i).first->second);
      if (m_.claims[claim].name) {
        tie(i, by_name.emplace(name_of(m_.claims[claim]).key, i).first->second);
      }
      // Agreements of one document follow each other.
      for (std::uint32_t j = i;
           j > 0 && m_.told[agreements_[j - 1]].report == m_.told[claim].report; --j) {
        if (are_near(claim, agreements_[j - 1])) tie(i, j - 1);
      }
    }
    std::map<std::uint32_t, std::vector<std::uint32_t>> groups;
    for (std::uint32_t i = 0; i < agreements_.size(); ++i) {
      groups[root(i)].push_back(agreements_[i]);
    }
    std::vector<std::vector<std::uint32_t>> out;
    for (auto& [first, claims] : groups) out.push_back(std::move(claims));
    return out;
  }

  /// Of two in one document: near each other, and not of different names or parties.
  bool are_near(std::uint32_t a, std::uint32_t b) const {
    const Claim &x = m_.claims[a], &y = m_.claims[b];
    if ((x.name && y.name) || gap(m_.told[a], m_.told[b]) > kNear) return false;
    // Who calls for an agreement needn't mean the one that there is.
    if (x.modality == Modality::called_for || y.modality == Modality::called_for) return false;
    const std::vector<Party> p = both_roles(x), q = both_roles(y);
    return p.empty() || q.empty() || options_.kin.any_related(p, q);
  }

  Party name_of(const Claim& c) const {
    return options_.named ? options_.named(c.name->text) : Party{c.name->text, {}, {}, {}, {}};
  }

  Deal deal_of(const std::vector<std::uint32_t>& claims) const {
    Deal deal;
    std::set<std::uint32_t> own(claims.begin(), claims.end());
    for (const std::uint32_t i : claims) {
      const Claim& c = m_.claims[i];
      if (c.name && !deal.name) deal.name = name_of(c);
      add_parties(deal.parties, both_roles(c));
      deal.agreed.push_back({word_of(c.modality), i});
      const Day day = day_of_claim(m_, i).day;
      if (day != kNoDay) deal.first = deal.first == kNoDay ? day : std::min(deal.first, day);
    }
    if (deal.parties.empty()) add_parties(deal.parties, who_met(claims.front()));
    for (const std::uint32_t i : claims) add_terms(i, own, deal);
    add_reports(claims, own, deal);
    for (auto* list : {&deal.agreed, &deal.terms, &deal.reports}) by_day(*list);
    return deal;
  }

  static DealWord word_of(Modality m) {
    if (is_denial(m)) return DealWord::denied;
    if (m == Modality::planned) return DealWord::planned;
    return m == Modality::called_for ? DealWord::called_for : DealWord::agreed;
  }

  /// Those whose meeting is told last before the agreement.
  std::vector<Party> who_met(std::uint32_t agreement) const {
    std::vector<Party> out;
    for (const std::uint32_t i : by_report_.at(m_.told[agreement].report)) {
      const Told& t = m_.told[i];
      if (t.trigger.begin > m_.told[agreement].trigger.begin) break;
      if (t.frame == Frame::meet && gap(t, m_.told[agreement]) <= kBeside) {
        out = both_roles(m_.claims[i]);
      }
    }
    return out;
  }

  void add_terms(std::uint32_t agreement, std::set<std::uint32_t>& own, Deal& deal) const {
    const Told& at = m_.told[agreement];
    for (const std::uint32_t i : by_report_.at(at.report)) {
      const Told& t = m_.told[i];
      if (t.trigger.begin < at.evidence.begin || gap(t, at) > kBeside) continue;
      const Modality modality = m_.claims[i].modality;
      if (!options_.rules.of(t.frame).term || !is_talk(modality) || !own.insert(i).second) continue;
      deal.terms.push_back({word_of(modality), i});
    }
  }

  void add_reports(const std::vector<std::uint32_t>& claims, const std::set<std::uint32_t>& own,
                   Deal& deal) const {
    std::map<std::uint32_t, std::uint32_t> behind;  // report -> where it tells of the agreement
    for (const std::uint32_t i : claims) {
      behind.emplace(m_.told[i].report, m_.told[i].trigger.begin);
    }
    for (const std::uint32_t at : may_be_about(deal)) {
      const std::uint32_t i = order_[at];
      if (own.contains(i) || !is_about(i, deal)) continue;
      const DealWord word = report_of(i);
      if (names(i, deal) || follows(i, deal, behind)) deal.reports.push_back({word, i});
    }
  }

  /// Files what may be a report under its parties and all that they are part of.
  void file_report(std::uint32_t at, const Claim& c) {
    for (const Party& p : both_roles(c)) {
      reports_of_[p.key].push_back(at);
      for (const std::string& key : options_.kin.above(p.key)) reports_below_[key].push_back(at);
    }
    if (c.name) reports_named_[name_of(c).key].push_back(at);
  }

  /// Places in the order of claims that name a party of the deal, a part or a whole of one.
  std::set<std::uint32_t> may_be_about(const Deal& deal) const {
    std::set<std::uint32_t> out;
    const auto take = [&](const auto& index, const std::string& key) {
      if (const auto it = index.find(key); it != index.end()) {
        out.insert(it->second.begin(), it->second.end());
      }
    };
    for (const Party& p : deal.parties) {
      take(reports_below_, p.key);
      for (const std::string& key : options_.kin.above(p.key)) take(reports_of_, key);
    }
    if (deal.name) take(reports_named_, deal.name->key);
    return out;
  }

  /// Behind the agreement in its document, or later; fighting in its document only with a day of
  /// its own: without one it's mostly what came before.
  bool follows(std::uint32_t i, const Deal& deal,
               const std::map<std::uint32_t, std::uint32_t>& behind) const {
    const Told& t = m_.told[i];
    const auto here = behind.find(t.report);
    if (here == behind.end()) return is_later(i, deal);
    if (options_.rules.of(t.frame).between && (t.from == kNoDay || !is_later(i, deal)))
      return false;
    return t.trigger.begin > here->second;
  }

  DealWord report_of(std::uint32_t i) const {
    const Claim& c = m_.claims[i];
    const DealRule& rule = options_.rules.of(c.frame);
    if (c.modality == Modality::asserted) return rule.done;
    return is_denial(c.modality) ? rule.undone : DealWord::none;
  }

  bool names(std::uint32_t i, const Deal& deal) const {
    const Claim& c = m_.claims[i];
    return c.name && deal.name && name_of(c).key == deal.name->key;
  }

  bool is_about(std::uint32_t i, const Deal& deal) const {
    const Claim& c = m_.claims[i];
    if (names(i, deal)) return true;
    if (options_.rules.of(c.frame).between) {
      return options_.kin.any_related(parties_of(c.agent), deal.parties) &&
             options_.kin.any_related(parties_of(c.target), deal.parties);
    }
    return options_.kin.any_related(both_roles(c), deal.parties);
  }

  bool is_later(std::uint32_t i, const Deal& deal) const {
    const Day day = day_of_claim(m_, i).day;
    return day != kNoDay && deal.first != kNoDay && day >= deal.first &&
           day - deal.first <= kFollowed;
  }

  void by_day(std::vector<DealPart>& parts) const {
    std::stable_sort(parts.begin(), parts.end(), [&](const DealPart& a, const DealPart& b) {
      const Day x = day_of_claim(m_, a.claim).day, y = day_of_claim(m_, b.claim).day;
      return x != y ? x < y : comes_before(m_, a.claim, b.claim);
    });
  }

  const Material& m_;
  const DealOptions& options_;
  std::vector<std::uint32_t> order_, agreements_;
  std::map<std::uint32_t, std::vector<std::uint32_t>> by_report_;
  /// Places in order_ of what may be a report: by party, by what the party is part of, by name.
  std::map<std::string, std::vector<std::uint32_t>> reports_of_, reports_below_, reports_named_;
};

constexpr std::string_view kWords[] = {"",     "agreed", "planned", "called for", "denied",
                                       "kept", "unkept", "broken",  "refused",    "fighting"};

}  // namespace

std::string_view to_string(DealWord word) { return kWords[static_cast<std::size_t>(word)]; }

std::optional<DealWord> deal_word_from(std::string_view name) {
  if (name.empty()) return DealWord::none;
  for (auto i = static_cast<std::size_t>(DealWord::kept); i < std::size(kWords); ++i) {
    if (kWords[i] == name) return static_cast<DealWord>(i);
  }
  return std::nullopt;
}

std::vector<Deal> deals_of(const Material& m, std::span<const std::uint32_t> claims,
                           const DealOptions& options) {
  return Finder(m, claims, options).find();
}

}  // namespace tawatur::reconcile
