// SPDX-License-Identifier: Apache-2.0
#include "decode/quantities.h"

#include <algorithm>
#include <cstdlib>

#include "decode/decoder.h"

namespace tawatur::decode {
namespace {

struct Casualty {
  bool dead = false, hurt = false;
};

Casualty casualty(const Scene& s, std::uint32_t token) {
  constexpr float kLeast = 0.1f;
  Casualty out;
  for (const Arc& arc : s.analysis->lattice.of(token)) {
    if (arc.lexeme == kNoLexeme || arc.posterior < kLeast) continue;
    const std::string_view role = s.pack->lexeme(arc.lexeme).role;
    out.dead = out.dead || role.find("casualty:killed") != std::string_view::npos;
    out.hurt = out.hurt || role.find("casualty:wounded") != std::string_view::npos;
  }
  return out;
}

bool joined(const Scene& s, std::uint32_t token) {
  return (s.analysis->lattice.best(token).proclitics & proclitic::kWa) != 0;
}

/// "56 dead and wounded", "dozens ... between dead and wounded": the two words side by side, in the
/// number or after it, before the next number.
bool counted_jointly(const Scene& s, const coder::Trigger& t, const Mention& number) {
  constexpr std::uint32_t kWindow = 7;
  const TokenRange sentence = s.analysis->text.sentences[t.sentence].tokens;
  const auto end = std::min(sentence.last, number.tokens.last + kWindow);
  for (auto i = number.tokens.first; i + 1 < end; ++i) {
    if (i >= number.tokens.last && s.analysis->text.tokens[i].kind == TokenKind::number) break;
    // Of "a martyr and wounded" the one is no joint count.
    if (!joined(s, i + 1) || i == number.head) continue;
    const Casualty a = casualty(s, i), b = casualty(s, i + 1);
    if ((a.dead && b.hurt) || (a.hurt && b.dead)) return true;
  }
  return false;
}

/// Does an act in front of a number have one of its own: before it ("seven were killed", "four dead
/// and five ..."), or none at all behind it, as a plural verb says whose subject stands before it?
bool has_own_number(const Scene& s, const coder::Trigger& act, const Mention& number) {
  constexpr std::uint32_t kBefore = 1;  // "three met their end": the verb of an idiom between
  const Arc& arc = s.analysis->lattice.best(act.tokens.first);
  const Number persons = arc.morph.number();
  if (arc.pos == Pos::verb && (persons == Number::dual || persons == Number::plur)) return true;
  const TokenRange mentions = s.mentions_of_sentence[act.sentence];
  for (auto i = mentions.first; i < mentions.last; ++i) {
    const Mention& m = s.mention(i);
    if (m.kind != MentionKind::number || m.ordinal || m.span == number.span) continue;
    if (m.tokens.contains(act.tokens.first)) return true;
    if (m.tokens.last > act.tokens.first || act.tokens.first - m.tokens.last > kBefore) continue;
    const TokenRange range = s.triggers_of_sentence[act.sentence];
    const bool anothers =
        std::any_of(s.triggers.begin() + range.first, s.triggers.begin() + range.last,
                    [&](const coder::Trigger& u) { return u.tokens.last == m.tokens.first; });
    if (!anothers) return true;
  }
  return false;
}

/// The act that is conjoined with the trigger word to word ("qatl wa-asr 20"), with the number
/// after both; empty when there is none.
std::optional<Frame> conjoined_act(const Scene& s, const coder::Trigger& t, const Mention& number) {
  constexpr std::uint32_t kGap = 4;
  const TokenRange range = s.triggers_of_sentence[t.sentence];
  for (auto i = range.first; i < range.last; ++i) {
    const coder::Trigger& u = s.triggers[i];
    const bool after = u.tokens.first == t.tokens.last && joined(s, u.tokens.first);
    const bool before = t.tokens.first == u.tokens.last && joined(s, t.tokens.first);
    if (!after && !before) continue;
    const auto last = std::max(t.tokens.last, u.tokens.last);
    if (number.tokens.first < last || number.tokens.first - last > kGap) continue;
    if (has_own_number(s, after ? t : u, number)) continue;
    const Frame f = u.event->frames.front();
    if (f == Frame::kill || f == Frame::wound || f == Frame::capture || f == Frame::detain)
      return f;
  }
  return std::nullopt;
}

}  // namespace

std::optional<QuantityKind> quantity_kind(const Scene& s, const coder::Trigger& t, Frame frame,
                                          const Mention& number) {
  QuantityKind kind{};
  if (!counts(frame, kind)) return std::nullopt;
  const bool kill = frame == Frame::kill;
  if (!kill && frame != Frame::wound && frame != Frame::capture) return kind;
  if (const auto other = conjoined_act(s, t, number)) {
    const bool taken = *other == Frame::capture || *other == Frame::detain;
    if ((kill && taken) || (frame == Frame::capture && *other == Frame::kill)) {
      return QuantityKind::killed_or_captured;
    }
    if ((kill && *other == Frame::wound) || (frame == Frame::wound && *other == Frame::kill)) {
      return QuantityKind::killed_or_wounded;
    }
  }
  if (frame != Frame::capture && counted_jointly(s, t, number)) {
    return QuantityKind::killed_or_wounded;
  }
  return kind;
}

}  // namespace tawatur::decode
