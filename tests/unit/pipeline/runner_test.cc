// SPDX-License-Identifier: Apache-2.0
#include "pipeline/runner.h"

#include <gtest/gtest.h>

#include <chrono>
#include <filesystem>
#include <fstream>
#include <string>
#include <thread>
#include <vector>

namespace tawatur::pipeline {
namespace {

/// A file of `n` JSON lines; every tenth is broken.
class Runner : public testing::Test {
 protected:
  void write(int n) {
    const auto* info = testing::UnitTest::GetInstance()->current_test_info();
    path_ =
        std::filesystem::temp_directory_path() / ("tawatur_runner_" + std::string(info->name()));
    std::ofstream out(path_);
    for (int i = 1; i <= n; ++i) {
      if (i % 10 == 0) {
        out << "{\"text\": 5}\n";
      } else {
        out << "{\"id\":\"d" << i << "\",\"text\":\"t" << i << "\"}\n";
      }
    }
  }
  void TearDown() override { std::filesystem::remove(path_); }

  /// Everything that a run says, in order.
  std::vector<std::string> log(unsigned threads, RunSummary* summary = nullptr) {
    ingest::DocumentReader reader({path_.string()});
    std::vector<std::string> out;
    RunSink sink;
    sink.coded = [&](const Document& d, std::vector<Claim> claims) {
      out.push_back(d.id + ":" + std::to_string(claims.size()));
      return true;
    };
    sink.failed = [&](const Error& e) { out.push_back("failed " + e.message); };
    const RunSummary done = run(
        reader,
        [](const Document& d) -> Result<std::vector<Claim>> {
          // Later documents are quicker, so that threads overtake each other.
          const int n = std::stoi(d.id.substr(1));
          std::this_thread::sleep_for(std::chrono::microseconds(200 - n % 7 * 30));
          if (n % 25 == 0) return Error{ErrorCode::kLimit, "too long " + d.id};
          return std::vector<Claim>(static_cast<std::size_t>(n % 3));
        },
        {threads, nullptr}, sink);
    if (summary != nullptr) *summary = done;
    return out;
  }

  std::filesystem::path path_;
};

TEST_F(Runner, OrderIsThatOfTheInputAtAnyThreadCount) {
  write(300);
  RunSummary summary;
  const std::vector<std::string> one = log(1, &summary);
  EXPECT_EQ(one.size(), 300u);
  EXPECT_EQ(one[0], "d1:1");
  EXPECT_EQ(summary.failed, 30u + 6u);
  EXPECT_EQ(summary.documents, 300u - 36u);
  EXPECT_FALSE(summary.stopped);
  for (unsigned threads : {2u, 3u, 8u}) EXPECT_EQ(log(threads), one);
}

TEST_F(Runner, NothingToRead) {
  path_ = "/nonexistent/tawatur";
  RunSummary summary;
  EXPECT_EQ(log(4, &summary).size(), 1u);
  EXPECT_EQ(summary.failed, 1u);
  EXPECT_EQ(summary.documents, 0u);
}

TEST_F(Runner, StopKeepsWhatIsFinished) {
  write(300);
  ingest::DocumentReader reader({path_.string()});
  std::atomic<bool> stop{false};
  std::vector<std::string> out;
  RunSink sink;
  sink.coded = [&](const Document& d, std::vector<Claim>) {
    out.push_back(d.id);
    if (out.size() == 5) stop = true;
    return true;
  };
  const RunSummary done = run(
      reader,
      [](const Document&) -> Result<std::vector<Claim>> {
        std::this_thread::sleep_for(std::chrono::milliseconds(2));
        return std::vector<Claim>();
      },
      {2, &stop}, sink);
  EXPECT_TRUE(done.stopped);
  EXPECT_GE(out.size(), 5u);
  EXPECT_LT(out.size(), 200u);
}

TEST_F(Runner, SinkEndsTheRun) {
  write(100);
  ingest::DocumentReader reader({path_.string()});
  int calls = 0;
  RunSink sink;
  sink.coded = [&](const Document&, std::vector<Claim>) { return ++calls < 3; };
  const RunSummary done = run(
      reader, [](const Document&) -> Result<std::vector<Claim>> { return std::vector<Claim>(); },
      {4, nullptr}, sink);
  EXPECT_TRUE(done.stopped);
  EXPECT_EQ(calls, 3);
}

TEST_F(Runner, WaitingResultsAreBounded) {
  write(500);
  ingest::DocumentReader reader({path_.string()});
  std::atomic<int> coded{0};
  int handed = 0, most = 0;
  RunSink sink;
  sink.coded = [&](const Document&, std::vector<Claim>) {
    ++handed;
    most = std::max(most, coded.load() - handed);
    std::this_thread::sleep_for(std::chrono::microseconds(300));
    return true;
  };
  run(
      reader,
      [&](const Document&) -> Result<std::vector<Claim>> {
        ++coded;
        return std::vector<Claim>();
      },
      {2, nullptr}, sink);
  EXPECT_LE(most, static_cast<int>(2 * kAhead));
}

}  // namespace
}  // namespace tawatur::pipeline
