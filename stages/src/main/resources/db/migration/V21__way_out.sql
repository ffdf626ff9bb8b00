-- What the desk that calls knows of the gate, by eye or by radio: never changed, a new version instead, so that it can
-- be told when a gate was shut. Nothing here is personal.
CREATE TABLE "evacuation_gate" (
  "evacuation" TEXT NOT NULL REFERENCES "evacuations" ("evacuation"),
  "version" BIGINT NOT NULL,
  "state" TEXT NOT NULL,
  "screened_an_hour" BIGINT NOT NULL,
  "room_inside" BIGINT NOT NULL,
  "room_outside" BIGINT NOT NULL,
  "outside" BIGINT NOT NULL,
  "ahead_minutes" BIGINT NOT NULL,
  "at" TEXT NOT NULL,
  "person" TEXT NOT NULL,
  PRIMARY KEY ("evacuation", "version")
);

-- Until when names are kept, as it was said; the last version counts.
CREATE TABLE "evacuation_retention" (
  "evacuation" TEXT NOT NULL REFERENCES "evacuations" ("evacuation"),
  "version" BIGINT NOT NULL,
  "keep_until" TEXT NOT NULL,
  "at" TEXT NOT NULL,
  "person" TEXT NOT NULL,
  PRIMARY KEY ("evacuation", "version")
);
