-- A password to be used once is good until then; NULL where it was made before this was kept.
ALTER TABLE "accounts" ADD COLUMN "one_time_until" TEXT;

-- What somebody else did to an account, told at its next page until it was read.
CREATE TABLE "access_notices" (
  "id" TEXT NOT NULL PRIMARY KEY,
  "account" TEXT NOT NULL REFERENCES "accounts" ("account"),
  "at" TEXT NOT NULL,
  "actor" TEXT NOT NULL,
  "what" TEXT NOT NULL
);
CREATE INDEX "access_notices_account" ON "access_notices" ("account", "at");

-- What a piece of evidence shows, drawn once: a text, or a picture as PNG in base 64.
CREATE TABLE "review_previews" (
  "case_id" TEXT NOT NULL,
  "evidence" TEXT NOT NULL,
  "kind" TEXT NOT NULL,
  "content" TEXT NOT NULL,
  "owner" TEXT NOT NULL,
  "release" TEXT NOT NULL,
  PRIMARY KEY ("case_id", "evidence"),
  FOREIGN KEY ("case_id", "evidence") REFERENCES "review_evidence" ("case_id", "id")
);
