// SPDX-License-Identifier: Apache-2.0
// Claim: one source says one thing once. A plain value with everything that claims.schema.json
// has; `emit` writes it, `judge` compares it.
//
// Unit of every span here: Unicode code points of Document::text, start inclusive, end exclusive,
// so that text[start:end] in Python is the evidence. (Inside the engine spans are bytes, see
// base/span.h; the two types don't convert into each other.)
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace tawatur {

/// Code points [begin, end) of a document's text.
struct CpSpan {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  auto operator<=>(const CpSpan&) const = default;
};

/// The 38 frames of the annotation guidelines, in their order. Numbers are frozen.
enum class Frame : std::uint8_t {
  clash,
  attack,
  repel,
  advance,
  take_control,
  withdraw,
  air_strike,
  shelling,
  bombing,
  hit_equipment,
  siege,
  kill,
  wound,
  capture,
  detain,
  release,
  displace,
  seize_property,
  hand_over,
  mobilize,
  launch_operation,
  form_coalition,
  join,
  abstain,
  reinforce,
  defect,
  pledge,
  support,
  state,
  accuse,
  demand,
  threaten,
  meet,
  agree,
  refuse,
  violate,
  protest,
  aid,
};
inline constexpr std::size_t kFrameCount = 38;
std::string_view to_string(Frame frame);
std::optional<Frame> frame_from(std::string_view name);

enum class Modality : std::uint8_t { asserted, negated, denied, called_for, planned, possible };
inline constexpr std::size_t kModalityCount = 6;
std::string_view to_string(Modality modality);
std::optional<Modality> modality_from(std::string_view name);

/// An actor or a link of the source chain in a claim.
struct Filler {
  std::string id;    ///< identity, empty = unknown
  std::string text;  ///< exactly the document's text at span
  CpSpan span;
  std::string name;           ///< what the words stand for where that isn't the slice; or empty
  std::optional<CpSpan> via;  ///< the pronoun, dropped subject's verb or bare noun that stood there
  std::string name_ar, name_en;  ///< of the identity; empty = unknown
  std::string kind;              ///< see the schema; empty = unknown
  std::string verb;              ///< sources: the reporting word as written
  std::string stance;  ///< sources: asserts, doubts, denies, calls for, threatens, unknown
  bool operator==(const Filler&) const = default;
};

struct PlaceCandidate {
  std::string id, name_ar;
  std::optional<double> lat, lon;
  double score = 0;
  bool operator==(const PlaceCandidate&) const = default;
};

struct PlaceFiller {
  std::string id, text;
  CpSpan span;
  std::string name;
  std::optional<CpSpan> via;
  std::string name_ar, name_en;
  std::optional<double> lat, lon;
  std::string precision;  ///< point, near, district, governorate, region, country, unknown
  std::string admin1, admin2, admin3;
  std::vector<PlaceCandidate> candidates;
  bool operator==(const PlaceFiller&) const = default;
};

enum class QuantityKind : std::uint8_t {
  killed,
  wounded,
  captured,
  detained,
  released,
  displaced,
  killed_or_wounded,
  killed_or_captured,
};
std::string_view to_string(QuantityKind kind);
std::optional<QuantityKind> quantity_kind_from(std::string_view name);

struct Quantity {
  QuantityKind kind = QuantityKind::killed;
  std::optional<std::int64_t> low, high;  ///< both empty: said to have happened, no number
  std::string text;
  CpSpan span;
  std::optional<std::uint32_t> part_of;  ///< index of the quantity this one is a part of
  bool operator==(const Quantity&) const = default;
};

struct TimeRef {
  std::string text;
  CpSpan span;
  std::string from, to;   ///< ISO days, empty = not known
  std::string precision;  ///< day, week, month, year, unknown
  std::string clash;      ///< why weekday and date disagree, or empty
  bool operator==(const TimeRef&) const = default;
};

struct Worded {
  std::string text;
  CpSpan span;
  bool operator==(const Worded&) const = default;
};

struct Claim {
  std::string doc, doc_sha256, claim_id;
  Frame frame = Frame::clash;
  std::vector<Filler> agent, target;
  std::vector<PlaceFiller> place;
  std::vector<Quantity> quantity;
  std::vector<Filler> source;  ///< nearest first; in a denied claim the denier first
  Modality modality = Modality::asserted;
  std::optional<TimeRef> time;
  std::optional<Worded> name;
  std::vector<Worded> means, framing;
  bool background = false;
  std::string cause, answers;  ///< claim ids or empty
  CpSpan evidence, trigger;    ///< trigger lies inside evidence, at most 60 code points
  std::string rule, coder;
  double confidence = 0;
  bool operator==(const Claim&) const = default;
};

}  // namespace tawatur
