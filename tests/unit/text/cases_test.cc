// SPDX-License-Identifier: Apache-2.0
// Runs tests/cases/text. Commands:
//   normalize   text = the folded string; map = a-b:c-d per piece, folded bytes : source bytes
//   tokenize    folded tokens, one blank between; flags in braces where option flags is set
//   sentences   one sentence a line, tokens as above; option max = limit of tokens
//   blocks      one block a line
#include <gtest/gtest.h>

#include <string>

#include "case_file.h"
#include "text/fold.h"
#include "text/split.h"

namespace tawatur::text {
namespace {

using testing_support::Case;
using testing_support::read_case_files;

std::string normalize(const Case& c) {
  const FoldedMap map(c.input);
  if (!c.options.contains("map")) return map.folded();
  std::string out = map.folded() + "\n";
  for (std::uint32_t at = 0; at < map.folded().size();) {
    std::uint32_t end = at + 1;
    while (end < map.folded().size() && (map.folded()[end] & 0xC0) == 0x80) ++end;
    const Span source = map.source_of({at, end});
    out += std::to_string(at) + "-" + std::to_string(end) + ":" + std::to_string(source.begin) +
           "-" + std::to_string(source.end) + " ";
    at = end;
  }
  out.pop_back();
  return out;
}

std::string show(const FoldedText& text, TokenRange range, bool flags) {
  std::string out;
  for (std::uint32_t t = range.first; t < range.last; ++t) {
    const Token& token = text.tokens[t];
    if (t > range.first) out += ' ';
    out += token.folded;
    if (!flags) continue;
    constexpr char kKinds[] = {'w', 'n', 'l', 'p'};
    out += std::string("{") + kKinds[static_cast<int>(token.kind)];
    if (token.damma_first) out += " damma";
    if (token.tanwin_fath) out += " tanwin";
    if (token.vocalised) out += " vocalised";
    out += "}";
  }
  return out;
}

std::string run(const Case& c) {
  if (c.command == "normalize") return normalize(c);
  Limits limits;
  if (c.options.contains("max")) {
    limits.max_sentence_tokens = static_cast<std::uint32_t>(std::stoul(c.options.at("max")));
  }
  const FoldedText text = split(std::string_view(c.input), limits);
  const bool flags = c.options.contains("flags");
  const auto all = static_cast<std::uint32_t>(text.tokens.size());
  if (c.command == "tokenize") return show(text, {0, all}, flags);
  std::string out;
  if (c.command == "sentences") {
    for (const Sentence& s : text.sentences) out += show(text, s.tokens, flags) + "\n";
  } else if (c.command == "blocks") {
    for (const Block& b : text.blocks) out += show(text, b.tokens, flags) + "\n";
  } else {
    return "unknown command " + c.command;
  }
  if (!out.empty()) out.pop_back();
  return out;
}

TEST(Cases, Text) {
  const auto files = read_case_files(std::string(TAWATUR_SOURCE_DIR) + "/tests/cases/text");
  ASSERT_FALSE(files.empty());
  for (const auto& file : files) {
    EXPECT_EQ(file.error, "");
    EXPECT_TRUE(file.path.ends_with(file.head.at("name"))) << file.path;
    for (const Case& c : file.cases) EXPECT_EQ(run(c), c.expected) << c.where;
  }
}

}  // namespace
}  // namespace tawatur::text
