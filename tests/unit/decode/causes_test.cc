// SPDX-License-Identifier: Apache-2.0
// What caused an effect, on tests/cases/decode/causes.
#include "decode/causes.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <optional>
#include <sstream>
#include <string>

#include "case_file.h"
#include "decode/decoder.h"
#include "decode/role_reader.h"
#include "pipeline/analyst.h"

namespace tawatur::decode {
namespace {

using testing_support::Case;

class CausesTest : public testing::Test {
 protected:
  void SetUp() override {
    auto opened = lexicon::Pack::open(std::string(TAWATUR_BINARY_DIR) + "/tawatur.pack");
    ASSERT_TRUE(opened.ok()) << opened.error().to_string();
    pack_.emplace(std::move(*opened));
    auto classes = coder::Classes::parse(pack_->file("classes.toml"), "classes.toml");
    ASSERT_TRUE(classes.ok());
    classes_.emplace(std::move(*classes));
  }

  /// The trigger of these words that may name the frame.
  static std::uint32_t trigger_of(const Scene& scene, const std::string& word, Frame frame) {
    const std::string& text = scene.analysis->document->text;
    for (std::uint32_t t = 0; t < scene.triggers.size(); ++t) {
      const auto& frames = scene.triggers[t].event->frames;
      if (scene.triggers[t].span.of(text) == word &&
          std::find(frames.begin(), frames.end(), frame) != frames.end()) {
        return t;
      }
    }
    return kNone;
  }

  /// First line: the text; then a claim a line: trigger, frame, modality unless asserted.
  std::string run(const Case& c) const {
    std::istringstream lines(c.input);
    Document document;
    document.id = "case";
    std::getline(lines, document.text);
    const learn::Weights none(weight_groups());
    const learn::Net no_roles = roles_net();
    const Decoder decoder(*pack_, *classes_, none, no_roles);
    const pipeline::Analyst analyst(*pack_);
    auto analysed = analyst.analyse(document);
    if (!analysed) return analysed.error().to_string();
    const Scene scene = decoder.scene(analysed->analysis, analysed->hits, analyst.limits());
    std::vector<CausalClaim> claims;
    for (std::string line; std::getline(lines, line);) {
      std::istringstream cells(line);
      std::string word, frame, modality;
      cells >> word >> frame >> modality;
      CausalClaim claim;
      claim.frame = *frame_from(frame);
      claim.modality = modality.empty() ? Modality::asserted : *modality_from(modality);
      claim.trigger = trigger_of(scene, word, claim.frame);
      if (claim.trigger == kNone) return "no trigger " + line;
      claims.push_back(claim);
    }
    std::string out;
    const std::vector<std::uint32_t> causes = Causes(*pack_).link(scene, claims);
    const auto words = [&](std::uint32_t i) {
      return std::string(scene.triggers[claims[i].trigger].span.of(document.text));
    };
    for (std::uint32_t i = 0; i < causes.size(); ++i) {
      if (causes[i] == kNone) continue;
      out += (out.empty() ? "" : "\n") + words(i) + " <- " + words(causes[i]);
    }
    return out;
  }

  std::optional<lexicon::Pack> pack_;
  std::optional<coder::Classes> classes_;
};

TEST_F(CausesTest, Cases) {
  int n = 0;
  for (const auto& file :
       testing_support::read_case_files(TAWATUR_SOURCE_DIR "/tests/cases/decode/causes")) {
    ASSERT_EQ(file.error, "") << file.path;
    for (const Case& c : file.cases) {
      EXPECT_EQ(run(c), c.expected) << c.where;
      ++n;
    }
  }
  EXPECT_GT(n, 20);
}

}  // namespace
}  // namespace tawatur::decode
