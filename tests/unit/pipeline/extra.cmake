# SPDX-License-Identifier: Apache-2.0
# The door is tested with the pack as built.
if(TARGET tawatur_pack)
  add_dependencies(pipeline_test tawatur_pack)
endif()
