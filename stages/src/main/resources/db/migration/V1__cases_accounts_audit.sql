-- The common subset of SQLite and PostgreSQL: TEXT and BIGINT only, days and instants as ISO 8601 text
-- in UTC, truth as 0 and 1. Keys are made in Java.

-- Marks the database as ours.
CREATE TABLE "muster" ("made_by" TEXT NOT NULL);
INSERT INTO "muster" ("made_by") VALUES ('Muster');

CREATE TABLE "cases" (
  "case_key" BIGINT NOT NULL PRIMARY KEY,
  "id" TEXT NOT NULL UNIQUE,
  "name" TEXT NOT NULL,
  "owner" TEXT NOT NULL,
  "as_of" TEXT NOT NULL,
  "horizon_from" TEXT NOT NULL,
  "horizon_to" TEXT NOT NULL,
  "planning" TEXT NOT NULL,
  "revision" BIGINT NOT NULL
);

-- An id is unique in its case over all claim tables.
CREATE TABLE "claim_ids" (
  "case_key" BIGINT NOT NULL REFERENCES "cases" ("case_key"),
  "id" TEXT NOT NULL,
  "table_name" TEXT NOT NULL,
  PRIMARY KEY ("case_key", "id")
);

CREATE TABLE "accounts" (
  "account" TEXT NOT NULL PRIMARY KEY,
  "body" TEXT NOT NULL,
  "password" TEXT NOT NULL,
  "one_time" BIGINT NOT NULL,
  "disabled" BIGINT NOT NULL,
  "failures" BIGINT NOT NULL,
  "locked_until" TEXT
);

CREATE TABLE "account_roles" (
  "account" TEXT NOT NULL REFERENCES "accounts" ("account"),
  "role" TEXT NOT NULL,
  PRIMARY KEY ("account", "role")
);

-- Append-only; each row holds the hash of the one before it.
CREATE TABLE "audit" (
  "seq" BIGINT NOT NULL PRIMARY KEY,
  "at" TEXT NOT NULL,
  "actor" TEXT NOT NULL,
  "verb" TEXT NOT NULL,
  "ids" TEXT NOT NULL,
  "previous" TEXT NOT NULL UNIQUE,
  "hash" TEXT NOT NULL UNIQUE
);
