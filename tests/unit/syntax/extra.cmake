# SPDX-License-Identifier: Apache-2.0
# Relations are read from whole sentences, which takes the stages before.
target_link_libraries(syntax_test PRIVATE tawatur_pipeline)
add_dependencies(syntax_test tawatur_pack)
