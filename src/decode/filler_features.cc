// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "decode/features.h"
#include "decode/features_common.h"

namespace tawatur::decode {
namespace {

/// Agreement of a verb or pronoun ending with a mention: '+' fits, '-' doesn't, '?' can't be told.
char agreement(Gender gender, Number number, const Mention& m, bool number_counts) {
  if (gender == Gender::none || m.gender == Gender::none) return '?';
  // Plurals of things and of groups take the feminine singular as well.
  const bool plural = m.number == Number::plur;
  if (gender != m.gender && !(plural && gender == Gender::fem)) return '-';
  if (number_counts && number != Number::none && m.number != Number::none && number != m.number &&
      !(plural && gender == Gender::fem)) {
    return '-';
  }
  return '+';
}

struct Shape {
  Gender gender = Gender::none;
  Number number = Number::none;
};
Shape shape_of(Enclitic e) {
  switch (e) {
    case Enclitic::hu:
      return {Gender::masc, Number::sing};
    case Enclitic::ha:
      return {Gender::fem, Number::sing};
    case Enclitic::hum:
      return {Gender::masc, Number::plur};
    case Enclitic::hunna:
      return {Gender::fem, Number::plur};
    case Enclitic::huma:
      return {Gender::none, Number::dual};
    default:
      return {};
  }
}

std::string_view head_name(HeadClass h) {
  switch (h) {
    case HeadClass::force:
      return "force";
    case HeadClass::aircraft:
      return "air";
    case HeadClass::artillery:
      return "art";
    case HeadClass::position:
      return "pos";
    case HeadClass::vehicle:
      return "veh";
    case HeadClass::person_role:
      return "role";
    case HeadClass::casualty:
      return "cas";
    case HeadClass::body:
      return "body";
    case HeadClass::source:
      return "src";
    case HeadClass::none:
      break;
  }
  return "none";
}

/// Does the class link a role by this function?
void class_links(const coder::Trigger& t, std::string_view function, const learn::Part& f,
                 learn::FeatureSink& out) {
  const bool noun = form_of(t) == "n" || form_of(t) == "in";
  for (const coder::Link& l : noun ? t.event->noun : t.event->verb) {
    const bool same = l.by.starts_with("prep:")
                          ? function.size() == 6 && function[5] == syntax::prep_letter(l.by)
                          : l.by == function;
    if (!same) continue;
    const int role = static_cast<int>(l.role);
    out.add("ln", role, noun);
    out.add("lnf", f, role);
  }
}

void same_sentence(const Scene& s, const std::vector<Candidate>& all, std::size_t self,
                   std::uint32_t mention, learn::FeatureSink& out) {
  const Candidate& c = all[self];
  const coder::Trigger& t = s.triggers[c.trigger];
  const Mention& m = s.mention(mention);
  const MentionView& v = s.mentions[mention];
  const learn::Part f = to_string(c.frame), k = form_of(t), cls(t.event->name),
                    g = group_of(c.frame);
  const Between b = between(s, t, v, m);
  const char d = b.direction;
  const std::string path_letters = s.elements.path(b.first, b.last, 4);
  const std::string skeleton_letters = s.elements.skeleton(b.first, b.last, 5);
  const std::string function_name = function_of(s, t, mention);
  const learn::Part path(path_letters), skeleton(skeleton_letters), function(function_name),
      kind(v.kind);
  out.add("pk", d, path, k);
  out.add("pf", d, path, f);
  out.add("pfk", d, path, f, k);
  out.add("pc", d, path, cls, k);
  out.add("pg", d, path, g, k);
  out.add("pm", d, path, kind);
  out.add("pmf", d, path, kind, f);
  out.add("sk", d, skeleton, k);
  out.add("sf", d, skeleton, f);
  out.add("sfk", d, skeleton, f, k);
  out.add("sc", d, skeleton, cls);
  // What stands before the mention: a verb makes it that verb's subject, which an event noun after
  // it shares ("shanna al-tayran gharat").
  const std::int64_t at = v.elements.first;
  const char ahead = letter_at(s, t.sentence, at - 1), behind = letter_at(s, t.sentence, at + 1);
  const learn::Part short_path = path_letters.size() <= 2 ? path : learn::Part("~");
  out.add("pb", d, ahead, short_path, k);
  out.add("pbf", d, ahead, short_path, f);
  out.add("pbg", d, ahead, skeleton, g);
  out.add("pbm", d, ahead, kind, g);
  out.add("pa", d, behind, short_path, k);
  if (d == '<' && (ahead == 'V' || ahead == 'U' || ahead == 'Y' || ahead == 'E')) {
    const std::uint32_t verb = s.elements.all()[static_cast<std::size_t>(at) - 1].token;
    out.add("pbl", lemma_of(s, verb), k, short_path);
  }
  const char gov = v.governor ? v.governor : '-';
  out.add("gf", d, gov, f);
  out.add("gfk", d, gov, f, k);
  out.add("gc", d, gov, cls, k);
  out.add("gm", d, gov, kind, f);
  out.add("fn", function, k);
  out.add("fnf", function, f, k);
  out.add("fnc", function, cls, k);
  out.add("fnm", function, kind, f);
  out.add("fnl", function, f, t.lemma, k);
  class_links(t, function, f, out);
  case_features(s, c, mention, function, d, out);
  out.add("ds", d, bucket(b.last - b.first), k);
  out.add("dsf", d, bucket(b.last - b.first), f);
  const auto verbs = s.elements.count(b.first, b.last, "VUY");
  const auto commas = s.elements.count(b.first, b.last, ",");
  const auto opens = s.elements.count(b.first, b.last, "SR");
  out.add("nv", d, std::min<std::size_t>(verbs, 3), k);
  out.add("nc", d, std::min<std::size_t>(commas, 3), std::min<std::size_t>(verbs, 2));
  out.add("no", d, std::min<std::size_t>(opens, 2), k);
  // Other claims between the two that the filler could belong to instead.
  int between_claims = 0, same_frame = 0;
  const std::uint32_t lo = std::min(t.tokens.first, m.tokens.first),
                      hi = std::max(t.tokens.last, m.tokens.last);
  auto look = [&](std::size_t i) {
    const coder::Trigger& u = s.triggers[all[i].trigger];
    if (u.sentence != t.sentence) return false;
    if (u.tokens.first > lo && u.tokens.last < hi && all[i].first > -1 &&
        !(u.tokens.first < t.tokens.last && t.tokens.first < u.tokens.last)) {
      ++between_claims;
      same_frame += all[i].frame == c.frame;
    }
    return true;
  };
  for (std::size_t i = self; i-- > 0;) {
    if (!look(i)) break;
  }
  for (std::size_t i = self + 1; i < all.size(); ++i) {
    if (!look(i)) break;
  }
  out.add("bc", d, std::min(between_claims, 4), k);
  out.add("bcf", d, std::min(between_claims, 3), f);
  out.add("bs", d, std::min(same_frame, 2), g);
  // Order among its own kind on its side of the trigger, nearest first; another mention of the same
  // identity nearer by.
  const TokenRange range = s.mentions_of_sentence[t.sentence];
  int nearer = 0, twin = 0;
  for (auto i = range.first; i < range.last; ++i) {
    if (i == mention || s.mention(i).kind != m.kind) continue;
    const Mention& o = s.mention(i);
    if (o.list == m.list && m.list != Mention::kNoList) continue;
    const bool is_nearer = d == '>'
                               ? o.tokens.first >= t.tokens.last && o.tokens.first < m.tokens.first
                               : o.tokens.last <= t.tokens.first && o.tokens.last > m.tokens.last;
    nearer += is_nearer;
    if (s.mentions[i].identity == v.identity) twin += is_nearer ? 2 : 1;
  }
  out.add("nr", d, std::min(nearer, 4), k);
  out.add("nrf", d, std::min(nearer, 3), f, k);
  out.add("nrg", d, std::min(nearer, 3), gov, g);
  out.add("tw", std::min(twin, 3), d);
  if (m.list != Mention::kNoList) out.add("li", d, std::min<int>(m.list_index, 2), k);
  // The subject agrees with its verb: in gender before it, in number as well after it.
  if (t.verb > 0) {
    out.add("ag", d, agreement(t.morph.gender(), t.morph.number(), m, d == '<'), function);
  }
  if (t.enclitic != Enclitic::none) {
    const Shape e = shape_of(t.enclitic);
    out.add("en", d, agreement(e.gender, e.number, m, true), k);
    out.add("enf", d, agreement(e.gender, e.number, m, true), f, k);
  }
  for (auto r = s.report_before[t.sentence]; r < s.discourse.reports.size(); ++r) {
    const auto& report = s.discourse.reports[r];
    if (report.sentence != t.sentence) break;
    if (report.soft) continue;
    for (const auto& sp : report.speakers) {
      if (sp.mention != mention) continue;
      out.add("sp", f, static_cast<int>(sp.part), report.scope.contains(t.tokens.first));
      out.add("spc", report.cue, static_cast<int>(report.mark), k);
      out.add("spg", g, report.cue, report.token == t.tokens.first);
    }
  }
}

void earlier_sentence(const Scene& s, const Candidate& c, std::uint32_t mention,
                      learn::FeatureSink& out) {
  const coder::Trigger& t = s.triggers[c.trigger];
  const Mention& m = s.mention(mention);
  const MentionView& v = s.mentions[mention];
  const learn::Part f = to_string(c.frame), k = form_of(t), g = group_of(c.frame);
  const auto back = std::min(t.sentence - m.sentence, 3u);
  const char gov = v.governor ? v.governor : '-';
  out.add("e", back, k);
  out.add("ef", back, f);
  out.add("efk", f, k, t.enclitic != Enclitic::none);
  out.add("em", back, v.kind, f);
  out.add("eg", back, gov, g, k);
  out.add("er", back, std::min<int>(v.rank, 3), gov == '-', k);
  out.add("et", std::min<int>(v.times, 5), g);
  // A subject of its own in the sentence makes an earlier one unlikely.
  const TokenRange range = s.mentions_of_sentence[t.sentence];
  int parties = 0;
  bool here = false;
  for (auto i = range.first; i < range.last; ++i) {
    if (s.mention(i).kind != MentionKind::actor) continue;
    ++parties;
    here = here || s.mentions[i].identity == v.identity;
  }
  out.add("eh", here, k);
  out.add("ep", std::min(parties, 3), k, f);
  const std::uint32_t e = s.element_of(t);
  const char next = letter_at(s, t.sentence, static_cast<std::int64_t>(e) + 1);
  out.add("en", next, k, g);
  if (t.verb > 0)
    out.add("ea", agreement(t.morph.gender(), t.morph.number(), m, true), k, next == 'A');
  if (t.enclitic != Enclitic::none) {
    const Shape shape = shape_of(t.enclitic);
    out.add("ee", agreement(shape.gender, shape.number, m, true), k, back);
    out.add("eef", agreement(shape.gender, shape.number, m, true), f, k);
  }
}

/// The role that the class links to a relation: a(gent), t(arget), o(ther), '-' none; '2' both.
char role_of(const coder::Trigger& t, syntax::Relation relation) {
  using syntax::Relation;
  std::string_view by;
  switch (relation) {
    case Relation::genitive:
      by = "genitive";
      break;
    case Relation::object:
      by = "object";
      break;
    case Relation::by:
      return 'q';
    case Relation::onto:
    case Relation::verb_object:
    case Relation::relative_onto:
    case Relation::tool_object:
      return 'l';
    case Relation::none:
      return '-';
    default:
      by = "subject";
      break;
  }
  const bool noun = relation == Relation::genitive;
  char role = '-';
  for (const coder::Link& l : noun ? t.event->noun : t.event->verb) {
    if (l.by != by) continue;
    const char r = l.role == coder::Role::agent ? 'a' : l.role == coder::Role::target ? 't' : 'o';
    role = role == '-' || role == r ? r : '2';
  }
  return role;
}

char has_subject(const Scene& s, std::uint32_t trigger) {
  using syntax::Relation;
  char out = '-';
  for (const syntax::Related& r : s.relations[trigger]) {
    if (r.relation == Relation::genitive) out = out == '-' ? 'g' : out;
    if (syntax::is_object(r.relation)) continue;
    if (r.relation != Relation::genitive) out = 's';
  }
  return out;
}

/// Speech: whoever speaks by the trigger's own word, and in the first person whoever speaks over
/// it.
void speech(const Scene& s, const Candidate& c, std::uint32_t mention, learn::FeatureSink& out) {
  const coder::Trigger& t = s.triggers[c.trigger];
  const learn::Part f = to_string(c.frame), k = form_of(t);
  const bool first_person = t.morph.person() == 1 || t.enclitic == Enclitic::na;
  const std::uint32_t from = first_person && t.sentence >= 2 ? t.sentence - 2
                             : first_person                  ? 0
                                                             : t.sentence;
  for (auto r = s.report_before[from]; r < s.report_before[t.sentence + 1]; ++r) {
    const discourse::Report& report = s.discourse.reports[r];
    const bool own = t.tokens.contains(report.token);
    if (!own && !(first_person && report.token < t.tokens.first)) continue;
    for (const discourse::Speaker& speaker : report.speakers) {
      if (s.mentions[speaker.mention].identity != s.mentions[mention].identity) continue;
      const int part = static_cast<int>(speaker.part);
      if (own) {
        out.add("os", part, k);
        out.add("osf", part, f);
        out.add("osg", group_of(c.frame), report.carried);
      } else {
        out.add("fp", k, std::min(t.sentence - report.sentence, 2u));
        out.add("fpg", group_of(c.frame), report.scope.contains(t.tokens.first));
      }
    }
  }
}

void of_mention(const Scene& s, const Candidate& c, std::uint32_t mention, const Memory& memory,
                learn::FeatureSink& out) {
  const coder::Trigger& t = s.triggers[c.trigger];
  const Mention& m = s.mention(mention);
  const MentionView& v = s.mentions[mention];
  const learn::Part f = to_string(c.frame), k = form_of(t), g = group_of(c.frame);
  out.add("b");
  out.add("f", f, k);
  out.add("m", v.kind);
  out.add("mf", v.kind, f);
  out.add("mfk", v.kind, f, k);
  const bool here = m.sentence == t.sentence;
  memory_features(s, c, mention, memory, out);
  if (m.kind == MentionKind::actor) {
    speech(s, c, mention, out);
    const syntax::Relation relation = s.relation(c.trigger, mention);
    const learn::Part name = to_string(relation);
    if (relation != syntax::Relation::none) {
      const char role = role_of(t, relation);
      out.add("gr", name, role, k);
      out.add("gro", name, role);
      out.add("grf", name, f, k);
      out.add("grg", name, g, k);
      out.add("grm", name, role, v.kind);
    } else {
      out.add("gr0", has_subject(s, c.trigger), k, here);
      out.add("gr0f", has_subject(s, c.trigger), f);
    }
  }
  switch (m.kind) {
    case MentionKind::actor:
      out.add("hc", head_name(m.head_class), f);
      out.add("hm", head_name(m.head_class), v.kind, g);
      out.add("kn", m.known_name, m.definite_only, m.quoted, !m.ids.empty());
      out.add("knf", f, m.known_name, !m.ids.empty());
      out.add("ti", m.title, g);
      if (v.also_place) {
        out.add("ap", v.governor ? v.governor : '-', here);
        out.add("apf", v.governor ? v.governor : '-', g, k);
      }
      out.add("le", bucket(m.tokens.size()), g);
      break;
    case MentionKind::place:
      break;
    case MentionKind::number:
      out.add("or", m.ordinal, m.singular_one, m.part_of.has_value());
      out.add("orf", f, m.ordinal, m.singular_one, m.part_of.has_value());
      if (m.counted != Mention::kNoToken) {
        const Arc& arc = s.analysis->lattice.best(m.counted);
        std::string_view role = arc.lexeme == kNoLexeme ? "?" : s.pack->lexeme(arc.lexeme).role;
        out.add("cr", role, f);
        out.add("cr1", role);
        out.add("cl", lemma_of(s, m.counted), f);
      } else {
        out.add("cr", "none", f);
      }
      break;
    case MentionKind::date:
      out.add("pr", m.precision, f);
      out.add("fr", !m.from.empty());
      break;
  }
}

}  // namespace

void nobody_features(const Scene& s, const Candidate& c, const Memory& memory,
                     learn::FeatureSink& out) {
  const coder::Trigger& t = s.triggers[c.trigger];
  const learn::Part f = to_string(c.frame), k = form_of(t), g = group_of(c.frame);
  out.add("0");
  out.add("0f", f);
  out.add("0k", k);
  out.add("0fk", f, k);
  out.add("0gk", g, k);
  out.add("0c", t.event->name, k);
  out.add("0d", k, t.definite);
  out.add("0e", k, static_cast<int>(t.enclitic != Enclitic::none), g);
  int actors = 0, parties = 0;
  const TokenRange range = s.mentions_of_sentence[t.sentence];
  for (auto i = range.first; i < range.last; ++i) {
    if (s.mention(i).kind != MentionKind::actor) continue;
    ++actors;
    parties += is_party(s.mentions[i].kind);
  }
  out.add("0a", std::min(actors, 3), g);
  out.add("0p", std::min(parties, 3), k);
  out.add("0pf", std::min(parties, 2), f);
  out.add("0s", has_subject(s, c.trigger), k);
  out.add("0sf", has_subject(s, c.trigger), f);
  nobody_of_memory(s, c, memory, out);
  const std::int64_t e = s.element_of(t);
  const std::int64_t last = s.elements.at_token(t.tokens.last - 1);
  out.add("0r", letter_at(s, t.sentence, last + 1), k);
  out.add("0r2", letter_at(s, t.sentence, last + 1), letter_at(s, t.sentence, last + 2), g);
  out.add("0l", letter_at(s, t.sentence, e - 1), k);
}

bool is_effect(Frame f) {
  return f == Frame::kill || f == Frame::wound || f == Frame::displace ||
         f == Frame::hit_equipment || f == Frame::capture;
}

bool is_mutual(Frame f) {
  return f == Frame::meet || f == Frame::agree || f == Frame::clash || f == Frame::form_coalition;
}

bool is_act(Frame f) {
  return f == Frame::clash || f == Frame::attack || f == Frame::repel || f == Frame::air_strike ||
         f == Frame::shelling || f == Frame::bombing || f == Frame::siege ||
         f == Frame::launch_operation;
}

std::string function_of(const Scene& s, const coder::Trigger& t, std::uint32_t mention) {
  const Mention& m = s.mention(mention);
  const Between b = between(s, t, s.mentions[mention], m);
  if (b.direction == '=') return "in";
  if (b.direction == '<') {
    const std::string skeleton = s.elements.skeleton(b.first, b.last, 3);
    if (s.mentions[mention].governor) return "before+prep";
    if (skeleton.empty()) return "topic";
    if (skeleton == "R") return "relative";
    return "before";
  }
  std::size_t actors = 0;
  char last = 0;
  for (auto i = b.first; i < b.last; ++i) {
    const char c = s.elements.all()[i].letter;
    if (c == 'V' || c == 'U' || c == 'Y' || c == 'S' || c == 'R') return "beyond";
    if (c == 'A') ++actors;
    last = c;
  }
  if (last >= 'a' && last <= 'z' && last != 'w' && last != 'o') return std::string("prep:") + last;
  if (s.mentions[mention].governor) return std::string("prep:") + s.mentions[mention].governor;
  const bool noun = t.pos != Pos::verb;
  if (actors == 0) return noun ? (b.first == b.last ? "genitive" : "genitive~") : "subject";
  if (actors == 1) return noun ? "second" : "object";
  return "third";
}

void filler_features(const Scene& scene, const std::vector<Candidate>& candidates, std::size_t self,
                     std::uint32_t mention, const Memory& memory, learn::FeatureSink& out) {
  const Candidate& c = candidates[self];
  of_mention(scene, c, mention, memory, out);
  if (scene.mention(mention).sentence == scene.triggers[c.trigger].sentence) {
    same_sentence(scene, candidates, self, mention, out);
    count_features(scene, c, mention, out);
  } else {
    earlier_sentence(scene, c, mention, out);
  }
}

}  // namespace tawatur::decode
