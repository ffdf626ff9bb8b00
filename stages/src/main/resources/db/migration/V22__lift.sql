-- What a lift is planned with and the log of custody does not hold: never changed, a new version instead. It names
-- parties by their numbers and nobody by name.
CREATE TABLE "evacuation_lift_means" (
  "evacuation" TEXT NOT NULL REFERENCES "evacuations" ("evacuation"),
  "version" BIGINT NOT NULL,
  "means" TEXT NOT NULL,
  "at" TEXT NOT NULL,
  "person" TEXT NOT NULL,
  PRIMARY KEY ("evacuation", "version")
);

-- Plans of a lift, with the problem that each was made for; "flights" has a line for each flight that the plan makes,
-- with its aircraft; "parent" is the plan that it was made again from, 0 where there is none.
CREATE TABLE "evacuation_lifts" (
  "evacuation" TEXT NOT NULL REFERENCES "evacuations" ("evacuation"),
  "number" BIGINT NOT NULL,
  "kind" TEXT NOT NULL,
  "state" TEXT NOT NULL,
  "parent" BIGINT NOT NULL,
  "planned_at" TEXT NOT NULL,
  "means_version" BIGINT NOT NULL,
  "certificate" TEXT NOT NULL,
  "flights" TEXT NOT NULL,
  "problem" TEXT NOT NULL,
  "plan" TEXT NOT NULL,
  "at" TEXT NOT NULL,
  "person" TEXT NOT NULL,
  "decided_at" TEXT NOT NULL,
  "decided_by" TEXT NOT NULL,
  PRIMARY KEY ("evacuation", "number")
);
