// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <algorithm>
#include <limits>
#include <string>
#include <vector>

#include "emit/claim_json.h"
#include "emit/csv.h"
#include "emit/json.h"
#include "emit/writer.h"

namespace tawatur::emit {
namespace {

Claim full_claim() {
  Claim c;
  c.doc = "d\"1";
  c.doc_sha256 = "ab";
  c.claim_id = "c1";
  c.frame = Frame::air_strike;
  Filler agent;
  agent.id = "x-gov";
  agent.text = "jets";
  agent.span = {0, 4};
  agent.via = CpSpan{1, 2};
  agent.name_en = "X, the government";
  agent.kind = "state";
  c.agent = {agent};
  Filler source;
  source.text = "who";
  source.span = {20, 23};
  source.verb = "said";
  source.stance = "asserts";
  c.source = {source};
  PlaceFiller place;
  place.text = "town";
  place.span = {12, 16};
  place.lat = 36.3700001;
  place.lon = -37.5;
  place.candidates = {{"p1", "n", 1, 2, 0.25}};
  c.place = {place};
  Quantity dead;
  dead.low = 5;
  dead.text = "five";
  dead.span = {5, 9};
  Quantity hurt;
  hurt.kind = QuantityKind::wounded;
  hurt.part_of = 0;
  c.quantity = {dead, hurt};
  c.modality = Modality::denied;
  c.time = TimeRef{"then", {16, 20}, "2018-01-11", "", "day", ""};
  c.name = Worded{"op", {1, 3}};
  c.means = {{"m", {0, 1}}};
  c.background = true;
  c.cause = "c0";
  c.evidence = {0, 23};
  c.trigger = {5, 9};
  c.rule = "r";
  c.coder = "k";
  c.confidence = 0.81249;
  return c;
}

std::string json_of(const Claim& c) {
  std::string out;
  append_claim_json(out, c);
  return out;
}

TEST(ClaimJson, EveryFieldInTheSchemasOrder) {
  EXPECT_EQ(
      json_of(full_claim()),
      "{\"schema\":\"tawatur/claim/"
      "1\",\"doc\":\"d\\\"1\",\"doc_sha256\":\"ab\",\"claim_id\":\"c1\","
      "\"frame\":\"air_strike\",\"agent\":[{\"id\":\"x-gov\",\"text\":\"jets\",\"span\":[0,4],"
      "\"name\":null,\"via\":[1,2],\"name_ar\":null,\"name_en\":\"X, the government\","
      "\"kind\":\"state\"}],\"target\":[],\"place\":[{\"id\":null,\"text\":\"town\","
      "\"span\":[12,16],\"name\":null,\"via\":null,\"name_ar\":null,\"name_en\":null,\"lat\":36.37,"
      "\"lon\":-37.5,\"precision\":\"unknown\",\"admin1\":null,\"admin2\":null,\"admin3\":null,"
      "\"candidates\":[{\"id\":\"p1\",\"name_ar\":\"n\",\"lat\":1,\"lon\":2,\"score\":0.25}]}],"
      "\"quantity\":[{\"kind\":\"killed\",\"low\":5,\"high\":null,\"text\":\"five\",\"span\":[5,9],"
      "\"part_of\":null},{\"kind\":\"wounded\",\"low\":null,\"high\":null,\"text\":\"\","
      "\"span\":[0,0],\"part_of\":0}],\"source\":[{\"id\":null,\"text\":\"who\",\"span\":[20,23],"
      "\"name\":null,\"via\":null,\"name_ar\":null,\"name_en\":null,\"kind\":null,\"verb\":"
      "\"said\","
      "\"stance\":\"asserts\"}],\"modality\":\"denied\",\"time\":{\"text\":\"then\",\"span\":[16,"
      "20],"
      "\"from\":\"2018-01-11\",\"to\":null,\"precision\":\"day\",\"clash\":null},"
      "\"name\":{\"text\":\"op\",\"span\":[1,3]},\"means\":[{\"text\":\"m\",\"span\":[0,1]}],"
      "\"framing\":[],\"background\":true,\"cause\":\"c0\",\"answers\":null,\"evidence\":[0,23],"
      "\"trigger\":[5,9],\"rule\":\"r\",\"coder\":\"k\",\"confidence\":0.812}");
}

TEST(ClaimJson, ConfidenceStaysInItsRange) {
  Claim c;
  c.confidence = 1.5;
  EXPECT_NE(json_of(c).find("\"confidence\":1}"), std::string::npos);
  c.confidence = std::numeric_limits<double>::quiet_NaN();
  EXPECT_NE(json_of(c).find("\"confidence\":0}"), std::string::npos);
}

TEST(Json, NumbersWithoutLocaleOrExponent) {
  const auto text = [](double v, int n) {
    std::string out;
    append_number(out, v, n);
    return out;
  };
  EXPECT_EQ(text(0.8, 3), "0.8");
  EXPECT_EQ(text(1, 3), "1");
  EXPECT_EQ(text(-0.0001, 3), "0");
  EXPECT_EQ(text(100, 0), "100");
  EXPECT_EQ(text(1e20, 1), "100000000000000000000");
  EXPECT_EQ(text(-36.5, 6), "-36.5");
}

TEST(Json, Escapes) {
  std::string out;
  append_quoted(out, std::string("a\"\\\n\r\t\x01\x1f", 8) + std::string(1, '\0') + "\xD9\x82");
  EXPECT_EQ(out, "\"a\\\"\\\\\\n\\r\\t\\u0001\\u001f\\u0000\xD9\x82\"");
}

TEST(Csv, QuotesListsAndFormulas) {
  Claim c = full_claim();
  c.doc = "=1+1";
  c.agent.push_back(c.agent[0]);
  c.agent[1].id.clear();
  c.rule = "a,\"b\"";
  std::string out;
  const std::string text = "jets five... town then who\n";
  append_csv_row(out, c, text, CodePoints(text));
  EXPECT_TRUE(
      out.starts_with("'=1+1,c1,air_strike,denied,true,0.812,2018-01-11,,day,then,"
                      "x-gov | ?,jets | jets,,,?,who,?,town,36.37,-37.5,,,number,5,,,,,"
                      "killed 5+ | wounded ?,op,m,,c0,,0,23,5,9,five,"))
      << out;
  EXPECT_NE(out.find("\"a,\"\"b\"\"\""), std::string::npos);
  std::string header;
  append_csv_header(header);
  const auto commas = [](const std::string& s) { return std::count(s.begin(), s.end(), ','); };
  c.rule = "r";
  out.clear();
  append_csv_row(out, c, text, CodePoints(text));
  EXPECT_EQ(commas(out), commas(header));
}

TEST(Csv, QuantityWords) {
  Quantity q;
  EXPECT_EQ(quantity_text(q), "?");
  q.high = 4;
  EXPECT_EQ(quantity_text(q), "0-4");
  q.low = 0;
  q.high = 0;
  EXPECT_EQ(quantity_text(q), "0");
  q.low = 3;
  q.high = 5;
  EXPECT_EQ(quantity_text(q), "3-5");
  q.high.reset();
  EXPECT_EQ(quantity_text(q), "3+");
}

std::string write(WriterOptions options, const std::vector<Claim>& claims) {
  ClaimWriter writer(options);
  std::string out;
  writer.begin(out);
  for (const Claim& c : claims) writer.add(std::span(&c, 1), "jets five then town who.", out);
  writer.end(out);
  return out;
}

TEST(Writer, JsonIsAnArrayAndLinesAreLines) {
  const Claim c = full_claim();
  EXPECT_EQ(write({.format = Format::json}, {}), "[]\n");
  EXPECT_EQ(write({.format = Format::json}, {c, c}),
            "[\n" + json_of(c) + ",\n" + json_of(c) + "\n]\n");
  EXPECT_EQ(write({.format = Format::jsonl}, {c, c}), json_of(c) + "\n" + json_of(c) + "\n");
  EXPECT_EQ(write({.format = Format::jsonl}, {}), "");
}

TEST(Writer, TableKeepsBidiControlsForTerminals) {
  const std::string isolate = "\xE2\x81\xA8";
  EXPECT_EQ(write({.format = Format::table}, {full_claim()}).find(isolate), std::string::npos);
  WriterOptions terminal{.format = Format::table, .style = {.terminal = true, .color = false}};
  EXPECT_NE(write(terminal, {full_claim()}).find(isolate + "five"), std::string::npos);
  EXPECT_EQ(write(terminal, {full_claim()}).find('\x1b'), std::string::npos);
  terminal.style.color = true;
  EXPECT_NE(write(terminal, {full_claim()}).find("\x1b[33mdenied"), std::string::npos);
}

TEST(Writer, ExcelMark) {
  EXPECT_TRUE(write({.format = Format::csv, .excel = true}, {})
                  .starts_with("\xEF\xBB\xBF"
                               "doc,"));
}

TEST(Writer, SpansOutsideTheTextGiveNoWords) {
  Claim c = full_claim();
  c.evidence = {0, 5000};
  c.trigger = {9, 3};
  EXPECT_FALSE(write({.format = Format::csv}, {c}).empty());
  EXPECT_FALSE(write({.format = Format::table}, {c}).empty());
}

}  // namespace
}  // namespace tawatur::emit
