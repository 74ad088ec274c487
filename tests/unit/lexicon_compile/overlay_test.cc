// SPDX-License-Identifier: Apache-2.0
// A pack taken apart and made again, and rows of a user's own over it.
#include "lexicon/compile/overlay.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>

#include "small_pack.h"

namespace tawatur::lexicon {
namespace {

const std::string kActors = "# table actors v1\nid\tname_ar\tname_en\tkind\n";

std::string told(const Overlay& over) {
  std::string out;
  for (const Issue& issue : over.issues) out += issue.to_string() + "\n";
  return out;
}

Pack made(const std::vector<InputFile>& inputs) {
  auto pack = Pack::from_bytes(compile_pack(inputs).bytes, "made");
  EXPECT_TRUE(pack) << pack.error().to_string();
  return std::move(*pack);
}

TEST(InputsOf, APackMadeOfItsOwnInputsIsTheSamePack) {
  const Pack pack = small_pack();
  const std::vector<InputFile> inputs = inputs_of(pack);
  const Pack again = made(inputs);
  EXPECT_EQ(again.lexeme_count(), pack.lexeme_count());
  EXPECT_EQ(again.table_names(), pack.table_names());
  EXPECT_EQ(again.file_names(), pack.file_names());
  for (const std::string& name : pack.table_names()) {
    const Table a = pack.table(name), b = again.table(name);
    ASSERT_EQ(a.rows(), b.rows()) << name;
    ASSERT_EQ(a.columns(), b.columns()) << name;
    for (std::size_t r = 0; r < a.rows(); ++r) {
      EXPECT_EQ(a.place(r), b.place(r)) << name;
      for (std::size_t c = 0; c < a.columns(); ++c) {
        EXPECT_EQ(a.cell(r, static_cast<int>(c)), b.cell(r, static_cast<int>(c))) << name << r;
      }
    }
  }
  // From there on not a byte changes.
  EXPECT_EQ(compile_pack(inputs_of(again)).bytes, compile_pack(inputs).bytes);
}

TEST(Overlay, NothingOverAPackIsThePack) {
  const Pack pack = small_pack();
  const Overlay over = overlay(pack, {});
  EXPECT_EQ(told(over), "");
  EXPECT_EQ(compile_pack(over.inputs).bytes, compile_pack(inputs_of(pack)).bytes);
}

TEST(Overlay, ARowReplacesThatOfItsKeyAndOthersAreAdded) {
  const Pack pack = small_pack();
  const Table before = pack.table("actors");
  const std::string id(before.cell(0, before.column("id")));
  const std::string name(before.cell(0, before.column("name_ar")));
  const Overlay over =
      overlay(pack, {{"actors.tsv", kActors + id + "\t" + name + "\tMine\tstate\n" + "new-one\t" +
                                        name + "\tNew\tmilitia\n"}});
  EXPECT_EQ(told(over), "");
  ASSERT_EQ(over.rows.size(), 2u);
  EXPECT_EQ(over.rows[0].place, "data/actors.tsv:3");
  EXPECT_EQ(over.rows[0].replaces, std::vector<std::string>{before.place(0)});
  EXPECT_EQ(over.rows[0].key, id);
  EXPECT_TRUE(over.rows[1].replaces.empty());
  const Pack mine = made(over.inputs);
  const Table after = mine.table("actors");
  ASSERT_EQ(after.rows(), before.rows() + 1);
  EXPECT_EQ(after.cell(after.rows() - 2, after.column("name_en")), "Mine");
  EXPECT_EQ(after.place(after.rows() - 1), "data/actors.tsv:4");
  EXPECT_NE(mine.version(), pack.version());
}

TEST(Overlay, WhatCantBeGivenIsToldWithItsPlace) {
  const Pack pack = small_pack();
  const Overlay over = overlay(pack, {{"README.md", "notes"},
                                      {"classes.toml", ""},
                                      {"weights.tsv", ""},
                                      {"actor.tsv", kActors},
                                      {"actors.tsv", kActors + "x\t-\tX\tstate\nx\n"}});
  const std::string all = told(over);
  for (const char* what : {"data/classes.toml: can't be given", "data/weights.tsv: can't be given",
                           "data/actor.tsv: can't be given", "data/actors.tsv:3: no Arabic name",
                           "data/actors.tsv:4: 1 columns where the header names 4"}) {
    EXPECT_NE(all.find(what), std::string::npos) << what << "\n" << all;
  }
  EXPECT_EQ(std::count(all.begin(), all.end(), '\n'), 6) << all;
}

}  // namespace
}  // namespace tawatur::lexicon
