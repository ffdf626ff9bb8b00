-- An Ally reserves in the talks for its own nation; empty where a side speaks.
ALTER TABLE "review_goal_steps" ADD COLUMN "ally" TEXT NOT NULL DEFAULT '';
