// SPDX-License-Identifier: Apache-2.0
#include "lexicon/compile/patterns.h"

#include <gtest/gtest.h>

namespace tawatur::lexicon {
namespace {

const std::string kLemma = "\xD8\xB4\xD9\x86";  // shin nun

LemmaIndex index() {
  LemmaIndex lemmas;
  lemmas.emplace(kLemma, LemmaEntry{3, kLemma, Pos::verb});
  lemmas.emplace(kLemma, LemmaEntry{5, kLemma, Pos::noun});
  return lemmas;
}

TEST(Patterns, LemmasOfAnyPartOfSpeechUnlessNamed) {
  EXPECT_EQ(expand_pattern("~" + kLemma, index())->size(), 2u);
  const auto verb = expand_pattern("~" + kLemma + ":verb", index());
  ASSERT_EQ(verb->size(), 1u);
  EXPECT_EQ(verb->front().front().lexeme, 3u);
  EXPECT_EQ(expand_pattern("~" + kLemma + "+", index())->size(), 4u);
}

TEST(Patterns, EndingsAndProclitics) {
  const auto ending = expand_pattern(kLemma + "+ ?", {});
  ASSERT_EQ(ending->size(), 2u);
  EXPECT_FALSE((*ending)[0][0].enclitic);
  EXPECT_TRUE((*ending)[1][0].enclitic);
  EXPECT_EQ((*ending)[1][1].kind, Element::Kind::free);
  const auto with_b = expand_pattern("\xD8\xA8~" + kLemma + ":noun", index());
  ASSERT_EQ(with_b->size(), 1u);
  EXPECT_EQ(with_b->front().front().proclitics, proclitic::kBi);
}

TEST(Patterns, MistakesAreTold) {
  for (const std::string& words : {std::string(), std::string(" "), std::string("?"),
                                   std::string("? ?"), std::string("~absent"), "x~" + kLemma}) {
    EXPECT_FALSE(expand_pattern(words, index())) << words;
  }
  std::string many;
  for (int i = 0; i < 9; ++i) many += kLemma + "+ ";
  EXPECT_FALSE(expand_pattern(many, {})) << "too many spellings";
}

TEST(Patterns, NamesWithoutWordsHaveNoSpelling) {
  EXPECT_TRUE(expand_name("", false).empty());
  EXPECT_EQ(expand_name(kLemma, false).size(), 1u);
  EXPECT_GT(expand_name(kLemma, true).size(), 5u);
}

}  // namespace
}  // namespace tawatur::lexicon
