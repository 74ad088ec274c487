// SPDX-License-Identifier: Apache-2.0
// What must hold of the owners and choices of places, looked at in all example articles.
#include "decode/places.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "coder/triggers.h"
#include "decode/decoder.h"
#include "decode/role_reader.h"
#include "ingest/reader.h"
#include "pipeline/analyst.h"

namespace tawatur::decode {
namespace {

/// Calls `look(scene, candidates)` for every example article.
template <class Look>
void for_each_scene(Look look) {
  auto pack = lexicon::Pack::open(std::string(TAWATUR_BINARY_DIR) + "/tawatur.pack");
  ASSERT_TRUE(pack.ok()) << pack.error().to_string();
  auto classes = coder::Classes::parse(pack->file("classes.toml"), "classes.toml");
  ASSERT_TRUE(classes.ok());
  const learn::Weights none(weight_groups());
  const learn::Net no_roles = roles_net();
  const Decoder decoder(*pack, *classes, none, no_roles);
  const pipeline::Analyst analyst(*pack);
  ingest::DocumentReader reader({std::string(TAWATUR_SOURCE_DIR) + "/examples/articles"});
  std::size_t seen = 0;
  for (auto next = reader.next(); next && *next; next = reader.next()) {
    const Document document = std::move(**next);
    auto analysed = analyst.analyse(document);
    ASSERT_TRUE(analysed.ok());
    const Scene scene = decoder.scene(analysed->analysis, analysed->hits, analyst.limits());
    std::vector<Candidate> all = decoder.candidates(scene);
    // Without weights nobody is believed; here everybody is.
    for (Candidate& c : all) c.first = 1;
    look(scene, all);
    ++seen;
  }
  EXPECT_GT(seen, 0u);
}

TEST(Owners, TheLastActBeforeAPlaceOwnsIt) {
  for_each_scene([](const Scene& s, const std::vector<Candidate>& all) {
    for (std::size_t i = 0; i < all.size(); ++i) {
      const Owners o = owners_of(s, all, i);
      ASSERT_EQ(o.acts.size(), o.owned.size());
      const auto act = [&](std::size_t a) { return s.triggers[all[o.acts[a]].trigger].tokens; };
      for (std::size_t a = 1; a < o.acts.size(); ++a) EXPECT_LE(act(a - 1).last, act(a).first);
      for (const Owners::Place& p : o.places) {
        const Mention& m = s.mention(p.mention);
        EXPECT_EQ(m.kind, MentionKind::place);
        EXPECT_EQ(m.sentence, s.triggers[all[i].trigger].sentence);
        if (p.act >= 0) {
          EXPECT_LE(act(static_cast<std::size_t>(p.act)).last, m.tokens.first);
        }
        const auto next = static_cast<std::size_t>(p.act + 1);
        if (next < o.acts.size()) {
          EXPECT_GT(act(next).last, m.tokens.first);
        }
      }
    }
  });
}

TEST(ChoosePlaces, NeitherTwiceNorWithTheirRegion) {
  for_each_scene([](const Scene& s, const std::vector<Candidate>&) {
    for (const TokenRange& range : s.mentions_of_sentence) {
      std::vector<Chosen> list;
      for (auto i = range.first; i < range.last; ++i) {
        const float score = static_cast<float>(i % 3);
        if (s.mention(i).kind == MentionKind::place) list.push_back({i, score});
      }
      const std::vector<Chosen> before = list;
      choose_places(s, list, 0, 0);
      EXPECT_EQ(list.empty(), before.empty());
      for (const Chosen& a : list) {
        for (const Chosen& b : list) {
          if (a.mention == b.mention) continue;
          EXPECT_NE(s.mentions[a.mention].identity, s.mentions[b.mention].identity);
          const auto& within = s.mention(a.mention).within;
          EXPECT_EQ(std::count(within.begin(), within.end(), b.mention), 0);
        }
      }
      choose_places(s, list, 3, 3);
      EXPECT_TRUE(list.empty()) << "nothing reaches the bound";
    }
  });
}

}  // namespace
}  // namespace tawatur::decode
