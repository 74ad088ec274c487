# SPDX-License-Identifier: Apache-2.0
# Speech is read from whole sentences, which takes the stages before.
target_link_libraries(discourse_test PRIVATE tawatur_pipeline)
add_dependencies(discourse_test tawatur_pack)
