# SPDX-License-Identifier: Apache-2.0
# Speech is read from whole sentences, which takes the stages before.
target_link_libraries(coder_test PRIVATE tawatur_pipeline)
add_dependencies(coder_test tawatur_pack)
