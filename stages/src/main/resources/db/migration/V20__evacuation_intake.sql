-- What comes to an evacuation before anybody decided: e-mails, lists, records of others and what people wrote of
-- themselves. "sealed" has all of it, under the key of the evacuation; "digest" is keyed, so that the same text pasted
-- again is seen. "done_at" is empty while nobody answered; "became" is the number of a party, or why it is none.
CREATE TABLE "evacuation_inbox" (
  "item" TEXT NOT NULL PRIMARY KEY,
  "evacuation" TEXT NOT NULL REFERENCES "evacuations" ("evacuation"),
  "sort" TEXT NOT NULL,
  "came_at" TEXT NOT NULL,
  "came_by" TEXT NOT NULL,
  "people" BIGINT NOT NULL,
  "digest" TEXT NOT NULL,
  "sealed" TEXT NOT NULL,
  "done_at" TEXT NOT NULL,
  "done_by" TEXT NOT NULL,
  "became" TEXT NOT NULL,
  UNIQUE ("evacuation", "digest")
);
CREATE INDEX "evacuation_inbox_open" ON "evacuation_inbox" ("evacuation", "done_at", "came_at");

-- Blocks of numbers of paper forms, and the forms that were keyed: no number twice.
CREATE TABLE "evacuation_pads" (
  "evacuation" TEXT NOT NULL REFERENCES "evacuations" ("evacuation"),
  "pad" TEXT NOT NULL,
  "first" BIGINT NOT NULL,
  "count" BIGINT NOT NULL,
  "made_at" TEXT NOT NULL,
  "made_by" TEXT NOT NULL,
  PRIMARY KEY ("evacuation", "pad", "first")
);
CREATE TABLE "evacuation_forms" (
  "evacuation" TEXT NOT NULL REFERENCES "evacuations" ("evacuation"),
  "form" TEXT NOT NULL,
  "party" TEXT NOT NULL,
  "at" TEXT NOT NULL,
  PRIMARY KEY ("evacuation", "form")
);

-- Codes by which people write of themselves, without an account: hashed, for a time, and for so many.
CREATE TABLE "evacuation_self" (
  "code_hash" TEXT NOT NULL PRIMARY KEY,
  "evacuation" TEXT NOT NULL REFERENCES "evacuations" ("evacuation"),
  "name" TEXT NOT NULL,
  "most" BIGINT NOT NULL,
  "used" BIGINT NOT NULL,
  "made_at" TEXT NOT NULL,
  "made_by" TEXT NOT NULL,
  "expires_at" TEXT NOT NULL,
  "revoked_at" TEXT NOT NULL
);
