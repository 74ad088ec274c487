// SPDX-License-Identifier: Apache-2.0
#include "emit/csv.h"

#include "emit/json.h"

namespace tawatur::emit {

void append_csv_cell(std::string& out, std::string_view cell) {
  const bool formula =
      cell.size() > 1 && std::string_view("=+-@\t\r").find(cell[0]) != std::string_view::npos;
  const bool quote = cell.find_first_of(",\"\n\r") != std::string_view::npos;
  if (quote) out += '"';
  if (formula) out += '\'';
  for (char c : cell) {
    if (c == '"') out += '"';
    out += c;
  }
  if (quote) out += '"';
}

namespace {

constexpr std::string_view kHeader =
    "doc,claim_id,frame,modality,background,confidence,time_from,time_to,time_precision,time_text,"
    "agent_id,agent,target_id,target,source_id,source,place_id,place,lat,lon,place_precision,"
    "admin1,killed_status,killed_low,killed_high,wounded_status,wounded_low,wounded_high,"
    "quantities,name,means,framing,cause,answers,evidence_start,evidence_end,trigger_start,"
    "trigger_end,trigger,evidence,rule,coder\n";

/// One row: cells with their commas.
class Row {
 public:
  explicit Row(std::string& out) : out_(out) {}
  Row& text(std::string_view cell) {
    comma();
    append_csv_cell(out_, cell);
    return *this;
  }
  Row& number(double value, int decimals) {
    comma();
    append_number(out_, value, decimals);
    return *this;
  }
  Row& number(std::int64_t value) {
    comma();
    out_ += std::to_string(value);
    return *this;
  }
  Row& number(const std::optional<std::int64_t>& value) {
    return value ? number(*value) : text({});
  }
  Row& degrees(const std::optional<double>& value) { return value ? number(*value, 6) : text({}); }

 private:
  void comma() {
    if (!first_) out_ += ',';
    first_ = false;
  }
  std::string& out_;
  bool first_ = true;
};

template <class List, class Of>
std::string joined(const List& list, Of of) {
  std::string out;
  for (const auto& item : list) {
    if (!out.empty()) out += " | ";
    out += of(item);
  }
  return out;
}

template <class T>
std::string id_of(const T& f) {
  return f.id.empty() ? "?" : f.id;
}
template <class T>
std::string words_of(const T& f) {
  return f.name.empty() ? f.text : f.name;
}

template <class T>
void references(Row& row, const std::vector<T>& list) {
  row.text(joined(list, id_of<T>)).text(joined(list, words_of<T>));
}

void toll(Row& row, const Claim& c, QuantityKind kind) {
  for (const Quantity& q : c.quantity) {
    if (q.kind != kind || q.part_of) continue;
    row.text(q.low || q.high ? "number" : "unknown").number(q.low).number(q.high);
    return;
  }
  row.text({}).text({}).text({});
}

}  // namespace

std::string quantity_text(const Quantity& q) {
  if (!q.low && !q.high) return "?";
  if (!q.high) return std::to_string(*q.low) + "+";
  if (!q.low) return "0-" + std::to_string(*q.high);
  if (*q.low == *q.high) return std::to_string(*q.low);
  return std::to_string(*q.low) + "-" + std::to_string(*q.high);
}

std::string_view slice(std::string_view text, const CodePoints& points, CpSpan span) {
  if (span.begin > span.end || span.end > points.count()) return {};
  return points.bytes(span).of(text);
}

void append_csv_header(std::string& out) { out += kHeader; }

void append_csv_row(std::string& out, const Claim& c, std::string_view text,
                    const CodePoints& points) {
  Row row(out);
  row.text(c.doc).text(c.claim_id).text(to_string(c.frame)).text(to_string(c.modality));
  row.text(c.background ? "true" : "false").number(c.confidence, 3);
  const TimeRef time = c.time.value_or(TimeRef{});
  row.text(time.from).text(time.to).text(time.precision).text(time.text);
  references(row, c.agent);
  references(row, c.target);
  references(row, c.source);
  references(row, c.place);
  const PlaceFiller first = c.place.empty() ? PlaceFiller{} : c.place.front();
  row.degrees(first.lat).degrees(first.lon).text(first.precision).text(first.admin1);
  toll(row, c, QuantityKind::killed);
  toll(row, c, QuantityKind::wounded);
  row.text(joined(c.quantity, [](const Quantity& q) {
    return std::string(to_string(q.kind)) + " " + quantity_text(q);
  }));
  const auto worded = [](const Worded& w) { return w.text; };
  row.text(c.name ? c.name->text : std::string());
  row.text(joined(c.means, worded)).text(joined(c.framing, worded)).text(c.cause).text(c.answers);
  for (std::uint32_t at : {c.evidence.begin, c.evidence.end, c.trigger.begin, c.trigger.end}) {
    row.number(static_cast<std::int64_t>(at));
  }
  row.text(slice(text, points, c.trigger)).text(slice(text, points, c.evidence));
  row.text(c.rule).text(c.coder);
  out += '\n';
}

}  // namespace tawatur::emit
