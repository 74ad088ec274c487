// SPDX-License-Identifier: Apache-2.0
#include "pipeline/analyst.h"

#include <algorithm>

#include "annotate/actors.h"
#include "annotate/dates.h"
#include "annotate/numbers.h"
#include "annotate/places.h"
#include "article/layout.h"
#include "morph/lattice_builder.h"
#include "resolve/actors.h"
#include "resolve/places.h"
#include "text/split.h"

namespace tawatur::pipeline {

struct Analyst::Rooms {
  explicit Rooms(const lexicon::Pack& pack)
      : article(pack),
        reader(pack),
        actors(pack),
        places(pack),
        dates(pack),
        numbers(pack),
        actor_names(pack),
        place_names(pack) {}
  article::ArticleReader article;
  morph::Reader reader;
  annotate::ActorFinder actors;
  annotate::PlaceFinder places;
  annotate::DateFinder dates;
  annotate::NumberFinder numbers;
  resolve::ActorResolver actor_names;
  resolve::PlaceResolver place_names;
};

Analyst::Analyst(const lexicon::Pack& pack, Limits limits)
    : pack_(pack), limits_(limits), rooms_(std::make_unique<Rooms>(pack)) {}
Analyst::~Analyst() = default;

namespace {

/// Finders append in their own order; later rooms want the order of the text. Members of lists and
/// containing regions point at other mentions, so their indices move along.
void sort_mentions(std::vector<Mention>& mentions) {
  std::vector<std::uint32_t> order(mentions.size()), place(mentions.size());
  for (std::uint32_t i = 0; i < order.size(); ++i) order[i] = i;
  std::stable_sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
    const Span x = mentions[a].span, y = mentions[b].span;
    return x.begin != y.begin ? x.begin < y.begin : x.end > y.end;
  });
  std::vector<Mention> sorted;
  sorted.reserve(mentions.size());
  for (std::uint32_t i = 0; i < order.size(); ++i) {
    place[order[i]] = i;
    sorted.push_back(std::move(mentions[order[i]]));
  }
  for (Mention& m : sorted) {
    for (auto& w : m.within) w = place[w];
    if (m.part_of) m.part_of = place[*m.part_of];
    if (m.antecedent) m.antecedent = place[*m.antecedent];
  }
  mentions = std::move(sorted);
}

std::vector<PlacedMention> read_places(const resolve::PlaceResolver& resolver,
                                       const std::vector<Mention>& mentions) {
  std::vector<PlacedMention> out;
  for (const Mention& m : mentions) {
    if (m.kind != MentionKind::place || m.ids.empty()) continue;
    PlacedMention& place = out.emplace_back();
    place.span = m.span;
    for (const IdCandidate& id : m.ids) {
      place.records.push_back(resolver.where(m, id.row));
      place.scores.push_back(id.score);
    }
  }
  return out;
}

}  // namespace

void Analyst::import(resolve::Gazetteer gazetteer) {
  rooms_->place_names.import(std::move(gazetteer));
}

Result<Analysed> Analyst::analyse(const Document& document) const {
  if (document.text.size() > limits_.max_document_bytes) {
    Error e{ErrorCode::kLimit,
            "document is longer than " + std::to_string(limits_.max_document_bytes) + " bytes"};
    e.file = document.file;
    e.record = document.record;
    return e;
  }
  Analysed out;
  Analysis& a = out.analysis;
  a.document = &document;
  a.text = text::split(document, limits_);
  a.layout = rooms_->article.read(document, a.text);
  a.lattice = rooms_->reader.read(a.text, limits_);
  for (std::uint32_t t = 0; t < a.text.tokens.size(); ++t) {
    pack_.match(a.text, t, out.hits);
    rooms_->place_names.match(a.text, t, out.hits);
  }
  const annotate::Context context{document, a.text, a.lattice, pack_, out.hits};
  rooms_->dates.find(context, a.mentions);
  rooms_->numbers.find(context, a.mentions);
  rooms_->actors.find(context, a.mentions);
  rooms_->places.find(context, a.mentions);
  for (Mention& m : a.mentions) {
    m.in_dateline = a.layout.dateline && a.layout.dateline->contains(m.tokens.first);
  }
  rooms_->actor_names.resolve(document, a.mentions);
  rooms_->place_names.resolve(document, a.mentions);
  sort_mentions(a.mentions);
  out.placed = read_places(rooms_->place_names, a.mentions);
  return out;
}

}  // namespace tawatur::pipeline
