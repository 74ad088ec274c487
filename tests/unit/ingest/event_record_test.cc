// SPDX-License-Identifier: Apache-2.0
#include "ingest/event_record.h"

#include <gtest/gtest.h>

namespace tawatur::ingest {
namespace {

constexpr const char* kEvent =
    R"({"schema":"tawatur/event/1","event_id":"TWT-1","revision":3,"frame":"shelling",
"status":"disputed","from":"2018-01-01","to":null,"time_precision":"day",
"agent":[{"id":"a","text":"x","name_ar":null,"name_en":"X","docs":2}],"target":[],
"place":[{"id":null,"text":"p","name_ar":null,"name_en":null,"lat":1.5,"lon":2,
"precision":"point","admin1":"r","docs":1}],
"killed":{"low":3,"best":4,"high":null,"low_claim":"c","best_claim":null,"high_claim":null,
"by_side":{"civilians":{"low":1,"best":1,"high":1,"low_claim":"c","best_claim":"c",
"high_claim":"c"}}},"docs":["d"],"reports":1,"independent_sources":2,
"claims":[{"doc":"d","claim_id":"c","trigger":[1,4],"reason":"first","score":1}],
"contradictions":[{"field":"killed","claims":["c"],"text":"3 to 4"}],"effects":["TWT-2"],
"grade":"B","redirect":null})";

TEST(EventRecords, ReadsEveryField) {
  EventRecords records;
  std::string json = kEvent;
  const Result<Event> e = records.read(json);
  ASSERT_TRUE(e) << e.error().to_string();
  EXPECT_EQ(e->event_id, "TWT-1");
  EXPECT_EQ(e->revision, 3U);
  EXPECT_EQ(e->frame, Frame::shelling);
  EXPECT_EQ(e->status, EventStatus::disputed);
  EXPECT_EQ(e->from, "2018-01-01");
  EXPECT_EQ(e->to, "");
  EXPECT_EQ(e->agent.at(0).docs, 2U);
  EXPECT_EQ(e->place.at(0).lat, 1.5);
  EXPECT_EQ(e->place.at(0).admin1, "r");
  ASSERT_TRUE(e->killed);
  EXPECT_EQ(e->killed->all.best, 4);
  EXPECT_FALSE(e->killed->all.high);
  EXPECT_EQ(e->killed->by_side.at(0).first, "civilians");
  EXPECT_FALSE(e->wounded);
  EXPECT_EQ(e->claims.at(0).trigger, (CpSpan{1, 4}));
  EXPECT_EQ(e->contradictions.at(0).text, "3 to 4");
  EXPECT_EQ(e->effects, std::vector<std::string>{"TWT-2"});
  EXPECT_EQ(e->grade, "B");
}

TEST(EventRecords, RefusesWhatIsNoEvent) {
  EventRecords records;
  for (std::string json :
       {"", "[]", "{}", R"({"event_id":"a","frame":"x","status":"reported"})",
        R"({"event_id":"a","frame":"kill","status":"x"})",
        R"({"event_id":"","frame":"kill","status":"reported"})",
        R"({"event_id":"a","frame":"kill","status":"reported","docs":[1]})",
        R"({"event_id":"a","frame":"kill","status":"reported","claims":[{"trigger":[1]}]})"}) {
    EXPECT_FALSE(records.read(json)) << json;
  }
}

}  // namespace
}  // namespace tawatur::ingest
