-- What opens without a sign-in at a joint guard: the address of somebody's calendar, or a phone at a post. Only the
-- digest of its secret is kept. It acts for "account" and shows what that account sees.
CREATE TABLE "operate_guard_doors" (
  "digest" TEXT NOT NULL PRIMARY KEY,
  "case_id" TEXT NOT NULL REFERENCES "cases" ("id"),
  "guard" TEXT NOT NULL,
  "sort" TEXT NOT NULL,
  "member" TEXT NOT NULL,
  "text" TEXT NOT NULL,
  "account" TEXT NOT NULL REFERENCES "accounts" ("account"),
  "made" TEXT NOT NULL,
  "revoked" TEXT NOT NULL,
  "owner" TEXT NOT NULL,
  "release" TEXT NOT NULL
);

-- By which a phone without a network tells a mistyped PIN: its salt, and ten bits of a slow hash. They are too few to
-- find the PIN by: a thousand others have the same.
ALTER TABLE "operate_day_secrets" ADD COLUMN "salt" TEXT NOT NULL DEFAULT '';
ALTER TABLE "operate_day_secrets" ADD COLUMN "bits" BIGINT NOT NULL DEFAULT 0;
