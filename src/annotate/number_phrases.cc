// SPDX-License-Identifier: Apache-2.0
#include "annotate/number_phrases.h"

#include <algorithm>
#include <utility>

#include "text/fold.h"

namespace tawatur::annotate {
namespace {

constexpr std::string_view kArticle = "\xD8\xA7\xD9\x84";
constexpr std::size_t kLongestWord = 40;  // bytes; no word of the lists is longer

}  // namespace

void WordPhrases::add(std::string_view words, std::uint32_t id, bool article) {
  Entry entry;
  entry.id = id;
  entry.article = article;
  std::string first;
  for (std::size_t at = 0; at < words.size();) {
    const std::size_t space = std::min(words.find(' ', at), words.size());
    const std::string folded = text::fold_word(words.substr(at, space - at));
    if (!folded.empty() && first.empty()) {
      first = folded;
    } else if (!folded.empty()) {
      entry.rest.push_back(folded);
    }
    at = space + 1;
  }
  if (first.empty()) return;
  by_first_[first].push_back(static_cast<std::uint32_t>(entries_.size()));
  entries_.push_back(std::move(entry));
}

void WordPhrases::match_stem(const FoldedText& text, std::uint32_t at, std::string_view stem,
                             ProcliticCut cut, std::vector<PhraseMatch>& out) const {
  const auto found = by_first_.find(stem);
  if (found == by_first_.end()) return;
  const bool bare = (cut.proclitics & proclitic::kAl) == 0;
  for (const std::uint32_t i : found->second) {
    const Entry& entry = entries_[i];
    if (!bare && !entry.article) continue;
    const std::size_t last = at + 1 + entry.rest.size();
    if (last > text.tokens.size()) continue;
    bool same = true;
    for (std::size_t k = 0; same && k < entry.rest.size(); ++k) {
      same = text.tokens[at + 1 + k].folded == entry.rest[k];
    }
    if (same) {
      out.push_back({entry.id, static_cast<std::uint32_t>(last), cut.proclitics, cut.begin});
    }
  }
}

void WordPhrases::match(const FoldedText& text, std::uint32_t at,
                        std::vector<PhraseMatch>& out) const {
  const Token& token = text.tokens[at];
  if (token.folded.size() > kLongestWord) return;
  const std::size_t before = out.size();
  for (const ProcliticCut cut : ProcliticCuts(token.folded)) {
    const std::string_view stem = token.folded.substr(cut.begin);
    match_stem(text, at, stem, cut, out);
    // lil- hides the alef of the article: try the word with it.
    const bool article = (cut.proclitics & proclitic::kAl) != 0;
    if (article && token.folded.substr(cut.begin >= 4 ? cut.begin - 4u : 0u, 4) != kArticle) {
      ProcliticCut with = cut;
      with.proclitics = static_cast<std::uint16_t>(cut.proclitics & ~proclitic::kAl);
      match_stem(text, at, std::string(kArticle).append(stem), with, out);
    }
  }
  std::stable_sort(out.begin() + static_cast<std::ptrdiff_t>(before), out.end(),
                   [](const PhraseMatch& a, const PhraseMatch& b) { return a.last > b.last; });
}

}  // namespace tawatur::annotate
