// SPDX-License-Identifier: Apache-2.0
// What tells news from mere mention, on texts of tests/cases/decode/background.tsv.
#include "decode/background.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include "decode/decoder.h"
#include "decode/role_reader.h"
#include "pipeline/analyst.h"

namespace tawatur::decode {
namespace {

class BackgroundTest : public testing::Test {
 protected:
  BackgroundTest()
      : pack_(lexicon::Pack::open(std::string(TAWATUR_BINARY_DIR) + "/tawatur.pack")),
        classes_(coder::Classes::parse(pack_->file("classes.toml"), "classes.toml")),
        none_(weight_groups()),
        decoder_(*pack_, *classes_, none_, no_roles_) {}

  /// Names of the features of the candidates at a word, of the given frame.
  std::vector<std::string> features(const std::string& text, const std::string& word, Frame frame) {
    const pipeline::Analyst analyst(*pack_);
    Document document;
    document.id = "row";
    document.text = text;
    auto analysed = analyst.analyse(document);
    const Scene scene = decoder_.scene(analysed->analysis, analysed->hits, analyst.limits());
    // Without weights all candidates are believed alike.
    const std::vector<Candidate> all = decoder_.candidates(scene);
    for (std::size_t i = 0; i < all.size(); ++i) {
      const coder::Trigger& t = scene.triggers[all[i].trigger];
      if (all[i].frame != frame || t.span.of(text) != word) continue;
      learn::FeatureSink sink(true);
      background_features(scene, all, i, sink);
      return sink.names();
    }
    return {};
  }

  Result<lexicon::Pack> pack_;
  Result<coder::Classes> classes_;
  learn::Weights none_;
  learn::Net no_roles_ = roles_net();
  Decoder decoder_;
};

bool starts(const std::vector<std::string>& names, const std::string& with) {
  return std::any_of(names.begin(), names.end(),
                     [&](const std::string& n) { return n.starts_with(with); });
}

TEST_F(BackgroundTest, SecondTellingsAreToldFromFirstOnes) {
  std::ifstream file(std::string(TAWATUR_SOURCE_DIR) + "/tests/cases/decode/background.tsv");
  int rows = 0, header = 1;
  for (std::string line; std::getline(file, line);) {
    if (line.empty() || line[0] == '#' || header-- > 0) continue;
    std::istringstream cells(line);
    std::string text, first, second, frame;
    std::getline(cells, text, '\t');
    std::getline(cells, first, '\t');
    std::getline(cells, second, '\t');
    std::getline(cells, frame, '\t');
    const auto what = frame_from(frame);
    ASSERT_TRUE(what) << line;
    EXPECT_TRUE(starts(features(text, first, *what), "Bt=0|")) << line;
    const auto again = features(text, second, *what);
    EXPECT_FALSE(starts(again, "Bt=0|")) << line;
    EXPECT_TRUE(starts(again, "Bt=")) << line;
    ++rows;
  }
  EXPECT_GE(rows, 2);
}

}  // namespace
}  // namespace tawatur::decode
