// SPDX-License-Identifier: Apache-2.0
// Splitting: a document into blocks, sentences and surface words.
//
//   FoldedText text = split(document, limits);
//   for (const Sentence& s : text.sentences)
//     for (std::uint32_t t = s.tokens.first; t < s.tokens.last; ++t) use(text.tokens[t].folded);
//
// Tokens
//  - A word is a run of letters of one script with its harakat and tatweel; digits glued to letters
//    are a token of their own (alif-lam-24 is two). Its span is the bytes as written, its folded
//    form is fold_word's. A Latin word may hold digits, dots, hyphens, @ inside (F-16, www.x.com).
//  - Words broken up to dodge filters are one token: q, tatweel, tl with blanks (every piece of two
//    letters at most), two pieces that both stretch towards the gap with a tatweel, or a stretched
//    piece with a full stop glued between it and the next. A lone alef after a word (tanwin that a
//    program cut off) is part of that word.
//  - A number is digits with decimal or thousands marks inside: 1.200 and 16.10.2017 are one token,
//    10:30, 2/3 and "07 . 10" are three.
//  - Everything else is a mark: one token, folded to ASCII (all double quotes are ", commas are a
//    comma, dashes and a tatweel on its own are -, an ellipsis is ...). A run of the same mark is
//    one token, its folded form cut at three.
// Sentences
//  - End after . ! ? and ellipses, with closing quotes and brackets that follow; also where the
//  next
//    word is glued on. No end: between two numbers, after a list number, in abbreviations of single
//    letters, inside Latin addresses. Semicolons don't end a sentence.
//  - Every block end ends one. Sentences longer than Limits::max_sentence_tokens are cut.
// Blocks
//  - A line. In a paragraph that is wrapped at a fixed width, the paragraph. Four blanks or a tab
//  in
//    a line divide it like a line break (pages copied as one line).
//
// Views point into the document's text and the result's arena: the document must outlive the
// result. Never fails; an empty text has no tokens. Texts above 4 GiB aren't supported (Limits keep
// to 64 MiB). Cost: linear; 40 bytes a token in the result, 130 while it works. Thread rule: a pure
// function.
#pragma once

#include <cstdint>
#include <vector>

#include "model/text.h"
#include "tawatur/document.h"
#include "tawatur/limits.h"

namespace tawatur::text {

FoldedText split(const Document& document, const Limits& limits);

/// The same for a string that isn't a document, e.g. a name or a title. `text` must outlive it.
FoldedText split(std::string_view text, const Limits& limits = {});
FoldedText split(std::string&&, const Limits& = {}) = delete;

/// Makes each of `starts` (token indices) begin a block and a sentence of its own; blocks keep
/// their kind, a part that is split off inherits it. Cost: linear in tokens; token indices stay.
void divide(FoldedText& text, std::vector<std::uint32_t> starts, const Limits& limits = {});

}  // namespace tawatur::text
