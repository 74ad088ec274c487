// SPDX-License-Identifier: Apache-2.0
// A file system of SQLite that hands every write, cut, sync, read and removal to a test first, and
// then to the system's. No promise of the disk is believed.
//
//   hooks() = {};
//   hooks().sync = [](const std::string& file) { return SQLITE_OK; };   // or an error of its own
//   Store::open(folder, Access::write, {.vfs = kShim});
#pragma once

#include <sqlite3.h>

#include <cstring>
#include <functional>
#include <string>
#include <string_view>

namespace tawatur::store {

inline constexpr const char* kShim = "shim";

struct Hooks {
  /// The file's name without folder; what isn't SQLITE_OK is what SQLite gets to hear.
  std::function<int(const std::string&, std::string_view bytes, std::size_t offset)> write;
  std::function<int(const std::string&, std::size_t size)> cut;
  std::function<int(const std::string&)> sync, read;
  std::function<void(const std::string&)> removed;
};

inline Hooks& hooks() {
  static Hooks the;
  return the;
}

namespace shim {

struct File {
  sqlite3_file base;
  std::string* name;
  sqlite3_file* real() { return reinterpret_cast<sqlite3_file*>(this + 1); }
};
inline File* file_of(sqlite3_file* f) { return reinterpret_cast<File*>(f); }
inline sqlite3_file* real(sqlite3_file* f) { return file_of(f)->real(); }
inline const sqlite3_io_methods* methods(sqlite3_file* f) { return real(f)->pMethods; }
inline sqlite3_vfs* system() { return sqlite3_vfs_find("unix"); }

template <class Hook, class... Args>
int ask(const Hook& hook, const Args&... args) {
  return hook ? hook(args...) : SQLITE_OK;
}

inline int close(sqlite3_file* f) {
  const int code = methods(f)->xClose(real(f));
  delete file_of(f)->name;
  return code;
}
inline int read(sqlite3_file* f, void* to, int n, sqlite3_int64 at) {
  const int code = ask(hooks().read, *file_of(f)->name);
  return code == SQLITE_OK ? methods(f)->xRead(real(f), to, n, at) : code;
}
inline int write(sqlite3_file* f, const void* from, int n, sqlite3_int64 at) {
  const std::string_view bytes(static_cast<const char*>(from), static_cast<std::size_t>(n));
  const int code = ask(hooks().write, *file_of(f)->name, bytes, static_cast<std::size_t>(at));
  if (code == SQLITE_OK) return methods(f)->xWrite(real(f), from, n, at);
  // What fails has written half.
  methods(f)->xWrite(real(f), from, n / 2, at);
  return code;
}
inline int truncate(sqlite3_file* f, sqlite3_int64 size) {
  const int code = ask(hooks().cut, *file_of(f)->name, static_cast<std::size_t>(size));
  return code == SQLITE_OK ? methods(f)->xTruncate(real(f), size) : code;
}
inline int sync(sqlite3_file* f, int flags) {
  const int code = ask(hooks().sync, *file_of(f)->name);
  return code == SQLITE_OK ? methods(f)->xSync(real(f), flags) : code;
}
inline int size(sqlite3_file* f, sqlite3_int64* n) { return methods(f)->xFileSize(real(f), n); }
inline int lock(sqlite3_file* f, int how) { return methods(f)->xLock(real(f), how); }
inline int unlock(sqlite3_file* f, int how) { return methods(f)->xUnlock(real(f), how); }
inline int check_lock(sqlite3_file* f, int* out) {
  return methods(f)->xCheckReservedLock(real(f), out);
}
inline int control(sqlite3_file* f, int op, void* arg) {
  return methods(f)->xFileControl(real(f), op, arg);
}
inline int sector(sqlite3_file* f) { return methods(f)->xSectorSize(real(f)); }
inline int traits(sqlite3_file*) { return 0; }
inline int shm_map(sqlite3_file* f, int page, int n, int extend, void volatile** out) {
  return methods(f)->xShmMap(real(f), page, n, extend, out);
}
inline int shm_lock(sqlite3_file* f, int at, int n, int flags) {
  return methods(f)->xShmLock(real(f), at, n, flags);
}
inline void shm_barrier(sqlite3_file* f) { methods(f)->xShmBarrier(real(f)); }
inline int shm_unmap(sqlite3_file* f, int remove) { return methods(f)->xShmUnmap(real(f), remove); }

inline const sqlite3_io_methods kMethods = {
    2,       close,  read,   write,   truncate, sync,        size,      lock,    unlock, check_lock,
    control, sector, traits, shm_map, shm_lock, shm_barrier, shm_unmap, nullptr, nullptr};

inline int open(sqlite3_vfs*, const char* name, sqlite3_file* f, int flags, int* out) {
  File* file = file_of(f);
  file->base.pMethods = nullptr;
  const int code = system()->xOpen(system(), name, file->real(), flags, out);
  if (code != SQLITE_OK) return code;
  const char* slash = name == nullptr ? nullptr : std::strrchr(name, '/');
  file->name = new std::string(slash == nullptr ? "temporary" : slash + 1);
  file->base.pMethods = &kMethods;
  return SQLITE_OK;
}

inline int remove(sqlite3_vfs*, const char* name, int sync_folder) {
  if (hooks().removed) hooks().removed(std::strrchr(name, '/') + 1);
  return system()->xDelete(system(), name, sync_folder);
}

}  // namespace shim

inline void register_shim() {
  static sqlite3_vfs vfs;
  if (sqlite3_vfs_find(kShim) != nullptr) return;
  vfs = *shim::system();
  vfs.szOsFile = static_cast<int>(sizeof(shim::File)) + shim::system()->szOsFile;
  vfs.zName = kShim;
  vfs.xOpen = shim::open;
  vfs.xDelete = shim::remove;
  sqlite3_vfs_register(&vfs, 0);
}

}  // namespace tawatur::store
