// SPDX-License-Identifier: Apache-2.0
// What reconcile needs to know to follow control, alliances and deals, out of the pack's tables.
//
//   Result<reconcile::ControlRules> rules = control_rules(pack);
//   reconcile::Kinship kin = kinship(pack);
//
// Errors: kFormat with file and line of a row that says nothing known. Thread rule: pure functions.
#pragma once

#include <functional>
#include <string>

#include "lexicon/pack.h"
#include "reconcile/control.h"
#include "reconcile/deals.h"
#include "reconcile/network.h"
#include "tawatur/result.h"

namespace tawatur::pipeline {

/// control.tsv.
Result<reconcile::ControlRules> control_rules(const lexicon::Pack& pack);
/// relations.tsv.
Result<reconcile::NetworkRules> network_rules(const lexicon::Pack& pack);
/// deals.tsv.
Result<reconcile::DealRules> deal_rules(const lexicon::Pack& pack);
/// Finds actors by one of their names, in any spelling; others stand for themselves.
std::function<reconcile::Party(const std::string&)> actors_by_name(const lexicon::Pack& pack);
/// Parents and members of actors.tsv.
reconcile::Kinship kinship(const lexicon::Pack& pack);

}  // namespace tawatur::pipeline
