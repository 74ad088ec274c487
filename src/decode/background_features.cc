// SPDX-License-Identifier: Apache-2.0
// Is an act the news here, or does the text only mention it: told before, known, a ground or date
// of something else? ("since the attack", "he condemned the killing of", "on the anniversary of")
#include <algorithm>

#include "decode/background.h"
#include "decode/features.h"
#include "decode/features_common.h"

namespace tawatur::decode {
namespace {

/// Trust in an earlier candidate that makes a later one of its frame a second telling.
constexpr float kTold = 0.0f;

/// Element letters before the trigger in its sentence, nearest first: what governs it.
std::string ahead_of(const Scene& s, const coder::Trigger& t, std::size_t most) {
  std::string out;
  const std::int64_t at = s.element_of(t);
  for (std::int64_t i = 1; i <= static_cast<std::int64_t>(most); ++i) {
    out += letter_at(s, t.sentence, at - i);
  }
  return out;
}

}  // namespace

void background_features(const Scene& s, const std::vector<Candidate>& all, std::size_t self,
                         learn::FeatureSink& out) {
  const Candidate& c = all[self];
  const coder::Trigger& t = s.triggers[c.trigger];
  const learn::Part f = to_string(c.frame), k = form_of(t), g = group_of(c.frame);
  trigger_features(s, c.trigger, c.frame, out);
  const std::string ahead = ahead_of(s, t, 2);
  out.add("Ba", ahead, k, t.definite);
  out.add("Baf", ahead, f, k);
  out.add("Bo", odds_bucket(c.first), k);
  // Three tellings are as good as many; a long text has thousands.
  constexpr int kMany = 3;
  int told = 0, here = 0;
  for (std::size_t i = self; i-- > 0 && told < kMany;) {
    if (all[i].frame != c.frame || all[i].first < kTold) continue;
    const bool near = s.triggers[all[i].trigger].sentence == t.sentence;
    ++(near ? here : told);
  }
  out.add("Bt", told, t.definite, k);
  out.add("Btf", told, f, t.definite);
  out.add("Bh", std::min(here, 2), f);
  out.add("Bs", bucket(t.sentence), k);
  out.add("Bsg", bucket(t.sentence), g);
  const TokenRange range = s.mentions_of_sentence[t.sentence];
  bool day = false, number = false, place = false;
  for (auto i = range.first; i < range.last; ++i) {
    day = day || s.mention(i).kind == MentionKind::date;
    number = number || s.mention(i).kind == MentionKind::number;
    place = place || s.mention(i).kind == MentionKind::place;
  }
  out.add("Bd", day, number, place, g);
  out.add("Bdk", day, k, t.definite);
  // What the sentence tells first: its own news, or a reaction to other news.
  const TokenRange row = s.elements.of_sentence(t.sentence);
  for (auto e = row.first; e < row.last; ++e) {
    const char letter = s.elements.all()[e].letter;
    if (letter != 'V' && letter != 'U' && letter != 'Y' && letter != 'E') continue;
    const std::uint32_t token = s.elements.all()[e].token;
    const bool own = t.tokens.contains(token);
    out.add("Bm", letter, own, g);
    if (!own) out.add("fl", "main", lemma_of(s, token), g);
    break;
  }
}

}  // namespace tawatur::decode
