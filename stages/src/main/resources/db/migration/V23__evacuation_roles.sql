-- Who may do what in an evacuation, beside the roles of the house. A role that is withdrawn is gone from here; the
-- audit log keeps who gave and who withdrew it.
CREATE TABLE "evacuation_roles" (
  "evacuation" TEXT NOT NULL REFERENCES "evacuations" ("evacuation"),
  "account" TEXT NOT NULL,
  "role" TEXT NOT NULL,
  "at" TEXT NOT NULL,
  "person" TEXT NOT NULL,
  PRIMARY KEY ("evacuation", "account", "role")
);
