// SPDX-License-Identifier: Apache-2.0
#include "base/file.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <string>
#include <utility>

namespace tawatur {
namespace {

std::string scratch(const std::string& name) {
  const auto folder = std::filesystem::path(::testing::TempDir()) / "tawatur_file_test";
  std::filesystem::create_directories(folder);
  return (folder / name).string();
}

TEST(File, WritesReadsAndMaps) {
  const std::string path = scratch("big");
  const std::string bytes(200000, 'x');
  ASSERT_TRUE(write_file_atomic(path, bytes));
  EXPECT_EQ(*read_file(path), bytes);
  auto mapped = MappedFile::open(path);
  ASSERT_TRUE(mapped);
  MappedFile moved = std::move(*mapped);
  EXPECT_EQ(moved.view(), bytes);
  ASSERT_TRUE(write_file_atomic(path, "short"));
  EXPECT_EQ(*read_file(path), "short");
}

TEST(File, EmptyFileIsNoError) {
  const std::string path = scratch("empty");
  ASSERT_TRUE(write_file_atomic(path, ""));
  EXPECT_EQ(*read_file(path), "");
  EXPECT_EQ(MappedFile::open(path)->view(), "");
}

TEST(File, MissingOnesNameTheFile) {
  const std::string path = scratch("no-such-file");
  const auto read = read_file(path);
  ASSERT_FALSE(read);
  EXPECT_EQ(read.error().code, ErrorCode::kNotFound);
  EXPECT_EQ(read.error().file, path);
  EXPECT_EQ(MappedFile::open(path).error().code, ErrorCode::kNotFound);
  EXPECT_EQ(list_files(path).error().code, ErrorCode::kNotFound);
  EXPECT_EQ(write_file_atomic(path + "/x", "y").error().file, path + "/x");
}

TEST(File, FoldersAreNotFiles) {
  const std::string folder = std::filesystem::path(scratch("x")).parent_path().string();
  EXPECT_EQ(read_file(folder).error().code, ErrorCode::kIo);
  EXPECT_EQ(MappedFile::open(folder).error().code, ErrorCode::kIo);
}

TEST(File, ListsSortedAndLeavesNoTemporaryFile) {
  const std::string folder = scratch("list");
  std::filesystem::remove_all(folder);
  std::filesystem::create_directories(folder + "/sub");
  for (const char* name : {"b", "a", "c"}) {
    ASSERT_TRUE(write_file_atomic(folder + "/" + name, "1"));
  }
  EXPECT_EQ(*list_files(folder), (std::vector<std::string>{"a", "b", "c"}));
}

}  // namespace
}  // namespace tawatur
