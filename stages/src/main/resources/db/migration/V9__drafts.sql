-- What a person typed into a form and did not save. The words are encrypted with the key that is not in the
-- database; "form" is an address with the ids that it is about.
CREATE TABLE "drafts" (
  "account" TEXT NOT NULL REFERENCES "accounts" ("account"),
  "form" TEXT NOT NULL,
  "at" TEXT NOT NULL,
  "sealed" TEXT NOT NULL,
  PRIMARY KEY ("account", "form")
);
