-- A step of a cycle that one side wrote down for the other: which side did, why, and by whose word;
-- empty where a side wrote its own.
ALTER TABLE "review_cycle_moves" ADD COLUMN "written_by" TEXT NOT NULL DEFAULT '';
ALTER TABLE "review_cycle_moves" ADD COLUMN "written_why" TEXT NOT NULL DEFAULT '';
ALTER TABLE "review_cycle_moves" ADD COLUMN "word" TEXT NOT NULL DEFAULT '';
