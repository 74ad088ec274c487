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

/// One gold claim's answer to the question which candidate names it: candidate index or none.
struct Item {
  std::unique_ptr<Document> document;
  std::unique_ptr<pipeline::Analysed> analysed;
  std::unique_ptr<CodePoints> points;
  std::unique_ptr<decode::Scene> scene;
  std::vector<judge::Statement> gold;   ///< empty for quiet documents
  std::string outlet, conflict;         ///< left out together
  bool quiet = false;
};

struct Material {
  std::vector<Item> items;
};

/// Reads a gold folder and, where given, JSON Lines of quiet articles.
Result<Material> read_material(const std::string& gold, const std::string& folds,
                               const std::string& quiet, const pipeline::Analyst& analyst,
                               const decode::Decoder& decoder);

}  // namespace tawatur::train
