// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cstdlib>

#include "decode/features.h"
#include "decode/features_common.h"

namespace tawatur::decode {

std::vector<learn::Group> weight_groups() {
  return {{"trigger", {"claim"}},
          {"rival", {"claim"}},
          {"actor", {"agent", "target"}},
          {"place", {"place"}},
          {"number", {"quantity"}},
          {"date", {"time"}},
          {"source", {"source"}},
          {"modality", {"asserted", "negated", "denied", "called_for", "planned", "possible"}},
          {"place_first", {"place"}},
          {"background", {"background"}}};
}

std::string_view form_of(const coder::Trigger& t) {
  if (t.source == lexicon::Source::phrases) return t.pos == Pos::verb ? "iv" : "in";
  if (t.verb * 2 > t.posterior) {
    if (t.passive * 2 > t.verb) return "vv";
    return t.morph.tense() == Tense::present ? "vi" : "vp";
  }
  switch (t.morph.derived()) {
    case Derived::active_participle:
      return "pa";
    case Derived::passive_participle:
      return "pp";
    default:
      break;
  }
  return t.pos == Pos::verb ? "vp" : "n";
}

std::string_view group_of(Frame f) {
  switch (f) {
    case Frame::clash:
    case Frame::attack:
    case Frame::repel:
    case Frame::advance:
    case Frame::take_control:
    case Frame::withdraw:
    case Frame::siege:
    case Frame::launch_operation:
    case Frame::reinforce:
      return "fight";
    case Frame::air_strike:
    case Frame::shelling:
    case Frame::bombing:
    case Frame::hit_equipment:
      return "fire";
    case Frame::kill:
    case Frame::wound:
    case Frame::capture:
    case Frame::detain:
    case Frame::release:
    case Frame::displace:
    case Frame::seize_property:
    case Frame::hand_over:
      return "harm";
    default:
      return "politics";
  }
}

namespace {

void own_word(const coder::Trigger& t, std::string_view f, learn::FeatureSink& out) {
  const std::string_view form = form_of(t), cls = t.event->name;
  out.add("b");
  out.add("f", f);
  out.add("fk", f, form);
  out.add("c", cls);
  out.add("fc", f, cls);
  out.add("ck", cls, form);
  out.add("fck", f, cls, form);
  out.add("fl", f, t.lemma);
  out.add("flk", f, t.lemma, form);
  const int posterior = static_cast<int>(t.posterior * 4);
  out.add("p", posterior, form);
  out.add("pc", posterior, cls);
  // Homographs: a reading that is hardly believed seldom names an act.
  const int doubt = t.posterior > 0.9f    ? 5
                    : t.posterior > 0.7f  ? 4
                    : t.posterior > 0.4f  ? 3
                    : t.posterior > 0.2f  ? 2
                    : t.posterior > 0.08f ? 1
                                          : 0;
  out.add("pd", doubt);
  out.add("pdk", doubt, form);
  out.add("pdf", doubt, f);
  out.add("d", f, form, t.definite);
  out.add("dl", f, t.lemma, t.definite);
  out.add("e", f, static_cast<int>(t.enclitic != Enclitic::none));
  if (t.event->weak) out.add("weak", form);
  if (!t.cue.empty()) out.add("cue", f, t.cue);
  if (t.morph.derived() == Derived::plural) out.add("pl", f, t.lemma);
}

void neighbours(const Scene& s, const coder::Trigger& t, std::string_view f,
                learn::FeatureSink& out) {
  const std::int64_t e = s.element_of(t);
  const std::string_view form = form_of(t);
  std::int64_t left = e;
  // The trigger's own conjunction and preposition stand before it as elements.
  const char l1 = letter_at(s, t.sentence, left - 1), l2 = letter_at(s, t.sentence, left - 2),
             l3 = letter_at(s, t.sentence, left - 3);
  const std::int64_t right = s.elements.at_token(t.tokens.last - 1);
  const char r1 = letter_at(s, t.sentence, right + 1), r2 = letter_at(s, t.sentence, right + 2),
             r3 = letter_at(s, t.sentence, right + 3);
  out.add("l1", f, l1, form);
  out.add("l2", f, l2, l1);
  out.add("l3", form, l3, l2, l1);
  out.add("r1", f, r1, form);
  out.add("r2", f, r1, r2);
  out.add("r3", form, r1, r2, r3);
  out.add("cl", t.event->name, l1);
  out.add("cr", t.event->name, r1);
  const TokenRange sentence = s.analysis->text.sentences[t.sentence].tokens;
  if (t.tokens.first > sentence.first) {
    std::string_view before = lemma_of(s, t.tokens.first - 1);
    out.add("wl", before);
    out.add("wlf", f, before);
    if (s.analysis->lattice.best(t.tokens.first - 1).pos == Pos::dem) out.add("dem", f, form);
  } else {
    out.add("start", f, form);
  }
  if (t.tokens.last < sentence.last) {
    std::string_view after = lemma_of(s, t.tokens.last);
    out.add("wr", after);
    out.add("wrf", f, after);
  }
}

/// The trigger or cue that most likely governs this one: the nearest before it in its clause.
void governor(const Scene& s, std::uint32_t trigger, std::string_view f, learn::FeatureSink& out) {
  const coder::Trigger& t = s.triggers[trigger];
  const std::uint32_t e = s.element_of(t);
  for (std::uint32_t i = trigger; i-- > s.triggers_of_sentence[t.sentence].first;) {
    const coder::Trigger& g = s.triggers[i];
    if (g.tokens.last > t.tokens.first) continue;
    const std::uint32_t ge = s.element_of(g);
    if (e - ge > 6) break;
    const std::string path = s.elements.path(ge + 1, e, 4);
    out.add("g", f, g.event->name, path.size() <= 2 ? std::string_view(path) : "~");
    out.add("gp", g.event->name, t.event->name, form_of(g));
    out.add("gf", f, form_of(g), path);
    break;
  }
  for (std::uint32_t i = trigger + 1; i < s.triggers_of_sentence[t.sentence].last; ++i) {
    const coder::Trigger& g = s.triggers[i];
    if (g.tokens.first < t.tokens.last) continue;
    const std::uint32_t ge = s.element_of(g);
    if (ge - e > 6) break;
    const std::string path = s.elements.path(e + 1, ge, 4);
    out.add("n", f, g.event->name, path.size() <= 2 ? std::string_view(path) : "~");
    out.add("np", f, form_of(g), path);
    break;
  }
}

void company(const Scene& s, const coder::Trigger& t, std::string_view f, learn::FeatureSink& out) {
  const TokenRange range = s.mentions_of_sentence[t.sentence];
  const std::string_view form = form_of(t);
  int parties = 0, places = 0, dates = 0, civilians = 0;
  std::uint32_t after = kNone, before = kNone, number = kNone;
  for (auto i = range.first; i < range.last; ++i) {
    const Mention& m = s.mention(i);
    const std::string_view kind = s.mentions[i].kind;
    switch (m.kind) {
      case MentionKind::place:
        ++places;
        break;
      case MentionKind::date:
        ++dates;
        break;
      case MentionKind::number: {
        const auto gap = m.tokens.first >= t.tokens.last ? m.tokens.first - t.tokens.last
                                                         : t.tokens.first - m.tokens.first;
        if (!m.ordinal && gap < 6) number = i;
        break;
      }
      case MentionKind::actor:
        if (kind == "civ") ++civilians;
        parties += is_party(kind);
        if (m.tokens.first >= t.tokens.last && after == kNone) after = i;
        if (m.tokens.last <= t.tokens.first) before = i;
        break;
    }
  }
  out.add("np", f, std::min(parties, 2));
  out.add("npk", form, std::min(parties, 2), std::min(places, 1));
  out.add("pl", f, std::min(places, 1));
  out.add("dt", f, std::min(dates, 1));
  out.add("cv", f, std::min(civilians, 1));
  if (t.event->weak) out.add("wnp", f, std::min(parties, 2));
  auto near = [&](std::uint32_t i, learn::Template side) {
    if (i == kNone) {
      out.add(side, f, "none");
      return;
    }
    const Between b = between(s, t, s.mentions[i], s.mention(i));
    out.add(side, f, s.mentions[i].kind, s.elements.path(b.first, b.last, 2));
    out.add(side, t.event->name, s.mentions[i].kind);
    out.add(side, f, bucket(b.last - b.first));
  };
  near(after, "aa");
  near(before, "ab");
  if (number != kNone) {
    const Between b = between(s, t, s.mentions[number], s.mention(number));
    out.add("nu", f, b.direction, s.elements.path(b.first, b.last, 2));
  } else {
    out.add("nu", f, "none");
  }
}

void means(const Scene& s, const coder::Trigger& t, std::string_view f, learn::FeatureSink& out) {
  const TokenRange sentence = s.analysis->text.sentences[t.sentence].tokens;
  char near = '-', far = '-';
  std::uint32_t best = 1000;
  for (auto i = sentence.first; i < sentence.last; ++i) {
    if (!s.means[i]) continue;
    if (t.tokens.contains(i)) {
      out.add("mo", f, s.means[i]);
      continue;
    }
    const auto gap = i >= t.tokens.last ? i - t.tokens.last : t.tokens.first - i;
    if (gap == 0) out.add("m0", f, s.means[i], i >= t.tokens.last);
    if (gap <= 6 && gap < best) {
      best = gap;
      near = s.means[i];
    }
    far = s.means[i];
  }
  out.add("mn", f, near);
  out.add("mc", f, t.event->name, near);
  out.add("mf", f, far);
}

void setting(const Scene& s, const coder::Trigger& t, std::string_view f, learn::FeatureSink& out) {
  const Analysis& a = *s.analysis;
  const Block& block = a.text.blocks[a.text.sentences[t.sentence].block];
  const int where = block.kind != BlockKind::body ? 0
                    : t.sentence == 0             ? 1
                    : t.sentence < 4              ? 2
                                                  : 3;
  out.add("w", f, where);
  out.add("wk", form_of(t), where);
  const TokenRange triggers = s.triggers_of_sentence[t.sentence];
  out.add("ts", form_of(t), bucket(triggers.size()));
  // What the operators over it make of it: purposes and the like are told less often.
  const auto index = static_cast<std::size_t>(&t - s.triggers.data());
  const discourse::Scope& over = s.scopes[index];
  const std::string_view m = to_string(discourse::modality(*s.operators, over, *frame_from(f)));
  if (over.over.empty()) {
    out.add("rm", "none", form_of(t));
  } else {
    const discourse::Governing& inner = over.over.front();
    const int way = static_cast<int>(inner.way);
    out.add("rm", m, way, over.loose);
    out.add("rmk", m, way, form_of(t));
    out.add("rmg", m, way, group_of(*frame_from(f)));
    out.add("io", inner.op->name, way);
    out.add("ioc", m, over.coordinated, over.through, over.over.size());
  }
  std::string_view scope = "none";
  for (auto r = s.report_before[t.sentence]; r < s.discourse.reports.size(); ++r) {
    const auto& report = s.discourse.reports[r];
    if (report.sentence != t.sentence) break;
    if (report.soft) continue;
    if (report.token == t.tokens.first) out.add("self", f, report.cue);
    if (report.scope.contains(t.tokens.first)) scope = report.cue;
  }
  out.add("sc", group_of(*frame_from(f)), scope, form_of(t));
}

/// The same as the crossed features above with less of a cross: what frames share, so that rare
/// frames and classes profit from common ones.
void shared(const Scene& s, const coder::Trigger& t, std::string_view g, std::size_t rank,
            learn::FeatureSink& out) {
  const std::string_view form = form_of(t);
  const std::int64_t e = s.element_of(t), right = s.elements.at_token(t.tokens.last - 1);
  const char l1 = letter_at(s, t.sentence, e - 1), l2 = letter_at(s, t.sentence, e - 2);
  const char r1 = letter_at(s, t.sentence, right + 1), r2 = letter_at(s, t.sentence, right + 2);
  const auto r = std::min<std::size_t>(rank, 3);
  const std::size_t many = std::min<std::size_t>(t.event->frames.size(), 4);
  out.add("k", form);
  out.add("g", g);
  out.add("gk", g, form);
  out.add("i", r, many);
  out.add("ik", r, form);
  out.add("iw", r, t.event->weak, form);
  out.add("l1g", g, l1, form);
  out.add("l1k", l1, form);
  out.add("l2k", l2, l1, form);
  out.add("r1g", g, r1, form);
  out.add("r2k", r1, r2, form);
  out.add("ld", form, t.definite, l1);
  out.add("lr", form, l1, r1);
}

}  // namespace

void trigger_features(const Scene& scene, std::uint32_t trigger, Frame frame,
                      learn::FeatureSink& out) {
  const coder::Trigger& t = scene.triggers[trigger];
  const std::string_view f = to_string(frame), g = group_of(frame);
  const auto& frames = t.event->frames;
  const std::size_t rank =
      static_cast<std::size_t>(std::find(frames.begin(), frames.end(), frame) - frames.begin());
  own_word(t, f, out);
  neighbours(scene, t, f, out);
  governor(scene, trigger, f, out);
  company(scene, t, f, out);
  means(scene, t, f, out);
  setting(scene, t, f, out);
  shared(scene, t, g, rank, out);
}

}  // namespace tawatur::decode
