-- What happened at the posts of a joint guard: added and never changed. The sender makes the id, so that an event
-- which is sent twice counts once; another content under the same id is kept beside it and told. "counter" is the
-- sender's own, "turn" the first instant of the turn that it is about.
CREATE TABLE "operate_day_events" (
  "case_id" TEXT NOT NULL REFERENCES "cases" ("id"),
  "event" TEXT NOT NULL,
  "digest" TEXT NOT NULL,
  "guard" TEXT NOT NULL,
  "device" TEXT NOT NULL,
  "counter" BIGINT NOT NULL,
  "at" TEXT NOT NULL,
  "received" TEXT NOT NULL,
  "nation" TEXT NOT NULL,
  "person" TEXT NOT NULL,
  "proof" TEXT NOT NULL,
  "did" TEXT NOT NULL,
  "post" TEXT NOT NULL,
  "seat" BIGINT NOT NULL,
  "turn" TEXT NOT NULL,
  "member" TEXT NOT NULL,
  "about" TEXT NOT NULL,
  "owner" TEXT NOT NULL,
  "release" TEXT NOT NULL,
  "text" TEXT NOT NULL,
  PRIMARY KEY ("case_id", "event", "digest")
);
CREATE INDEX "operate_day_events_at" ON "operate_day_events" ("case_id", "guard", "at");

-- The hash of a guard's PIN or one-use code, with how many wrong ones came since the last right one.
CREATE TABLE "operate_day_secrets" (
  "case_id" TEXT NOT NULL REFERENCES "cases" ("id"),
  "guard" TEXT NOT NULL,
  "member" TEXT NOT NULL,
  "sort" TEXT NOT NULL,
  "hash" TEXT NOT NULL,
  "at" TEXT NOT NULL,
  "until" TEXT NOT NULL,
  "wrong" BIGINT NOT NULL,
  "person" TEXT NOT NULL,
  PRIMARY KEY ("case_id", "guard", "member", "sort")
);
