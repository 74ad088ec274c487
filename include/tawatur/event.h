// SPDX-License-Identifier: Apache-2.0
// Event: the claims, from any number of documents, that speak of one occurrence. A plain value with
// everything that events.schema.json has; `reconcile` makes it, `emit` writes it.
//
// Bounds of a toll name the claim that they come from. Empty strings and absent numbers are
// unknown.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "tawatur/claim.h"

namespace tawatur {

enum class EventStatus : std::uint8_t { reported, disputed, denied, planned, retracted };
std::string_view to_string(EventStatus status);
std::optional<EventStatus> event_status_from(std::string_view name);

/// Someone in a role, and how many documents say so.
struct EventActor {
  std::string id, name_ar, name_en, text;
  std::uint32_t docs = 0;
  bool operator==(const EventActor&) const = default;
};

struct EventPlace {
  std::string id, name_ar, name_en, text;
  std::optional<double> lat, lon;
  std::string precision, admin1;
  std::uint32_t docs = 0;
  bool operator==(const EventPlace&) const = default;
};

struct Bounds {
  std::optional<std::int64_t> low, best, high;
  std::string low_claim, best_claim, high_claim;
  bool operator==(const Bounds&) const = default;
};

/// Low, best and high over all, and of each side: an actor's id, "civilians" or "unknown".
struct Toll {
  Bounds all;
  std::vector<std::pair<std::string, Bounds>> by_side;
  bool operator==(const Toll&) const = default;
};

struct EventClaim {
  std::string doc, claim_id;
  CpSpan trigger;
  std::string reason;  ///< why it was joined; "first" of the one that the others were joined to
  double score = 0;    ///< probability of the link
  bool operator==(const EventClaim&) const = default;
};

struct Contradiction {
  std::string field;  ///< killed, wounded, captured, displaced, agent, target, place, date, ...
  std::vector<std::string> claims;
  std::string text;
  bool operator==(const Contradiction&) const = default;
};

struct Event {
  std::string event_id;
  std::uint32_t revision = 1;
  Frame frame = Frame::clash;
  EventStatus status = EventStatus::reported;
  std::string from, to;  ///< ISO days
  std::string time_precision;
  std::vector<EventActor> agent, target;
  std::vector<EventPlace> place;
  std::optional<Toll> killed, wounded, captured, displaced;
  std::vector<std::string> docs;
  std::uint32_t independent_sources = 0;
  std::vector<EventClaim> claims;
  std::vector<Contradiction> contradictions;
  std::vector<std::string> effects;  ///< ids of events that this one caused
  std::string grade, redirect;
  // Not written out:
  double confidence = 0;                   ///< of the surest claim
  std::string reported_from, reported_to;  ///< first and last day of publication
  bool operator==(const Event&) const = default;
};

}  // namespace tawatur
