// SPDX-License-Identifier: Apache-2.0
#include "ingest/reader.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

namespace tawatur::ingest {
namespace {

namespace fs = std::filesystem;

/// A folder of its own for each test.
class Reader : public testing::Test {
 protected:
  void SetUp() override {
    const auto* info = testing::UnitTest::GetInstance()->current_test_info();
    folder_ = fs::temp_directory_path() / ("tawatur_ingest_" + std::string(info->name()));
    fs::remove_all(folder_);
    fs::create_directories(folder_);
  }
  void TearDown() override { fs::remove_all(folder_); }

  std::string file(const std::string& name, const std::string& bytes) {
    const fs::path path = folder_ / name;
    fs::create_directories(path.parent_path());
    std::ofstream(path, std::ios::binary) << bytes;
    return path.string();
  }

  struct All {
    std::vector<Document> documents;
    std::vector<Error> errors, warnings;
  };
  static All read(std::vector<std::string> paths, Limits limits = {}) {
    DocumentReader reader(std::move(paths), limits);
    All out;
    for (int turn = 0; turn < 10000; ++turn) {
      Result<std::optional<Document>> next = reader.next();
      for (Error& w : reader.take_warnings()) out.warnings.push_back(std::move(w));
      if (!next) {
        out.errors.push_back(next.error());
      } else if (*next) {
        out.documents.push_back(std::move(**next));
      } else {
        return out;
      }
    }
    ADD_FAILURE() << "reading doesn't end";
    return out;
  }
  All read_bytes(const std::string& bytes, Limits limits = {}) {
    return read({file("input", bytes)}, limits);
  }

  fs::path folder_;
};

TEST_F(Reader, TextFileIsOneDocument) {
  const All all = read({file("a.txt", "one\ntwo\n")});
  ASSERT_EQ(all.documents.size(), 1u);
  EXPECT_EQ(all.documents[0].text, "one\ntwo\n");
  EXPECT_EQ(all.documents[0].id, "a.txt");
  EXPECT_EQ(all.documents[0].record, 0u);
  EXPECT_TRUE(all.warnings.empty());
}

TEST_F(Reader, JsonLinesByContent) {
  const All all = read_bytes(
      "{\"id\":\"x\",\"text\":\"t\",\"title\":\"h\",\"published\":\"2018-01-11T09:00:00Z\","
      "\"outlet\":\"o\",\"url\":\"u\",\"tags\":[1,\"a\"],\"n\":2}\n"
      "\n"
      "  {\"title\":\"head\",\"body\":\"tail\",\"id\":7}\r\n"
      "{\"body\":\"only\"}");
  ASSERT_EQ(all.documents.size(), 3u);
  const Document& d = all.documents[0];
  EXPECT_EQ(d.id, "x");
  EXPECT_EQ(d.text, "t");
  EXPECT_EQ(d.title, "h");
  EXPECT_EQ(d.published, "2018-01-11");
  EXPECT_EQ(d.outlet, "o");
  EXPECT_EQ(d.url, "u");
  const std::vector<std::pair<std::string, std::string>> other = {{"tags", "[1,\"a\"]"},
                                                                  {"n", "2"}};
  EXPECT_EQ(d.other, other);
  EXPECT_EQ(d.record, 1u);
  EXPECT_EQ(all.documents[1].text, "head\n\ntail");
  EXPECT_EQ(all.documents[1].title, "");
  EXPECT_EQ(all.documents[1].id, "7");
  EXPECT_EQ(all.documents[2].text, "only");
  EXPECT_EQ(all.documents[2].id, "input#4");
  EXPECT_TRUE(all.errors.empty());
}

TEST_F(Reader, EscapesAndByteOrderMark) {
  const All all = read_bytes("\xEF\xBB\xBF{\"text\":\"\\u0642\\n\\\"\"}\n");
  ASSERT_EQ(all.documents.size(), 1u);
  EXPECT_EQ(all.documents[0].text, "\xD9\x82\n\"");
}

TEST_F(Reader, TextKeepsItsByteOrderMark) {
  // Spans count code points of the text as given.
  const All all = read_bytes("\xEF\xBB\xBFtext");
  ASSERT_EQ(all.documents.size(), 1u);
  EXPECT_EQ(all.documents[0].text, "\xEF\xBB\xBFtext");
}

TEST_F(Reader, WrongTypeSkipsOneRecord) {
  const All all = read_bytes("{\"text\":\"a\"}\n{\"text\":5}\n{\"text\":\"b\"}\n");
  ASSERT_EQ(all.documents.size(), 2u);
  ASSERT_EQ(all.errors.size(), 1u);
  EXPECT_EQ(all.errors[0].code, ErrorCode::kFormat);
  EXPECT_EQ(all.errors[0].line, 2u);
  EXPECT_TRUE(all.errors[0].has_byte);
  EXPECT_EQ(all.errors[0].byte, 13u + 8u);
  EXPECT_NE(all.errors[0].message.find("\"text\" is a number"), std::string::npos);
}

TEST_F(Reader, WrongTypeInTheFirstLineIsStillJson) {
  const All all = read_bytes("{\"text\": [\"a\"]}\n{\"text\":\"b\"}\n");
  EXPECT_EQ(all.documents.size(), 1u);
  ASSERT_EQ(all.errors.size(), 1u);
  EXPECT_EQ(all.errors[0].line, 1u);
}

TEST_F(Reader, BrokenJsonNamesTheByte) {
  for (const char* bad : {"{\"text\":\"a\"", "{\"text\":\"a}", "{\"text\" \"a\"}", "{\"text\":tru}",
                          "{\"a\":1}", "{\"text\":\"a\"} x", "{\"text\":null}", "[1]", "7"}) {
    SCOPED_TRACE(bad);
    const All all = read_bytes("{\"text\":\"a\"}\n" + std::string(bad) + "\n{\"text\":\"b\"}\n");
    EXPECT_EQ(all.documents.size(), 2u);
    ASSERT_EQ(all.errors.size(), 1u);
    EXPECT_EQ(all.errors[0].line, 2u);
    EXPECT_TRUE(all.errors[0].has_byte);
    EXPECT_GE(all.errors[0].byte, 13u);
    EXPECT_LE(all.errors[0].byte, 13u + std::string(bad).size());
  }
}

TEST_F(Reader, BracesOfATextAreNoJson) {
  for (const char* text : {"{ quoted verse } and so on", "[12 May] news", "{", "\"x\": 1"}) {
    const All all = read_bytes(text);
    ASSERT_EQ(all.documents.size(), 1u) << text;
    EXPECT_EQ(all.documents[0].text, text);
  }
}

TEST_F(Reader, OneJsonDocumentOverManyLines) {
  const All one = read_bytes("{\n  \"text\": \"a\",\n  \"id\": \"i\"\n}\n");
  ASSERT_EQ(one.documents.size(), 1u);
  EXPECT_EQ(one.documents[0].id, "i");
  const All list = read_bytes("[ {\"text\":\"a\"}, 5, {\"text\":1}, {\"text\":\"b\"} ]");
  ASSERT_EQ(list.documents.size(), 2u);
  EXPECT_EQ(list.documents[1].id, "input#4");
  ASSERT_EQ(list.errors.size(), 2u);
  EXPECT_EQ(list.errors[0].record, 2u);
}

TEST_F(Reader, OddMetadataIsAWarning) {
  const All all = read_bytes("{\"text\":\"a\",\"published\":\"yesterday\",\"outlet\":5}\n");
  ASSERT_EQ(all.documents.size(), 1u);
  EXPECT_EQ(all.documents[0].published, "");
  EXPECT_EQ(all.warnings.size(), 2u);
  EXPECT_EQ(all.warnings[0].line, 1u);
}

TEST_F(Reader, IdTwiceIsAWarning) {
  const All all = read_bytes("{\"id\":\"a\",\"text\":\"x\"}\n{\"id\":\"a\",\"text\":\"y\"}\n");
  EXPECT_EQ(all.documents.size(), 2u);
  ASSERT_EQ(all.warnings.size(), 1u);
  EXPECT_EQ(all.warnings[0].line, 2u);
}

TEST_F(Reader, FewBadBytesAreRepaired) {
  std::string text(400, 'a');
  text[100] = '\xFF';
  const All all = read_bytes(text);
  ASSERT_EQ(all.documents.size(), 1u);
  EXPECT_EQ(all.documents[0].text.substr(100, 3), "\xEF\xBF\xBD");
  ASSERT_EQ(all.warnings.size(), 1u);
  EXPECT_EQ(all.warnings[0].code, ErrorCode::kEncoding);
  EXPECT_EQ(all.warnings[0].byte, 100u);
  EXPECT_NE(all.warnings[0].message.find("1 "), std::string::npos);
}

TEST_F(Reader, ShareOfBadBytesHasALimit) {
  // 1 of 100 is at the limit, 2 of 199 above it.
  std::string at(99, 'a');
  EXPECT_EQ(read_bytes(at + "\xFF").documents.size(), 1u);
  const All above = read_bytes(std::string(197, 'a') + "\xFF\xFE");
  EXPECT_TRUE(above.documents.empty());
  ASSERT_EQ(above.errors.size(), 1u);
  EXPECT_EQ(above.errors[0].code, ErrorCode::kEncoding);
  EXPECT_EQ(above.errors[0].byte, 197u);
}

TEST_F(Reader, BadBytesInOneLineCostThatLine) {
  const All all = read_bytes("{\"text\":\"a\"}\n{\"text\":\"\xFF\xFE\"}\n{\"text\":\"b\"}\n");
  EXPECT_EQ(all.documents.size(), 2u);
  ASSERT_EQ(all.errors.size(), 1u);
  EXPECT_EQ(all.errors[0].line, 2u);
  EXPECT_EQ(all.errors[0].byte, 13u + 9u);
}

TEST_F(Reader, EmptyAndBlankFiles) {
  for (const char* bytes : {"", " \n\t\n", "\xEF\xBB\xBF"}) {
    const All all = read_bytes(bytes);
    EXPECT_TRUE(all.documents.empty());
    ASSERT_EQ(all.errors.size(), 1u);
    EXPECT_NE(all.errors[0].message.find("empty"), std::string::npos);
  }
  const All empty_text = read_bytes("{\"text\":\" \"}\n");
  ASSERT_EQ(empty_text.errors.size(), 1u);
  EXPECT_EQ(empty_text.errors[0].line, 1u);
}

TEST_F(Reader, BinaryFiles) {
  const All nul = read_bytes(std::string("abc\0def", 7));
  ASSERT_EQ(nul.errors.size(), 1u);
  EXPECT_EQ(nul.errors[0].code, ErrorCode::kEncoding);
  EXPECT_EQ(nul.errors[0].byte, 3u);
  // Behind what is looked at first.
  const All late = read_bytes(std::string(100000, 'a') + '\0');
  ASSERT_EQ(late.errors.size(), 1u);
  EXPECT_EQ(late.errors[0].byte, 100000u);
  const All utf16 = read_bytes("\xFF\xFE\x28\x06");
  ASSERT_EQ(utf16.errors.size(), 1u);
  EXPECT_NE(utf16.errors[0].message.find("UTF-16"), std::string::npos);
}

TEST_F(Reader, DocumentLimitBelowAtAbove) {
  Limits limits;
  limits.max_document_bytes = 100;
  EXPECT_EQ(read_bytes(std::string(99, 'a'), limits).documents.size(), 1u);
  EXPECT_EQ(read_bytes(std::string(100, 'a'), limits).documents.size(), 1u);
  const All above = read_bytes(std::string(101, 'a'), limits);
  ASSERT_EQ(above.errors.size(), 1u);
  EXPECT_EQ(above.errors[0].code, ErrorCode::kLimit);
  EXPECT_EQ(above.errors[0].byte, 100u);
  const All line = read_bytes("{\"text\":\"" + std::string(101, 'a') + "\"}\n", limits);
  ASSERT_EQ(line.errors.size(), 1u);
  EXPECT_EQ(line.errors[0].code, ErrorCode::kLimit);
}

TEST_F(Reader, LineLimitSkipsTheLine) {
  Limits limits;
  limits.max_line_bytes = 1000;
  const std::string line = "{\"text\":\"" + std::string(989, 'a') + "\"}";
  ASSERT_EQ(line.size(), 1000u);
  EXPECT_EQ(read_bytes(line + "\n", limits).documents.size(), 1u);
  const All above = read_bytes("{\"text\":\"a\"}\n" + line + " \n{\"text\":\"b\"}\n", limits);
  EXPECT_EQ(above.documents.size(), 2u);
  ASSERT_EQ(above.errors.size(), 1u);
  EXPECT_EQ(above.errors[0].code, ErrorCode::kLimit);
  EXPECT_EQ(above.errors[0].line, 2u);
  EXPECT_EQ(above.errors[0].byte, 13u + 1000u);
}

TEST_F(Reader, FoldersAreSortedAndTellWhatTheyLeaveOut) {
  file("d/b.txt", "b");
  file("d/a.txt", "a");
  file("d/sub/c.jsonl", "{\"text\":\"c\"}\n");
  file("d/x.gold.json", "{}");
  file("d/picture.png", "p");
  const All all = read({(folder_ / "d").string()});
  ASSERT_EQ(all.documents.size(), 3u);
  EXPECT_EQ(all.documents[0].id, "a.txt");
  EXPECT_EQ(all.documents[1].id, "b.txt");
  EXPECT_EQ(all.documents[2].id, "sub/c.jsonl#1");
  ASSERT_EQ(all.warnings.size(), 1u);
  EXPECT_EQ(all.warnings[0].message.substr(0, 2), "2 ");
}

TEST_F(Reader, FolderWithoutTexts) {
  fs::create_directories(folder_ / "e");
  const All all = read({(folder_ / "e").string()});
  ASSERT_EQ(all.errors.size(), 1u);
  EXPECT_EQ(all.errors[0].code, ErrorCode::kNotFound);
}

TEST_F(Reader, MissingFileDoesNotStopTheOthers) {
  const All all = read({(folder_ / "none").string(), file("a.txt", "a")});
  EXPECT_EQ(all.documents.size(), 1u);
  ASSERT_EQ(all.errors.size(), 1u);
  EXPECT_EQ(all.errors[0].code, ErrorCode::kNotFound);
  EXPECT_EQ(all.errors[0].file, (folder_ / "none").string());
}

TEST_F(Reader, StopEndsReading) {
  const std::string path = file("a.jsonl", "{\"text\":\"a\"}\n{\"text\":\"b\"}\n");
  DocumentReader reader({path});
  std::atomic<bool> stop{false};
  reader.set_stop(&stop);
  ASSERT_TRUE(reader.next().value().has_value());
  stop = true;
  EXPECT_FALSE(reader.next().value().has_value());
}

TEST(IsoDay, OnlyRealDays) {
  EXPECT_EQ(iso_day("2018-01-11"), "2018-01-11");
  EXPECT_EQ(iso_day("2018-01-11 10:00"), "2018-01-11");
  EXPECT_EQ(iso_day("2016-02-29T00:00:00+03:00"), "2016-02-29");
  EXPECT_EQ(iso_day("2000-02-29"), "2000-02-29");
  for (const char* bad :
       {"", "2018", "2018-1-11", "2018-13-01", "2018-00-10", "2018-04-31", "2017-02-29",
        "1900-02-29", "0000-01-01", "2018-01-11x", "2018/01/11", "a018-01-11", "2018-01-00"}) {
    EXPECT_EQ(iso_day(bad), "") << bad;
  }
}

constexpr const char* kClaimLine =
    R"({"schema":"tawatur/claim/1","doc":"d","claim_id":"d#0-1.kill","frame":"kill","agent":[],)"
    R"("target":[],"place":[],"quantity":[],"source":[],"modality":"asserted","time":null,)"
    R"("evidence":[0,9],"trigger":[0,1],"rule":"r","confidence":0.5})"
    "\n";

TEST_F(Reader, ClaimsGoToWhoTakesThem) {
  const std::string lines =
      std::string(kClaimLine) + R"({"id":"a","text":"b"})" + "\n" + kClaimLine;
  DocumentReader reader({file("mixed.jsonl", lines)});
  std::vector<Claim> taken;
  reader.set_claims([&](Claim claim) -> Result<void> {
    if (!taken.empty()) return Error{ErrorCode::kFormat, "one is enough"};
    taken.push_back(std::move(claim));
    return {};
  });
  const Result<std::optional<Document>> article = reader.next();
  ASSERT_TRUE(article && *article);
  EXPECT_EQ((*article)->id, "a");
  ASSERT_EQ(taken.size(), 1U);
  EXPECT_EQ(taken[0].claim_id, "d#0-1.kill");
  const Result<std::optional<Document>> refused = reader.next();
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().line, 3U);
  const Result<std::optional<Document>> end = reader.next();
  EXPECT_TRUE(end && !*end);
}

TEST_F(Reader, ClaimsNobodyTakesAreNoArticles) {
  const All all = read_bytes(kClaimLine);
  EXPECT_TRUE(all.documents.empty());
  EXPECT_EQ(all.errors.size(), 1U);
}

TEST_F(Reader, TellsFilesOfClaims) {
  EXPECT_TRUE(holds_claims(file("claims.jsonl", kClaimLine)));
  EXPECT_TRUE(holds_claims(file("bom.jsonl", std::string("\xEF\xBB\xBF") + kClaimLine)));
  EXPECT_FALSE(holds_claims(file("article.jsonl", R"({"text":"about tawatur/claim/1"})")));
  EXPECT_FALSE(holds_claims(file("text.txt", "tawatur/claim/1")));
  EXPECT_FALSE(holds_claims(folder_.string()));
  EXPECT_FALSE(holds_claims("no-such-file"));
}

}  // namespace
}  // namespace tawatur::ingest
