-- How many people might have to be brought out, as somebody estimated it: numbers apart from names, never added to who
-- is registered. Never changed, a new version instead; the newest of a place, nationality and source stands.
CREATE TABLE "evacuation_estimates" (
  "evacuation" TEXT NOT NULL REFERENCES "evacuations" ("evacuation"),
  "version" BIGINT NOT NULL,
  "place" TEXT NOT NULL,
  "nationality" TEXT NOT NULL,
  "source" TEXT NOT NULL,
  "people" BIGINT NOT NULL,
  "as_of" TEXT NOT NULL,
  "confidence" TEXT NOT NULL,
  "withdrawn" BIGINT NOT NULL,
  "at" TEXT NOT NULL,
  "person" TEXT NOT NULL,
  PRIMARY KEY ("evacuation", "version")
);

-- Where gates, stations and havens are, in degrees, so that a board can draw them without any map of others.
CREATE TABLE "evacuation_places" (
  "evacuation" TEXT NOT NULL REFERENCES "evacuations" ("evacuation"),
  "code" TEXT NOT NULL,
  "lat" TEXT NOT NULL,
  "lon" TEXT NOT NULL,
  "at" TEXT NOT NULL,
  "person" TEXT NOT NULL,
  PRIMARY KEY ("evacuation", "code")
);
