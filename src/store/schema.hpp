// SPDX-License-Identifier: Apache-2.0
/// \file
/// The tables of the store, as the steps that lead to them.
#pragma once

namespace ghostcast {

/// Step k takes a store of schema k to schema k + 1; a new file goes through all of them. A step that was
/// ever released is never changed.
inline constexpr char const* migration_steps[] = {
    R"sql(
CREATE TABLE scenario (
  sha256 TEXT PRIMARY KEY,        -- of resolved
  resolved TEXT NOT NULL          -- JSON
) WITHOUT ROWID;
CREATE TABLE run (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  identity TEXT NOT NULL,         -- SHA-256 of what decides the numbers, but for how many trajectories
  question TEXT NOT NULL,         -- the same without the beliefs
  request TEXT NOT NULL,          -- how many were asked for
  scenario_hash TEXT NOT NULL,
  model TEXT NOT NULL,
  seed INTEGER NOT NULL,          -- 64 bits, unsigned ones as signed
  belief_count INTEGER NOT NULL,
  belief_block INTEGER NOT NULL,
  record INTEGER NOT NULL,
  planned INTEGER NOT NULL,
  absolute REAL NOT NULL,
  relative REAL NOT NULL,
  at_most INTEGER NOT NULL,
  version TEXT NOT NULL,
  "commit" TEXT NOT NULL,
  engine TEXT NOT NULL,
  device TEXT NOT NULL,
  threads INTEGER NOT NULL,
  isa TEXT NOT NULL,
  name TEXT NOT NULL,
  title TEXT NOT NULL,
  file TEXT NOT NULL,
  sha256 TEXT NOT NULL,
  plan TEXT NOT NULL,
  changes TEXT NOT NULL,          -- JSON
  warnings TEXT NOT NULL,         -- JSON
  resolved TEXT NOT NULL REFERENCES scenario (sha256),
  state INTEGER NOT NULL,         -- 0 partial, 1 complete
  trajectories INTEGER NOT NULL,
  reach INTEGER NOT NULL,
  digest_high INTEGER NOT NULL,
  digest_low INTEGER NOT NULL,
  seconds REAL NOT NULL,
  fault_kind INTEGER NOT NULL,
  fault TEXT NOT NULL,
  created INTEGER NOT NULL,       -- seconds since 1970
  updated INTEGER NOT NULL,
  generation INTEGER NOT NULL,
  UNIQUE (identity, request)
);
CREATE INDEX run_by_question ON run (question);
CREATE TABLE piece (
  run INTEGER NOT NULL REFERENCES run (id) ON DELETE CASCADE,
  first INTEGER NOT NULL,
  last INTEGER NOT NULL,
  digest_high INTEGER NOT NULL,
  digest_low INTEGER NOT NULL,
  PRIMARY KEY (run, first)
) WITHOUT ROWID;
CREATE TABLE tally (
  run INTEGER PRIMARY KEY REFERENCES run (id) ON DELETE CASCADE,
  bytes BLOB NOT NULL             -- store/tally_codec.hpp
);
)sql",
    R"sql(
CREATE TABLE tag (
  name TEXT NOT NULL,
  run INTEGER NOT NULL REFERENCES run (id) ON DELETE CASCADE,
  PRIMARY KEY (name, run)
) WITHOUT ROWID;
CREATE INDEX tag_by_run ON tag (run);
ALTER TABLE run ADD COLUMN ranks INTEGER NOT NULL DEFAULT 1;  -- processes that computed together
)sql"};

}  // namespace ghostcast
