// SPDX-License-Identifier: Apache-2.0
#include "decode/features.h"
#include "decode/features_common.h"

namespace tawatur::decode {
namespace {

/// Case that the head's form shows, over all readings but verbs: 'n'ominative, 'o'blique, '-' none.
char case_of(const Scene& s, std::uint32_t token) {
  float nominative = 0, oblique = 0;
  for (const Arc& arc : s.analysis->lattice.of(token)) {
    if (arc.pos == Pos::verb || arc.morph.kase() == Case::none) continue;
    (arc.morph.kase() == Case::nom ? nominative : oblique) += arc.posterior;
  }
  if (nominative + oblique < 0.5f) return '-';
  return nominative > oblique ? 'n' : 'o';
}

}  // namespace

void case_features(const Scene& s, const Candidate& c, std::uint32_t mention,
                   std::string_view function, char d, learn::FeatureSink& out) {
  const Mention& m = s.mention(mention);
  if (m.kind != MentionKind::actor) return;
  const char shown = case_of(s, m.head);
  if (shown == '-') return;
  const learn::Part k = form_of(s.triggers[c.trigger]), g = group_of(c.frame);
  out.add("Ck", shown, d, k);
  out.add("Cf", shown, function, k);
  out.add("Cg", shown, function, g);
}

}  // namespace tawatur::decode
