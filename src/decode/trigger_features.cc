// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cstdlib>

#include "decode/features.h"
#include "decode/features_common.h"
#include "decode/trigger_view.h"

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

/// How sure the reading is that names an act: homographs that are hardly believed seldom do.
int doubt_of(float posterior) {
  return posterior > 0.9f    ? 5
         : posterior > 0.7f  ? 4
         : posterior > 0.4f  ? 3
         : posterior > 0.2f  ? 2
         : posterior > 0.08f ? 1
                             : 0;
}

}  // namespace

TriggerView::TriggerView(const Scene& scene, std::uint32_t trigger)
    : s_(scene),
      t_(scene.triggers[trigger]),
      form_(form_of(t_)),
      cls_(t_.event->name),
      lemma_(t_.lemma) {
  // The trigger's own conjunction and preposition stand before it as elements.
  const std::int64_t e = s_.element_of(t_), right = s_.elements.at_token(t_.tokens.last - 1);
  for (std::size_t i = 0; i < 3; ++i) {
    const auto step = static_cast<std::int64_t>(i) + 1;
    around_.left[i] = letter_at(s_, t_.sentence, e - step);
    around_.right[i] = letter_at(s_, t_.sentence, right + step);
  }
  find_governor(trigger);
  find_company();
  find_means();
  find_report();
}

/// The trigger that most likely governs this one: the nearest before it in its clause; and the
/// nearest after it.
void TriggerView::find_governor(std::uint32_t trigger) {
  const TokenRange range = s_.triggers_of_sentence[t_.sentence];
  const std::uint32_t e = s_.element_of(t_);
  for (std::uint32_t i = trigger; i-- > range.first;) {
    const coder::Trigger& g = s_.triggers[i];
    if (g.tokens.last > t_.tokens.first) continue;
    const std::uint32_t at = s_.element_of(g);
    if (e - at <= 6) before_.set(g, s_.elements.path(at + 1, e, 4));
    break;
  }
  for (std::uint32_t i = trigger + 1; i < range.last; ++i) {
    const coder::Trigger& g = s_.triggers[i];
    if (g.tokens.first < t_.tokens.last) continue;
    const std::uint32_t at = s_.element_of(g);
    if (at - e <= 6) after_.set(g, s_.elements.path(e + 1, at, 4));
    break;
  }
}

void TriggerView::Other::set(const coder::Trigger& g, std::string letters) {
  trigger = &g;
  path = std::move(letters);
  whole = learn::Part(path);
  brief = path.size() <= 2 ? whole : learn::Part("~");
}

void TriggerView::find_company() {
  const TokenRange range = s_.mentions_of_sentence[t_.sentence];
  std::uint32_t after = kNone, before = kNone, number = kNone;
  for (auto i = range.first; i < range.last; ++i) {
    const Mention& m = s_.mention(i);
    const std::string_view kind = s_.mentions[i].kind;
    switch (m.kind) {
      case MentionKind::place:
        places_ = 1;
        break;
      case MentionKind::date:
        dates_ = 1;
        break;
      case MentionKind::number: {
        const auto gap = m.tokens.first >= t_.tokens.last ? m.tokens.first - t_.tokens.last
                                                          : t_.tokens.first - m.tokens.first;
        if (!m.ordinal && gap < 6) number = i;
        break;
      }
      case MentionKind::actor:
        if (kind == "civ") civilians_ = 1;
        if (is_party(kind)) parties_ = std::min(parties_ + 1, 2);
        if (m.tokens.first >= t_.tokens.last && after == kNone) after = i;
        if (m.tokens.last <= t_.tokens.first) before = i;
        break;
    }
  }
  set_near(after, actor_after_);
  set_near(before, actor_before_);
  set_near(number, number_);
}

void TriggerView::set_near(std::uint32_t mention, Near& near) const {
  if (mention == kNone) return;
  const Between b = between(s_, t_, s_.mentions[mention], s_.mention(mention));
  near.there = true;
  near.kind = s_.mentions[mention].kind;
  near.path = s_.elements.path(b.first, b.last, 2);
  near.gap = bucket(b.last - b.first);
  near.direction = b.direction;
}

void TriggerView::find_means() {
  const TokenRange sentence = s_.analysis->text.sentences[t_.sentence].tokens;
  std::uint32_t best = 1000;
  for (auto i = sentence.first; i < sentence.last; ++i) {
    const char means = s_.means[i];
    if (!means || t_.tokens.contains(i)) continue;
    const auto gap = i >= t_.tokens.last ? i - t_.tokens.last : t_.tokens.first - i;
    if (gap <= 6 && gap < best) {
      best = gap;
      means_near_ = means;
    }
    means_far_ = means;
  }
}

void TriggerView::find_report() {
  for (auto r = s_.report_before[t_.sentence]; r < s_.discourse.reports.size(); ++r) {
    const auto& report = s_.discourse.reports[r];
    if (report.sentence != t_.sentence) break;
    if (!report.soft && report.scope.contains(t_.tokens.first)) scope_ = learn::Part(report.cue);
  }
}

// Of the word itself.
void TriggerView::own_word(learn::FeatureSink& out) const {
  const int posterior = static_cast<int>(t_.posterior * 4), doubt = doubt_of(t_.posterior);
  out.add("b");
  out.add("c", cls_);
  out.add("ck", cls_, form_);
  out.add("p", posterior, form_);
  out.add("pc", posterior, cls_);
  out.add("pd", doubt);
  out.add("pdk", doubt, form_);
  if (t_.event->weak) out.add("weak", form_);
}
void TriggerView::own_word(const learn::Part& f, learn::FeatureSink& out) const {
  out.add("f", f);
  out.add("fk", f, form_);
  out.add("fc", f, cls_);
  out.add("fck", f, cls_, form_);
  out.add("fl", f, lemma_);
  out.add("flk", f, lemma_, form_);
  out.add("pdf", doubt_of(t_.posterior), f);
  out.add("d", f, form_, t_.definite);
  out.add("dl", f, lemma_, t_.definite);
  out.add("e", f, static_cast<int>(t_.enclitic != Enclitic::none));
  if (!t_.cue.empty()) out.add("cue", f, t_.cue);
  if (t_.morph.derived() == Derived::plural) out.add("pl", f, lemma_);
}

// Of the words beside it.
void TriggerView::neighbours(learn::FeatureSink& out) const {
  const auto& [l, r] = around_;
  out.add("l3", form_, l[2], l[1], l[0]);
  out.add("r3", form_, r[0], r[1], r[2]);
  out.add("cl", cls_, l[0]);
  out.add("cr", cls_, r[0]);
  const TokenRange sentence = s_.analysis->text.sentences[t_.sentence].tokens;
  if (t_.tokens.first > sentence.first) out.add("wl", lemma_of(s_, t_.tokens.first - 1));
  if (t_.tokens.last < sentence.last) out.add("wr", lemma_of(s_, t_.tokens.last));
}
void TriggerView::neighbours(const learn::Part& f, learn::FeatureSink& out) const {
  const auto& [l, r] = around_;
  out.add("l1", f, l[0], form_);
  out.add("l2", f, l[1], l[0]);
  out.add("r1", f, r[0], form_);
  out.add("r2", f, r[0], r[1]);
  const TokenRange sentence = s_.analysis->text.sentences[t_.sentence].tokens;
  if (t_.tokens.first > sentence.first) {
    out.add("wlf", f, lemma_of(s_, t_.tokens.first - 1));
    if (s_.analysis->lattice.best(t_.tokens.first - 1).pos == Pos::dem) out.add("dem", f, form_);
  } else {
    out.add("start", f, form_);
  }
  if (t_.tokens.last < sentence.last) out.add("wrf", f, lemma_of(s_, t_.tokens.last));
}

// Of the acts beside it.
void TriggerView::governor(learn::FeatureSink& out) const {
  if (before_.trigger) {
    out.add("gp", before_.trigger->event->name, cls_, form_of(*before_.trigger));
  }
}
void TriggerView::governor(const learn::Part& f, learn::FeatureSink& out) const {
  if (before_.trigger) {
    out.add("g", f, before_.trigger->event->name, before_.brief);
    out.add("gf", f, form_of(*before_.trigger), before_.whole);
  }
  if (after_.trigger) {
    out.add("n", f, after_.trigger->event->name, after_.brief);
    out.add("np", f, form_of(*after_.trigger), after_.whole);
  }
}

// Of who, where, when and how many in its sentence.
void TriggerView::company(learn::FeatureSink& out) const {
  out.add("npk", form_, parties_, places_);
  if (actor_after_.there) out.add("aa", cls_, actor_after_.kind);
  if (actor_before_.there) out.add("ab", cls_, actor_before_.kind);
}
void TriggerView::company(const learn::Part& f, learn::FeatureSink& out) const {
  out.add("np", f, parties_);
  out.add("pl", f, places_);
  out.add("dt", f, dates_);
  out.add("cv", f, civilians_);
  if (t_.event->weak) out.add("wnp", f, parties_);
  const auto near = [&](const Near& n, learn::Template side) {
    if (!n.there) {
      out.add(side, f, "none");
      return;
    }
    out.add(side, f, n.kind, n.path);
    out.add(side, f, n.gap);
  };
  near(actor_after_, "aa");
  near(actor_before_, "ab");
  if (number_.there) {
    out.add("nu", f, number_.direction, number_.path);
  } else {
    out.add("nu", f, "none");
  }
}

// Of the weapons that the sentence names.
void TriggerView::means(const learn::Part& f, learn::FeatureSink& out) const {
  for (auto i = t_.tokens.first; i < t_.tokens.last; ++i) {
    if (s_.means[i]) out.add("mo", f, s_.means[i]);
  }
  const TokenRange sentence = s_.analysis->text.sentences[t_.sentence].tokens;
  if (t_.tokens.last < sentence.last && s_.means[t_.tokens.last]) {
    out.add("m0", f, s_.means[t_.tokens.last], true);
  }
  out.add("mn", f, means_near_);
  out.add("mc", f, cls_, means_near_);
  out.add("mf", f, means_far_);
}

// Of where it stands in the text and in its sentence.
void TriggerView::setting(learn::FeatureSink& out) const {
  out.add("wk", form_, where());
  const TokenRange triggers = s_.triggers_of_sentence[t_.sentence];
  out.add("ts", form_, bucket(triggers.size()));
  const discourse::Scope& over = s_.scopes[static_cast<std::size_t>(&t_ - s_.triggers.data())];
  if (over.over.empty()) {
    out.add("rm", "none", form_);
  } else {
    const discourse::Governing& inner = over.over.front();
    out.add("io", inner.op->name, static_cast<int>(inner.way));
  }
}
void TriggerView::setting(Frame frame, const learn::Part& f, const learn::Part& g,
                          learn::FeatureSink& out) const {
  out.add("w", f, where());
  // What the operators over it make of it: purposes and the like are told less often.
  const discourse::Scope& over = s_.scopes[static_cast<std::size_t>(&t_ - s_.triggers.data())];
  if (!over.over.empty()) {
    const learn::Part m = to_string(discourse::modality(*s_.operators, over, frame));
    const int way = static_cast<int>(over.over.front().way);
    out.add("rm", m, way, over.loose);
    out.add("rmk", m, way, form_);
    out.add("rmg", m, way, g);
    out.add("ioc", m, over.coordinated, over.through, over.over.size());
  }
  for (auto r = s_.report_before[t_.sentence]; r < s_.report_before[t_.sentence + 1]; ++r) {
    const auto& report = s_.discourse.reports[r];
    if (!report.soft && report.token == t_.tokens.first) out.add("self", f, report.cue);
  }
  out.add("sc", g, scope_, form_);
}

int TriggerView::where() const {
  const Analysis& a = *s_.analysis;
  const Block& block = a.text.blocks[a.text.sentences[t_.sentence].block];
  return block.kind != BlockKind::body ? 0 : t_.sentence == 0 ? 1 : t_.sentence < 4 ? 2 : 3;
}

// The same as the crossed features above with less of a cross: what frames share, so that rare
// frames and classes profit from common ones.
void TriggerView::shared(learn::FeatureSink& out) const {
  const auto& [l, r] = around_;
  out.add("k", form_);
  out.add("l1k", l[0], form_);
  out.add("l2k", l[1], l[0], form_);
  out.add("r2k", r[0], r[1], form_);
  out.add("ld", form_, t_.definite, l[0]);
  out.add("lr", form_, l[0], r[0]);
}
void TriggerView::shared(Frame frame, const learn::Part& g, learn::FeatureSink& out) const {
  const auto& [l, r] = around_;
  const auto& frames = t_.event->frames;
  const auto found = std::find(frames.begin(), frames.end(), frame) - frames.begin();
  const auto rank = std::min<std::size_t>(static_cast<std::size_t>(found), 3);
  const std::size_t many = std::min<std::size_t>(frames.size(), 4);
  out.add("g", g);
  out.add("gk", g, form_);
  out.add("i", rank, many);
  out.add("ik", rank, form_);
  out.add("iw", rank, t_.event->weak, form_);
  out.add("l1g", g, l[0], form_);
  out.add("r1g", g, r[0], form_);
}

void TriggerView::of_any_frame(learn::FeatureSink& out) const {
  own_word(out);
  neighbours(out);
  governor(out);
  company(out);
  setting(out);
  shared(out);
}

void TriggerView::of_frame(Frame frame, learn::FeatureSink& out) const {
  const learn::Part f = to_string(frame), g = group_of(frame);
  own_word(f, out);
  neighbours(f, out);
  governor(f, out);
  company(f, out);
  means(f, out);
  setting(frame, f, g, out);
  shared(frame, g, out);
}

void trigger_features(const Scene& scene, std::uint32_t trigger, Frame frame,
                      learn::FeatureSink& out) {
  const TriggerView view(scene, trigger);
  view.of_any_frame(out);
  view.of_frame(frame, out);
}

}  // namespace tawatur::decode
