# SPDX-License-Identifier: Apache-2.0
# Scenes are read from whole articles, which takes the stages before.
target_link_libraries(decode_test PRIVATE tawatur_pipeline)
add_dependencies(decode_test tawatur_pack)
