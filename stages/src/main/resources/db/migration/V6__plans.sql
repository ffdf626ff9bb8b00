-- The Generate stage's own tables. TEXT and BIGINT only, instants as ISO 8601 text in UTC, truth as 0 and 1.
-- A plan lives here from its first draft on; the claim table "plans" keeps what is published. The large
-- texts stand last, so that a list of plans reads no page of them.

-- "steps" and "seconds" are -1 where the run had no such limit; "parent" is empty where a plan was begun
-- from nothing; "certificate" is empty where none was saved.
CREATE TABLE "generate_plans" (
  "case_id" TEXT NOT NULL REFERENCES "cases" ("id"),
  "plan" TEXT NOT NULL,
  "number" BIGINT NOT NULL,
  "name" TEXT NOT NULL,
  "parent" TEXT NOT NULL,
  "state" TEXT NOT NULL,
  "maker" TEXT NOT NULL,
  "at" TEXT NOT NULL,
  "ended" TEXT NOT NULL,
  "input" TEXT NOT NULL,
  "solver" TEXT NOT NULL,
  "seed" BIGINT NOT NULL,
  "steps" BIGINT NOT NULL,
  "seconds" BIGINT NOT NULL,
  "threads" BIGINT NOT NULL,
  "cost" BIGINT NOT NULL,
  "bound" BIGINT NOT NULL,
  "proven" BIGINT NOT NULL,
  "gaps" BIGINT NOT NULL,
  "illustrative" BIGINT NOT NULL,
  "digest" TEXT NOT NULL,
  "owner" TEXT NOT NULL,
  "release" TEXT NOT NULL,
  "document" TEXT NOT NULL,
  "certificate" TEXT NOT NULL,
  PRIMARY KEY ("case_id", "plan"),
  UNIQUE ("case_id", "number")
);

-- What people did with a plan: numbered, never rewritten; the key keeps two people from taking the same step.
-- "rows" are ids of claims that the step wrote, one a line, each with the claim chosen before it, if any.
CREATE TABLE "generate_plan_steps" (
  "case_id" TEXT NOT NULL,
  "plan" TEXT NOT NULL,
  "number" BIGINT NOT NULL,
  "at" TEXT NOT NULL,
  "side" TEXT NOT NULL,
  "person" TEXT NOT NULL,
  "did" TEXT NOT NULL,
  "text" TEXT NOT NULL,
  "digest" TEXT NOT NULL,
  "rows" TEXT NOT NULL,
  "owner" TEXT NOT NULL,
  "release" TEXT NOT NULL,
  PRIMARY KEY ("case_id", "plan", "number"),
  FOREIGN KEY ("case_id", "plan") REFERENCES "generate_plans" ("case_id", "plan")
);
