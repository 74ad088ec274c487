// SPDX-License-Identifier: Apache-2.0
#include "store/schema.h"

namespace tawatur::store {
namespace {

constexpr std::array<TableShape, kTableCount> kShapes = {{
    {"runs", "started_at,coder,pack,threshold,again,user_rows", 6},
    {"captures", "key,sha256,origin,record,size,added_at,metadata,raw", 8},
    {"documents", "name,capture,title,text,text_sha256,folded_sha256,letters,published,outlet,url",
     10},
    {"copies", "document,original,kind,score,why", 5},
    {"outcomes", "run,document,state,reason,first_claim,claims", 6},
    {"claims",
     "run,document,claim_id,frame,modality,confidence,day_from,day_to,background,roles,json", 11},
    {"identities", "kind,identity,name_ar,name_en,detail,folded", 6},
    {"troubles", "run,origin,record,line,byte,code,message", 7},
    {"decisions",
     "at,person,text_sha256,span_begin,span_end,field,frame,claim_id,verdict,value,why", 11},
    {"events",
     "run,event_id,revision,state,redirect,why,frame,status,day_from,day_to,reported_from,"
     "reported_to,confidence,json",
     14},
    {"imports", "at,lot,coder,document,claim_id,frame,modality,confidence,json", 9},
}};

// Version 1. head comes first: its root is page 2 in every project (wal_check.cc).
constexpr const char* kCreate = R"sql(
CREATE TABLE head(
  one INTEGER PRIMARY KEY CHECK (one = 1), project TEXT NOT NULL, batch INTEGER NOT NULL,
  hash BLOB NOT NULL) STRICT;
CREATE TABLE batches(
  id INTEGER PRIMARY KEY, at TEXT NOT NULL, kind TEXT NOT NULL, detail TEXT NOT NULL,
  runs INTEGER NOT NULL, captures INTEGER NOT NULL, documents INTEGER NOT NULL,
  copies INTEGER NOT NULL, outcomes INTEGER NOT NULL, claims INTEGER NOT NULL,
  identities INTEGER NOT NULL, troubles INTEGER NOT NULL, decisions INTEGER NOT NULL,
  indexed INTEGER NOT NULL, rows BLOB NOT NULL, previous BLOB NOT NULL, hash BLOB NOT NULL) STRICT;
CREATE TABLE runs(
  id INTEGER PRIMARY KEY, started_at TEXT NOT NULL, coder TEXT NOT NULL, pack TEXT NOT NULL,
  threshold REAL NOT NULL, again INTEGER NOT NULL, user_rows TEXT NOT NULL,
  digest BLOB NOT NULL) STRICT;
CREATE TABLE captures(
  id INTEGER PRIMARY KEY, key BLOB NOT NULL UNIQUE, sha256 BLOB NOT NULL, origin TEXT NOT NULL,
  record INTEGER NOT NULL, size INTEGER NOT NULL, added_at TEXT NOT NULL, metadata TEXT NOT NULL,
  raw BLOB, digest BLOB NOT NULL) STRICT;
CREATE TABLE documents(
  id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, capture INTEGER NOT NULL, title TEXT NOT NULL,
  text TEXT NOT NULL, text_sha256 BLOB NOT NULL, folded_sha256 BLOB NOT NULL,
  letters INTEGER NOT NULL, published TEXT, outlet TEXT, url TEXT, digest BLOB NOT NULL) STRICT;
CREATE INDEX documents_by_folded ON documents(folded_sha256);
CREATE TABLE copies(
  id INTEGER PRIMARY KEY, document INTEGER NOT NULL, original INTEGER NOT NULL, kind TEXT NOT NULL,
  score REAL NOT NULL, why TEXT NOT NULL, digest BLOB NOT NULL) STRICT;
CREATE INDEX copies_by_document ON copies(document);
CREATE TABLE outcomes(
  id INTEGER PRIMARY KEY, run INTEGER NOT NULL, document INTEGER NOT NULL, state TEXT NOT NULL,
  reason TEXT, first_claim INTEGER NOT NULL, claims INTEGER NOT NULL, digest BLOB NOT NULL) STRICT;
CREATE INDEX outcomes_by_document ON outcomes(document);
CREATE TABLE claims(
  id INTEGER PRIMARY KEY, run INTEGER NOT NULL, document INTEGER NOT NULL, claim_id TEXT NOT NULL,
  frame TEXT NOT NULL, modality TEXT NOT NULL, confidence REAL NOT NULL, day_from TEXT, day_to TEXT,
  background INTEGER NOT NULL, roles TEXT NOT NULL, json TEXT NOT NULL,
  digest BLOB NOT NULL) STRICT;
CREATE INDEX claims_by_frame ON claims(frame, confidence);
CREATE INDEX claims_by_day ON claims(day_from) WHERE day_from IS NOT NULL;
CREATE TABLE identities(
  id INTEGER PRIMARY KEY, kind TEXT NOT NULL, identity TEXT NOT NULL, name_ar TEXT NOT NULL,
  name_en TEXT NOT NULL, detail TEXT NOT NULL, folded TEXT NOT NULL, digest BLOB NOT NULL,
  UNIQUE (kind, identity)) STRICT;
CREATE TABLE troubles(
  id INTEGER PRIMARY KEY, run INTEGER, origin TEXT NOT NULL, record INTEGER NOT NULL,
  line INTEGER NOT NULL, byte INTEGER NOT NULL, code INTEGER NOT NULL, message TEXT NOT NULL,
  digest BLOB NOT NULL) STRICT;
CREATE TABLE decisions(
  id INTEGER PRIMARY KEY, at TEXT NOT NULL, person TEXT NOT NULL, text_sha256 BLOB NOT NULL,
  span_begin INTEGER NOT NULL, span_end INTEGER NOT NULL, field TEXT NOT NULL, frame TEXT NOT NULL,
  claim_id TEXT NOT NULL, verdict TEXT NOT NULL, value TEXT NOT NULL, why TEXT NOT NULL,
  digest BLOB NOT NULL) STRICT;
CREATE TABLE roles(
  identity INTEGER NOT NULL, claim INTEGER NOT NULL, role INTEGER NOT NULL,
  PRIMARY KEY (identity, claim, role)) STRICT, WITHOUT ROWID;
CREATE VIRTUAL TABLE words USING fts5(
  folded, content = '', columnsize = 0, detail = full, tokenize = 'ascii');
)sql";

constexpr const char* kSchemaQuery =
    "SELECT type || ' ' || name || ' ' || tbl_name || ' ' || ifnull(sql, '') FROM sqlite_schema "
    "ORDER BY type, name";

/// Step n brings version n + 1 to n + 2. A new project takes all of them, so that it looks like an
/// old one that was brought up to date.
constexpr std::array<const char*, kSchemaVersion - 1> kMigrations = {R"sql(
CREATE TABLE events(
  id INTEGER PRIMARY KEY, run INTEGER NOT NULL, event_id TEXT NOT NULL, revision INTEGER NOT NULL,
  state TEXT NOT NULL, redirect TEXT, why TEXT, frame TEXT NOT NULL, status TEXT NOT NULL,
  day_from TEXT, day_to TEXT, reported_from TEXT, reported_to TEXT, confidence REAL NOT NULL, json TEXT NOT NULL,
  digest BLOB NOT NULL) STRICT;
CREATE INDEX events_by_id ON events(event_id);
ALTER TABLE batches ADD COLUMN events INTEGER NOT NULL DEFAULT 0;
)sql",
                                                                     R"sql(
CREATE TABLE signatures(document INTEGER PRIMARY KEY, signature BLOB NOT NULL) STRICT;
CREATE TABLE families(document INTEGER PRIMARY KEY, original INTEGER NOT NULL) STRICT;
CREATE INDEX families_by_original ON families(original);
CREATE INDEX copies_by_original ON copies(original);
)sql",
                                                                     R"sql(
CREATE TABLE imports(
  id INTEGER PRIMARY KEY, at TEXT NOT NULL, lot INTEGER NOT NULL, coder TEXT NOT NULL,
  document INTEGER NOT NULL, claim_id TEXT NOT NULL, frame TEXT NOT NULL, modality TEXT NOT NULL,
  confidence REAL NOT NULL, json TEXT NOT NULL, digest BLOB NOT NULL) STRICT;
CREATE INDEX imports_by_document ON imports(document, coder);
ALTER TABLE batches ADD COLUMN imports INTEGER NOT NULL DEFAULT 0;
)sql"};

/// The steps from a version to today's.
std::string steps_from(int version) {
  std::string out;
  for (int v = version; v < kSchemaVersion; ++v) {
    out += kMigrations[static_cast<std::size_t>(v - 1)];
  }
  return out + "PRAGMA user_version = " + std::to_string(kSchemaVersion) + ";";
}

}  // namespace

const TableShape& shape(Table table) { return kShapes[static_cast<std::size_t>(table)]; }

Result<void> create_schema(Connection& db, const std::string& id) {
  if (Result<void> done = db.execute("BEGIN IMMEDIATE"); !done) return done;
  if (Result<void> done = db.execute(kCreate + steps_from(1)); !done) return done;
  Result<Statement> head = db.prepare("INSERT INTO head VALUES (1, ?, 0, zeroblob(32))");
  if (!head) return head.error();
  const std::string marker = std::string(kMarker) + id;
  head->bind(1, std::string_view(marker));
  if (Result<bool> done = head->step(); !done) return done.error();
  return db.execute("PRAGMA application_id = " + std::to_string(kApplicationId) + "; COMMIT");
}

Result<int> schema_version(Connection& db) {
  Result<std::int64_t> application = db.number("PRAGMA application_id");
  if (!application) return application.error();
  Result<std::int64_t> version = db.number("PRAGMA user_version");
  if (!version) return version.error();
  Error e;
  e.code = ErrorCode::kFormat;
  e.file = db.path();
  if (*application != kApplicationId || *version < 1) {
    e.message = "is an SQLite file, but no project of Tawatur";
    return e;
  }
  if (*version > kSchemaVersion) {
    e.message = "was made by a newer Tawatur (schema " + std::to_string(*version) +
                ", this program knows " + std::to_string(kSchemaVersion) + "); nothing was changed";
    return e;
  }
  return static_cast<int>(*version);
}

Result<void> migrate(Connection& db, int from) { return db.execute(steps_from(from)); }

Result<std::string> schema_text(Connection& db) {
  Result<std::vector<std::string>> lines = db.texts(kSchemaQuery);
  if (!lines) return lines.error();
  std::string out;
  for (const std::string& line : *lines) out += line + "\n";
  return out;
}

Result<std::string> expected_schema() {
  Result<Connection> db = Connection::open(":memory:", {.mode = Mode::create, .vfs = {}});
  if (!db) return db.error();
  if (Result<void> done = create_schema(*db, std::string(32, '0')); !done) return done.error();
  return schema_text(*db);
}

}  // namespace tawatur::store
