// SPDX-License-Identifier: Apache-2.0
// What a number counts in a claim. "Dead and wounded: 5" and "killed and captured 5" give one
// number for two acts; elsewhere it is the kind of the claim's frame.
//
//   quantity_kind(scene, trigger, Frame::kill, number);  // killed, killed_or_wounded ...
//
// Cost: the words around the number. Thread rule: pure.
#pragma once

#include <optional>

#include "decode/scene.h"
#include "tawatur/claim.h"

namespace tawatur::decode {

/// Empty for frames that count nobody.
std::optional<QuantityKind> quantity_kind(const Scene& scene, const coder::Trigger& trigger,
                                          Frame frame, const Mention& number);

}  // namespace tawatur::decode
