// SPDX-License-Identifier: Apache-2.0
// Pack::match: walks the phrase trie with a set of states. A state is a node and the clitics seen
// on the way; a token advances it by its word, by its lemmas, or as a free token. Entries are short
// and the set is bounded, so a call costs the same for every text.
#include <algorithm>
#include <tuple>

#include "lexicon/clitics.h"
#include "lexicon/image.h"
#include "lexicon/pack.h"

namespace tawatur::lexicon {
namespace {

constexpr std::size_t kMaxStates = 256;
constexpr std::uint16_t kConjunctions = proclitic::kWa | proclitic::kFa | proclitic::kA;
constexpr std::string_view kArticle = "\xD8\xA7\xD9\x84";

struct State {
  std::uint32_t node = 0;
  std::uint16_t proclitics = 0;
  Enclitic enclitic = Enclitic::none;
};

/// Buffers of one call, kept by thread so that a call doesn't allocate.
struct Scratch {
  std::vector<State> now, next;
  std::vector<CliticSplit> splits;
  std::vector<std::uint32_t> seen;  ///< lexemes of a stem already followed
  std::string word;
};

class Walk {
 public:
  Walk(const PackImage& image, Scratch& scratch) : image_(image), scratch_(scratch) {}

  /// States after the first token into scratch.now.
  void start(const Token& token) {
    scratch_.next.clear();
    const State root;
    split(token);
    for (const CliticSplit& s : scratch_.splits) first_word(root, token, s);
    lemmas(root, token, true);
    free(root, token);
    std::swap(scratch_.now, scratch_.next);
  }

  /// States after one more token.
  void step(const Token& token) {
    scratch_.next.clear();
    scratch_.splits.clear();
    for (const State& state : scratch_.now) {
      const std::uint16_t flags = image_.nodes()[state.node].flags;
      if ((flags & kNodeWord) != 0) follow(state, word_element(token.folded), Enclitic::none);
      if ((flags & (kNodeEnclitic | kNodeLemma)) != 0 && scratch_.splits.empty()) split(token);
      if ((flags & kNodeEnclitic) != 0) words_with_enclitic(state, token);
      if ((flags & kNodeLemma) != 0) lemmas(state, token, false);
      if ((flags & kNodeFree) != 0) free(state, token);
    }
    std::swap(scratch_.now, scratch_.next);
  }

 private:
  void split(const Token& token) {
    scratch_.splits.clear();
    clitic_splits(token.folded, scratch_.splits);
    if (scratch_.splits.empty() && token.folded.size() <= 0xFF) {
      scratch_.splits.push_back({0, 0, static_cast<std::uint8_t>(token.folded.size()), {}});
    }
  }

  void follow(const State& from, std::uint64_t element, Enclitic enclitic) {
    const std::uint32_t node = image_.child(from.node, element);
    if (node == 0 || scratch_.next.size() >= kMaxStates) return;
    scratch_.next.push_back({node, from.proclitics, enclitic});
  }

  /// The first token as a word of the entry: without the proclitics of this split, article kept.
  void first_word(State state, const Token& token, const CliticSplit& s) {
    if ((s.proclitics & proclitic::kSa) != 0) return;  // verbs: by lemma
    std::string_view word = token.folded.substr(s.stem_begin, s.stem_end - s.stem_begin);
    const bool article = (s.proclitics & proclitic::kAl) != 0;
    state.proclitics = static_cast<std::uint16_t>(s.proclitics & ~proclitic::kAl);
    if (article) {
      // Article alone taken off is the whole word again; the split without it stands for that.
      if (state.proclitics == 0) return;
      scratch_.word.assign(kArticle).append(word);
      word = scratch_.word;
    }
    if (s.enclitic == Enclitic::none) {
      follow(state, word_element(word), Enclitic::none);
    } else {
      follow(state, word_with_enclitic_element(word), s.enclitic);
    }
  }

  void words_with_enclitic(const State& state, const Token& token) {
    for (const CliticSplit& s : scratch_.splits) {
      if (s.proclitics != 0 || s.enclitic == Enclitic::none) continue;
      const auto stem = token.folded.substr(0, s.stem_end);
      follow(state, word_with_enclitic_element(stem), s.enclitic);
    }
  }

  void lemmas(const State& state, const Token& token, bool first) {
    for (const CliticSplit& s : scratch_.splits) {
      const auto stem = token.folded.substr(s.stem_begin, s.stem_end - s.stem_begin);
      scratch_.seen.clear();
      for (const Form& form : image_.find(stem)) {
        const bool enclitic = s.enclitic != Enclitic::none;
        if (enclitic ? form.morph.no_enclitic() : form.morph.needs_enclitic()) continue;
        if (form.lexeme >= image_.lexemes().size()) continue;
        if ((image_.lexemes()[form.lexeme].flags & kInPhrase) == 0) continue;
        if (std::find(scratch_.seen.begin(), scratch_.seen.end(), form.lexeme) !=
            scratch_.seen.end()) {
          continue;
        }
        scratch_.seen.push_back(form.lexeme);
        lemma(state, form.lexeme, s, first);
      }
    }
  }

  /// One lexeme found under one split: the entry spells none, all, or (first token) all but the
  /// conjunctions of the split's proclitics.
  void lemma(State state, std::uint32_t lexeme, const CliticSplit& s, bool first) {
    const bool enclitic = s.enclitic != Enclitic::none;
    const auto spelled = static_cast<std::uint16_t>(s.proclitics & ~proclitic::kAl);
    if (!first) {
      follow(state, lemma_element(lexeme, spelled, enclitic), s.enclitic);
      return;
    }
    const auto conjunctions = static_cast<std::uint16_t>(spelled & kConjunctions);
    const auto particles = static_cast<std::uint16_t>(spelled & ~kConjunctions);
    const auto take = [&](std::uint16_t outside) {
      state.proclitics = outside;
      const auto inside = static_cast<std::uint16_t>(spelled & ~outside);
      follow(state, lemma_element(lexeme, inside, enclitic), s.enclitic);
    };
    take(spelled);
    if (particles != 0) take(conjunctions);
    if (conjunctions != 0) take(0);
  }

  void free(const State& state, const Token& token) {
    if (token.kind == TokenKind::punct) return;
    follow(state, free_element(), Enclitic::none);
  }

  const PackImage& image_;
  Scratch& scratch_;
};

void add_hits(const PackImage& image, const State& state, TokenRange tokens,
              std::vector<PhraseHit>& out) {
  const NodeRecord& node = image.nodes()[state.node];
  const auto payloads = image.payloads();
  for (std::size_t i = 0; i < node.payloads && node.first_payload + i < payloads.size(); ++i) {
    const PayloadRecord& payload = payloads[node.first_payload + i];
    PhraseHit hit;
    hit.source = Source(payload.source);
    hit.row = payload.row;
    hit.alias = payload.alias;
    hit.tokens = tokens;
    hit.proclitics = state.proclitics;
    hit.enclitic = state.enclitic;
    out.push_back(hit);
  }
}

int letters(std::uint16_t proclitics) {
  int count = 0;
  for (; proclitics != 0; proclitics = static_cast<std::uint16_t>(proclitics & (proclitics - 1))) {
    ++count;
  }
  return count;
}

/// Longest first; of the same row and extent the plainest hit only.
void order(std::vector<PhraseHit>& hits, std::size_t from) {
  const auto begin = hits.begin() + static_cast<std::ptrdiff_t>(from);
  const auto key = [](const PhraseHit& h) {
    return std::make_tuple(~h.tokens.last, h.source, h.row, letters(h.proclitics), h.alias,
                           h.proclitics, h.enclitic);
  };
  std::sort(begin, hits.end(),
            [&key](const PhraseHit& a, const PhraseHit& b) { return key(a) < key(b); });
  const auto same = [](const PhraseHit& a, const PhraseHit& b) {
    return a.tokens.last == b.tokens.last && a.source == b.source && a.row == b.row;
  };
  hits.erase(std::unique(begin, hits.end(), same), hits.end());
}

std::uint32_t sentence_end(const FoldedText& text, std::uint32_t at) {
  const auto all = static_cast<std::uint32_t>(text.tokens.size());
  const std::uint32_t sentence = text.tokens[at].sentence;
  if (sentence >= text.sentences.size()) return all;
  return std::min(all, text.sentences[sentence].tokens.last);
}

}  // namespace

void Pack::match(const FoldedText& text, std::uint32_t at, std::vector<PhraseHit>& out) const {
  if (at >= text.tokens.size() || image_->nodes().empty()) return;
  thread_local Scratch scratch;
  const std::size_t from = out.size();
  const std::uint32_t end = sentence_end(text, at);
  Walk walk(*image_, scratch);
  for (std::uint32_t t = at; t < end; ++t) {
    if (t == at) {
      walk.start(text.tokens[t]);
    } else {
      walk.step(text.tokens[t]);
    }
    if (scratch.now.empty()) break;
    for (const State& state : scratch.now) add_hits(*image_, state, {at, t + 1}, out);
  }
  if (out.size() > from) order(out, from);
}

}  // namespace tawatur::lexicon
