// SPDX-License-Identifier: Apache-2.0
#include "morph/admissible.h"

namespace tawatur::morph {
namespace {

constexpr std::uint16_t kParticles = proclitic::kBi | proclitic::kLi | proclitic::kKa;

bool article_fits(Pos pos, Morph morph) {
  return is_nominal(pos) && !morph.construct() && !morph.tanwin_alef() && !morph.needs_enclitic();
}

bool particle_fits(std::uint16_t particles, Pos pos, Morph morph) {
  if (is_nominal(pos)) {
    // After a preposition the case is oblique: bi-muqatilin, never bi-muqatilun.
    return morph.kase() != Case::nom && !morph.tanwin_alef();
  }
  if (pos == Pos::verb) return particles == proclitic::kLi && morph.tense() == Tense::present;
  // li-hadha, ka-dhalika, bi-ghayr, li-man.
  return pos == Pos::dem || pos == Pos::rel || pos == Pos::neg;
}

bool ending_fits(const lexicon::CliticSplit& split, Pos pos, Morph morph) {
  if (morph.no_enclitic() || morph.tanwin_alef() || (split.proclitics & proclitic::kAl) != 0) {
    return false;
  }
  switch (pos) {
    case Pos::verb:
      return split.enclitic != Enclitic::i;
    case Pos::noun:
    case Pos::adj:
    case Pos::number:
    case Pos::neg:
      return split.enclitic != Enclitic::ni;
    case Pos::prep:
    case Pos::sub:
    case Pos::particle:
      return true;
    default:
      return false;
  }
}

}  // namespace

bool admissible(const lexicon::CliticSplit& split, Pos pos, Morph morph) {
  const std::uint16_t front = split.proclitics;
  const bool verb = pos == Pos::verb;
  if ((front & proclitic::kAl) != 0 && !article_fits(pos, morph)) return false;
  if ((front & proclitic::kSa) != 0) {
    const bool alone = (front & (kParticles | proclitic::kAl)) == 0;
    if (!verb || morph.tense() != Tense::present || !alone) return false;
  }
  const std::uint16_t particles = front & kParticles;
  if (particles != 0 && !particle_fits(particles, pos, morph)) return false;
  if (verb && morph.tense() == Tense::imperative) {
    if ((front & ~(proclitic::kWa | proclitic::kFa)) != 0) return false;
  }
  if ((front & proclitic::kA) != 0 && is_nominal(pos)) return false;
  if (split.enclitic == Enclitic::none) return !morph.needs_enclitic();
  return ending_fits(split, pos, morph);
}

}  // namespace tawatur::morph
