// SPDX-License-Identifier: Apache-2.0
#include "annotate/numbers.h"

#include <gtest/gtest.h>

#include <memory>
#include <string>

#include "annotate/dates.h"
#include "case_file.h"
#include "morph/lattice_builder.h"
#include "text/split.h"

namespace tawatur::annotate {
namespace {

struct Engine {
  lexicon::Pack pack;
  morph::Reader reader{pack};
  DateFinder dates{pack};
  NumberFinder numbers{pack};
};

const Engine* engine() {
  static const auto kOpened = [] {
    auto opened = lexicon::Pack::open(std::string(TAWATUR_BINARY_DIR) + "/tawatur.pack");
    return opened ? std::make_unique<Engine>(std::move(*opened)) : nullptr;
  }();
  return kOpened.get();
}

std::vector<Mention> numbers_of(const std::string& source) {
  const Engine& e = *engine();
  Document document;
  document.text = source;
  document.published = "2018-01-11";
  const FoldedText text = text::split(document, {});
  const Lattice lattice = e.reader.read(text, {});
  const std::vector<lexicon::PhraseHit> hits;
  const Context context{document, text, lattice, e.pack, hits};
  std::vector<Mention> mentions;
  e.dates.find(context, mentions);
  e.numbers.find(context, mentions);
  return mentions;
}

std::string bound(const std::optional<std::int64_t>& value) {
  return value ? std::to_string(*value) : "*";
}

/// One line a mention: bounds, flags, words.
std::string shown(const std::string& source) {
  std::string out;
  const auto mentions = numbers_of(source);
  for (const Mention& m : mentions) {
    if (m.kind != MentionKind::number) continue;
    if (m.part_of) {
      EXPECT_EQ(mentions[*m.part_of].kind, MentionKind::number);
    }
    if (!out.empty()) out += '\n';
    out += bound(m.low);
    if (m.low != m.high) out += ".." + bound(m.high);
    if (m.ordinal) out += " ordinal";
    if (m.singular_one) out += " one";
    if (m.part_of) out += " part";
    out += " ";
    out += m.span.of(source);
  }
  return out.empty() ? "none" : out;
}

TEST(Numbers, Cases) {
  ASSERT_NE(engine(), nullptr);
  const auto files = testing_support::read_case_files(std::string(TAWATUR_SOURCE_DIR) +
                                                      "/tests/cases/annotate/numbers");
  ASSERT_GE(files.size(), 6u);
  for (const auto& file : files) {
    ASSERT_EQ(file.error, "");
    for (const auto& c : file.cases) EXPECT_EQ(shown(c.input), c.expected) << c.where;
  }
}

TEST(Numbers, CountedNounBehindAndBefore) {
  ASSERT_NE(engine(), nullptr);
  // "15 jundiyyan" and "al-junud al-khamsa".
  const auto behind = numbers_of("15 \xD8\xAC\xD9\x86\xD8\xAF\xD9\x8A\xD8\xA7");
  ASSERT_EQ(behind.size(), 1u);
  EXPECT_EQ(behind[0].counted, 1u);
  EXPECT_EQ(behind[0].head, 0u);
  const auto before = numbers_of(
      "\xD8\xA7\xD9\x84\xD8\xAC\xD9\x86\xD9\x88\xD8\xAF "
      "\xD8\xA7\xD9\x84\xD8\xAE\xD9\x85\xD8\xB3\xD8\xA9");
  ASSERT_EQ(before.size(), 1u);
  EXPECT_EQ(before[0].counted, 0u);
}

TEST(Numbers, EmptyText) {
  ASSERT_NE(engine(), nullptr);
  EXPECT_EQ(shown(""), "none");
  EXPECT_EQ(shown("...!"), "none");
}

}  // namespace
}  // namespace tawatur::annotate
