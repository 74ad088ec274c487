// SPDX-License-Identifier: Apache-2.0
#include "lexicon/pack.h"

#include <gtest/gtest.h>

#include <cstring>
#include <random>
#include <set>
#include <string>

#include "base/file.h"
#include "base/hash.h"
#include "lexicon/image.h"
#include "small_pack.h"
#include "text/fold.h"

namespace tawatur::lexicon {
namespace {

TEST(PackTest, TablesKeepCellsAndPlaces) {
  const Pack pack = small_pack();
  const Table actors = pack.table("actors");
  ASSERT_TRUE(actors);
  EXPECT_EQ(actors.rows(), 4u);
  EXPECT_EQ(actors.cell(0, actors.column("id")), "army");
  EXPECT_EQ(actors.cell(0, actors.column("parent")), "") << "- is empty";
  EXPECT_EQ(actors.cell(1, actors.column("members")), "army");
  EXPECT_EQ(actors.place(1), "actors.tsv:4");
  EXPECT_EQ(actors.column("nothing"), -1);
  EXPECT_EQ(actors.cell(0, -1), "");
  EXPECT_EQ(actors.cell(99, 0), "");
  EXPECT_EQ(actors.place(99), "");
  EXPECT_FALSE(pack.table("nothing"));
  EXPECT_EQ(pack.table("nothing").column("id"), -1);
}

TEST(PackTest, FilesOfOneTableAreOne) {
  const Pack pack = small_pack();
  const Table nouns = pack.table("nouns");
  EXPECT_EQ(nouns.rows(), 10u);
  EXPECT_EQ(nouns.place(9), "nouns_people.tsv:4");
  EXPECT_FALSE(pack.table("nouns_people"));
}

TEST(PackTest, CarriesTomlAsText) {
  const Pack pack = small_pack();
  EXPECT_NE(pack.file("classes.toml").find("[strike]"), std::string_view::npos);
  EXPECT_EQ(pack.file("verbs.tsv"), "");
}

struct Reading {
  std::string lemma;
  Pos pos;
  Number number;
  Case kase;
  bool construct, needs_enclitic;
};

bool has(const Pack& pack, const std::string& written, const Reading& wanted) {
  for (const Form& form : pack.find(text::fold_word(written))) {
    const Lexeme lexeme = pack.lexeme(form.lexeme);
    if (lexeme.lemma == text::fold_word(wanted.lemma) && lexeme.pos == wanted.pos &&
        form.morph.number() == wanted.number && form.morph.kase() == wanted.kase &&
        form.morph.construct() == wanted.construct &&
        form.morph.needs_enclitic() == wanted.needs_enclitic) {
      return true;
    }
  }
  return false;
}

TEST(PackTest, FindsGeneratedForms) {
  const Pack pack = small_pack();
  auto rows = read_file(TAWATUR_SOURCE_DIR "/tests/data/lexicon/forms.tsv");
  ASSERT_TRUE(rows);
  int count = 0;
  for (std::string_view rest = *rows; !rest.empty();) {
    const std::size_t end = std::min(rest.find('\n'), rest.size());
    const std::string_view line = rest.substr(0, end);
    rest.remove_prefix(std::min(end + 1, rest.size()));
    if (line.empty() || line[0] == '#') continue;
    std::vector<std::string> cells(1);
    for (const char c : line) {
      if (c == '\t') {
        cells.emplace_back();
      } else {
        cells.back() += c;
      }
    }
    ASSERT_EQ(cells.size(), 4u) << line;
    const auto is = [&](const char* word) { return cells[3].find(word) != std::string::npos; };
    Reading reading;
    reading.lemma = cells[1];
    reading.pos = cells[2] == "verb" ? Pos::verb : cells[2] == "adj" ? Pos::adj : Pos::noun;
    reading.number = is("sing")   ? Number::sing
                     : is("dual") ? Number::dual
                     : is("plur") ? Number::plur
                                  : Number::none;
    reading.kase = is("nom") ? Case::nom : is("obl") ? Case::obl : Case::none;
    reading.construct = is("construct");
    reading.needs_enclitic = is("needs");
    EXPECT_EQ(has(pack, cells[0], reading), !is("absent")) << line;
    ++count;
  }
  EXPECT_GE(count, 25);
}

TEST(PackTest, UnlistedFormsAreEmpty) {
  const Pack pack = small_pack();
  EXPECT_TRUE(pack.find("").empty());
  EXPECT_TRUE(pack.find("unlisted").empty());
  EXPECT_EQ(pack.lexeme(kNoLexeme).lemma, "");
}

TEST(PackTest, NounsOfSeveralFilesAreOneLexeme) {
  const Pack pack = small_pack();
  int found = 0;
  for (std::uint32_t i = 0; i < pack.lexeme_count(); ++i) {
    const Lexeme lexeme = pack.lexeme(i);
    if (lexeme.role != "civilians head:person") continue;
    EXPECT_EQ(lexeme.classes, "kill");
    ++found;
  }
  EXPECT_EQ(found, 1);
}

TEST(PackTest, SameInputsSameBytes) {
  const Compiled once = compile_pack(small_inputs());
  EXPECT_EQ(once.bytes, compile_pack(small_inputs()).bytes);
  EXPECT_TRUE(once.issues.empty()) << once.issues.front().to_string();
  auto changed = small_inputs();
  changed[0].bytes += "# more\n";
  EXPECT_NE(compile_pack(changed).bytes, once.bytes);
  const Pack pack = small_pack();
  EXPECT_EQ(pack.version().size(), 16u);
  EXPECT_NE(pack.version(), Pack::from_bytes(compile_pack(changed).bytes, "x")->version());
}

TEST(PackTest, OpensAndMovesAFile) {
  const std::string path = ::testing::TempDir() + "/tawatur_small.pack";
  ASSERT_TRUE(write_file_atomic(path, compile_pack(small_inputs()).bytes));
  auto opened = Pack::open(path);
  ASSERT_TRUE(opened);
  const Table table = opened->table("places");
  const Pack moved = std::move(*opened);
  EXPECT_EQ(table.cell(0, 0), "aleppo") << "views outlive a move";
  EXPECT_EQ(Pack::open(path + ".absent").error().code, ErrorCode::kNotFound);
}

TEST(PackTest, EmptyDataGiveAnEmptyPack) {
  auto pack = Pack::from_bytes(compile_pack({}).bytes, "empty");
  ASSERT_TRUE(pack);
  EXPECT_TRUE(pack->find("x").empty());
  EXPECT_EQ(pack->lexeme_count(), 0u);
}

ErrorCode open_code(std::string bytes) {
  auto pack = Pack::from_bytes(std::move(bytes), "broken");
  return pack ? ErrorCode{} : pack.error().code;
}

std::set<std::size_t> boundaries(const std::string& bytes) {
  std::set<std::size_t> out = {0, 1, 8, sizeof(PackHeader) - 1, sizeof(PackHeader)};
  for (std::uint32_t i = 0; i < kSections; ++i) {
    SectionRecord section;
    std::memcpy(&section, bytes.data() + sizeof(PackHeader) + i * sizeof section, sizeof section);
    out.insert(section.begin);
    if (section.bytes > 0) out.insert(section.begin + section.bytes - 1);
  }
  out.erase(bytes.size());
  return out;
}

TEST(PackTest, CutShortAnywhereIsAnError) {
  const std::string bytes = compile_pack(small_inputs()).bytes;
  for (const std::size_t cut : boundaries(bytes)) {
    EXPECT_EQ(open_code(bytes.substr(0, cut)), ErrorCode::kFormat) << cut;
  }
  EXPECT_EQ(open_code(bytes + "more"), ErrorCode::kFormat);
}

TEST(PackTest, FlippedBytesAreErrors) {
  const std::string bytes = compile_pack(small_inputs()).bytes;
  std::mt19937 random(5);
  for (int round = 0; round < 400; ++round) {
    std::string broken = bytes;
    const std::size_t at = round < 64 ? round : random() % bytes.size();
    broken[at] = static_cast<char>(broken[at] ^ (1 << random() % 8));
    EXPECT_NE(open_code(broken), ErrorCode{}) << "byte " << at;
  }
}

/// Flips that come with a fitting checksum: whatever open() says, nothing may be read out of place.
TEST(PackTest, HostilePacksAreSafe) {
  const std::string bytes = compile_pack(small_inputs()).bytes;
  const std::size_t checksum = offsetof(PackHeader, checksum);
  std::mt19937 random(6);
  FoldedText text;
  text.tokens.resize(3);
  for (Token& token : text.tokens) token.folded = "\xD8\xAD\xD9\x84\xD8\xA8";
  for (int round = 0; round < 3000; ++round) {
    std::string broken = bytes;
    for (int i = 0; i < 3; ++i) {
      broken[random() % broken.size()] = static_cast<char>(random());
    }
    const std::uint64_t sum = hash64(std::string_view(broken).substr(checksum + 8));
    std::memcpy(broken.data() + checksum, &sum, sizeof sum);
    const auto pack = Pack::from_bytes(std::move(broken), "hostile");
    if (!pack) continue;
    for (const std::string_view name : {"actors", "nouns", "verbs"}) {
      const Table table = pack->table(name);
      for (std::size_t row = 0; row < std::min<std::size_t>(table.rows(), 20); ++row) {
        table.cell(row, 0);
        table.place(row);
      }
    }
    pack->find("\xD8\xAD\xD9\x84\xD8\xA8");
    std::vector<PhraseHit> hits;
    for (std::uint32_t t = 0; t < 3; ++t) pack->match(text, t, hits);
  }
}

TEST(PackTest, OtherFormatsAndFoldingsAreNamed) {
  std::string bytes = compile_pack(small_inputs()).bytes;
  bytes[8] = 99;
  const auto other = Pack::from_bytes(bytes, "other");
  ASSERT_FALSE(other);
  EXPECT_EQ(other.error().code, ErrorCode::kFormat);
  EXPECT_NE(other.error().message.find("format 99"), std::string::npos);
  EXPECT_EQ(other.error().file, "other");
  EXPECT_EQ(open_code("not a pack, but some text of more than forty bytes"), ErrorCode::kFormat);
}

}  // namespace
}  // namespace tawatur::lexicon
