// SPDX-License-Identifier: Apache-2.0
#include "decode/scene.h"

#include <algorithm>
#include <array>
#include <unordered_map>

namespace tawatur::decode {
namespace {

std::string_view short_kind(const Mention& m) {
  switch (m.kind) {
    case MentionKind::place:
      return m.country ? "country" : m.category ? "place+" : "place";
    case MentionKind::date:
      return m.from.empty() ? "when" : "day";
    case MentionKind::number:
      return "num";
    case MentionKind::actor:
      break;
  }
  switch (m.actor_kind) {
    case ActorKind::state:
      return "state";
    case ActorKind::armed_group:
    case ActorKind::rebel_group:
    case ActorKind::militia:
    case ActorKind::coalition:
      return "group";
    case ActorKind::political_body:
    case ActorKind::civil_body:
    case ActorKind::international_body:
      return "body";
    case ActorKind::monitor:
    case ActorKind::media:
      return "media";
    case ActorKind::person:
      return "person";
    case ActorKind::civilians:
      return "civ";
    case ActorKind::unidentified:
      return "unid";
    case ActorKind::unknown:
      break;
  }
  switch (m.head_class) {
    case HeadClass::force:
      return "force?";
    case HeadClass::aircraft:
      return "air?";
    case HeadClass::casualty:
      return "cas?";
    case HeadClass::body:
      return "body?";
    case HeadClass::source:
      return "src?";
    case HeadClass::person_role:
      return "role?";
    default:
      return "?";
  }
}

/// The folded words of a mention, as its identity where it has no id.
std::string identity_key(const Analysis& a, const Mention& m) {
  std::string key(1, static_cast<char>('0' + static_cast<int>(m.kind)));
  if (!m.ids.empty()) return key + "#" + std::to_string(m.ids.front().row);
  for (auto t = m.tokens.first; t < m.tokens.last; ++t) {
    key += ' ';
    key += a.text.tokens[t].folded;
  }
  return key;
}

void read_mentions(Scene& scene) {
  const Analysis& a = *scene.analysis;
  std::unordered_map<std::string, std::uint32_t> identities;
  std::vector<std::uint16_t> times;
  scene.mentions.resize(a.mentions.size());
  scene.mentions_of_sentence.assign(a.text.sentences.size(), {0, 0});
  std::uint32_t sentence = kNone;
  std::array<std::uint16_t, 4> rank{};
  for (std::uint32_t i = 0; i < a.mentions.size(); ++i) {
    const Mention& m = a.mentions[i];
    if (m.sentence != sentence) {
      sentence = m.sentence;
      rank = {};
      scene.mentions_of_sentence[sentence] = {i, i};
    }
    scene.mentions_of_sentence[sentence].last = i + 1;
    MentionView& v = scene.mentions[i];
    v.elements = scene.elements.of_mention(m);
    v.governor = scene.elements.governor(v.elements.first);
    v.rank = rank[static_cast<std::size_t>(m.kind)]++;
    v.kind = short_kind(m);
    auto [it, fresh] = identities.try_emplace(identity_key(a, m), identities.size());
    if (fresh) times.push_back(0);
    v.identity = it->second;
    ++times[it->second];
  }
  constexpr std::uint32_t kNear = 6;
  for (std::uint32_t i = 0; i < a.mentions.size(); ++i) {
    const Mention& m = a.mentions[i];
    if (m.actor_kind != ActorKind::person || !m.ids.empty()) continue;
    for (auto j = i < kNear ? 0 : i - kNear; j < i; ++j) {
      const Mention& p = a.mentions[j];
      scene.mentions[i].part_of_place |=
          p.kind == MentionKind::place && p.category != 0 && p.tokens.first <= m.tokens.first &&
          p.tokens.last >= m.tokens.last && p.tokens.size() > m.tokens.size();
    }
  }
  // Mentions are sorted by span, so the same words stand next to each other.
  for (std::uint32_t i = 1; i < a.mentions.size(); ++i) {
    for (auto j = i; j-- > 0 && a.mentions[j].span.begin == a.mentions[i].span.begin;) {
      const bool place =
          a.mentions[i].kind == MentionKind::place || a.mentions[j].kind == MentionKind::place;
      if (place && a.mentions[i].kind == MentionKind::actor) scene.mentions[i].also_place = true;
      if (place && a.mentions[j].kind == MentionKind::actor) scene.mentions[j].also_place = true;
    }
  }
  for (const Mention& m : a.mentions) {
    for (auto w : m.within) scene.mentions[w].container = true;
  }
  for (std::uint32_t i = 0; i < a.mentions.size(); ++i) {
    if (a.mentions[i].antecedent) {
      scene.mentions[i].identity = scene.mentions[*a.mentions[i].antecedent].identity;
    }
  }
  for (auto& v : scene.mentions) v.times = times[v.identity];
  // The members of a list hang in the clause together: each takes the way of the whole list.
  for (std::uint32_t i = 0; i < a.mentions.size(); ++i) {
    if (a.mentions[i].list == Mention::kNoList) continue;
    for (auto j = i; j-- > scene.mentions_of_sentence[a.mentions[i].sentence].first;) {
      if (a.mentions[j].list != a.mentions[i].list || a.mentions[j].kind != a.mentions[i].kind) {
        continue;
      }
      scene.mentions[i].governor = scene.mentions[j].governor;
      scene.mentions[i].elements.first = scene.mentions[j].elements.first;
      break;
    }
  }
}

char means_letter(const lexicon::Lexeme& lexeme) {
  std::string_view r = lexeme.role;
  if (r.find(":air") != std::string_view::npos) return 'a';
  if (r.find("aircraft") != std::string_view::npos) return 'a';
  if (r.find(":shell") != std::string_view::npos) return 's';
  if (r.find("artillery") != std::string_view::npos) return 's';
  if (r.find(":bomb") != std::string_view::npos) return 'b';
  if (r.find("weapon:small") != std::string_view::npos) return 'g';
  return 0;
}

void read_means(Scene& scene) {
  const Analysis& a = *scene.analysis;
  scene.means.assign(a.text.tokens.size(), 0);
  for (std::uint32_t t = 0; t < a.text.tokens.size(); ++t) {
    if (a.text.tokens[t].kind != TokenKind::word) continue;
    for (const Arc& arc : a.lattice.of(t)) {
      if (arc.lexeme == kNoLexeme || arc.posterior < 0.1f) continue;
      if (char c = means_letter(scene.pack->lexeme(arc.lexeme))) {
        scene.means[t] = c;
        break;
      }
    }
  }
}

/// Index of each sentence's first item, and of the end, for items in order of sentence.
template <class Item>
std::vector<std::uint32_t> first_of_sentences(const std::vector<Item>& items,
                                              std::size_t sentences) {
  std::vector<std::uint32_t> out(sentences + 1, 0);
  std::uint32_t i = 0;
  for (std::uint32_t s = 0; s <= sentences; ++s) {
    while (i < items.size() && items[i].sentence < s) ++i;
    out[s] = i;
  }
  return out;
}

/// See Scene::nobody_known. Names of parties and persons count twice: a place alone may be the
/// scene of anything. Of 1,186 coded articles with claims one is as bare.
bool names_nobody_known(const Analysis& a, const std::vector<MentionView>& views) {
  constexpr std::size_t kLong = 100;  // tokens; a shorter text may well leave names out
  constexpr int kEnough = 4;
  if (a.text.tokens.size() < kLong) return false;
  int known = 0;
  for (std::size_t i = 0; i < a.mentions.size() && known < kEnough; ++i) {
    const Mention& m = a.mentions[i];
    if (m.ids.empty()) continue;
    const bool nobody = views[i].kind == "civ" || views[i].kind == "unid";
    if (m.kind == MentionKind::actor && !nobody) known += 2;
    known += m.kind == MentionKind::place;
  }
  return known < kEnough;
}

}  // namespace

syntax::Relation Scene::relation(std::uint32_t trigger, std::uint32_t index) const {
  const Mention& m = mention(index);
  for (const syntax::Related& r : relations[trigger]) {
    const Mention& shown = mention(r.mention);
    const bool overlap = shown.tokens.first < m.tokens.last && m.tokens.first < shown.tokens.last;
    const bool listed = m.list != Mention::kNoList && m.list == shown.list && m.kind == shown.kind;
    if (overlap || listed) return r.relation;
  }
  return syntax::Relation::none;
}

Scene read_scene(const Analysis& a, const lexicon::Pack& pack,
                 const std::vector<lexicon::PhraseHit>& hits, const coder::TriggerFinder& finder,
                 const discourse::Operators& operators, const Limits& limits) {
  syntax::Elements elements(a, pack, hits);
  Scene scene{&a, &pack, std::move(elements), {}, {}, &operators, {}, {}, {}, {}, {}, {}, {}, {},
              {}, false};
  scene.discourse = discourse::read_discourse(a, scene.elements, pack, hits);
  scene.triggers = finder.find(a, hits, limits);
  scene.triggers_of_sentence.assign(a.text.sentences.size(), {0, 0});
  for (std::uint32_t i = 0; i < scene.triggers.size(); ++i) {
    TokenRange& range = scene.triggers_of_sentence[scene.triggers[i].sentence];
    if (range.last == 0) range.first = i;
    range.last = i + 1;
  }
  const discourse::Scopes scopes(a, scene.elements, scene.discourse, operators, pack);
  scene.scopes.reserve(scene.triggers.size());
  for (const coder::Trigger& t : scene.triggers) {
    // A phrase that is listed as a verb may stand as its masdar.
    const bool verb = t.source == lexicon::Source::phrases
                          ? a.lattice.best(t.tokens.first).pos == Pos::verb
                          : t.verb * 2 > t.posterior;
    scene.scopes.push_back(scopes.over({t.tokens, verb, t.proclitics, t.morph.tense()}));
  }
  read_mentions(scene);
  scene.nobody_known = names_nobody_known(a, scene.mentions);
  scene.relations.reserve(scene.triggers.size());
  for (const coder::Trigger& t : scene.triggers) {
    const bool verb = t.verb * 2 > t.posterior;
    const bool speakers_own = verb && (t.morph.person() == 1 || t.morph.person() == 2);
    scene.relations.push_back(
        syntax::relations_of(scene.elements, t.sentence, {t.tokens, verb, speakers_own}));
  }
  read_means(scene);
  scene.report_before = first_of_sentences(scene.discourse.reports, a.text.sentences.size());
  scene.credits = read_credits(a, pack, hits);
  scene.operator_before = first_of_sentences(scene.discourse.operators, a.text.sentences.size());
  return scene;
}

}  // namespace tawatur::decode
