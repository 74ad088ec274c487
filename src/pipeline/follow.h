// SPDX-License-Identifier: Apache-2.0
// What reconcile needs to know to follow control, alliances and deals, out of the pack's tables.
//
//   Result<reconcile::ControlRules> rules = control_rules(pack);
//   reconcile::Kinship kin = kinship(pack);
//
// Errors: kFormat with file and line of a row that says nothing known. Thread rule: pure functions.
#pragma once

#include "lexicon/pack.h"
#include "reconcile/control.h"
#include "tawatur/result.h"

namespace tawatur::pipeline {

/// control.tsv.
Result<reconcile::ControlRules> control_rules(const lexicon::Pack& pack);
/// Parents and members of actors.tsv.
reconcile::Kinship kinship(const lexicon::Pack& pack);

}  // namespace tawatur::pipeline
