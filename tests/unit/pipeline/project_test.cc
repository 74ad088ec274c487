// SPDX-License-Identifier: Apache-2.0
// A project through the public door; the program itself is tested in tests/cli.
#include "tawatur/project.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <optional>
#include <set>

#include "store/sqlite.h"

namespace tawatur {
namespace {

class Projects : public testing::Test {
 protected:
  void SetUp() override {
    const auto* info = testing::UnitTest::GetInstance()->current_test_info();
    folder_ = std::filesystem::temp_directory_path() /
              ("tawatur_project_" + std::string(info->name()) + std::to_string(::getpid()));
    std::filesystem::remove_all(folder_);
  }
  void TearDown() override { std::filesystem::remove_all(folder_); }

  Project coded(unsigned threads) {
    Result<Project> project = Project::create((folder_ / std::to_string(threads)).string());
    EXPECT_TRUE(project);
    Result<AddSummary> added =
        project->add({std::string(TAWATUR_SOURCE_DIR) + "/examples/articles"}, {}, {});
    EXPECT_TRUE(added);
    EXPECT_GT(added->documents, 20U);
    Result<Engine> engine = Engine::open(std::string(TAWATUR_BINARY_DIR) + "/tawatur.pack");
    EXPECT_TRUE(engine);
    CodeOptions options;
    options.threads = threads;
    Result<CodeSummary> run = project->run(*engine, options, {});
    EXPECT_TRUE(run);
    EXPECT_EQ(run->documents, added->documents);
    return std::move(*project);
  }

  static std::vector<StoredClaim> all(Project& project) {
    std::vector<StoredClaim> out;
    EXPECT_TRUE(project.claims({}, [&](const StoredClaim& c) {
      out.push_back(c);
      return true;
    }));
    return out;
  }

  std::filesystem::path folder_;
};

TEST_F(Projects, SameClaimsAtAnyThreadCount) {
  Project one = coded(1), three = coded(3);
  const auto a = all(one), b = all(three);
  ASSERT_EQ(a.size(), b.size());
  ASSERT_GT(a.size(), 50U);
  for (std::size_t i = 0; i < a.size(); ++i) EXPECT_EQ(a[i].json, b[i].json);
  Result<ProjectReport> report = one.verify();
  ASSERT_TRUE(report);
  EXPECT_EQ(report->count, 0U);
  EXPECT_GT(report->spans, a.size());
}

TEST_F(Projects, DecisionsStayThroughRunsAndOrphansAreTold) {
  Project project = coded(2);
  const auto claims = all(project);
  const Result<Claim> claim = Project::claim_of(claims.front().json);
  ASSERT_TRUE(claim);
  Decision d;
  d.person = "p";
  d.field = "agent";
  d.verdict = "reject";
  d.text_sha256 = claim->doc_sha256;
  d.span = claim->evidence;
  d.frame = std::string(to_string(claim->frame));
  d.claim_id = claim->claim_id;
  ASSERT_TRUE(project.decide(d));
  // The id that the engine gave has moved; text, span and frame still say which claim it is.
  d.claim_id = "gone#1-2.kill";
  ASSERT_TRUE(project.decide(d));
  d.text_sha256 = std::string(64, '0');
  ASSERT_TRUE(project.decide(d));
  d.text_sha256 = claim->doc_sha256;
  d.span = {4000000, 4000001};
  ASSERT_TRUE(project.decide(d));
  Result<Engine> engine = Engine::open(std::string(TAWATUR_BINARY_DIR) + "/tawatur.pack");
  ASSERT_TRUE(engine);
  CodeOptions again;
  again.again = true;
  ASSERT_TRUE(project.run(*engine, again, {}));
  Result<std::vector<PlacedDecision>> placed = project.decisions();
  ASSERT_TRUE(placed);
  ASSERT_EQ(placed->size(), 4U);
  EXPECT_EQ((*placed)[0].claim_id, claim->claim_id);
  EXPECT_FALSE((*placed)[1].claim_id.empty());
  EXPECT_EQ((*placed)[2].claim_id, "");
  EXPECT_EQ((*placed)[3].claim_id, "");
  EXPECT_EQ((*placed)[0].decision.verdict, "reject");
  EXPECT_EQ(project.verify()->count, 0U);
}

TEST_F(Projects, ADecisionNeedsTheHashOfItsText) {
  Result<Project> project = Project::create(folder_.string());
  ASSERT_TRUE(project);
  Decision d;
  d.text_sha256 = std::string(64, 'A');
  EXPECT_TRUE(project->decide(d));
  for (const std::string& bad : {std::string(), std::string(62, 'a'), std::string(66, 'a'),
                                 std::string(63, 'a'), std::string(63, 'a') + "g"}) {
    d.text_sha256 = bad;
    const Result<std::int64_t> id = project->decide(d);
    ASSERT_FALSE(id) << bad;
    EXPECT_EQ(id.error().code, ErrorCode::kUsage);
  }
  EXPECT_EQ(project->decisions()->size(), 1U);
}

TEST_F(Projects, AClaimThatCantBeReadIsAnErrorWhereverItIsNeeded) {
  Decision d;
  {
    Project project = coded(1);
    const auto claims = all(project);
    const Result<Claim> claim = Project::claim_of(claims.front().json);
    ASSERT_TRUE(claim);
    d.text_sha256 = claim->doc_sha256;
    d.span = claim->evidence;
    d.frame = std::string(to_string(claim->frame));
    ASSERT_TRUE(project.decide(d));
  }
  const std::string folder = (folder_ / "1").string();
  {
    Result<store::Connection> db =
        store::Connection::open(folder + "/tawatur.db", {.mode = store::Mode::write, .vfs = {}});
    ASSERT_TRUE(db);
    ASSERT_TRUE(db->execute("UPDATE claims SET json = '{'"));
  }
  Result<Project> project = Project::open(folder, false);
  ASSERT_TRUE(project);
  const Result<void> changes = project->difference(0, 1, [](const ClaimChange&) { return true; });
  ASSERT_FALSE(changes);
  EXPECT_EQ(changes.error().code, ErrorCode::kFormat);
  EXPECT_FALSE(project->decisions());
  std::optional<StoredEvent> event;
  ASSERT_TRUE(project->events({}, [&](const StoredEvent& e) {
    event = e;
    return false;
  }));
  ASSERT_TRUE(event);
  Result<Engine> engine = Engine::open(std::string(TAWATUR_BINARY_DIR) + "/tawatur.pack");
  ASSERT_TRUE(engine);
  EXPECT_FALSE(project->explain(*event, *engine));
}

TEST_F(Projects, ClaimsCanBeReadBack) {
  Project project = coded(1);
  Result<Engine> engine = Engine::open(std::string(TAWATUR_BINARY_DIR) + "/tawatur.pack");
  std::set<std::string> seen;
  DocumentQuery query;
  query.with_text = true;
  ASSERT_TRUE(project.documents(query, [&](const StoredDocument& d) {
    seen.insert(d.document.id);
    Result<std::vector<Claim>> fresh = engine->code(d.document);
    EXPECT_TRUE(fresh);
    EXPECT_EQ(static_cast<std::int64_t>(fresh->size()), d.claims);
    return seen.size() < 8;
  }));
  EXPECT_EQ(seen.size(), 8U);
}

}  // namespace
}  // namespace tawatur
