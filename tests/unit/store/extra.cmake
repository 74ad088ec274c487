# SPDX-License-Identifier: Apache-2.0
# The faulty file system of power_test.cc is a VFS of SQLite.
find_package(SQLite3 REQUIRED)
target_link_libraries(store_test PRIVATE ${SQLite3_LIBRARIES})
