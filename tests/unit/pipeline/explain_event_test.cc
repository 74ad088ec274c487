// SPDX-License-Identifier: Apache-2.0
#include "pipeline/explain_event.h"

#include <gtest/gtest.h>

#include <string>

namespace tawatur::pipeline {
namespace {

TEST(ExplainEvent, TellsClaimsNumbersAndContradictions) {
  Event e;
  e.event_id = "TWT-1";
  e.revision = 2;
  e.frame = Frame::kill;
  e.status = EventStatus::disputed;
  e.from = e.to = "2018-01-02";
  e.target = {{"civilians", "", "Civilians", "x", 2}};
  e.killed = Toll{{3, 4, 5, "a#1", "b#1", "c#1"}, {{"civilians", {3, 3, 3, "a#1", "a#1", "a#1"}}}};
  e.docs = {"a", "b"};
  e.independent_sources = 2;
  e.grade = "B";
  e.contradictions = {{"killed", {"a#1", "c#1"}, "3 to 5"}};
  e.claims = {{"a", "a#1", {0, 3}, "first", 1}, {"z", "z#1", {0, 3}, "same place: a#1", 0.5}};
  Claim c;
  c.claim_id = "a#1";
  c.frame = Frame::kill;
  c.confidence = 0.75;
  const auto pack = lexicon::Pack::open(std::string(TAWATUR_BINARY_DIR) + "/tawatur.pack");
  ASSERT_TRUE(pack);
  const std::vector<EventEvidence> evidence = {{c, "2018-01-03", "paper", "so\nmany"}};
  const std::string text = event_explanation(e, evidence, Messages(*pack, Language::en));
  for (const char* part :
       {"TWT-1@2  Deaths (kill)  disputed\n", "day         2018-01-02\n", "target      Civilians\n",
        "low 3 (a#1), best 4 (b#1), high 5 (c#1)", "civilians: low 3",
        "disagree on killed, 3 to 5: a#1, c#1", "2 independent in 2 documents",
        "B (suggested): two independent", "outlet      paper, 2018-01-03",
        "joined      first (1.00)", "words       so many\n"}) {
    EXPECT_NE(text.find(part), std::string::npos) << part << "\n" << text;
  }
  // A claim that no longer stands is left out.
  EXPECT_EQ(text.find("same place"), std::string::npos);
  const std::string arabic = event_explanation(e, evidence, Messages(*pack, Language::ar));
  EXPECT_NE(arabic.find("(kill)"), std::string::npos);
  for (const char* part : {"disputed", "low 3", "suggested", "independent", "outlet"}) {
    EXPECT_EQ(arabic.find(part), std::string::npos) << part << "\n" << arabic;
  }
}

}  // namespace
}  // namespace tawatur::pipeline
