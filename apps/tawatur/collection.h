// SPDX-License-Identifier: Apache-2.0
// What events, control, network and deals look at: articles, coded here, and claims as `code`
// writes them. A document whose claims are given isn't coded; its article, where there is one,
// gives day, outlet and words.
#pragma once

#include "commands.h"
#include "pipeline/events.h"

namespace tawatur::cli {

/// Reads all inputs into the maker and tells errors on stderr; an exit code. Files of claims are
/// read first, then stdin, then the others, since claims have to come before their article.
int collect(const Invocation& args, const pipeline::Coder& coder, pipeline::EventMaker& maker);

}  // namespace tawatur::cli
