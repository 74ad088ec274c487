// SPDX-License-Identifier: Apache-2.0
#include "ingest/claim_record.h"

#include <gtest/gtest.h>

#include <string>
#include <utility>

namespace tawatur::ingest {
namespace {

constexpr const char* kClaim =
    R"({"schema":"tawatur/claim/1","doc":"d","doc_sha256":"ab","claim_id":"c","frame":"kill",
"agent":[{"id":null,"text":"x","span":[1,2],"name":null,"via":[3,4],"name_ar":null,"name_en":"X",
"kind":"army"}],"target":[],"place":[{"id":"p","text":"y","span":[5,6],"name":null,"via":null,
"name_ar":"a","name_en":"b","lat":1.5,"lon":2,"precision":"point","admin1":"z","admin2":null,
"admin3":null,"candidates":[{"id":"q","name_ar":"r","lat":1,"lon":2,"score":0.5}]}],
"quantity":[{"kind":"killed","low":3,"high":null,"text":"t","span":[7,8],"part_of":1},
{"kind":"killed","low":9,"high":9,"text":"t","span":[7,8],"part_of":null}],
"source":[{"id":"s","text":"u","span":[9,10],"name":null,"via":null,"name_ar":null,"name_en":null,
"kind":null,"verb":"v","stance":"denies"}],"modality":"denied","time":{"text":"w","span":[1,3],
"from":"2018-01-01","to":"2018-01-02","precision":"day","clash":null},"name":{"text":"n",
"span":[2,3]},"means":[{"text":"m","span":[4,5]}],"framing":[],"background":true,"cause":null,
"answers":"k","evidence":[0,20],"trigger":[2,4],"rule":"r","coder":"tawatur","confidence":0.25})";

TEST(ClaimRecords, ReadsEveryField) {
  ClaimRecords records;
  std::string json = kClaim;
  const Result<Claim> c = records.read(json);
  ASSERT_TRUE(c) << c.error().to_string();
  EXPECT_EQ(c->frame, Frame::kill);
  EXPECT_EQ(c->modality, Modality::denied);
  ASSERT_EQ(c->agent.size(), 1U);
  EXPECT_EQ(c->agent[0].via, (CpSpan{3, 4}));
  EXPECT_EQ(c->agent[0].id, "");
  ASSERT_EQ(c->place.size(), 1U);
  EXPECT_EQ(c->place[0].lat, 1.5);
  EXPECT_EQ(c->place[0].lon, 2.0);
  EXPECT_EQ(c->place[0].candidates.at(0).score, 0.5);
  EXPECT_EQ(c->quantity.at(0).low, 3);
  EXPECT_FALSE(c->quantity.at(0).high);
  EXPECT_EQ(c->quantity.at(0).part_of, 1U);
  EXPECT_EQ(c->source.at(0).stance, "denies");
  EXPECT_EQ(c->time->to, "2018-01-02");
  EXPECT_EQ(c->name->text, "n");
  EXPECT_EQ(c->means.at(0).span, (CpSpan{4, 5}));
  EXPECT_TRUE(c->background);
  EXPECT_EQ(c->answers, "k");
  EXPECT_EQ(c->confidence, 0.25);
}

TEST(ClaimRecords, RefusesWhatIsNoClaim) {
  ClaimRecords records;
  for (std::string json :
       {"", "[]", "{}",
        R"({"frame":"kill","modality":"asserted","evidence":[0,1],"trigger":[0,1],"agent":"x"})",
        R"({"frame":"kill","modality":"asserted","evidence":[0,1],"trigger":[0,1],"rule":1})",
        R"({"frame":"kill","modality":"asserted"})",
        R"({"frame":"x","modality":"asserted","evidence":[0,1],"trigger":[0,1]})",
        R"({"frame":"kill","modality":"asserted","evidence":[0,-1],"trigger":[0,1]})",
        R"({"frame":"kill","modality":"asserted","evidence":[0,1,2],"trigger":[0,1]})"}) {
    EXPECT_FALSE(records.read(json)) << json;
  }
}

/// A claim with one field more.
std::string with(const std::string& field) {
  return R"({"frame":"kill","modality":"asserted","evidence":[0,9],"trigger":[0,1],)" + field + "}";
}

TEST(ClaimRecords, RefusesValuesOfTheWrongKind) {
  ClaimRecords records;
  const std::string place = R"("text":"y","span":[5,6],)";
  const std::string number = R"({"kind":"killed","low":1,"text":"t","span":[7,8],)";
  const std::pair<std::string, std::string> rows[] = {
      {R"("time":"today")", "\"time\""},
      {R"("name":["n"])", "\"name\""},
      {R"("place":[{)" + place + R"("candidates":{}}])", "\"candidates\""},
      {R"("place":[{)" + place + R"("candidates":[{"id":"q","lat":"1"}]}])", "\"lat\""},
      {R"("quantity":[)" + number + R"("part_of":-1}])", "\"part_of\""},
      {R"("quantity":[)" + number + R"("part_of":0}])", "\"part_of\""},
      {R"("quantity":[)" + number + R"("part_of":4294967296}])", "\"part_of\""},
      {R"("confidence":"high")", "\"confidence\""},
      {R"("confidence":1.01)", "between 0 and 1"},
      {R"("confidence":-0.5)", "between 0 and 1"}};
  for (const auto& [field, said] : rows) {
    std::string json = with(field);
    const Result<Claim> got = records.read(json);
    ASSERT_FALSE(got) << json;
    EXPECT_NE(got.error().message.find(said), std::string::npos) << got.error().message;
  }
}

TEST(ClaimRecords, WhatIsNotSaidStaysAway) {
  ClaimRecords records;
  std::string json =
      with(R"("time":null,"name":null,"place":[{"text":"y","span":[5,6],"candidates":[{"id":"q"}]}],
"quantity":[{"kind":"killed","low":9,"text":"t","span":[7,8]},
{"kind":"killed","low":1,"text":"t","span":[7,8],"part_of":0}])");
  const Result<Claim> c = records.read(json);
  ASSERT_TRUE(c) << c.error().to_string();
  EXPECT_FALSE(c->time);
  EXPECT_FALSE(c->name);
  EXPECT_FALSE(c->place.at(0).candidates.at(0).lat);
  EXPECT_EQ(c->quantity.at(1).part_of, 0U);
  EXPECT_EQ(c->confidence, 1);  // people give none
  json = with(R"("confidence":0)");
  EXPECT_EQ(records.read(json)->confidence, 0);
}

}  // namespace
}  // namespace tawatur::ingest
