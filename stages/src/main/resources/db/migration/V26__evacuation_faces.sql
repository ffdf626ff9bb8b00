-- A small picture of a person's face, sealed and bound to the person and to when it was written; empty where it was
-- taken away. One row a person: what was replaced is gone, and of two machines' rows the newer stands.
CREATE TABLE "evacuation_faces" (
  "evacuation" TEXT NOT NULL REFERENCES "evacuations" ("evacuation"),
  "person" TEXT NOT NULL,
  "at" TEXT NOT NULL,
  "sealed" TEXT NOT NULL,
  PRIMARY KEY ("evacuation", "person")
);
