// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "decode/features_common.h"
#include "decode/places.h"
#include "model/place.h"

namespace tawatur::decode {
namespace {

bool overlap(const TokenRange& a, const TokenRange& b) {
  return a.first < b.last && b.first < a.last;
}

/// The mention's words are a party's as well (a country that fights, a body named after its town).
char party_at(const Scene& s, const Mention& m) {
  const TokenRange range = s.mentions_of_sentence[m.sentence];
  char found = '-';
  for (auto i = range.first; i < range.last; ++i) {
    const Mention& o = s.mention(i);
    if (o.kind != MentionKind::actor || !overlap(o.tokens, m.tokens)) continue;
    if (o.tokens.first == m.tokens.first && o.tokens.last == m.tokens.last) return '=';
    found = o.tokens.size() > m.tokens.size() ? '<' : '>';
  }
  return found;
}

/// How its words say that it is a place: 'b' bare definite noun, 'r' the same with an antecedent,
/// 'k' known name, 'h' unknown name under a category word, 'u' unknown name alone.
char naming(const Mention& m) {
  if (m.antecedent) return 'r';
  if (m.definite_only) return 'b';
  if (m.unnamed) return 'g';
  if (!m.ids.empty()) return 'k';
  return m.category != 0 ? 'h' : 'u';
}

bool is_event(const Scene& s, const Candidate& c) {
  return c.first > kBelieved && c.trigger < s.triggers.size();
}

/// Believed claims around `self` in its sentence, as a range of candidates.
TokenRange sentence_of(const Scene& s, const std::vector<Candidate>& all, std::size_t self) {
  const auto sentence = s.triggers[all[self].trigger].sentence;
  std::size_t first = self, last = self + 1;
  while (first > 0 && s.triggers[all[first - 1].trigger].sentence == sentence) --first;
  while (last < all.size() && s.triggers[all[last].trigger].sentence == sentence) ++last;
  return {static_cast<std::uint32_t>(first), static_cast<std::uint32_t>(last)};
}

/// The role that the class links to this function: 'p' place, 'o' another, '-' none.
char linked(const coder::Trigger& t, std::string_view function) {
  const bool noun = form_of(t) == "n" || form_of(t) == "in";
  for (const coder::Link& l : noun ? t.event->noun : t.event->verb) {
    const bool same = l.by.starts_with("prep:")
                          ? function.size() == 6 && function[5] == syntax::prep_letter(l.by)
                          : l.by == function;
    if (same) return l.role == coder::Role::place ? 'p' : 'o';
  }
  return '-';
}

/// Where the place stands among the acts of its sentence.
void neighbours(const Scene& s, const std::vector<Candidate>& all, std::size_t self,
                const Mention& m, char d, learn::FeatureSink& out) {
  const Candidate& c = all[self];
  const coder::Trigger& t = s.triggers[c.trigger];
  const learn::Part k = form_of(t), g = group_of(c.frame);
  const TokenRange range = sentence_of(s, all, self);
  const std::uint32_t lo = std::min(t.tokens.first, m.tokens.first),
                      hi = std::max(t.tokens.last, m.tokens.last);
  const Candidate* before = nullptr;  // the last act before the place, and the first one after it
  const Candidate* after = nullptr;
  int between_acts = 0;
  std::uint32_t counted = kNone;
  for (auto i = range.first; i < range.last; ++i) {
    if (!is_event(s, all[i]) && i != self) continue;
    const coder::Trigger& u = s.triggers[all[i].trigger];
    if (u.tokens.last <= m.tokens.first) before = &all[i];
    if (u.tokens.first >= m.tokens.last && !after) after = &all[i];
    if (u.tokens.first > lo && u.tokens.last < hi && !overlap(u.tokens, t.tokens) &&
        u.tokens.first != counted) {
      ++between_acts;
      counted = u.tokens.first;
    }
  }
  out.add("bc", d, std::min(between_acts, 4), k);
  out.add("bg", d, std::min(between_acts, 3), g);
  const auto same = [&](const Candidate* o) {
    return o && overlap(s.triggers[o->trigger].tokens, t.tokens);
  };
  const char own = same(before) ? 'b' : same(after) ? 'a' : '-';
  out.add("owg", own, g, before ? group_of(before->frame) : "-");
  out.add("owa", own, g, after ? group_of(after->frame) : "-");
  if (own == '-' && before) {
    out.add("owf", d, to_string(before->frame), to_string(c.frame));
    const std::uint32_t e = s.elements.at_token(s.triggers[before->trigger].tokens.last - 1) + 1;
    const std::uint32_t p = s.elements.at_token(m.tokens.first);
    out.add("owc", d, g, group_of(before->frame),
            s.elements.count(e, std::max(e, p), "VUYSR,") == 0);
  }
}

/// How many other places there are, nearer ones above all.
void rivals(const Scene& s, const coder::Trigger& t, std::uint32_t mention, char d, char gov,
            const learn::Part& k, const learn::Part& g, learn::FeatureSink& out) {
  const Mention& m = s.mention(mention);
  const TokenRange range = s.mentions_of_sentence[t.sentence];
  const auto gap = [&](const Mention& x) {
    return x.tokens.first >= t.tokens.last   ? x.tokens.first - t.tokens.last
           : t.tokens.first >= x.tokens.last ? t.tokens.first - x.tokens.last
                                             : 0;
  };
  int nearer = 0, nearest = 0, all = 0;
  for (auto i = range.first; i < range.last; ++i) {
    const Mention& o = s.mention(i);
    if (i == mention || o.kind != MentionKind::place || o.inside_name) continue;
    if (o.list == m.list && m.list != Mention::kNoList) continue;
    if (s.mentions[i].identity == s.mentions[mention].identity) continue;
    if (std::find(m.within.begin(), m.within.end(), i) != m.within.end()) continue;
    const bool side = d == '>' ? o.tokens.first >= t.tokens.last && o.tokens.first < m.tokens.first
                               : o.tokens.last <= t.tokens.first && o.tokens.last > m.tokens.last;
    nearer += side;
    nearest += gap(o) < gap(m);
    ++all;
  }
  out.add("nr", d, std::min(nearer, 4), k);
  out.add("nrg", d, std::min(nearer, 3), gov, g);
  out.add("na", d, std::min(nearest, 3), std::min(all, 3));
  out.add("al", std::min(all, 4), g);
}

/// The relation of an act to the place's owner, and whether the act has places of its own.
void ownership(const Scene& s, const std::vector<Candidate>& all, std::size_t self,
               std::uint32_t mention, const Owners& o, learn::FeatureSink& out) {
  const Candidate& c = all[self];
  const coder::Trigger& t = s.triggers[c.trigger];
  const auto place = std::find_if(o.places.begin(), o.places.end(),
                                  [&](const Owners::Place& p) { return p.mention == mention; });
  if (place == o.places.end()) return;
  // Where the act stands in the row of acts: at one of them, or after the `before`-th.
  int at = -1, before = -1;
  for (int i = 0; i < static_cast<int>(o.acts.size()); ++i) {
    const TokenRange u = s.triggers[all[o.acts[static_cast<std::size_t>(i)]].trigger].tokens;
    if (overlap(u, t.tokens)) at = i;
    if (u.last <= t.tokens.first) before = i;
  }
  const auto owned = [&](int i) { return o.owned[static_cast<std::size_t>(i)]; };
  const int count = static_cast<int>(o.acts.size());
  const bool has = at >= 0 && owned(at) > 0;
  const int here = at >= 0 ? at : before;
  char relation = '?';
  if (place->act == Owners::kTopic) {
    relation = 'T';
  } else if (place->act == here && at >= 0) {
    relation = 'L';
  } else if (place->act <= here) {
    int i = at >= 0 ? at - 1 : before;
    while (i > place->act && owned(i) == 0) --i;
    relation = i == place->act ? 'B' : 'E';
  } else {
    int i = here + 1;
    while (i < place->act && i < count && owned(i) == 0) ++i;
    relation = i == place->act ? (place->act == here + 1 ? 'N' : 'M') : 'F';
  }
  const char clean = place->clean ? 'c' : 'x';
  const learn::Part f = to_string(c.frame), k = form_of(t), g = group_of(c.frame);
  const std::string_view owner =
      place->act < 0 ? "-" : to_string(all[o.acts[static_cast<std::size_t>(place->act)]].frame);
  const MentionView& v = s.mentions[mention];
  const int distinct = std::min(o.distinct, 3);
  out.add("re", relation, clean, has);
  out.add("rek", relation, clean, has, k);
  out.add("reg", relation, clean, has, g);
  out.add("ref", relation, has, f);
  out.add("reo", relation, has, owner, f);
  out.add("rec", relation, clean, has, v.kind, v.container);
  out.add("red", relation, has, distinct, v.container);
  out.add("rem", relation, has, naming(s.mention(mention)), v.kind);
}

}  // namespace

void place_features(const Scene& s, const std::vector<Candidate>& all, std::size_t self,
                    std::uint32_t mention, const Owners& owners, learn::FeatureSink& out) {
  const Candidate& c = all[self];
  const coder::Trigger& t = s.triggers[c.trigger];
  const Mention& m = s.mention(mention);
  MentionView v = s.mentions[mention];
  // "the town X in the province Y" reaches as far as its last region does.
  for (auto w : m.within) {
    if (s.mention(w).sentence == m.sentence && s.mention(w).tokens.first >= m.tokens.last) {
      v.elements.last = std::max(v.elements.last, s.mentions[w].elements.last);
    }
  }
  const learn::Part f = to_string(c.frame), k = form_of(t), cls(t.event->name),
                    g = group_of(c.frame);
  const auto category = to_string(static_cast<PlaceCategory>(m.category));
  const Between b = between(s, t, v, m);
  const char d = b.direction;
  const char name = naming(m), party = party_at(s, m);
  out.add("b");
  out.add("f", f, k);
  out.add("m", v.kind, f);
  out.add("mk", v.kind, name);
  out.add("c", category, name);
  out.add("cg", category, g);
  out.add("nm", name, v.container, !m.within.empty(), m.list != Mention::kNoList);
  out.add("ct", v.container, d, g);
  out.add("in", m.inside_name, v.kind);
  out.add("pa", party, v.kind, name);
  if (m.list != Mention::kNoList) out.add("li", d, std::min<int>(m.list_index, 2), k);
  const std::string path = s.elements.path(b.first, b.last, 4);
  const std::string function = function_of(s, t, mention);
  const char gov = v.governor ? v.governor : '-';
  const auto opens = s.elements.count(b.first, b.last, "VUYSR");
  const auto commas = s.elements.count(b.first, b.last, ",:");
  const bool clean = opens == 0;
  out.add("pk", d, path, k);
  out.add("pg", d, path, g, k);
  out.add("pf", d, path, f);
  out.add("gf", d, gov, f);
  out.add("gc", d, gov, clean, g);
  out.add("gm", d, gov, v.kind, g);
  out.add("fn", function, k);
  out.add("fnf", function, f);
  out.add("fnc", function, cls);
  out.add("fm", function, name, v.kind);
  out.add("ln", linked(t, function), clean, k);
  out.add("lng", linked(t, function), g, function);
  out.add("ds", d, bucket(b.last - b.first), k);
  out.add("dg", d, bucket(b.last - b.first), g);
  out.add("nv", d, std::min<std::size_t>(opens, 3), std::min<std::size_t>(commas, 2));
  out.add("nvg", d, std::min<std::size_t>(opens, 3), g, k);
  // What stands at both sides of it.
  const auto letter = [&](std::int64_t e) { return letter_at(s, t.sentence, e); };
  const std::int64_t at = v.elements.first, end = v.elements.last;
  out.add("tg", d, letter(at - 2), letter(at - 1), g);
  out.add("hd2", d, letter(end), letter(end + 1), clean);
  const TokenRange words = m.tokens;
  const Arc& arc = s.analysis->lattice.best(words.first);
  out.add("de", arc.morph.definite(), name, category);
  out.add("len", std::min<std::uint32_t>(words.size(), 4), name);
  // The place that the sentence sets out from: "and in X, ...".
  const TokenRange sentence = s.elements.of_sentence(t.sentence);
  const auto head =
      s.elements.count(sentence.first, std::max(sentence.first, v.elements.first), "VUYESR");
  out.add("to", d, head == 0, gov, g);
  out.add("hd", std::min<std::size_t>(head, 3), d, opens == 0);
  rivals(s, t, mention, d, gov, k, g, out);
  neighbours(s, all, self, m, d, out);
  ownership(s, all, self, mention, owners, out);
}

}  // namespace tawatur::decode
