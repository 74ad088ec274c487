// SPDX-License-Identifier: Apache-2.0
#include "reconcile/features.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <numbers>

namespace tawatur::reconcile {
namespace {

enum Rel : std::size_t { kSame, kFamily, kCause, kOther };
enum PlaceRel : std::size_t { kPlaceSame, kPlaceName, kNear, kFar, kDiffers, kOne, kNone };
enum DayRel : std::size_t { kSameDay, kNextDay, kThreeDays, kFarDays, kOneDay, kNoDays };
enum NumberRel : std::size_t { kNoNumber, kSameSmall, kSameBig, kClose, kApart };
enum RoleRel : std::size_t { kRoleSame, kRoleDiff, kRoleOne, kRoleNone };

constexpr double kNearKm = 15, kFarKm = 60;
constexpr std::int64_t kBig = 5;  ///< numbers from here on are rarely the same by chance
constexpr double kCloseRatio = 0.7;
constexpr std::uint32_t kLead = 400;  ///< code points of headline and first paragraph
constexpr Day kLongDays = 7;          ///< a claim over more days tells of a period
constexpr std::size_t kFrames = kFrameCount;

constexpr const char* kRelNames[] = {"same", "family", "cause", "other"};
constexpr const char* kPlaceNames[] = {"same", "name", "near", "far", "differs", "one", "none"};
constexpr const char* kDayNames[] = {"same", "next", "three", "far", "one", "none"};
constexpr const char* kNumberNames[] = {"none", "same", "same-big", "close", "apart"};
constexpr const char* kRoleNames[] = {"same", "differs", "one", "none"};
constexpr const char* kGapNames[] = {"sentence", "near", "mid", "far"};
constexpr const char* kDigits[] = {"0", "1", "2", "3", "4", "5", "6", "7", "8", "9"};

/// A question: its name and how its value is spelt, as the product of up to two lists.
struct Question {
  const char* name;
  const char* const* first;
  std::size_t first_size;
  const char* const* second = nullptr;
  std::size_t second_size = 1;
  constexpr std::size_t size() const { return first_size * second_size; }
};

template <std::size_t N>
constexpr Question ask(const char* name, const char* const (&list)[N], std::size_t size = N) {
  return {name, list, size};
}
template <std::size_t N, std::size_t M>
constexpr Question ask(const char* name, const char* const (&a)[N], const char* const (&b)[M],
                       std::size_t size_a = N, std::size_t size_b = M) {
  return {name, a, size_a, b, size_b};
}

enum Q : std::size_t {
  kQRel,
  kQPlace,
  kQDay,
  kQPub,
  kQAgent,
  kQTarget,
  kQCross,
  kQNumber,
  kQWords,
  kQInGap,
  kQInRel,
  kQInPlace,
  kQInDay,
  kQInNumber,
  kQInWords,
  kQInAgent,
  kQPlaceRel,
  kQModality,
  kQLead,
  kQPubLead,
  kQPubDay,
  kQBackground,
  kQLong,
  kQSpot,
  kQCount
};

constexpr Question kQuestions[kQCount] = {
    ask("rel", kRelNames),
    ask("place", kPlaceNames),
    ask("day", kDayNames),
    ask("pub", kDigits, 4),
    ask("agent", kRoleNames),
    ask("target", kRoleNames),
    ask("cross", kDigits, 2),
    ask("num", kNumberNames),
    ask("words", kDigits),
    ask("in-gap", kGapNames),
    ask("in-rel", kRelNames, kDigits, 4, 2),
    ask("in-place", kPlaceNames, kDigits, 7, 2),
    ask("in-day", kDayNames),
    ask("in-num", kNumberNames),
    ask("in-words", kDigits),
    ask("in-agents-differ", kDigits, 2),
    ask("place-rel", kPlaceNames, kRelNames),
    ask("modality", kDigits, 2),
    ask("lead", kDigits, 3),
    ask("pub-lead", kDigits, kDigits, 4, 3),
    ask("pub-day", kDigits, kDayNames, 4, 6),
    ask("background", kDigits, 3),
    ask("period", kDigits, 3),
    ask("spot", kPlaceNames, kRelNames),
};

struct Layout {
  std::array<std::size_t, kQCount + 1> first{};
  constexpr Layout() {
    for (std::size_t q = 0; q < kQCount; ++q) first[q + 1] = first[q] + kQuestions[q].size();
  }
};
constexpr Layout kLayout;
/// The last question, "frames": relation and the two families.
constexpr std::size_t kFramesFirst = kLayout.first[kQCount];
constexpr std::size_t kFeatures = kFramesFirst + kFrames * kFrames;

std::size_t id_of(Q q, std::size_t value) { return kLayout.first[q] + value; }
std::size_t id_of(Q q, std::size_t first, std::size_t second) {
  return kLayout.first[q] + first * kQuestions[q].second_size + second;
}

bool share(const std::vector<std::uint32_t>& a, const std::vector<std::uint32_t>& b) {
  for (const std::uint32_t x : a) {
    if (std::binary_search(b.begin(), b.end(), x)) return true;
  }
  return false;
}

Rel relation(Frame a, Frame b) {
  if (a == b) return kSame;
  const Frame fa = family(a), fb = family(b);
  if (fa == fb) return kFamily;
  const auto rank = [](Frame f) {
    return f == Frame::attack         ? 0
           : f == Frame::take_control ? 1
           : f == Frame::kill         ? 2
           : f == Frame::capture      ? 3
                                      : -1;
  };
  return rank(fa) >= 0 && rank(fb) >= 0 ? kCause : kOther;
}

using Places = std::vector<ToldPlace>;

double distance_of(const Places& a, const Places& b) {
  constexpr double kDegree = std::numbers::pi / 180, kEarthKm = 6371;
  double best = -1;
  for (const ToldPlace& x : a) {
    for (const ToldPlace& y : b) {
      if (!x.lat || !x.lon || !y.lat || !y.lon) continue;
      const double dy = std::sin((*y.lat - *x.lat) * kDegree / 2);
      const double dx = std::sin((*y.lon - *x.lon) * kDegree / 2);
      const double h = dy * dy + std::cos(*x.lat * kDegree) * std::cos(*y.lat * kDegree) * dx * dx;
      const double km = 2 * kEarthKm * std::asin(std::min(1.0, std::sqrt(h)));
      if (best < 0 || km < best) best = km;
    }
  }
  return best;
}

PlaceRel place_relation(const Places& a, const Places& b) {
  if (a.empty() || b.empty()) return a.empty() && b.empty() ? kNone : kOne;
  bool name = false;
  for (const ToldPlace& x : a) {
    for (const ToldPlace& y : b) {
      if (x.key == y.key) return kPlaceSame;
      name = name || share(x.words, y.words);
    }
  }
  if (name) return kPlaceName;
  const double km = distance_of(a, b);
  if (km < 0) return kDiffers;
  return km <= kNearKm ? kNear : km > kFarKm ? kFar : kDiffers;
}

DayRel day_relation(const Told& a, const Told& b) {
  if (a.from == kNoDay || b.from == kNoDay) return a.from == b.from ? kNoDays : kOneDay;
  const Day gap = std::max(0, std::max(a.from, b.from) - std::min(a.to, b.to));
  return gap == 0 ? kSameDay : gap == 1 ? kNextDay : gap <= 3 ? kThreeDays : kFarDays;
}

RoleRel role_relation(const std::vector<std::uint32_t>& a, const std::vector<std::uint32_t>& b) {
  if (a.empty() || b.empty()) return a.empty() && b.empty() ? kRoleNone : kRoleOne;
  return share(a, b) ? kRoleSame : kRoleDiff;
}

NumberRel number_relation(const Told& a, const Told& b) {
  NumberRel out = kNoNumber;
  for (const ToldNumber& x : a.numbers) {
    for (const ToldNumber& y : b.numbers) {
      if (x.kind != y.kind) continue;
      if (x == y) return x.low >= kBig ? kSameBig : kSameSmall;
      const double low = static_cast<double>(std::min(x.low, y.low)) + 0.5;
      const double high = static_cast<double>(std::max(x.low, y.low)) + 0.5;
      if (low / high > kCloseRatio) {
        out = kClose;
      } else if (out == kNoNumber) {
        out = kApart;
      }
    }
  }
  return out;
}

const Places& spot_of(const Told& t) { return t.place.empty() ? t.around : t.place; }

bool is_period(const Told& t) { return t.from != kNoDay && t.to - t.from >= kLongDays; }

std::size_t tenth(double likeness) {
  return static_cast<std::size_t>(std::min(9.0, std::floor(likeness * 12)));
}

struct Relations {
  Rel rel;
  PlaceRel place;
  DayRel day;
  NumberRel number;
  std::size_t words;
};

/// What holds of two claims of one document.
void within(const Told& a, const Told& b, const Relations& r, PairFeatures& f) {
  const bool sentence = a.evidence.begin < b.evidence.end && b.evidence.begin < a.evidence.end;
  const std::uint32_t gap = a.trigger.begin > b.trigger.begin ? a.trigger.begin - b.trigger.begin
                                                              : b.trigger.begin - a.trigger.begin;
  f.add(id_of(kQInGap, sentence ? 0 : gap < 200 ? 1 : gap < 500 ? 2 : 3));
  f.add(id_of(kQInRel, r.rel, sentence));
  f.add(id_of(kQInPlace, r.place, sentence));
  f.add(id_of(kQInDay, r.day));
  f.add(id_of(kQInNumber, r.number));
  f.add(id_of(kQInWords, r.words));
  const bool differ = !a.agent.empty() && !b.agent.empty() && !share(a.agent, b.agent);
  f.add(id_of(kQInAgent, differ));
}

/// What holds of claims of two documents.
void across(const Told& a, const Told& b, const Relations& r, std::span<const Report> reports,
            PairFeatures& f) {
  const Day pa = reports[a.report].published, pb = reports[b.report].published;
  const std::size_t gap =
      pa == kNoDay || pb == kNoDay ? 1 : static_cast<std::size_t>(std::min(3, std::abs(pa - pb)));
  const std::size_t lead = (a.trigger.begin < kLead) + (b.trigger.begin < kLead);
  f.add(id_of(kQPub, gap));
  f.add(id_of(kQLead, lead));
  f.add(id_of(kQPubLead, gap, lead));
  f.add(id_of(kQPubDay, gap, r.day));
  f.add(id_of(kQSpot, place_relation(spot_of(a), spot_of(b)), r.rel));
}

const std::map<std::string, std::size_t, std::less<>>& names() {
  static const std::map<std::string, std::size_t, std::less<>> all = [] {
    std::map<std::string, std::size_t, std::less<>> out;
    for (std::size_t i = 0; i < kFeatures; ++i) out.emplace(feature_name(i), i);
    return out;
  }();
  return all;
}

}  // namespace

Frame family(Frame frame) {
  switch (frame) {
    case Frame::air_strike:
    case Frame::shelling:
    case Frame::bombing:
    case Frame::attack:
    case Frame::clash:
    case Frame::hit_equipment:
      return Frame::attack;
    case Frame::advance:
    case Frame::take_control:
    case Frame::repel:
    case Frame::withdraw:
    case Frame::siege:
    case Frame::launch_operation:
      return Frame::take_control;
    case Frame::kill:
    case Frame::wound:
      return Frame::kill;
    case Frame::capture:
    case Frame::detain:
    case Frame::release:
      return Frame::capture;
    case Frame::state:
    case Frame::accuse:
    case Frame::demand:
    case Frame::threaten:
    case Frame::refuse:
    case Frame::violate:
      return Frame::state;
    case Frame::agree:
    case Frame::meet:
    case Frame::hand_over:
      return Frame::agree;
    default:
      return frame;
  }
}

bool is_consequence(Frame frame) {
  return family(frame) == Frame::kill || family(frame) == Frame::capture ||
         frame == Frame::displace;
}

double likeness(const Told& a, const Told& b) {
  double sum = 0;
  for (std::size_t i = 0, j = 0; i < a.words.size() && j < b.words.size();) {
    const Word &x = a.words[i], &y = b.words[j];
    if (x.hash == y.hash) sum += Words::weight_of(x) * Words::weight_of(y);
    i += x.hash <= y.hash;
    j += y.hash <= x.hash;
  }
  return sum > 0 ? sum / (a.words.norm() * b.words.norm()) : 0;
}

bool tells_of_harm(Frame frame) {
  switch (family(frame)) {
    case Frame::attack:
    case Frame::take_control:
    case Frame::kill:
    case Frame::capture:
    case Frame::displace:
      return true;
    default:
      return false;
  }
}

double distance_km(const Told& a, const Told& b) { return distance_of(a.place, b.place); }

std::size_t feature_count() { return kFeatures; }

std::string feature_name(std::size_t id) {
  if (id >= kFramesFirst) {
    const std::size_t pair = id - kFramesFirst;
    return "frames=" + std::string(to_string(static_cast<Frame>(pair / kFrames))) + "|" +
           std::string(to_string(static_cast<Frame>(pair % kFrames)));
  }
  std::size_t q = 0;
  while (id >= kLayout.first[q + 1]) ++q;
  const Question& question = kQuestions[q];
  const std::size_t value = id - kLayout.first[q];
  std::string out = std::string(question.name) + "=" + question.first[value / question.second_size];
  if (question.second != nullptr) {
    out += std::string("|") + question.second[value % question.second_size];
  }
  return out;
}

std::string_view feature_reason(std::size_t id) {
  struct Reason {
    std::size_t id;
    std::string_view words;
  };
  static const Reason kReasons[] = {
      {id_of(kQPlace, kPlaceSame), "same place"},
      {id_of(kQPlace, kPlaceName), "places share a name"},
      {id_of(kQPlace, kNear), "places are near"},
      {id_of(kQDay, kSameDay), "same day"},
      {id_of(kQDay, kNextDay), "a day apart"},
      {id_of(kQAgent, kRoleSame), "same agent"},
      {id_of(kQTarget, kRoleSame), "same target"},
      {id_of(kQNumber, kSameSmall), "same number"},
      {id_of(kQNumber, kSameBig), "same number"},
      {id_of(kQNumber, kClose), "close numbers"},
      {id_of(kQInGap, 0), "same sentence"},
      {id_of(kQInGap, 1), "next to each other"},
      {id_of(kQRel, kSame), "same frame"},
      {id_of(kQRel, kCause), "act and effect"},
  };
  for (const Reason& r : kReasons) {
    if (r.id == id) return r.words;
  }
  const bool alike = id >= id_of(kQWords, 4) && id <= id_of(kQWords, 9);
  return alike ? std::string_view("alike words") : std::string_view();
}

PairFeatures features_of(const Told& a, const Told& b, std::span<const Report> reports) {
  const Relations r{relation(a.frame, b.frame), place_relation(a.place, b.place),
                    day_relation(a, b), number_relation(a, b), tenth(likeness(a, b))};
  PairFeatures f;
  f.add(id_of(kQRel, r.rel));
  const Frame fa = family(a.frame), fb = family(b.frame);
  const Frame low = std::min(fa, fb), high = std::max(fa, fb);
  f.add(kFramesFirst + static_cast<std::size_t>(low) * kFrames + static_cast<std::size_t>(high));
  f.add(id_of(kQPlace, r.place));
  f.add(id_of(kQDay, r.day));
  f.add(id_of(kQAgent, role_relation(a.agent, b.agent)));
  f.add(id_of(kQTarget, role_relation(a.target, b.target)));
  f.add(id_of(kQCross, share(a.agent, b.target) || share(b.agent, a.target)));
  f.add(id_of(kQNumber, r.number));
  f.add(id_of(kQWords, r.words));
  f.add(id_of(kQPlaceRel, r.place, r.rel));
  f.add(id_of(kQModality, a.modality == b.modality));
  f.add(id_of(kQBackground, std::size_t{a.background} + std::size_t{b.background}));
  f.add(id_of(kQLong, std::size_t{is_period(a)} + std::size_t{is_period(b)}));
  if (a.report == b.report) {
    within(a, b, r, f);
  } else {
    across(a, b, r, reports, f);
  }
  return f;
}

PairModel::PairModel() : weights_(kFeatures, 0.0f) {}

bool PairModel::set(std::string_view feature, double weight) {
  if (feature == "bias") {
    bias_ = weight;
    return true;
  }
  const auto it = names().find(feature);
  if (it == names().end()) return false;
  weights_[it->second] = static_cast<float>(weight);
  return true;
}

}  // namespace tawatur::reconcile
