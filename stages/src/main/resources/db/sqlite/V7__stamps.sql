-- How often each table of a case was changed, by whatever program: what was read of it stays good while
-- its stamp stands. Kept by triggers, so that no writer can forget it; never copied, a copy makes its own.
CREATE TABLE "case_stamps" (
  "case_key" BIGINT NOT NULL,
  "table_name" TEXT NOT NULL,
  "stamp" BIGINT NOT NULL,
  PRIMARY KEY ("case_key", "table_name")
);
INSERT INTO "case_stamps" ("case_key", "table_name", "stamp") SELECT "case_key", 'cases', 1 FROM "cases";
CREATE TRIGGER "cases_added" AFTER INSERT ON "cases" BEGIN
  INSERT INTO "case_stamps" ("case_key", "table_name", "stamp") VALUES (NEW."case_key", 'cases', 1)
    ON CONFLICT ("case_key", "table_name") DO UPDATE SET "stamp" = "stamp" + 1;
END;
CREATE TRIGGER "cases_changed" AFTER UPDATE OF "id", "name", "owner", "as_of", "horizon_from", "horizon_to", "planning" ON "cases" BEGIN
  INSERT INTO "case_stamps" ("case_key", "table_name", "stamp") VALUES (NEW."case_key", 'cases', 1)
    ON CONFLICT ("case_key", "table_name") DO UPDATE SET "stamp" = "stamp" + 1;
END;
CREATE TRIGGER "sources_added" AFTER INSERT ON "sources" BEGIN
  INSERT INTO "case_stamps" ("case_key", "table_name", "stamp") VALUES (NEW."case_key", 'sources', 1)
    ON CONFLICT ("case_key", "table_name") DO UPDATE SET "stamp" = "stamp" + 1;
END;
CREATE TRIGGER "sources_changed" AFTER UPDATE ON "sources" BEGIN
  INSERT INTO "case_stamps" ("case_key", "table_name", "stamp") VALUES (NEW."case_key", 'sources', 1)
    ON CONFLICT ("case_key", "table_name") DO UPDATE SET "stamp" = "stamp" + 1;
END;
CREATE TRIGGER "sources_removed" AFTER DELETE ON "sources" BEGIN
  INSERT INTO "case_stamps" ("case_key", "table_name", "stamp") VALUES (OLD."case_key", 'sources', 1)
    ON CONFLICT ("case_key", "table_name") DO UPDATE SET "stamp" = "stamp" + 1;
END;
CREATE TRIGGER "choices_added" AFTER INSERT ON "choices" BEGIN
  INSERT INTO "case_stamps" ("case_key", "table_name", "stamp") VALUES (NEW."case_key", 'choices', 1)
    ON CONFLICT ("case_key", "table_name") DO UPDATE SET "stamp" = "stamp" + 1;
END;
CREATE TRIGGER "choices_changed" AFTER UPDATE ON "choices" BEGIN
  INSERT INTO "case_stamps" ("case_key", "table_name", "stamp") VALUES (NEW."case_key", 'choices', 1)
    ON CONFLICT ("case_key", "table_name") DO UPDATE SET "stamp" = "stamp" + 1;
END;
CREATE TRIGGER "choices_removed" AFTER DELETE ON "choices" BEGIN
  INSERT INTO "case_stamps" ("case_key", "table_name", "stamp") VALUES (OLD."case_key", 'choices', 1)
    ON CONFLICT ("case_key", "table_name") DO UPDATE SET "stamp" = "stamp" + 1;
END;
CREATE TRIGGER "nations_added" AFTER INSERT ON "nations" BEGIN
  INSERT INTO "case_stamps" ("case_key", "table_name", "stamp") VALUES (NEW."case_key", 'nations', 1)
    ON CONFLICT ("case_key", "table_name") DO UPDATE SET "stamp" = "stamp" + 1;
END;
CREATE TRIGGER "nations_changed" AFTER UPDATE ON "nations" BEGIN
  INSERT INTO "case_stamps" ("case_key", "table_name", "stamp") VALUES (NEW."case_key", 'nations', 1)
    ON CONFLICT ("case_key", "table_name") DO UPDATE SET "stamp" = "stamp" + 1;
END;
CREATE TRIGGER "nations_removed" AFTER DELETE ON "nations" BEGIN
  INSERT INTO "case_stamps" ("case_key", "table_name", "stamp") VALUES (OLD."case_key", 'nations', 1)
    ON CONFLICT ("case_key", "table_name") DO UPDATE SET "stamp" = "stamp" + 1;
END;
CREATE TRIGGER "frameworks_added" AFTER INSERT ON "frameworks" BEGIN
  INSERT INTO "case_stamps" ("case_key", "table_name", "stamp") VALUES (NEW."case_key", 'frameworks', 1)
    ON CONFLICT ("case_key", "table_name") DO UPDATE SET "stamp" = "stamp" + 1;
END;
CREATE TRIGGER "frameworks_changed" AFTER UPDATE ON "frameworks" BEGIN
  INSERT INTO "case_stamps" ("case_key", "table_name", "stamp") VALUES (NEW."case_key", 'frameworks', 1)
    ON CONFLICT ("case_key", "table_name") DO UPDATE SET "stamp" = "stamp" + 1;
END;
CREATE TRIGGER "frameworks_removed" AFTER DELETE ON "frameworks" BEGIN
  INSERT INTO "case_stamps" ("case_key", "table_name", "stamp") VALUES (OLD."case_key", 'frameworks', 1)
    ON CONFLICT ("case_key", "table_name") DO UPDATE SET "stamp" = "stamp" + 1;
END;
CREATE TRIGGER "membership_events_added" AFTER INSERT ON "membership_events" BEGIN
  INSERT INTO "case_stamps" ("case_key", "table_name", "stamp") VALUES (NEW."case_key", 'membership_events', 1)
    ON CONFLICT ("case_key", "table_name") DO UPDATE SET "stamp" = "stamp" + 1;
END;
CREATE TRIGGER "membership_events_changed" AFTER UPDATE ON "membership_events" BEGIN
  INSERT INTO "case_stamps" ("case_key", "table_name", "stamp") VALUES (NEW."case_key", 'membership_events', 1)
    ON CONFLICT ("case_key", "table_name") DO UPDATE SET "stamp" = "stamp" + 1;
END;
CREATE TRIGGER "membership_events_removed" AFTER DELETE ON "membership_events" BEGIN
  INSERT INTO "case_stamps" ("case_key", "table_name", "stamp") VALUES (OLD."case_key", 'membership_events', 1)
    ON CONFLICT ("case_key", "table_name") DO UPDATE SET "stamp" = "stamp" + 1;
END;
CREATE TRIGGER "statements_added" AFTER INSERT ON "statements" BEGIN
  INSERT INTO "case_stamps" ("case_key", "table_name", "stamp") VALUES (NEW."case_key", 'statements', 1)
    ON CONFLICT ("case_key", "table_name") DO UPDATE SET "stamp" = "stamp" + 1;
END;
CREATE TRIGGER "statements_changed" AFTER UPDATE ON "statements" BEGIN
  INSERT INTO "case_stamps" ("case_key", "table_name", "stamp") VALUES (NEW."case_key", 'statements', 1)
    ON CONFLICT ("case_key", "table_name") DO UPDATE SET "stamp" = "stamp" + 1;
END;
CREATE TRIGGER "statements_removed" AFTER DELETE ON "statements" BEGIN
  INSERT INTO "case_stamps" ("case_key", "table_name", "stamp") VALUES (OLD."case_key", 'statements', 1)
    ON CONFLICT ("case_key", "table_name") DO UPDATE SET "stamp" = "stamp" + 1;
END;
CREATE TRIGGER "engagements_added" AFTER INSERT ON "engagements" BEGIN
  INSERT INTO "case_stamps" ("case_key", "table_name", "stamp") VALUES (NEW."case_key", 'engagements', 1)
    ON CONFLICT ("case_key", "table_name") DO UPDATE SET "stamp" = "stamp" + 1;
END;
CREATE TRIGGER "engagements_changed" AFTER UPDATE ON "engagements" BEGIN
  INSERT INTO "case_stamps" ("case_key", "table_name", "stamp") VALUES (NEW."case_key", 'engagements', 1)
    ON CONFLICT ("case_key", "table_name") DO UPDATE SET "stamp" = "stamp" + 1;
END;
CREATE TRIGGER "engagements_removed" AFTER DELETE ON "engagements" BEGIN
  INSERT INTO "case_stamps" ("case_key", "table_name", "stamp") VALUES (OLD."case_key", 'engagements', 1)
    ON CONFLICT ("case_key", "table_name") DO UPDATE SET "stamp" = "stamp" + 1;
END;
CREATE TRIGGER "crisis_events_added" AFTER INSERT ON "crisis_events" BEGIN
  INSERT INTO "case_stamps" ("case_key", "table_name", "stamp") VALUES (NEW."case_key", 'crisis_events', 1)
    ON CONFLICT ("case_key", "table_name") DO UPDATE SET "stamp" = "stamp" + 1;
END;
CREATE TRIGGER "crisis_events_changed" AFTER UPDATE ON "crisis_events" BEGIN
  INSERT INTO "case_stamps" ("case_key", "table_name", "stamp") VALUES (NEW."case_key", 'crisis_events', 1)
    ON CONFLICT ("case_key", "table_name") DO UPDATE SET "stamp" = "stamp" + 1;
END;
CREATE TRIGGER "crisis_events_removed" AFTER DELETE ON "crisis_events" BEGIN
  INSERT INTO "case_stamps" ("case_key", "table_name", "stamp") VALUES (OLD."case_key", 'crisis_events', 1)
    ON CONFLICT ("case_key", "table_name") DO UPDATE SET "stamp" = "stamp" + 1;
END;
CREATE TRIGGER "places_added" AFTER INSERT ON "places" BEGIN
  INSERT INTO "case_stamps" ("case_key", "table_name", "stamp") VALUES (NEW."case_key", 'places', 1)
    ON CONFLICT ("case_key", "table_name") DO UPDATE SET "stamp" = "stamp" + 1;
END;
CREATE TRIGGER "places_changed" AFTER UPDATE ON "places" BEGIN
  INSERT INTO "case_stamps" ("case_key", "table_name", "stamp") VALUES (NEW."case_key", 'places', 1)
    ON CONFLICT ("case_key", "table_name") DO UPDATE SET "stamp" = "stamp" + 1;
END;
CREATE TRIGGER "places_removed" AFTER DELETE ON "places" BEGIN
  INSERT INTO "case_stamps" ("case_key", "table_name", "stamp") VALUES (OLD."case_key", 'places', 1)
    ON CONFLICT ("case_key", "table_name") DO UPDATE SET "stamp" = "stamp" + 1;
END;
CREATE TRIGGER "tasks_added" AFTER INSERT ON "tasks" BEGIN
  INSERT INTO "case_stamps" ("case_key", "table_name", "stamp") VALUES (NEW."case_key", 'tasks', 1)
    ON CONFLICT ("case_key", "table_name") DO UPDATE SET "stamp" = "stamp" + 1;
END;
CREATE TRIGGER "tasks_changed" AFTER UPDATE ON "tasks" BEGIN
  INSERT INTO "case_stamps" ("case_key", "table_name", "stamp") VALUES (NEW."case_key", 'tasks', 1)
    ON CONFLICT ("case_key", "table_name") DO UPDATE SET "stamp" = "stamp" + 1;
END;
CREATE TRIGGER "tasks_removed" AFTER DELETE ON "tasks" BEGIN
  INSERT INTO "case_stamps" ("case_key", "table_name", "stamp") VALUES (OLD."case_key", 'tasks', 1)
    ON CONFLICT ("case_key", "table_name") DO UPDATE SET "stamp" = "stamp" + 1;
END;
CREATE TRIGGER "units_added" AFTER INSERT ON "units" BEGIN
  INSERT INTO "case_stamps" ("case_key", "table_name", "stamp") VALUES (NEW."case_key", 'units', 1)
    ON CONFLICT ("case_key", "table_name") DO UPDATE SET "stamp" = "stamp" + 1;
END;
CREATE TRIGGER "units_changed" AFTER UPDATE ON "units" BEGIN
  INSERT INTO "case_stamps" ("case_key", "table_name", "stamp") VALUES (NEW."case_key", 'units', 1)
    ON CONFLICT ("case_key", "table_name") DO UPDATE SET "stamp" = "stamp" + 1;
END;
CREATE TRIGGER "units_removed" AFTER DELETE ON "units" BEGIN
  INSERT INTO "case_stamps" ("case_key", "table_name", "stamp") VALUES (OLD."case_key", 'units', 1)
    ON CONFLICT ("case_key", "table_name") DO UPDATE SET "stamp" = "stamp" + 1;
END;
CREATE TRIGGER "unit_strengths_added" AFTER INSERT ON "unit_strengths" BEGIN
  INSERT INTO "case_stamps" ("case_key", "table_name", "stamp") VALUES (NEW."case_key", 'unit_strengths', 1)
    ON CONFLICT ("case_key", "table_name") DO UPDATE SET "stamp" = "stamp" + 1;
END;
CREATE TRIGGER "unit_strengths_changed" AFTER UPDATE ON "unit_strengths" BEGIN
  INSERT INTO "case_stamps" ("case_key", "table_name", "stamp") VALUES (NEW."case_key", 'unit_strengths', 1)
    ON CONFLICT ("case_key", "table_name") DO UPDATE SET "stamp" = "stamp" + 1;
END;
CREATE TRIGGER "unit_strengths_removed" AFTER DELETE ON "unit_strengths" BEGIN
  INSERT INTO "case_stamps" ("case_key", "table_name", "stamp") VALUES (OLD."case_key", 'unit_strengths', 1)
    ON CONFLICT ("case_key", "table_name") DO UPDATE SET "stamp" = "stamp" + 1;
END;
CREATE TRIGGER "unit_availability_added" AFTER INSERT ON "unit_availability" BEGIN
  INSERT INTO "case_stamps" ("case_key", "table_name", "stamp") VALUES (NEW."case_key", 'unit_availability', 1)
    ON CONFLICT ("case_key", "table_name") DO UPDATE SET "stamp" = "stamp" + 1;
END;
CREATE TRIGGER "unit_availability_changed" AFTER UPDATE ON "unit_availability" BEGIN
  INSERT INTO "case_stamps" ("case_key", "table_name", "stamp") VALUES (NEW."case_key", 'unit_availability', 1)
    ON CONFLICT ("case_key", "table_name") DO UPDATE SET "stamp" = "stamp" + 1;
END;
CREATE TRIGGER "unit_availability_removed" AFTER DELETE ON "unit_availability" BEGIN
  INSERT INTO "case_stamps" ("case_key", "table_name", "stamp") VALUES (OLD."case_key", 'unit_availability', 1)
    ON CONFLICT ("case_key", "table_name") DO UPDATE SET "stamp" = "stamp" + 1;
END;
CREATE TRIGGER "operations_added" AFTER INSERT ON "operations" BEGIN
  INSERT INTO "case_stamps" ("case_key", "table_name", "stamp") VALUES (NEW."case_key", 'operations', 1)
    ON CONFLICT ("case_key", "table_name") DO UPDATE SET "stamp" = "stamp" + 1;
END;
CREATE TRIGGER "operations_changed" AFTER UPDATE ON "operations" BEGIN
  INSERT INTO "case_stamps" ("case_key", "table_name", "stamp") VALUES (NEW."case_key", 'operations', 1)
    ON CONFLICT ("case_key", "table_name") DO UPDATE SET "stamp" = "stamp" + 1;
END;
CREATE TRIGGER "operations_removed" AFTER DELETE ON "operations" BEGIN
  INSERT INTO "case_stamps" ("case_key", "table_name", "stamp") VALUES (OLD."case_key", 'operations', 1)
    ON CONFLICT ("case_key", "table_name") DO UPDATE SET "stamp" = "stamp" + 1;
END;
CREATE TRIGGER "mandates_added" AFTER INSERT ON "mandates" BEGIN
  INSERT INTO "case_stamps" ("case_key", "table_name", "stamp") VALUES (NEW."case_key", 'mandates', 1)
    ON CONFLICT ("case_key", "table_name") DO UPDATE SET "stamp" = "stamp" + 1;
END;
CREATE TRIGGER "mandates_changed" AFTER UPDATE ON "mandates" BEGIN
  INSERT INTO "case_stamps" ("case_key", "table_name", "stamp") VALUES (NEW."case_key", 'mandates', 1)
    ON CONFLICT ("case_key", "table_name") DO UPDATE SET "stamp" = "stamp" + 1;
END;
CREATE TRIGGER "mandates_removed" AFTER DELETE ON "mandates" BEGIN
  INSERT INTO "case_stamps" ("case_key", "table_name", "stamp") VALUES (OLD."case_key", 'mandates', 1)
    ON CONFLICT ("case_key", "table_name") DO UPDATE SET "stamp" = "stamp" + 1;
END;
CREATE TRIGGER "contributions_added" AFTER INSERT ON "contributions" BEGIN
  INSERT INTO "case_stamps" ("case_key", "table_name", "stamp") VALUES (NEW."case_key", 'contributions', 1)
    ON CONFLICT ("case_key", "table_name") DO UPDATE SET "stamp" = "stamp" + 1;
END;
CREATE TRIGGER "contributions_changed" AFTER UPDATE ON "contributions" BEGIN
  INSERT INTO "case_stamps" ("case_key", "table_name", "stamp") VALUES (NEW."case_key", 'contributions', 1)
    ON CONFLICT ("case_key", "table_name") DO UPDATE SET "stamp" = "stamp" + 1;
END;
CREATE TRIGGER "contributions_removed" AFTER DELETE ON "contributions" BEGIN
  INSERT INTO "case_stamps" ("case_key", "table_name", "stamp") VALUES (OLD."case_key", 'contributions', 1)
    ON CONFLICT ("case_key", "table_name") DO UPDATE SET "stamp" = "stamp" + 1;
END;
CREATE TRIGGER "representations_added" AFTER INSERT ON "representations" BEGIN
  INSERT INTO "case_stamps" ("case_key", "table_name", "stamp") VALUES (NEW."case_key", 'representations', 1)
    ON CONFLICT ("case_key", "table_name") DO UPDATE SET "stamp" = "stamp" + 1;
END;
CREATE TRIGGER "representations_changed" AFTER UPDATE ON "representations" BEGIN
  INSERT INTO "case_stamps" ("case_key", "table_name", "stamp") VALUES (NEW."case_key", 'representations', 1)
    ON CONFLICT ("case_key", "table_name") DO UPDATE SET "stamp" = "stamp" + 1;
END;
CREATE TRIGGER "representations_removed" AFTER DELETE ON "representations" BEGIN
  INSERT INTO "case_stamps" ("case_key", "table_name", "stamp") VALUES (OLD."case_key", 'representations', 1)
    ON CONFLICT ("case_key", "table_name") DO UPDATE SET "stamp" = "stamp" + 1;
END;
CREATE TRIGGER "lift_groups_added" AFTER INSERT ON "lift_groups" BEGIN
  INSERT INTO "case_stamps" ("case_key", "table_name", "stamp") VALUES (NEW."case_key", 'lift_groups', 1)
    ON CONFLICT ("case_key", "table_name") DO UPDATE SET "stamp" = "stamp" + 1;
END;
CREATE TRIGGER "lift_groups_changed" AFTER UPDATE ON "lift_groups" BEGIN
  INSERT INTO "case_stamps" ("case_key", "table_name", "stamp") VALUES (NEW."case_key", 'lift_groups', 1)
    ON CONFLICT ("case_key", "table_name") DO UPDATE SET "stamp" = "stamp" + 1;
END;
CREATE TRIGGER "lift_groups_removed" AFTER DELETE ON "lift_groups" BEGIN
  INSERT INTO "case_stamps" ("case_key", "table_name", "stamp") VALUES (OLD."case_key", 'lift_groups', 1)
    ON CONFLICT ("case_key", "table_name") DO UPDATE SET "stamp" = "stamp" + 1;
END;
CREATE TRIGGER "assignments_added" AFTER INSERT ON "assignments" BEGIN
  INSERT INTO "case_stamps" ("case_key", "table_name", "stamp") VALUES (NEW."case_key", 'assignments', 1)
    ON CONFLICT ("case_key", "table_name") DO UPDATE SET "stamp" = "stamp" + 1;
END;
CREATE TRIGGER "assignments_changed" AFTER UPDATE ON "assignments" BEGIN
  INSERT INTO "case_stamps" ("case_key", "table_name", "stamp") VALUES (NEW."case_key", 'assignments', 1)
    ON CONFLICT ("case_key", "table_name") DO UPDATE SET "stamp" = "stamp" + 1;
END;
CREATE TRIGGER "assignments_removed" AFTER DELETE ON "assignments" BEGIN
  INSERT INTO "case_stamps" ("case_key", "table_name", "stamp") VALUES (OLD."case_key", 'assignments', 1)
    ON CONFLICT ("case_key", "table_name") DO UPDATE SET "stamp" = "stamp" + 1;
END;
CREATE TRIGGER "ladder_added" AFTER INSERT ON "ladder" BEGIN
  INSERT INTO "case_stamps" ("case_key", "table_name", "stamp") VALUES (NEW."case_key", 'ladder', 1)
    ON CONFLICT ("case_key", "table_name") DO UPDATE SET "stamp" = "stamp" + 1;
END;
CREATE TRIGGER "ladder_changed" AFTER UPDATE ON "ladder" BEGIN
  INSERT INTO "case_stamps" ("case_key", "table_name", "stamp") VALUES (NEW."case_key", 'ladder', 1)
    ON CONFLICT ("case_key", "table_name") DO UPDATE SET "stamp" = "stamp" + 1;
END;
CREATE TRIGGER "ladder_removed" AFTER DELETE ON "ladder" BEGIN
  INSERT INTO "case_stamps" ("case_key", "table_name", "stamp") VALUES (OLD."case_key", 'ladder', 1)
    ON CONFLICT ("case_key", "table_name") DO UPDATE SET "stamp" = "stamp" + 1;
END;
CREATE TRIGGER "declarations_added" AFTER INSERT ON "declarations" BEGIN
  INSERT INTO "case_stamps" ("case_key", "table_name", "stamp") VALUES (NEW."case_key", 'declarations', 1)
    ON CONFLICT ("case_key", "table_name") DO UPDATE SET "stamp" = "stamp" + 1;
END;
CREATE TRIGGER "declarations_changed" AFTER UPDATE ON "declarations" BEGIN
  INSERT INTO "case_stamps" ("case_key", "table_name", "stamp") VALUES (NEW."case_key", 'declarations', 1)
    ON CONFLICT ("case_key", "table_name") DO UPDATE SET "stamp" = "stamp" + 1;
END;
CREATE TRIGGER "declarations_removed" AFTER DELETE ON "declarations" BEGIN
  INSERT INTO "case_stamps" ("case_key", "table_name", "stamp") VALUES (OLD."case_key", 'declarations', 1)
    ON CONFLICT ("case_key", "table_name") DO UPDATE SET "stamp" = "stamp" + 1;
END;
CREATE TRIGGER "evaluations_added" AFTER INSERT ON "evaluations" BEGIN
  INSERT INTO "case_stamps" ("case_key", "table_name", "stamp") VALUES (NEW."case_key", 'evaluations', 1)
    ON CONFLICT ("case_key", "table_name") DO UPDATE SET "stamp" = "stamp" + 1;
END;
CREATE TRIGGER "evaluations_changed" AFTER UPDATE ON "evaluations" BEGIN
  INSERT INTO "case_stamps" ("case_key", "table_name", "stamp") VALUES (NEW."case_key", 'evaluations', 1)
    ON CONFLICT ("case_key", "table_name") DO UPDATE SET "stamp" = "stamp" + 1;
END;
CREATE TRIGGER "evaluations_removed" AFTER DELETE ON "evaluations" BEGIN
  INSERT INTO "case_stamps" ("case_key", "table_name", "stamp") VALUES (OLD."case_key", 'evaluations', 1)
    ON CONFLICT ("case_key", "table_name") DO UPDATE SET "stamp" = "stamp" + 1;
END;
CREATE TRIGGER "certificates_added" AFTER INSERT ON "certificates" BEGIN
  INSERT INTO "case_stamps" ("case_key", "table_name", "stamp") VALUES (NEW."case_key", 'certificates', 1)
    ON CONFLICT ("case_key", "table_name") DO UPDATE SET "stamp" = "stamp" + 1;
END;
CREATE TRIGGER "certificates_changed" AFTER UPDATE ON "certificates" BEGIN
  INSERT INTO "case_stamps" ("case_key", "table_name", "stamp") VALUES (NEW."case_key", 'certificates', 1)
    ON CONFLICT ("case_key", "table_name") DO UPDATE SET "stamp" = "stamp" + 1;
END;
CREATE TRIGGER "certificates_removed" AFTER DELETE ON "certificates" BEGIN
  INSERT INTO "case_stamps" ("case_key", "table_name", "stamp") VALUES (OLD."case_key", 'certificates', 1)
    ON CONFLICT ("case_key", "table_name") DO UPDATE SET "stamp" = "stamp" + 1;
END;
CREATE TRIGGER "cycles_added" AFTER INSERT ON "cycles" BEGIN
  INSERT INTO "case_stamps" ("case_key", "table_name", "stamp") VALUES (NEW."case_key", 'cycles', 1)
    ON CONFLICT ("case_key", "table_name") DO UPDATE SET "stamp" = "stamp" + 1;
END;
CREATE TRIGGER "cycles_changed" AFTER UPDATE ON "cycles" BEGIN
  INSERT INTO "case_stamps" ("case_key", "table_name", "stamp") VALUES (NEW."case_key", 'cycles', 1)
    ON CONFLICT ("case_key", "table_name") DO UPDATE SET "stamp" = "stamp" + 1;
END;
CREATE TRIGGER "cycles_removed" AFTER DELETE ON "cycles" BEGIN
  INSERT INTO "case_stamps" ("case_key", "table_name", "stamp") VALUES (OLD."case_key", 'cycles', 1)
    ON CONFLICT ("case_key", "table_name") DO UPDATE SET "stamp" = "stamp" + 1;
END;
CREATE TRIGGER "goals_added" AFTER INSERT ON "goals" BEGIN
  INSERT INTO "case_stamps" ("case_key", "table_name", "stamp") VALUES (NEW."case_key", 'goals', 1)
    ON CONFLICT ("case_key", "table_name") DO UPDATE SET "stamp" = "stamp" + 1;
END;
CREATE TRIGGER "goals_changed" AFTER UPDATE ON "goals" BEGIN
  INSERT INTO "case_stamps" ("case_key", "table_name", "stamp") VALUES (NEW."case_key", 'goals', 1)
    ON CONFLICT ("case_key", "table_name") DO UPDATE SET "stamp" = "stamp" + 1;
END;
CREATE TRIGGER "goals_removed" AFTER DELETE ON "goals" BEGIN
  INSERT INTO "case_stamps" ("case_key", "table_name", "stamp") VALUES (OLD."case_key", 'goals', 1)
    ON CONFLICT ("case_key", "table_name") DO UPDATE SET "stamp" = "stamp" + 1;
END;
CREATE TRIGGER "goal_tasks_added" AFTER INSERT ON "goal_tasks" BEGIN
  INSERT INTO "case_stamps" ("case_key", "table_name", "stamp") VALUES (NEW."case_key", 'goal_tasks', 1)
    ON CONFLICT ("case_key", "table_name") DO UPDATE SET "stamp" = "stamp" + 1;
END;
CREATE TRIGGER "goal_tasks_changed" AFTER UPDATE ON "goal_tasks" BEGIN
  INSERT INTO "case_stamps" ("case_key", "table_name", "stamp") VALUES (NEW."case_key", 'goal_tasks', 1)
    ON CONFLICT ("case_key", "table_name") DO UPDATE SET "stamp" = "stamp" + 1;
END;
CREATE TRIGGER "goal_tasks_removed" AFTER DELETE ON "goal_tasks" BEGIN
  INSERT INTO "case_stamps" ("case_key", "table_name", "stamp") VALUES (OLD."case_key", 'goal_tasks', 1)
    ON CONFLICT ("case_key", "table_name") DO UPDATE SET "stamp" = "stamp" + 1;
END;
CREATE TRIGGER "goal_units_added" AFTER INSERT ON "goal_units" BEGIN
  INSERT INTO "case_stamps" ("case_key", "table_name", "stamp") VALUES (NEW."case_key", 'goal_units', 1)
    ON CONFLICT ("case_key", "table_name") DO UPDATE SET "stamp" = "stamp" + 1;
END;
CREATE TRIGGER "goal_units_changed" AFTER UPDATE ON "goal_units" BEGIN
  INSERT INTO "case_stamps" ("case_key", "table_name", "stamp") VALUES (NEW."case_key", 'goal_units', 1)
    ON CONFLICT ("case_key", "table_name") DO UPDATE SET "stamp" = "stamp" + 1;
END;
CREATE TRIGGER "goal_units_removed" AFTER DELETE ON "goal_units" BEGIN
  INSERT INTO "case_stamps" ("case_key", "table_name", "stamp") VALUES (OLD."case_key", 'goal_units', 1)
    ON CONFLICT ("case_key", "table_name") DO UPDATE SET "stamp" = "stamp" + 1;
END;
CREATE TRIGGER "activities_added" AFTER INSERT ON "activities" BEGIN
  INSERT INTO "case_stamps" ("case_key", "table_name", "stamp") VALUES (NEW."case_key", 'activities', 1)
    ON CONFLICT ("case_key", "table_name") DO UPDATE SET "stamp" = "stamp" + 1;
END;
CREATE TRIGGER "activities_changed" AFTER UPDATE ON "activities" BEGIN
  INSERT INTO "case_stamps" ("case_key", "table_name", "stamp") VALUES (NEW."case_key", 'activities', 1)
    ON CONFLICT ("case_key", "table_name") DO UPDATE SET "stamp" = "stamp" + 1;
END;
CREATE TRIGGER "activities_removed" AFTER DELETE ON "activities" BEGIN
  INSERT INTO "case_stamps" ("case_key", "table_name", "stamp") VALUES (OLD."case_key", 'activities', 1)
    ON CONFLICT ("case_key", "table_name") DO UPDATE SET "stamp" = "stamp" + 1;
END;
CREATE TRIGGER "offerings_added" AFTER INSERT ON "offerings" BEGIN
  INSERT INTO "case_stamps" ("case_key", "table_name", "stamp") VALUES (NEW."case_key", 'offerings', 1)
    ON CONFLICT ("case_key", "table_name") DO UPDATE SET "stamp" = "stamp" + 1;
END;
CREATE TRIGGER "offerings_changed" AFTER UPDATE ON "offerings" BEGIN
  INSERT INTO "case_stamps" ("case_key", "table_name", "stamp") VALUES (NEW."case_key", 'offerings', 1)
    ON CONFLICT ("case_key", "table_name") DO UPDATE SET "stamp" = "stamp" + 1;
END;
CREATE TRIGGER "offerings_removed" AFTER DELETE ON "offerings" BEGIN
  INSERT INTO "case_stamps" ("case_key", "table_name", "stamp") VALUES (OLD."case_key", 'offerings', 1)
    ON CONFLICT ("case_key", "table_name") DO UPDATE SET "stamp" = "stamp" + 1;
END;
CREATE TRIGGER "evaluator_teams_added" AFTER INSERT ON "evaluator_teams" BEGIN
  INSERT INTO "case_stamps" ("case_key", "table_name", "stamp") VALUES (NEW."case_key", 'evaluator_teams', 1)
    ON CONFLICT ("case_key", "table_name") DO UPDATE SET "stamp" = "stamp" + 1;
END;
CREATE TRIGGER "evaluator_teams_changed" AFTER UPDATE ON "evaluator_teams" BEGIN
  INSERT INTO "case_stamps" ("case_key", "table_name", "stamp") VALUES (NEW."case_key", 'evaluator_teams', 1)
    ON CONFLICT ("case_key", "table_name") DO UPDATE SET "stamp" = "stamp" + 1;
END;
CREATE TRIGGER "evaluator_teams_removed" AFTER DELETE ON "evaluator_teams" BEGIN
  INSERT INTO "case_stamps" ("case_key", "table_name", "stamp") VALUES (OLD."case_key", 'evaluator_teams', 1)
    ON CONFLICT ("case_key", "table_name") DO UPDATE SET "stamp" = "stamp" + 1;
END;
CREATE TRIGGER "requirement_lines_added" AFTER INSERT ON "requirement_lines" BEGIN
  INSERT INTO "case_stamps" ("case_key", "table_name", "stamp") VALUES (NEW."case_key", 'requirement_lines', 1)
    ON CONFLICT ("case_key", "table_name") DO UPDATE SET "stamp" = "stamp" + 1;
END;
CREATE TRIGGER "requirement_lines_changed" AFTER UPDATE ON "requirement_lines" BEGIN
  INSERT INTO "case_stamps" ("case_key", "table_name", "stamp") VALUES (NEW."case_key", 'requirement_lines', 1)
    ON CONFLICT ("case_key", "table_name") DO UPDATE SET "stamp" = "stamp" + 1;
END;
CREATE TRIGGER "requirement_lines_removed" AFTER DELETE ON "requirement_lines" BEGIN
  INSERT INTO "case_stamps" ("case_key", "table_name", "stamp") VALUES (OLD."case_key", 'requirement_lines', 1)
    ON CONFLICT ("case_key", "table_name") DO UPDATE SET "stamp" = "stamp" + 1;
END;
CREATE TRIGGER "staff_posts_added" AFTER INSERT ON "staff_posts" BEGIN
  INSERT INTO "case_stamps" ("case_key", "table_name", "stamp") VALUES (NEW."case_key", 'staff_posts', 1)
    ON CONFLICT ("case_key", "table_name") DO UPDATE SET "stamp" = "stamp" + 1;
END;
CREATE TRIGGER "staff_posts_changed" AFTER UPDATE ON "staff_posts" BEGIN
  INSERT INTO "case_stamps" ("case_key", "table_name", "stamp") VALUES (NEW."case_key", 'staff_posts', 1)
    ON CONFLICT ("case_key", "table_name") DO UPDATE SET "stamp" = "stamp" + 1;
END;
CREATE TRIGGER "staff_posts_removed" AFTER DELETE ON "staff_posts" BEGIN
  INSERT INTO "case_stamps" ("case_key", "table_name", "stamp") VALUES (OLD."case_key", 'staff_posts', 1)
    ON CONFLICT ("case_key", "table_name") DO UPDATE SET "stamp" = "stamp" + 1;
END;
CREATE TRIGGER "staff_officers_added" AFTER INSERT ON "staff_officers" BEGIN
  INSERT INTO "case_stamps" ("case_key", "table_name", "stamp") VALUES (NEW."case_key", 'staff_officers', 1)
    ON CONFLICT ("case_key", "table_name") DO UPDATE SET "stamp" = "stamp" + 1;
END;
CREATE TRIGGER "staff_officers_changed" AFTER UPDATE ON "staff_officers" BEGIN
  INSERT INTO "case_stamps" ("case_key", "table_name", "stamp") VALUES (NEW."case_key", 'staff_officers', 1)
    ON CONFLICT ("case_key", "table_name") DO UPDATE SET "stamp" = "stamp" + 1;
END;
CREATE TRIGGER "staff_officers_removed" AFTER DELETE ON "staff_officers" BEGIN
  INSERT INTO "case_stamps" ("case_key", "table_name", "stamp") VALUES (OLD."case_key", 'staff_officers', 1)
    ON CONFLICT ("case_key", "table_name") DO UPDATE SET "stamp" = "stamp" + 1;
END;
CREATE TRIGGER "offers_added" AFTER INSERT ON "offers" BEGIN
  INSERT INTO "case_stamps" ("case_key", "table_name", "stamp") VALUES (NEW."case_key", 'offers', 1)
    ON CONFLICT ("case_key", "table_name") DO UPDATE SET "stamp" = "stamp" + 1;
END;
CREATE TRIGGER "offers_changed" AFTER UPDATE ON "offers" BEGIN
  INSERT INTO "case_stamps" ("case_key", "table_name", "stamp") VALUES (NEW."case_key", 'offers', 1)
    ON CONFLICT ("case_key", "table_name") DO UPDATE SET "stamp" = "stamp" + 1;
END;
CREATE TRIGGER "offers_removed" AFTER DELETE ON "offers" BEGIN
  INSERT INTO "case_stamps" ("case_key", "table_name", "stamp") VALUES (OLD."case_key", 'offers', 1)
    ON CONFLICT ("case_key", "table_name") DO UPDATE SET "stamp" = "stamp" + 1;
END;
CREATE TRIGGER "caveats_added" AFTER INSERT ON "caveats" BEGIN
  INSERT INTO "case_stamps" ("case_key", "table_name", "stamp") VALUES (NEW."case_key", 'caveats', 1)
    ON CONFLICT ("case_key", "table_name") DO UPDATE SET "stamp" = "stamp" + 1;
END;
CREATE TRIGGER "caveats_changed" AFTER UPDATE ON "caveats" BEGIN
  INSERT INTO "case_stamps" ("case_key", "table_name", "stamp") VALUES (NEW."case_key", 'caveats', 1)
    ON CONFLICT ("case_key", "table_name") DO UPDATE SET "stamp" = "stamp" + 1;
END;
CREATE TRIGGER "caveats_removed" AFTER DELETE ON "caveats" BEGIN
  INSERT INTO "case_stamps" ("case_key", "table_name", "stamp") VALUES (OLD."case_key", 'caveats', 1)
    ON CONFLICT ("case_key", "table_name") DO UPDATE SET "stamp" = "stamp" + 1;
END;
CREATE TRIGGER "tours_added" AFTER INSERT ON "tours" BEGIN
  INSERT INTO "case_stamps" ("case_key", "table_name", "stamp") VALUES (NEW."case_key", 'tours', 1)
    ON CONFLICT ("case_key", "table_name") DO UPDATE SET "stamp" = "stamp" + 1;
END;
CREATE TRIGGER "tours_changed" AFTER UPDATE ON "tours" BEGIN
  INSERT INTO "case_stamps" ("case_key", "table_name", "stamp") VALUES (NEW."case_key", 'tours', 1)
    ON CONFLICT ("case_key", "table_name") DO UPDATE SET "stamp" = "stamp" + 1;
END;
CREATE TRIGGER "tours_removed" AFTER DELETE ON "tours" BEGIN
  INSERT INTO "case_stamps" ("case_key", "table_name", "stamp") VALUES (OLD."case_key", 'tours', 1)
    ON CONFLICT ("case_key", "table_name") DO UPDATE SET "stamp" = "stamp" + 1;
END;
CREATE TRIGGER "plans_added" AFTER INSERT ON "plans" BEGIN
  INSERT INTO "case_stamps" ("case_key", "table_name", "stamp") VALUES (NEW."case_key", 'plans', 1)
    ON CONFLICT ("case_key", "table_name") DO UPDATE SET "stamp" = "stamp" + 1;
END;
CREATE TRIGGER "plans_changed" AFTER UPDATE ON "plans" BEGIN
  INSERT INTO "case_stamps" ("case_key", "table_name", "stamp") VALUES (NEW."case_key", 'plans', 1)
    ON CONFLICT ("case_key", "table_name") DO UPDATE SET "stamp" = "stamp" + 1;
END;
CREATE TRIGGER "plans_removed" AFTER DELETE ON "plans" BEGIN
  INSERT INTO "case_stamps" ("case_key", "table_name", "stamp") VALUES (OLD."case_key", 'plans', 1)
    ON CONFLICT ("case_key", "table_name") DO UPDATE SET "stamp" = "stamp" + 1;
END;
