// SPDX-License-Identifier: Apache-2.0
#include "emit/graphml.h"

namespace tawatur::emit {
namespace {

void append_xml(std::string& out, std::string_view text) {
  for (const char c : text) {
    switch (c) {
      case '&':
        out += "&amp;";
        break;
      case '<':
        out += "&lt;";
        break;
      case '>':
        out += "&gt;";
        break;
      case '"':
        out += "&quot;";
        break;
      default:
        // Control characters have no place in XML.
        if (static_cast<unsigned char>(c) >= 0x20) out += c;
    }
  }
}

void keys(std::string& out, char kind, const std::vector<std::string>& names) {
  for (std::size_t i = 0; i < names.size(); ++i) {
    out += "<key id=\"" + std::string(1, kind) + std::to_string(i) + "\" for=\"" +
           (kind == 'n' ? "node" : "edge") + "\" attr.name=\"";
    append_xml(out, names[i]);
    out += "\" attr.type=\"string\"/>\n";
  }
}

}  // namespace

void Graphml::data(std::string& out, char kind, const std::vector<std::string>& values) {
  for (std::size_t i = 0; i < values.size(); ++i) {
    if (values[i].empty()) continue;
    out += "<data key=\"" + std::string(1, kind) + std::to_string(i) + "\">";
    append_xml(out, values[i]);
    out += "</data>";
  }
}

void Graphml::node(const std::string& id, const std::vector<std::string>& values) {
  if (!known_.insert(id).second) return;
  nodes_ += "<node id=\"";
  append_xml(nodes_, id);
  nodes_ += "\">";
  data(nodes_, 'n', values);
  nodes_ += "</node>\n";
}

void Graphml::edge(std::string_view from, std::string_view to, bool directed,
                   const std::vector<std::string>& values) {
  edges_ += "<edge source=\"";
  append_xml(edges_, from);
  edges_ += "\" target=\"";
  append_xml(edges_, to);
  edges_ += directed ? "\">" : "\" directed=\"false\">";
  data(edges_, 'e', values);
  edges_ += "</edge>\n";
}

std::string Graphml::text() const {
  std::string out =
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
      "<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\">\n";
  keys(out, 'n', of_nodes_);
  keys(out, 'e', of_edges_);
  return out + "<graph edgedefault=\"directed\">\n" + nodes_ + edges_ + "</graph>\n</graphml>\n";
}

}  // namespace tawatur::emit
