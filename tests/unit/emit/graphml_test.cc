// SPDX-License-Identifier: Apache-2.0
#include "emit/graphml.h"

#include <gtest/gtest.h>

namespace tawatur::emit {
namespace {

TEST(Graphml, NodesOnceEdgesWithAttributes) {
  Graphml graph({"label"}, {"relation", "first"});
  graph.node("a", {"A & <B>"});
  graph.node("a", {"again"});
  graph.node("b", {""});
  graph.edge("a", "b", true, {"fights", ""});
  graph.edge("a", "b", false, {"\"meets\"\x01", "2018-01-01"});
  const std::string text = graph.text();
  EXPECT_NE(text.find("<node id=\"a\"><data key=\"n0\">A &amp; &lt;B&gt;</data></node>"),
            std::string::npos);
  EXPECT_EQ(text.find("again"), std::string::npos);
  EXPECT_NE(text.find("<node id=\"b\"></node>"), std::string::npos);
  EXPECT_NE(text.find("<edge source=\"a\" target=\"b\"><data key=\"e0\">fights</data></edge>"),
            std::string::npos);
  EXPECT_NE(text.find("directed=\"false\"><data key=\"e0\">&quot;meets&quot;</data>"
                      "<data key=\"e1\">2018-01-01</data>"),
            std::string::npos);
  EXPECT_NE(text.find("<key id=\"e1\" for=\"edge\" attr.name=\"first\" attr.type=\"string\"/>"),
            std::string::npos);
}

}  // namespace
}  // namespace tawatur::emit
