// SPDX-License-Identifier: Apache-2.0
// Training material: gold documents and quiet ones, analysed once, with their scenes.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "decode/decoder.h"
#include "judge/names.h"
#include "judge/statement.h"
#include "pipeline/analyst.h"

namespace tawatur::train {

/// A document with what is asked of it again and again.
struct Item {
  std::unique_ptr<Document> document;
  std::unique_ptr<pipeline::Analysed> analysed;
  std::unique_ptr<CodePoints> points;
  std::unique_ptr<decode::Scene> scene;
  std::vector<judge::Statement> gold;  ///< empty for quiet documents
  std::string outlet, conflict;        ///< left out together
  bool quiet = false;
  bool own = false;  ///< written by us: learned from, never measured on
  /// Features of each bare candidate (trigger x frame, in order), as ids of
  /// Material::trigger_names.
  std::vector<std::vector<std::uint32_t>> trigger_features;
};

struct Material {
  std::vector<Item> items;
  std::vector<std::string> trigger_names;
};

/// Every trigger as each of its frames, not yet scored.
std::vector<decode::Candidate> bare_candidates(const decode::Scene& scene);

/// Where the material lies. `own`: a folder that eval/gold.py wrote, `quiet`: JSON Lines of quiet
/// articles; both may be empty.
struct Sources {
  std::string gold, folds, own, quiet;
};
Result<Material> read_material(const Sources& sources, const pipeline::Analyst& analyst,
                               const decode::Decoder& decoder);

}  // namespace tawatur::train
