-- The Review stage's own tables. TEXT and BIGINT only, days and instants as ISO 8601 text in UTC, truth
-- as 0 and 1. Every row says whose it is and to whom it is released. What people did is kept as numbered
-- steps that are never rewritten; the key of a step is what keeps two people from taking the same one.

CREATE TABLE "review_cycles" (
  "case_id" TEXT NOT NULL REFERENCES "cases" ("id"),
  "cycle" TEXT NOT NULL,
  "nation" TEXT NOT NULL,
  "name" TEXT NOT NULL,
  "assesses" TEXT NOT NULL,
  "owner" TEXT NOT NULL,
  "release" TEXT NOT NULL,
  PRIMARY KEY ("case_id", "cycle")
);

CREATE TABLE "review_cycle_moves" (
  "case_id" TEXT NOT NULL,
  "cycle" TEXT NOT NULL,
  "number" BIGINT NOT NULL,
  "day" TEXT NOT NULL,
  "side" TEXT NOT NULL,
  "person" TEXT NOT NULL,
  "move" TEXT NOT NULL,
  "what" TEXT NOT NULL,
  "reason" TEXT NOT NULL,
  "goals" TEXT NOT NULL,
  "owner" TEXT NOT NULL,
  "release" TEXT NOT NULL,
  PRIMARY KEY ("case_id", "cycle", "number"),
  FOREIGN KEY ("case_id", "cycle") REFERENCES "review_cycles" ("case_id", "cycle")
);

CREATE TABLE "review_planned_steps" (
  "case_id" TEXT NOT NULL,
  "cycle" TEXT NOT NULL,
  "step" TEXT NOT NULL,
  "held" TEXT NOT NULL,
  "place" TEXT NOT NULL,
  "sequence" BIGINT NOT NULL,
  "owner" TEXT NOT NULL,
  "release" TEXT NOT NULL,
  PRIMARY KEY ("case_id", "cycle", "step"),
  FOREIGN KEY ("case_id", "cycle") REFERENCES "review_cycles" ("case_id", "cycle")
);

-- The questionnaire as it was issued, whole: a later version changes nothing that was asked.
CREATE TABLE "review_surveys" (
  "case_id" TEXT NOT NULL,
  "cycle" TEXT NOT NULL,
  "questionnaire" TEXT NOT NULL,
  "owner" TEXT NOT NULL,
  "release" TEXT NOT NULL,
  PRIMARY KEY ("case_id", "cycle"),
  FOREIGN KEY ("case_id", "cycle") REFERENCES "review_cycles" ("case_id", "cycle")
);

CREATE TABLE "review_answers" (
  "case_id" TEXT NOT NULL,
  "cycle" TEXT NOT NULL,
  "question" TEXT NOT NULL,
  "version" BIGINT NOT NULL,
  "value" TEXT NOT NULL,
  "status" TEXT NOT NULL,
  "person" TEXT NOT NULL,
  "at" TEXT NOT NULL,
  "owner" TEXT NOT NULL,
  "release" TEXT NOT NULL,
  PRIMARY KEY ("case_id", "cycle", "question", "version"),
  FOREIGN KEY ("case_id", "cycle") REFERENCES "review_surveys" ("case_id", "cycle")
);

CREATE TABLE "review_assignments" (
  "case_id" TEXT NOT NULL,
  "cycle" TEXT NOT NULL,
  "question" TEXT NOT NULL,
  "assignee" TEXT NOT NULL,
  "owner" TEXT NOT NULL,
  "release" TEXT NOT NULL,
  PRIMARY KEY ("case_id", "cycle", "question"),
  FOREIGN KEY ("case_id", "cycle") REFERENCES "review_surveys" ("case_id", "cycle")
);

CREATE TABLE "review_answer_reviews" (
  "case_id" TEXT NOT NULL,
  "cycle" TEXT NOT NULL,
  "question" TEXT NOT NULL,
  "number" BIGINT NOT NULL,
  "version" BIGINT NOT NULL,
  "verdict" TEXT NOT NULL,
  "note" TEXT NOT NULL,
  "person" TEXT NOT NULL,
  "at" TEXT NOT NULL,
  "owner" TEXT NOT NULL,
  "release" TEXT NOT NULL,
  PRIMARY KEY ("case_id", "cycle", "question", "number"),
  FOREIGN KEY ("case_id", "cycle") REFERENCES "review_surveys" ("case_id", "cycle")
);

-- A comment or a piece of evidence is as narrow as what it belongs to: "release" is copied from there.
CREATE TABLE "review_comments" (
  "case_id" TEXT NOT NULL REFERENCES "cases" ("id"),
  "kind" TEXT NOT NULL,
  "subject" TEXT NOT NULL,
  "part" TEXT NOT NULL,
  "number" BIGINT NOT NULL,
  "body" TEXT NOT NULL,
  "person" TEXT NOT NULL,
  "at" TEXT NOT NULL,
  "text" TEXT NOT NULL,
  "owner" TEXT NOT NULL,
  "release" TEXT NOT NULL,
  PRIMARY KEY ("case_id", "kind", "subject", "part", "number")
);

-- "content" is the file in base 64: both databases keep text alike.
CREATE TABLE "review_evidence" (
  "case_id" TEXT NOT NULL REFERENCES "cases" ("id"),
  "id" TEXT NOT NULL,
  "kind" TEXT NOT NULL,
  "subject" TEXT NOT NULL,
  "part" TEXT NOT NULL,
  "title" TEXT NOT NULL,
  "page" TEXT NOT NULL,
  "dated" TEXT NOT NULL,
  "media_type" TEXT NOT NULL,
  "size" BIGINT NOT NULL,
  "sha256" TEXT NOT NULL,
  "content" TEXT NOT NULL,
  "person" TEXT NOT NULL,
  "at" TEXT NOT NULL,
  "owner" TEXT NOT NULL,
  "release" TEXT NOT NULL,
  PRIMARY KEY ("case_id", "id")
);
CREATE INDEX "review_evidence_subject" ON "review_evidence" ("case_id", "kind", "subject", "part");

-- "base" is the canonical text from which the negotiation began.
CREATE TABLE "review_goals" (
  "case_id" TEXT NOT NULL,
  "cycle" TEXT NOT NULL,
  "goal" TEXT NOT NULL,
  "position" BIGINT NOT NULL,
  "supersedes" TEXT NOT NULL,
  "base" TEXT NOT NULL,
  "base_signed" BIGINT NOT NULL,
  "drafter" TEXT NOT NULL,
  "at" TEXT NOT NULL,
  "owner" TEXT NOT NULL,
  "release" TEXT NOT NULL,
  PRIMARY KEY ("case_id", "cycle", "goal"),
  FOREIGN KEY ("case_id", "cycle") REFERENCES "review_cycles" ("case_id", "cycle")
);

CREATE TABLE "review_goal_steps" (
  "case_id" TEXT NOT NULL,
  "cycle" TEXT NOT NULL,
  "goal" TEXT NOT NULL,
  "number" BIGINT NOT NULL,
  "at" TEXT NOT NULL,
  "side" TEXT NOT NULL,
  "person" TEXT NOT NULL,
  "said" TEXT NOT NULL,
  "clause" TEXT NOT NULL,
  "heading" TEXT NOT NULL,
  "text" TEXT NOT NULL,
  "reason" TEXT NOT NULL,
  "proposal" BIGINT NOT NULL,
  "digest" TEXT NOT NULL,
  "owner" TEXT NOT NULL,
  "release" TEXT NOT NULL,
  PRIMARY KEY ("case_id", "cycle", "goal", "number"),
  FOREIGN KEY ("case_id", "cycle", "goal") REFERENCES "review_goals" ("case_id", "cycle", "goal")
);

-- "items" is what has to be judged: id and name a line.
CREATE TABLE "review_assessments" (
  "case_id" TEXT NOT NULL,
  "cycle" TEXT NOT NULL,
  "items" TEXT NOT NULL,
  "owner" TEXT NOT NULL,
  "release" TEXT NOT NULL,
  PRIMARY KEY ("case_id", "cycle"),
  FOREIGN KEY ("case_id", "cycle") REFERENCES "review_cycles" ("case_id", "cycle")
);

CREATE TABLE "review_assessment_steps" (
  "case_id" TEXT NOT NULL,
  "cycle" TEXT NOT NULL,
  "number" BIGINT NOT NULL,
  "at" TEXT NOT NULL,
  "side" TEXT NOT NULL,
  "person" TEXT NOT NULL,
  "did" TEXT NOT NULL,
  "item" TEXT NOT NULL,
  "version" BIGINT NOT NULL,
  "verdict" TEXT NOT NULL,
  "text" TEXT NOT NULL,
  "evidence" TEXT NOT NULL,
  "late" TEXT NOT NULL,
  "conclusions" TEXT NOT NULL,
  "digest" TEXT NOT NULL,
  "owner" TEXT NOT NULL,
  "release" TEXT NOT NULL,
  PRIMARY KEY ("case_id", "cycle", "number"),
  FOREIGN KEY ("case_id", "cycle") REFERENCES "review_assessments" ("case_id", "cycle")
);

-- The one thing of an assessment that the public may read, put here when both sides released it.
CREATE TABLE "review_published" (
  "case_id" TEXT NOT NULL,
  "cycle" TEXT NOT NULL,
  "text" TEXT NOT NULL,
  "digest" TEXT NOT NULL,
  "at" TEXT NOT NULL,
  "owner" TEXT NOT NULL,
  "release" TEXT NOT NULL,
  PRIMARY KEY ("case_id", "cycle"),
  FOREIGN KEY ("case_id", "cycle") REFERENCES "review_assessments" ("case_id", "cycle")
);

-- The checklist as it was used, whole. "revision" grows with each change and keeps two evaluators from
-- overwriting each other; "recorded" says that the result stands and nothing changes any more.
CREATE TABLE "review_evaluations" (
  "case_id" TEXT NOT NULL REFERENCES "cases" ("id"),
  "id" TEXT NOT NULL,
  "unit" TEXT NOT NULL,
  "nation" TEXT NOT NULL,
  "level" TEXT NOT NULL,
  "first_day" TEXT NOT NULL,
  "last_day" TEXT NOT NULL,
  "checklist" TEXT NOT NULL,
  "team" TEXT NOT NULL,
  "revision" BIGINT NOT NULL,
  "recorded" TEXT NOT NULL,
  "owner" TEXT NOT NULL,
  "release" TEXT NOT NULL,
  PRIMARY KEY ("case_id", "id")
);

CREATE TABLE "review_marks" (
  "case_id" TEXT NOT NULL,
  "evaluation" TEXT NOT NULL,
  "item" TEXT NOT NULL,
  "self" BIGINT NOT NULL,
  "mark" BIGINT NOT NULL,
  "person" TEXT NOT NULL,
  "at" TEXT NOT NULL,
  "owner" TEXT NOT NULL,
  "release" TEXT NOT NULL,
  PRIMARY KEY ("case_id", "evaluation", "item", "self"),
  FOREIGN KEY ("case_id", "evaluation") REFERENCES "review_evaluations" ("case_id", "id")
);

CREATE TABLE "review_findings" (
  "case_id" TEXT NOT NULL,
  "evaluation" TEXT NOT NULL,
  "id" TEXT NOT NULL,
  "item" TEXT NOT NULL,
  "text" TEXT NOT NULL,
  "owner" TEXT NOT NULL,
  "release" TEXT NOT NULL,
  PRIMARY KEY ("case_id", "evaluation", "id"),
  FOREIGN KEY ("case_id", "evaluation") REFERENCES "review_evaluations" ("case_id", "id")
);

CREATE TABLE "review_remedial_actions" (
  "case_id" TEXT NOT NULL,
  "evaluation" TEXT NOT NULL,
  "finding" TEXT NOT NULL,
  "id" TEXT NOT NULL,
  "text" TEXT NOT NULL,
  "holder" TEXT NOT NULL,
  "due" TEXT NOT NULL,
  "sequence" BIGINT NOT NULL,
  "closed_on" TEXT NOT NULL,
  "closed_by" TEXT NOT NULL,
  "evidence" TEXT NOT NULL,
  "owner" TEXT NOT NULL,
  "release" TEXT NOT NULL,
  PRIMARY KEY ("case_id", "evaluation", "finding", "id"),
  FOREIGN KEY ("case_id", "evaluation", "finding")
    REFERENCES "review_findings" ("case_id", "evaluation", "id")
);

-- The address of a calendar feed holds a secret of which only the digest is kept.
CREATE TABLE "review_feeds" (
  "digest" TEXT NOT NULL PRIMARY KEY,
  "case_id" TEXT NOT NULL REFERENCES "cases" ("id"),
  "account" TEXT NOT NULL REFERENCES "accounts" ("account"),
  "made" TEXT NOT NULL,
  "revoked" TEXT NOT NULL,
  "owner" TEXT NOT NULL,
  "release" TEXT NOT NULL
);
