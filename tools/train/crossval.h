// SPDX-License-Identifier: Apache-2.0
// Cross-validation: each document's claims from weights that saw neither its outlet nor its
// conflict; and the choice of thresholds on those claims.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "decode/role_reader.h"
#include "judge/score.h"
#include "trainer.h"

namespace tawatur::train {

using Settings = std::map<std::string, double>;

struct Fold {
  std::string name;               ///< two digits
  std::string outlet, conflict;   ///< what is left out; empty: nothing of that kind
  std::vector<std::size_t> test;  ///< indices of items
  learn::Weights weights{decode::weight_groups()};
  learn::Net roles = decode::roles_net();  ///< empty unless read
};

/// What a document's weights haven't seen. `conflict` alone is the quick one: fewest folds.
enum class Leave { both, outlet, conflict };

/// The folds, nothing trained yet: one for each pair of outlet and conflict, or for each of one of
/// them.
std::vector<Fold> planned_folds(const Material& material, Leave leave);

/// Trains a fold for each pair of outlet and conflict, or for each of one of them, on `threads`
/// threads.
std::vector<Fold> cross_validate(const Material& material, const judge::NameWords& words,
                                 const judge::Aliases& aliases, const TrainOptions& options,
                                 int threads, Leave leave);

struct Context {
  const Material& material;
  const lexicon::Pack& pack;
  const coder::Classes& classes;
};

/// Claims of the test items of all folds at these settings, by item.
std::map<std::size_t, std::vector<Claim>> decode_folds(const Context& context,
                                                       std::vector<Fold>& folds,
                                                       const Settings& settings);
judge::Figures score(const Context& context,
                     const std::map<std::size_t, std::vector<Claim>>& claims,
                     const judge::Names& names);
/// Coordinate descent over the settings' grids.
Settings tune(const Context& context, std::vector<Fold>& folds, const judge::Names& names,
              Settings start);

}  // namespace tawatur::train
