// SPDX-License-Identifier: Apache-2.0
// The resolver of actors on the built-in pack: days, countries, antecedents, margins. Texts are
// names of the pack's own tables, so that this file stays ASCII.
#include "resolve/actors.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "lexicon/pack.h"

namespace tawatur::resolve {
namespace {

const lexicon::Pack& pack() {
  static const auto opened = lexicon::Pack::open(std::string(TAWATUR_BINARY_DIR) + "/tawatur.pack");
  EXPECT_TRUE(opened.ok()) << opened.error().to_string();
  return *opened;
}

std::uint32_t row(std::string_view id) {
  const lexicon::Table t = pack().table("actors");
  for (std::uint32_t r = 0; r < t.rows(); ++r) {
    if (t.cell(r, t.column("id")) == id) return r;
  }
  ADD_FAILURE() << id;
  return 0;
}

std::string name(std::string_view id) {
  const lexicon::Table t = pack().table("actors");
  return std::string(t.cell(row(id), t.column("name_ar")));
}

/// A text under construction and its mentions.
struct Scene {
  Document document;
  std::vector<Mention> mentions;

  Mention& add(std::string_view words, std::vector<IdCandidate> ids) {
    Mention m;
    m.span.begin = static_cast<std::uint32_t>(document.text.size());
    document.text += words;
    m.span.end = static_cast<std::uint32_t>(document.text.size());
    document.text += ". ";
    m.known_name = !ids.empty();
    m.ids = std::move(ids);
    mentions.push_back(std::move(m));
    return mentions.back();
  }
  void resolve() {
    static const ActorResolver resolver(pack());
    resolver.resolve(document, mentions);
  }
  std::string id(std::size_t mention) const {
    if (mentions[mention].ids.empty()) return "";
    const lexicon::Table t = pack().table("actors");
    return std::string(t.cell(mentions[mention].ids.front().row, t.column("id")));
  }
};

Scene nusra(std::string day) {
  Scene s;
  s.document.published = std::move(day);
  s.add(name("nusra"), {{row("nusra"), 1}, {row("jfs"), 1}, {row("hts"), 1}});
  s.resolve();
  return s;
}

TEST(ActorResolver, NamesOverTime) {
  EXPECT_EQ(nusra("2015-03-01").id(0), "nusra");
  EXPECT_EQ(nusra("2016-10-01").id(0), "jfs");
  EXPECT_EQ(nusra("2019-05-01").id(0), "hts");
}

TEST(ActorResolver, WeakNamesWantTheCountryOfTheArticle) {
  for (const std::string_view country : {"yemen-gov", "iraq-gov"}) {
    Scene s;
    s.add(name(country), {{row(country), 1}});
    s.add("x", {{row("iraq-gov"), 0.4F}, {row("yemen-gov"), 0.4F}});
    s.resolve();
    EXPECT_EQ(s.id(1), country);
  }
}

TEST(ActorResolver, PlacesVoteToo) {
  const lexicon::Table places = pack().table("places");
  std::uint32_t yemen = 0;
  while (yemen < places.rows() && places.cell(yemen, places.column("country")) != "YE") ++yemen;
  ASSERT_LT(yemen, places.rows());
  Scene s;
  s.add("x", {{row("iraq-gov"), 0.4F}, {row("yemen-gov"), 0.4F}});
  s.add("y", {{yemen, 1}}).kind = MentionKind::place;
  Scene one = s;
  one.resolve();
  EXPECT_EQ(one.id(0), "");  // one name may be a homonym
  for (int i = 0; i < 3; ++i) s.add("y", {{yemen, 1}}).kind = MentionKind::place;
  s.resolve();
  EXPECT_EQ(s.id(0), "yemen-gov");
}

TEST(ActorResolver, UnknownStaysUnknown) {
  Scene s;
  s.add("x", {{row("iraq-gov"), 0.4F}, {row("yemen-gov"), 0.4F}});
  s.add("y", {});
  s.resolve();
  EXPECT_EQ(s.id(0), "");
  EXPECT_EQ(s.id(1), "");
}

TEST(ActorResolver, ABareHeadMeansTheLastOneThatHadIt) {
  const std::string movement = name("jem").substr(0, name("jem").find(' '));
  Scene s;
  s.add(name("hamas"), {{row("hamas"), 1}});
  s.add(name("jem"), {{row("jem"), 1}});
  s.add("\xD8\xA7\xD9\x84" + movement, {}).definite_only = true;
  s.resolve();
  EXPECT_EQ(s.id(2), "jem");
}

TEST(ActorResolver, ASurnameMeansThePersonNamedBefore) {
  const std::string full = name("hassan-soufan");
  Scene s;
  s.add(full, {{row("hassan-soufan"), 1}}).actor_kind = ActorKind::person;
  s.add(full.substr(full.rfind(' ') + 1), {}).actor_kind = ActorKind::person;
  s.resolve();
  EXPECT_EQ(s.id(1), "hassan-soufan");
}

TEST(ActorResolver, WhoSpeaksForABodyActsAsIt) {
  Scene s;
  s.add(name("lavrov"), {{row("lavrov"), 1.05F}});
  s.add(name("haftar"), {{row("haftar"), 1.05F}});
  s.resolve();
  EXPECT_EQ(s.id(0), "russia");
  EXPECT_EQ(s.id(1), "haftar");
}

TEST(ActorResolver, OnlyCandidatesWithinTheMarginStay) {
  Scene s;
  s.add("x", {{row("taliban"), 1}, {row("hamas"), 0.95F}, {row("china"), 0.6F}});
  s.resolve();
  ASSERT_EQ(s.mentions[0].ids.size(), 2U);
  EXPECT_GE(s.mentions[0].ids[0].score, s.mentions[0].ids[1].score);
}

}  // namespace
}  // namespace tawatur::resolve
