// SPDX-License-Identifier: Apache-2.0
// The project's own data/: clean, and whole in the pack.
#include <gtest/gtest.h>

#include "lexicon/compile/compiler.h"
#include "lexicon/compile/lint.h"
#include "lexicon/pack.h"

namespace tawatur::lexicon {
namespace {

TEST(Data, LinterFindsNothing) {
  const auto inputs = read_inputs(TAWATUR_SOURCE_DIR "/data");
  ASSERT_TRUE(inputs) << inputs.error().to_string();
  for (const Issue& issue : lint(*inputs)) ADD_FAILURE() << "data/" << issue.to_string();
}

TEST(Data, EveryLemmaIsFoundByItsOwnLetters) {
  const auto inputs = read_inputs(TAWATUR_SOURCE_DIR "/data");
  ASSERT_TRUE(inputs);
  const auto pack = Pack::from_bytes(compile_pack(*inputs).bytes, "data");
  ASSERT_TRUE(pack) << pack.error().to_string();
  EXPECT_GT(pack->lexeme_count(), 3000u);
  for (std::uint32_t id = 0; id < pack->lexeme_count(); ++id) {
    const Lexeme lexeme = pack->lexeme(id);
    bool found = false;
    for (const Form& form : pack->find(lexeme.lemma)) found = found || form.lexeme == id;
    EXPECT_TRUE(found) << lexeme.lemma;
  }
}

}  // namespace
}  // namespace tawatur::lexicon
