-- When each row was really added to this database, beside what it says of when it was known.
-- Rows from before are told from the audit log where it names them: one by one, or with the
-- import that began their case and was the only one. Of the others nobody knows: empty.
ALTER TABLE "claim_ids" ADD COLUMN "added_at" TEXT NOT NULL DEFAULT '';

CREATE INDEX "audit_ids_once" ON "audit" ("ids");

UPDATE "claim_ids" SET "added_at" = COALESCE(
  (SELECT MIN("a"."at") FROM "audit" "a"
   WHERE "a"."verb" IN ('claim-add', 'choose', 'plan-save')
     AND "a"."ids" = (SELECT "c"."id" FROM "cases" "c" WHERE "c"."case_key" = "claim_ids"."case_key")
       || ' ' || "claim_ids"."id"),
  '');

UPDATE "claim_ids" SET "added_at" = COALESCE(
  (SELECT MIN("a"."at") FROM "audit" "a"
   WHERE "a"."ids" = (SELECT "c"."id" FROM "cases" "c" WHERE "c"."case_key" = "claim_ids"."case_key")
     AND "a"."verb" IN ('import', 'import-merge', 'import-replace')
   HAVING COUNT(*) = 1 AND MIN("a"."verb") = 'import'),
  '')
WHERE "added_at" = '';

DROP INDEX "audit_ids_once";

CREATE INDEX "claim_ids_added" ON "claim_ids" ("case_key", "added_at");
