-- How often each table of a case was changed, by whatever program: what was read of it stays good while
-- its stamp stands. Kept by triggers, so that no writer can forget it; never copied, a copy makes its own.
CREATE TABLE "case_stamps" (
  "case_key" BIGINT NOT NULL,
  "table_name" TEXT NOT NULL,
  "stamp" BIGINT NOT NULL,
  PRIMARY KEY ("case_key", "table_name")
);
INSERT INTO "case_stamps" ("case_key", "table_name", "stamp") SELECT "case_key", 'cases', 1 FROM "cases";
-- Once a transaction for each table of a case: an import of many thousand rows does not write as many versions of
-- one stamp.
CREATE FUNCTION "muster_stamp"() RETURNS trigger AS $$
DECLARE
  changed BIGINT;
  mark TEXT;
  kept TEXT := 'muster.stamped_' || TG_TABLE_NAME;
BEGIN
  IF TG_OP = 'DELETE' THEN changed := OLD."case_key"; ELSE changed := NEW."case_key"; END IF;
  mark := pg_current_xact_id()::text || ':' || changed;
  IF current_setting(kept, true) IS DISTINCT FROM mark THEN
    INSERT INTO "case_stamps" AS s ("case_key", "table_name", "stamp") VALUES (changed, TG_TABLE_NAME, 1)
      ON CONFLICT ("case_key", "table_name") DO UPDATE SET "stamp" = s."stamp" + 1;
    PERFORM set_config(kept, mark, true);
  END IF;
  RETURN NULL;
END;
$$ LANGUAGE plpgsql;
CREATE TRIGGER "cases_added" AFTER INSERT ON "cases" FOR EACH ROW EXECUTE FUNCTION "muster_stamp"();
CREATE TRIGGER "cases_changed" AFTER UPDATE OF "id", "name", "owner", "as_of", "horizon_from", "horizon_to", "planning" ON "cases" FOR EACH ROW EXECUTE FUNCTION "muster_stamp"();
CREATE TRIGGER "sources_stamped" AFTER INSERT OR UPDATE OR DELETE ON "sources" FOR EACH ROW EXECUTE FUNCTION "muster_stamp"();
CREATE TRIGGER "choices_stamped" AFTER INSERT OR UPDATE OR DELETE ON "choices" FOR EACH ROW EXECUTE FUNCTION "muster_stamp"();
CREATE TRIGGER "nations_stamped" AFTER INSERT OR UPDATE OR DELETE ON "nations" FOR EACH ROW EXECUTE FUNCTION "muster_stamp"();
CREATE TRIGGER "frameworks_stamped" AFTER INSERT OR UPDATE OR DELETE ON "frameworks" FOR EACH ROW EXECUTE FUNCTION "muster_stamp"();
CREATE TRIGGER "membership_events_stamped" AFTER INSERT OR UPDATE OR DELETE ON "membership_events" FOR EACH ROW EXECUTE FUNCTION "muster_stamp"();
CREATE TRIGGER "statements_stamped" AFTER INSERT OR UPDATE OR DELETE ON "statements" FOR EACH ROW EXECUTE FUNCTION "muster_stamp"();
CREATE TRIGGER "engagements_stamped" AFTER INSERT OR UPDATE OR DELETE ON "engagements" FOR EACH ROW EXECUTE FUNCTION "muster_stamp"();
CREATE TRIGGER "crisis_events_stamped" AFTER INSERT OR UPDATE OR DELETE ON "crisis_events" FOR EACH ROW EXECUTE FUNCTION "muster_stamp"();
CREATE TRIGGER "places_stamped" AFTER INSERT OR UPDATE OR DELETE ON "places" FOR EACH ROW EXECUTE FUNCTION "muster_stamp"();
CREATE TRIGGER "tasks_stamped" AFTER INSERT OR UPDATE OR DELETE ON "tasks" FOR EACH ROW EXECUTE FUNCTION "muster_stamp"();
CREATE TRIGGER "units_stamped" AFTER INSERT OR UPDATE OR DELETE ON "units" FOR EACH ROW EXECUTE FUNCTION "muster_stamp"();
CREATE TRIGGER "unit_strengths_stamped" AFTER INSERT OR UPDATE OR DELETE ON "unit_strengths" FOR EACH ROW EXECUTE FUNCTION "muster_stamp"();
CREATE TRIGGER "unit_availability_stamped" AFTER INSERT OR UPDATE OR DELETE ON "unit_availability" FOR EACH ROW EXECUTE FUNCTION "muster_stamp"();
CREATE TRIGGER "operations_stamped" AFTER INSERT OR UPDATE OR DELETE ON "operations" FOR EACH ROW EXECUTE FUNCTION "muster_stamp"();
CREATE TRIGGER "mandates_stamped" AFTER INSERT OR UPDATE OR DELETE ON "mandates" FOR EACH ROW EXECUTE FUNCTION "muster_stamp"();
CREATE TRIGGER "contributions_stamped" AFTER INSERT OR UPDATE OR DELETE ON "contributions" FOR EACH ROW EXECUTE FUNCTION "muster_stamp"();
CREATE TRIGGER "representations_stamped" AFTER INSERT OR UPDATE OR DELETE ON "representations" FOR EACH ROW EXECUTE FUNCTION "muster_stamp"();
CREATE TRIGGER "lift_groups_stamped" AFTER INSERT OR UPDATE OR DELETE ON "lift_groups" FOR EACH ROW EXECUTE FUNCTION "muster_stamp"();
CREATE TRIGGER "assignments_stamped" AFTER INSERT OR UPDATE OR DELETE ON "assignments" FOR EACH ROW EXECUTE FUNCTION "muster_stamp"();
CREATE TRIGGER "ladder_stamped" AFTER INSERT OR UPDATE OR DELETE ON "ladder" FOR EACH ROW EXECUTE FUNCTION "muster_stamp"();
CREATE TRIGGER "declarations_stamped" AFTER INSERT OR UPDATE OR DELETE ON "declarations" FOR EACH ROW EXECUTE FUNCTION "muster_stamp"();
CREATE TRIGGER "evaluations_stamped" AFTER INSERT OR UPDATE OR DELETE ON "evaluations" FOR EACH ROW EXECUTE FUNCTION "muster_stamp"();
CREATE TRIGGER "certificates_stamped" AFTER INSERT OR UPDATE OR DELETE ON "certificates" FOR EACH ROW EXECUTE FUNCTION "muster_stamp"();
CREATE TRIGGER "cycles_stamped" AFTER INSERT OR UPDATE OR DELETE ON "cycles" FOR EACH ROW EXECUTE FUNCTION "muster_stamp"();
CREATE TRIGGER "goals_stamped" AFTER INSERT OR UPDATE OR DELETE ON "goals" FOR EACH ROW EXECUTE FUNCTION "muster_stamp"();
CREATE TRIGGER "goal_tasks_stamped" AFTER INSERT OR UPDATE OR DELETE ON "goal_tasks" FOR EACH ROW EXECUTE FUNCTION "muster_stamp"();
CREATE TRIGGER "goal_units_stamped" AFTER INSERT OR UPDATE OR DELETE ON "goal_units" FOR EACH ROW EXECUTE FUNCTION "muster_stamp"();
CREATE TRIGGER "activities_stamped" AFTER INSERT OR UPDATE OR DELETE ON "activities" FOR EACH ROW EXECUTE FUNCTION "muster_stamp"();
CREATE TRIGGER "offerings_stamped" AFTER INSERT OR UPDATE OR DELETE ON "offerings" FOR EACH ROW EXECUTE FUNCTION "muster_stamp"();
CREATE TRIGGER "evaluator_teams_stamped" AFTER INSERT OR UPDATE OR DELETE ON "evaluator_teams" FOR EACH ROW EXECUTE FUNCTION "muster_stamp"();
CREATE TRIGGER "requirement_lines_stamped" AFTER INSERT OR UPDATE OR DELETE ON "requirement_lines" FOR EACH ROW EXECUTE FUNCTION "muster_stamp"();
CREATE TRIGGER "staff_posts_stamped" AFTER INSERT OR UPDATE OR DELETE ON "staff_posts" FOR EACH ROW EXECUTE FUNCTION "muster_stamp"();
CREATE TRIGGER "staff_officers_stamped" AFTER INSERT OR UPDATE OR DELETE ON "staff_officers" FOR EACH ROW EXECUTE FUNCTION "muster_stamp"();
CREATE TRIGGER "offers_stamped" AFTER INSERT OR UPDATE OR DELETE ON "offers" FOR EACH ROW EXECUTE FUNCTION "muster_stamp"();
CREATE TRIGGER "caveats_stamped" AFTER INSERT OR UPDATE OR DELETE ON "caveats" FOR EACH ROW EXECUTE FUNCTION "muster_stamp"();
CREATE TRIGGER "tours_stamped" AFTER INSERT OR UPDATE OR DELETE ON "tours" FOR EACH ROW EXECUTE FUNCTION "muster_stamp"();
CREATE TRIGGER "plans_stamped" AFTER INSERT OR UPDATE OR DELETE ON "plans" FOR EACH ROW EXECUTE FUNCTION "muster_stamp"();
