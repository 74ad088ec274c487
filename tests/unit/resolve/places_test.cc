// SPDX-License-Identifier: Apache-2.0
#include "resolve/places.h"

#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <memory>
#include <string>

#include "gtest/gtest.h"
#include "resolve/gazetteer.h"

namespace tawatur::resolve {
namespace {

namespace fs = std::filesystem;

/// A file that goes away with the test.
class TempFile {
 public:
  explicit TempFile(const std::string& text)
      : path_(fs::temp_directory_path() / ("tawatur_gazetteer_" + std::to_string(counter_++) + "_" +
                                           std::to_string(::getpid()) + ".tsv")) {
    std::ofstream(path_, std::ios::binary) << text;
  }
  ~TempFile() { fs::remove(path_); }
  std::string path() const { return path_; }

 private:
  static int counter_;
  fs::path path_;
};
int TempFile::counter_ = 0;

TEST(Gazetteer, ReadsColumnsInAnyOrder) {
  const TempFile file(
      "# a comment\nname_en\tlon\tlat\tid\tfeature\tadm1\talt_names\tunknown\n"
      "Alpha\t36.5\t34.25\tx:1\tPPL\tSY05\tAlfa|Al-Alpha\tz\n"
      "Beta\t\t\tx:2\tADM1\tSY06\t\t\n");
  const auto g = read_gazetteer(file.path());
  ASSERT_TRUE(g) << g.error().to_string();
  ASSERT_EQ(g->size(), 2U);
  const PlaceRecord& r = g->record(0);
  EXPECT_EQ(r.id, "x:1");
  EXPECT_EQ(r.country, "SY");
  EXPECT_EQ(r.category, PlaceCategory::village);
  EXPECT_DOUBLE_EQ(r.lat.value_or(0), 34.25);
  EXPECT_EQ(r.precision, "point");
  EXPECT_EQ(g->record(1).precision, "unknown");
  EXPECT_FALSE(g->record(1).lat);
  EXPECT_EQ(names_of(r), (std::vector<std::string_view>{"Alpha", "Alfa", "Al-Alpha"}));
}

TEST(Gazetteer, BadFilesAreNamed) {
  EXPECT_EQ(read_gazetteer("/nowhere/at/all.tsv").error().code, ErrorCode::kNotFound);
  struct Bad {
    const char* text;
    std::uint64_t line;
  };
  const Bad bad[] = {
      {"", 0},
      {"a\tb\nx\ty\n", 1},
      {"name_en\tlat\tlon\nA\tnorth\t3\n", 2},
      {"name_en\tlat\tlon\nA\t90.1\t3\n", 2},
      {"name_en\tlat\tlon\nA\t1\t180.5\n", 2},
      {"name_en\tlat\tlon\nA\t1\t\n", 2},
      {"name_en\tlat\tlon\nA\t1\tnan\n", 2},
  };
  for (const Bad& b : bad) {
    const TempFile file(b.text);
    const auto g = read_gazetteer(file.path());
    ASSERT_FALSE(g) << b.text;
    EXPECT_EQ(g.error().code, ErrorCode::kFormat) << b.text;
    EXPECT_EQ(g.error().file, file.path());
    EXPECT_EQ(g.error().line, b.line) << b.text;
  }
  const TempFile edge("name_en\tlat\tlon\nA\t90\t-180\n\r\nB\t-90\t180\r\n");
  EXPECT_TRUE(read_gazetteer(edge.path()));
}

TEST(Gazetteer, Kilometres) {
  EXPECT_NEAR(kilometres(0, 0, 0, 1), 111.2, 0.1);
  EXPECT_NEAR(kilometres(36.2, 37.16, 36.2, 37.16), 0, 1e-9);
  EXPECT_NEAR(kilometres(0, 0, 0, 180), 20015, 1);
}

/// The project's pack, and rows of it by id.
class Places : public ::testing::Test {
 protected:
  static void SetUpTestSuite() {
    auto pack = lexicon::Pack::open(std::string(TAWATUR_BINARY_DIR) + "/tawatur.pack");
    if (pack) pack_ = std::make_unique<lexicon::Pack>(std::move(*pack));
  }
  static void TearDownTestSuite() { pack_.reset(); }
  void SetUp() override {
    if (!pack_) GTEST_SKIP() << "no pack beside the tests";
    resolver_ = std::make_unique<PlaceResolver>(*pack_);
  }
  static std::uint32_t row(std::string_view id) {
    const lexicon::Table t = pack_->table("places");
    for (std::uint32_t r = 0; r < t.rows(); ++r) {
      if (t.cell(r, t.column("id")) == id) return r;
    }
    ADD_FAILURE() << "no place " << id;
    return 0;
  }
  static Mention mention(std::initializer_list<std::string_view> ids) {
    Mention m;
    m.kind = MentionKind::place;
    for (const auto id : ids) m.ids.push_back({row(id), 0});
    return m;
  }
  std::string best(const Mention& m) const { return resolver_->record(m.ids.front().row).id; }

  static std::unique_ptr<lexicon::Pack> pack_;
  std::unique_ptr<PlaceResolver> resolver_;
};
std::unique_ptr<lexicon::Pack> Places::pack_;

// Tripoli of Libya and of Lebanon.
constexpr std::string_view kLibyan = "gn:2210247", kLebanese = "gn:266826";

TEST_F(Places, TheCountryOfTheDocumentDecides) {
  for (const bool libya : {true, false}) {
    std::vector<Mention> mentions = {mention({libya ? "country:ly" : "country:lb"}),
                                     mention({kLibyan, kLebanese})};
    resolver_->resolve({}, mentions);
    EXPECT_EQ(best(mentions[1]), libya ? kLibyan : kLebanese);
    EXPECT_EQ(mentions[1].ids.size(), 1U);
  }
}

TEST_F(Places, TheRegionNamedWithItDecides) {
  std::vector<Mention> mentions = {mention({kLibyan, kLebanese}), mention({"country:lb"}),
                                   mention({"country:ly"}), mention({"country:ly"})};
  mentions[0].within.push_back(1);
  resolver_->resolve({}, mentions);
  EXPECT_EQ(best(mentions[0]), kLebanese);
}

TEST_F(Places, CategoryWordTellsUnitFromTown) {
  std::vector<Mention> mentions = {mention({"SY-HL", "gn:170063"}), mention({"SY-HL", "gn:170063"}),
                                   mention({"SY-HL", "gn:170063"})};
  mentions[0].category = static_cast<std::uint16_t>(PlaceCategory::countryside);
  mentions[1].category = static_cast<std::uint16_t>(PlaceCategory::city);
  resolver_->resolve({}, mentions);
  EXPECT_EQ(best(mentions[0]), "SY-HL");
  EXPECT_EQ(best(mentions[1]), "gn:170063");
  EXPECT_EQ(best(mentions[2]), "gn:170063");
  for (const Mention& m : mentions) EXPECT_EQ(m.ids.size(), 1U);
}

TEST_F(Places, RowsOutOfRangeAreEmpty) {
  EXPECT_EQ(resolver_->record(0x7FFFFFFF).id, "");
  EXPECT_EQ(resolver_->record(kImportedRow).id, "");
}

TEST_F(Places, RecordsHaveHonestPrecision) {
  const lexicon::Table t = pack_->table("places");
  for (std::uint32_t r = 0; r < t.rows(); ++r) {
    const PlaceRecord record = resolver_->record(r);
    EXPECT_FALSE(record.id.empty());
    EXPECT_EQ(record.lat.has_value(), record.lon.has_value());
    if (!record.lat) {
      EXPECT_TRUE(record.precision == "unknown" || record.precision == "country") << record.id;
    }
    EXPECT_NE(record.category, PlaceCategory::none) << record.id;
  }
}

TEST_F(Places, ImportedGazetteerKnowsVillages) {
  const fs::path table = fs::path(TAWATUR_SOURCE_DIR) / "../shared/gazetteer/syria_places.tsv";
  if (!fs::exists(table)) GTEST_SKIP() << "no " << table;
  auto gazetteer = read_gazetteer(table);
  ASSERT_TRUE(gazetteer) << gazetteer.error().to_string();
  EXPECT_GT(gazetteer->size(), 10000U);
  // A village that the pack lacks: the last row with an Arabic name that only one row has.
  PlaceNames names;
  for (std::uint32_t r = 0; r < gazetteer->size(); ++r) {
    for (const std::string_view n : names_of(gazetteer->record(r))) names.add(n, r);
  }
  std::string name, id;
  for (std::uint32_t r = 0; r < gazetteer->size(); ++r) {
    const PlaceRecord& record = gazetteer->record(r);
    if (record.category != PlaceCategory::village || record.name_ar.empty()) continue;
    if (names.plain(record.name_ar).size() == 1) {
      name = record.name_ar;
      id = record.id;
    }
  }
  resolver_->import(std::move(*gazetteer));
  Document document;
  document.text = name;
  Mention m;
  m.kind = MentionKind::place;
  m.span = m.core = {0, static_cast<std::uint32_t>(name.size())};
  std::vector<Mention> mentions = {m};
  resolver_->resolve(document, mentions);
  ASSERT_EQ(mentions[0].ids.size(), 1U);
  EXPECT_EQ(best(mentions[0]), id);
  EXPECT_TRUE(resolver_->record(mentions[0].ids.front().row).lat);
}

}  // namespace
}  // namespace tawatur::resolve
