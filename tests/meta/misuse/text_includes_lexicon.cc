// SPDX-License-Identifier: Apache-2.0
// rooms: base model text
// A room sees the headers of the rooms that it links and no others.
#ifdef MISUSE
#include "lexicon/pack.h"
#else
#include "text/split.h"
#endif

int use();
