-- Evacuations. Nothing here is personal in clear: names, births, papers, telephones and free words are sealed with a
-- key of the evacuation that lies in a file of its own, so that whoever destroys that file has purged them.
-- "machine" is the one that holds this database; "key_print" tells which key is the right one.
CREATE TABLE "evacuations" (
  "evacuation" TEXT NOT NULL PRIMARY KEY,
  "case_id" TEXT NOT NULL REFERENCES "cases" ("id"),
  "name" TEXT NOT NULL,
  "place" TEXT NOT NULL,
  "utc_offset" TEXT NOT NULL,
  "illustrative" BIGINT NOT NULL,
  "owner" TEXT NOT NULL,
  "release" TEXT NOT NULL,
  "opened_at" TEXT NOT NULL,
  "opened_by" TEXT NOT NULL,
  "purged_at" TEXT NOT NULL,
  "key_print" TEXT NOT NULL
);
CREATE INDEX "evacuations_case" ON "evacuations" ("case_id");

-- The log of custody: added and never changed. The sender makes the id; "digest" is keyed, so that another content
-- under the same id, and a row that somebody altered, are seen. Each machine that takes an event keeps when it did.
-- "deed" holds numbers and codes only; "note" is sealed.
CREATE TABLE "evacuation_events" (
  "seq" BIGINT NOT NULL PRIMARY KEY,
  "evacuation" TEXT NOT NULL REFERENCES "evacuations" ("evacuation"),
  "event" TEXT NOT NULL,
  "digest" TEXT NOT NULL,
  "machine" TEXT NOT NULL,
  "taken" TEXT NOT NULL,
  "device" TEXT NOT NULL,
  "counter" BIGINT NOT NULL,
  "at" TEXT NOT NULL,
  "actor" TEXT NOT NULL,
  "station" TEXT NOT NULL,
  "deed" TEXT NOT NULL,
  "note" TEXT NOT NULL,
  UNIQUE ("evacuation", "event", "digest", "machine")
);

-- Who somebody is, sealed; one row for each event that wrote it, the last of which counts.
CREATE TABLE "evacuation_people" (
  "evacuation" TEXT NOT NULL REFERENCES "evacuations" ("evacuation"),
  "person" TEXT NOT NULL,
  "event" TEXT NOT NULL,
  "at" TEXT NOT NULL,
  "sealed" TEXT NOT NULL,
  PRIMARY KEY ("evacuation", "person", "event")
);

-- Phones and scanners: each sends for one station, by a token that is kept hashed.
CREATE TABLE "evacuation_devices" (
  "device" TEXT NOT NULL PRIMARY KEY,
  "evacuation" TEXT NOT NULL REFERENCES "evacuations" ("evacuation"),
  "station" TEXT NOT NULL,
  "stop" TEXT NOT NULL,
  "token_hash" TEXT NOT NULL UNIQUE,
  "made_at" TEXT NOT NULL,
  "made_by" TEXT NOT NULL,
  "expires_at" TEXT NOT NULL,
  "revoked_at" TEXT NOT NULL
);
CREATE INDEX "evacuation_devices_of" ON "evacuation_devices" ("evacuation");

-- Other machines whose files are taken, by the key with which they sign.
CREATE TABLE "evacuation_machines" (
  "evacuation" TEXT NOT NULL REFERENCES "evacuations" ("evacuation"),
  "machine" TEXT NOT NULL,
  "public_key" TEXT NOT NULL,
  "trusted_at" TEXT NOT NULL,
  "trusted_by" TEXT NOT NULL,
  PRIMARY KEY ("evacuation", "machine")
);
