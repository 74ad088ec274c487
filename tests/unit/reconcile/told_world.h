// SPDX-License-Identifier: Apache-2.0
// Claims, as joining sees them, and their documents, for tests of what follows from claims.
#pragma once

#include <numeric>
#include <string>
#include <vector>

#include "reconcile/parties.h"

namespace tawatur::reconcile {

struct ToldWorld {
  std::vector<Claim> claims;
  std::vector<Told> told;
  std::vector<Report> reports;

  Material material() const { return {claims, told, reports}; }
  std::vector<std::uint32_t> all() const {
    std::vector<std::uint32_t> out(claims.size());
    std::iota(out.begin(), out.end(), 0U);
    return out;
  }

  /// A document of an outlet; `published` may be kNoDay.
  void report(const std::string& outlet, Day published) {
    const auto index = static_cast<std::uint32_t>(reports.size());
    reports.push_back({"d" + std::to_string(index), published, outlet, index});
  }

  static std::vector<Filler> fillers(const std::vector<std::string>& ids) {
    std::vector<Filler> out;
    for (const std::string& id : ids) {
      Filler f;
      f.id = f.text = f.name_en = id;
      out.push_back(std::move(f));
    }
    return out;
  }

  /// A claim of the last document; who did what to whom, at places.
  Claim& claim(Frame frame, const std::vector<std::string>& agent,
               const std::vector<std::string>& target,
               const std::vector<std::string>& places = {}) {
    const auto at = static_cast<std::uint32_t>(100 * claims.size());
    Claim c;
    c.doc = reports.back().doc;
    c.claim_id = c.doc + "#" + std::to_string(at) + "-" + std::to_string(at + 4) + "." +
                 std::string(to_string(frame));
    c.frame = frame;
    c.agent = fillers(agent);
    c.target = fillers(target);
    c.evidence = {at, at + 50};
    c.trigger = {at, at + 4};
    c.confidence = 0.5;
    Told t;
    t.report = static_cast<std::uint32_t>(reports.size() - 1);
    t.claim_id = c.claim_id;
    t.frame = frame;
    t.evidence = c.evidence;
    t.trigger = c.trigger;
    for (const std::string& name : places) {
      PlaceFiller p;
      p.id = p.text = name;
      const auto index = static_cast<std::uint32_t>(c.place.size());
      t.place.push_back(
          {static_cast<std::uint32_t>(std::hash<std::string>{}(name)), {}, {}, {}, index});
      c.place.push_back(std::move(p));
    }
    claims.push_back(std::move(c));
    told.push_back(std::move(t));
    return claims.back();
  }

  /// The last claim is told with a day.
  void on(Day day) {
    claims.back().time = TimeRef{{}, {}, iso_of(day), iso_of(day), "day", {}};
    told.back().from = told.back().to = day;
  }
  void modality(Modality m) { claims.back().modality = told.back().modality = m; }
  void source(const std::string& id) { claims.back().source = fillers({id}); }
};

}  // namespace tawatur::reconcile
