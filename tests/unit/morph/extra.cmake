# SPDX-License-Identifier: Apache-2.0
# The lattice is tested on the built-in pack.
target_link_libraries(morph_test PRIVATE tawatur_lexicon_compile)
add_dependencies(morph_test tawatur_pack)
