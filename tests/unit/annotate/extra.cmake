# SPDX-License-Identifier: Apache-2.0
# ICU is only what calendars and number words are compared with; finders run on the built-in pack.
find_package(ICU REQUIRED COMPONENTS i18n uc)
target_link_libraries(annotate_test PRIVATE ICU::i18n ICU::uc)
add_dependencies(annotate_test tawatur_pack)
