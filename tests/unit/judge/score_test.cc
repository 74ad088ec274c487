// SPDX-License-Identifier: Apache-2.0
#include "judge/score.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

namespace tawatur::judge {
namespace {

GoldDocument gold() {
  Result<GoldDocument> out = parse_gold(
      R"({"doc":"a.txt","outlet":{"text":"o"},"published":"2018-01-11","boilerplate":[[40,50]],
      "claims":[
       {"id":1,"span":[0,5],"frame":"kill","agent":[],"target":[{"text":"xx"}],"source":[],
        "place":[{"text":"yy"}],"quantity":[{"kind":"killed","low":5,"high":5,"text":"5"}],
        "modality":"asserted","time":null,"optional":false},
       {"id":2,"span":[10,15],"frame":"clash","agent":[{"text":"pp"}],"target":[{"text":"qq"}],
        "source":[],"place":[],"quantity":[],"modality":"denied",
        "time":{"text":"t","from":"2018-01-10","to":null},"optional":false},
       {"id":3,"span":[20,25],"frame":"meet","agent":[],"target":[],"source":[],"place":[],
        "quantity":[],"modality":"asserted","time":null,"optional":true}]})");
  EXPECT_TRUE(out.ok());
  GoldDocument value = *out;
  value.text = std::string(60, 'x');
  return value;
}

Statement claim(const std::string& rest, const std::string& frame, int begin, int end) {
  Result<Statement> out = read_claim(
      "{\"doc\":\"a.txt\",\"frame\":\"" + frame + "\",\"evidence\":[0,60]," + "\"trigger\":[" +
      std::to_string(begin) + "," + std::to_string(end) + "]" + rest + "}");
  EXPECT_TRUE(out.ok());
  return *out;
}

Figures figures(std::vector<Statement> claims) {
  const Names names({}, {});
  Judge judge(names);
  judge.add(gold(), std::move(claims));
  return judge.figures();
}

const char* kKill =
    R"(,"target":[{"text":"xx","span":[0,2]}],"place":[{"text":"yy"}],
    "quantity":[{"kind":"killed","low":5,"high":5},{"kind":"killed","low":1,"high":1,"part_of":0}])";

TEST(Score, GoldIsRead) {
  EXPECT_EQ(gold().outlet, "o");
  EXPECT_EQ(gold().claims.size(), 3u);
  EXPECT_TRUE(gold().claims[2].optional);
  EXPECT_EQ(gold().claims[1].days[0].to, "2018-01-10");
}

TEST(Score, RightClaim) {
  const Figures f = figures({claim(kKill, "kill", 0, 4)});
  EXPECT_EQ(f.of("claim").right, 1);
  EXPECT_EQ(f.of("claim").missed, 1);
  EXPECT_EQ(f.of("tuple").right, 1);
  EXPECT_EQ(f.of("exact").right, 1);
  EXPECT_EQ(f.of("quantity").right, 1);
  EXPECT_EQ(f.of("quantity").spare, 0);
  EXPECT_EQ(f.of("leak").right, 0);
  // "yy" isn't at any span.
  EXPECT_EQ(f.of("invalid").right, 1);
}

TEST(Score, SidesOfAClashMaySwap) {
  const Figures f = figures({claim(R"(,"agent":[{"text":"qq"}],"target":[{"text":"pp"}],
      "modality":"denied","time":{"from":"2018-01-10"})",
                                   "clash", 12, 14)});
  EXPECT_EQ(f.of("exact").right, 1);
  EXPECT_EQ(f.of("hedged").right, 1);
  EXPECT_EQ(f.of("time").right, 1);
}

TEST(Score, OptionalGoldCountsNeitherWay) {
  const Figures f = figures({claim("", "meet", 20, 25)});
  EXPECT_EQ(f.of("claim").right, 0);
  EXPECT_EQ(f.of("claim").spare, 0);
  EXPECT_EQ(f.of("claim").missed, 2);
}

TEST(Score, LongOrFarTriggersDoNotAnswer) {
  EXPECT_EQ(figures({claim("", "kill", 17, 20)}).of("claim").spare, 1);
  EXPECT_EQ(figures({claim("", "kill", 16, 20)}).of("claim").right, 1);
  EXPECT_EQ(figures({claim("", "kill", 0, 60)}).of("claim").right, 1);
  EXPECT_EQ(figures({claim("", "kill", 0, 61)}).of("claim").right, 0);
}

TEST(Score, LeakAndInvalid) {
  const Figures f = figures({claim("", "kill", 40, 45), claim("", "kill", 50, 55)});
  EXPECT_EQ(f.of("leak").right, 1);
  EXPECT_EQ(f.of("invalid").right, 0);
  EXPECT_EQ(broken_evidence("abc", claim("", "kill", 3, 3)), "trigger outside evidence");
}

TEST(Score, WrongModalityIsNoTuple) {
  const Figures f =
      figures({claim(std::string(kKill) + ",\"modality\":\"planned\"", "kill", 0, 4)});
  EXPECT_EQ(f.of("claim").right, 1);
  EXPECT_EQ(f.of("tuple").right, 0);
  EXPECT_EQ(f.of("hedged").spare, 1);
  EXPECT_EQ(f.of("modality").missed, 1);
}

TEST(Score, PrintOuts) {
  const Figures f = figures({claim(kKill, "kill", 0, 4)});
  EXPECT_TRUE(
      figures_text(f).starts_with("1 documents, 2 required gold claims\n"
                                  "claim     P 1.000  R 0.500  F1 0.667\n"));
  EXPECT_TRUE(figures_json(f).starts_with(
      "{\"claim\": {\"p\": 1.0, \"r\": 0.5, \"f\": 0.667, \"half\": null}, "));
  EXPECT_NE(figures_text(f, true).find("\nkill  "), std::string::npos);
}

TEST(Statement, BrokenLines) {
  for (const char* bad : {"", "5", "[]", "{}", R"({"doc":"a","frame":"kill","trigger":[0,1]})",
                          R"({"doc":"a","frame":"kill","trigger":[0,1],"evidence":5})"}) {
    EXPECT_FALSE(read_claim(bad).ok()) << bad;
  }
  // Odd types of single fields are as if absent.
  EXPECT_TRUE(read_claim(R"({"doc":"a","frame":"kill","trigger":[0,1],"evidence":[0,1],
      "agent":"x","quantity":5,"time":[],"place":[7]})")
                  .ok());
}

TEST(Statement, OfAClaimOfTheEngine) {
  Claim c;
  c.doc = "a.txt";
  c.frame = Frame::kill;
  c.target = {Filler{}};
  c.target[0].text = "xx";
  c.quantity = {Quantity{}};
  c.quantity[0].low = c.quantity[0].high = 5;
  c.evidence = {0, 60};
  c.trigger = {0, 4};
  const Statement s = statement_of(c);
  EXPECT_EQ(s.frame, "kill");
  EXPECT_EQ(s.quantity.size(), 1u);
  EXPECT_EQ(s.slices.size(), 2u);
  EXPECT_EQ(s.end, 4);
}

TEST(Gold, FolderErrors) {
  EXPECT_EQ(read_gold("/nonexistent").error().code, ErrorCode::kNotFound);
  EXPECT_FALSE(parse_gold("{").ok());
  EXPECT_FALSE(parse_gold(R"({"doc":"a","claims":[{"frame":"kill"}]})").ok());
}

TEST(Gold, LineEndsCountOnce) {
  const auto folder = std::filesystem::temp_directory_path() / "tawatur_judge_gold";
  std::filesystem::create_directories(folder);
  std::ofstream(folder / "a.txt", std::ios::binary) << "a\r\nb\rc";
  std::ofstream(folder / "a.gold.json") << R"({"doc":"a.txt","boilerplate":[],"claims":[]})";
  const auto golds = read_gold(folder.string());
  ASSERT_TRUE(golds.ok());
  EXPECT_EQ((*golds)[0].text, "a\nb\nc");
  std::filesystem::remove_all(folder);
}

}  // namespace
}  // namespace tawatur::judge
