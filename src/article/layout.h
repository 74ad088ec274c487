// SPDX-License-Identifier: Apache-2.0
// Which parts of a page's text are the article: marks menus, related headlines, captions, share
// bars, dates, author lines and the like, and finds title, date line and credits.
//
//   ArticleReader reader(pack);                       // once
//   FoldedText text = text::split(document, limits);
//   Layout layout = reader.read(document, text);      // sets Block::kind, may divide blocks
//
// Body is what nothing speaks against: losing an article's sentence is worse than keeping a line of
// the page. A line is furniture for one of these reasons, never for being short alone:
//  - it consists of furniture words, outlets, dates and numbers, or starts with a phrase of the
//  kind
//    that only pages say (data/furniture.tsv);
//  - it is one of the headline-like lines after a cue ("read also"), or of a series of them at the
//    end of an article whose paragraphs end in full stops;
//  - it repeats a line before it, or is the page title (headline + outlet);
//  - it is a picture's credit or an author's name beside such lines.
// Pages copied as one line are divided at dates with a clock time, breadcrumbs, copyright notes.
//
// Never fails. Cost: linear in tokens. Thread rule: const calls from any thread.
#pragma once

#include "article/furniture.h"
#include "lexicon/pack.h"
#include "model/layout.h"
#include "model/text.h"
#include "tawatur/document.h"

namespace tawatur::article {

class ArticleReader {
 public:
  explicit ArticleReader(const lexicon::Pack& pack) : furniture_(Furniture::from(pack)) {}
  explicit ArticleReader(Furniture furniture) : furniture_(std::move(furniture)) {}
  Layout read(const Document& document, FoldedText& text) const;

 private:
  Furniture furniture_;
};

}  // namespace tawatur::article
