# SPDX-License-Identifier: Apache-2.0
# Resolvers are tested on the built-in pack.
add_dependencies(resolve_test tawatur_pack)
