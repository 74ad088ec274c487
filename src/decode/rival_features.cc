// SPDX-License-Identifier: Apache-2.0
// The second look at a candidate: what the words around it scored.
#include <algorithm>
#include <string>

#include "decode/features.h"
#include "decode/features_common.h"

namespace tawatur::decode {
namespace {

constexpr std::size_t kFlash = 60;  ///< a text of fewer tokens is a flash or a headline

/// Parties that the sentence names, two at most: more make it no surer.
int parties_of(const Scene& s, std::uint32_t sentence) {
  const TokenRange range = s.mentions_of_sentence[sentence];
  int n = 0;
  for (auto i = range.first; i < range.last && n < 2; ++i) {
    n += is_party(s.mentions[i].kind);
  }
  return n;
}

}  // namespace

void rival_features(const Scene& scene, const std::vector<Candidate>& all, std::size_t self,
                    std::size_t strong, learn::FeatureSink& out) {
  const Candidate& c = all[self];
  const coder::Trigger& t = scene.triggers[c.trigger];
  const learn::Part f = to_string(c.frame), form = form_of(t);
  out.add("b");
  out.add("o", odds_bucket(c.first));
  out.add("of", f, odds_bucket(c.first) / 2);
  out.add("ok", form, odds_bucket(c.first) / 2);
  float here = -9, before = -9, after = -9;
  std::size_t before_at = self, after_at = self;
  auto visit = [&](std::size_t i) {
    const Candidate& o = all[i];
    const coder::Trigger& u = scene.triggers[o.trigger];
    if (u.sentence != t.sentence) return false;
    const bool same_words = u.tokens.first < t.tokens.last && t.tokens.first < u.tokens.last;
    if (same_words) {
      here = std::max(here, o.first);
    } else if (o.frame == c.frame) {
      auto& best = i < self ? before : after;
      if (o.first > best) {
        best = o.first;
        (i < self ? before_at : after_at) = i;
      }
    }
    return true;
  };
  for (std::size_t i = self; i-- > 0;) {
    if (!visit(i)) break;
  }
  for (std::size_t i = self + 1; i < all.size(); ++i) {
    if (!visit(i)) break;
  }
  out.add("h", odds_bucket(here), here > c.first);
  if (here > -8) out.add("hd", odds_bucket(c.first - here));
  auto rival = [&](learn::Template side, float score, std::size_t at) {
    if (at == self) {
      out.add(side, f, "none");
      return;
    }
    const coder::Trigger& u = scene.triggers[all[at].trigger];
    const std::uint32_t x = scene.element_of(t), y = scene.element_of(u);
    const std::string path = scene.elements.skeleton(std::min(x, y) + 1, std::max(x, y), 4);
    out.add(side, odds_bucket(score) / 2, score > c.first);
    out.add(side, f, form, form_of(u), score > c.first);
    out.add(side, form, form_of(u), path, score > c.first);
    out.add(side, f, bucket(x < y ? y - x : x - y), score > c.first);
    out.add(side, t.event->name, u.event->name);
  };
  rival("rb", before, before_at);
  rival("ra", after, after_at);
  // How much of the document speaks of conflict: lone candidates in a quiet text are suspect. A
  // flash of a sentence or two has no company to be believed by; the parties that it names speak
  // for it.
  const std::size_t words = scene.analysis->text.tokens.size() + 1;
  if (words < kFlash) {
    const int parties = parties_of(scene, t.sentence);
    out.add("fl", parties);
    out.add("flo", odds_bucket(c.first));
    out.add("flg", group_of(c.frame), parties);
    out.add("flk", form, parties);
    return;
  }
  const int density = static_cast<int>(std::min<std::size_t>(strong * 200 / words, 8));
  out.add("cd", density);
  out.add("cdf", group_of(c.frame), density);
  out.add("cn", bucket(static_cast<std::uint32_t>(strong)));
}

}  // namespace tawatur::decode
