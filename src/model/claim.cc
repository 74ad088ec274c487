// SPDX-License-Identifier: Apache-2.0
#include "tawatur/claim.h"

#include <algorithm>

namespace tawatur {
namespace {

constexpr std::array<std::string_view, kFrameCount> kFrames = {
    "clash",          "attack",       "repel",
    "advance",        "take_control", "withdraw",
    "air_strike",     "shelling",     "bombing",
    "hit_equipment",  "siege",        "kill",
    "wound",          "capture",      "detain",
    "release",        "displace",     "seize_property",
    "hand_over",      "mobilize",     "launch_operation",
    "form_coalition", "join",         "abstain",
    "reinforce",      "defect",       "pledge",
    "support",        "state",        "accuse",
    "demand",         "threaten",     "meet",
    "agree",          "refuse",       "violate",
    "protest",        "aid"};
constexpr std::array<std::string_view, kModalityCount> kModalities = {
    "asserted", "negated", "denied", "called_for", "planned", "possible"};
constexpr std::array<std::string_view, 8> kQuantities = {
    "killed",   "wounded",   "captured",          "detained",
    "released", "displaced", "killed_or_wounded", "killed_or_captured"};

template <class Enum, std::size_t N>
std::optional<Enum> find(const std::array<std::string_view, N>& names, std::string_view name) {
  auto it = std::find(names.begin(), names.end(), name);
  if (it == names.end()) return std::nullopt;
  return static_cast<Enum>(it - names.begin());
}

}  // namespace

std::string_view to_string(Frame frame) { return kFrames[static_cast<std::size_t>(frame)]; }
std::optional<Frame> frame_from(std::string_view name) { return find<Frame>(kFrames, name); }
std::string_view to_string(Modality m) { return kModalities[static_cast<std::size_t>(m)]; }
std::optional<Modality> modality_from(std::string_view name) {
  return find<Modality>(kModalities, name);
}
std::string_view to_string(QuantityKind k) { return kQuantities[static_cast<std::size_t>(k)]; }
std::optional<QuantityKind> quantity_kind_from(std::string_view name) {
  return find<QuantityKind>(kQuantities, name);
}

}  // namespace tawatur
