-- The claim tables of the joint guard, and what people do with its rosters. TEXT and BIGINT only, as before.

CREATE TABLE "guards" (
  "case_key" BIGINT NOT NULL REFERENCES "cases" ("case_key"),
  "id" TEXT NOT NULL,
  "about" TEXT,
  "name" TEXT NOT NULL,
  "place" TEXT,
  "first_nation" TEXT NOT NULL,
  "second_nation" TEXT NOT NULL,
  "utc_offset" TEXT NOT NULL,
  "rest_hours" BIGINT NOT NULL,
  "max_run" BIGINT NOT NULL,
  "long_rest_hours" BIGINT NOT NULL,
  "max_nights" BIGINT NOT NULL,
  "night_from" BIGINT NOT NULL,
  "night_to" BIGINT NOT NULL,
  "hours_7" BIGINT NOT NULL,
  "hours_30" BIGINT NOT NULL,
  "overlap_minutes" BIGINT NOT NULL,
  "cold_from" BIGINT NOT NULL,
  "cold_to" BIGINT NOT NULL,
  "weekend" TEXT NOT NULL,
  "first_share" BIGINT,
  "second_share" BIGINT,
  "price_uncovered" BIGINT,
  "price_hour" BIGINT,
  "price_night" BIGINT,
  "price_weekend" BIGINT,
  "price_holiday" BIGINT,
  "price_hard" BIGINT,
  "price_cold" BIGINT,
  "price_share" BIGINT,
  "price_change" BIGINT,
  "held" TEXT,
  "source" TEXT NOT NULL,
  "kind" TEXT NOT NULL,
  "known_from" TEXT,
  "known_to" TEXT,
  "owner" TEXT NOT NULL,
  "release" TEXT NOT NULL,
  "note" TEXT,
  "about_key" TEXT NOT NULL,
  "held_from_earliest" TEXT,
  "held_from_latest" TEXT,
  "held_to_earliest" TEXT,
  "held_to_latest" TEXT,
  "known_since" TEXT NOT NULL,
  "folded" TEXT NOT NULL,
  PRIMARY KEY ("case_key", "id")
);
CREATE INDEX "guards_about" ON "guards" ("case_key", "about_key");

CREATE TABLE "guard_clocks" (
  "case_key" BIGINT NOT NULL REFERENCES "cases" ("case_key"),
  "id" TEXT NOT NULL,
  "about" TEXT,
  "guard" TEXT NOT NULL,
  "code" TEXT NOT NULL,
  "start_hour" BIGINT NOT NULL,
  "tour_hours" BIGINT NOT NULL,
  "on_hours" BIGINT NOT NULL,
  "off_hours" BIGINT NOT NULL,
  "counted_hours" BIGINT NOT NULL,
  "reserve" TEXT NOT NULL,
  "held" TEXT,
  "source" TEXT NOT NULL,
  "kind" TEXT NOT NULL,
  "known_from" TEXT,
  "known_to" TEXT,
  "owner" TEXT NOT NULL,
  "release" TEXT NOT NULL,
  "note" TEXT,
  "about_key" TEXT NOT NULL,
  "held_from_earliest" TEXT,
  "held_from_latest" TEXT,
  "held_to_earliest" TEXT,
  "held_to_latest" TEXT,
  "known_since" TEXT NOT NULL,
  "folded" TEXT NOT NULL,
  PRIMARY KEY ("case_key", "id")
);
CREATE INDEX "guard_clocks_about" ON "guard_clocks" ("case_key", "about_key");

CREATE TABLE "guard_holidays" (
  "case_key" BIGINT NOT NULL REFERENCES "cases" ("case_key"),
  "id" TEXT NOT NULL,
  "about" TEXT,
  "nation" TEXT NOT NULL,
  "name" TEXT NOT NULL,
  "held" TEXT NOT NULL,
  "source" TEXT NOT NULL,
  "kind" TEXT NOT NULL,
  "known_from" TEXT,
  "known_to" TEXT,
  "owner" TEXT NOT NULL,
  "release" TEXT NOT NULL,
  "note" TEXT,
  "about_key" TEXT NOT NULL,
  "held_from_earliest" TEXT,
  "held_from_latest" TEXT,
  "held_to_earliest" TEXT,
  "held_to_latest" TEXT,
  "known_since" TEXT NOT NULL,
  "folded" TEXT NOT NULL,
  PRIMARY KEY ("case_key", "id")
);
CREATE INDEX "guard_holidays_about" ON "guard_holidays" ("case_key", "about_key");

CREATE TABLE "guard_skills" (
  "case_key" BIGINT NOT NULL REFERENCES "cases" ("case_key"),
  "id" TEXT NOT NULL,
  "about" TEXT,
  "code" TEXT NOT NULL,
  "name" TEXT NOT NULL,
  "sort" TEXT NOT NULL,
  "held" TEXT,
  "source" TEXT NOT NULL,
  "kind" TEXT NOT NULL,
  "known_from" TEXT,
  "known_to" TEXT,
  "owner" TEXT NOT NULL,
  "release" TEXT NOT NULL,
  "note" TEXT,
  "about_key" TEXT NOT NULL,
  "held_from_earliest" TEXT,
  "held_from_latest" TEXT,
  "held_to_earliest" TEXT,
  "held_to_latest" TEXT,
  "known_since" TEXT NOT NULL,
  "folded" TEXT NOT NULL,
  PRIMARY KEY ("case_key", "id")
);
CREATE INDEX "guard_skills_about" ON "guard_skills" ("case_key", "about_key");

CREATE TABLE "guard_sectors" (
  "case_key" BIGINT NOT NULL REFERENCES "cases" ("case_key"),
  "id" TEXT NOT NULL,
  "about" TEXT,
  "guard" TEXT NOT NULL,
  "name" TEXT NOT NULL,
  "code" TEXT NOT NULL,
  "shape" TEXT,
  "held" TEXT,
  "source" TEXT NOT NULL,
  "kind" TEXT NOT NULL,
  "known_from" TEXT,
  "known_to" TEXT,
  "owner" TEXT NOT NULL,
  "release" TEXT NOT NULL,
  "note" TEXT,
  "about_key" TEXT NOT NULL,
  "held_from_earliest" TEXT,
  "held_from_latest" TEXT,
  "held_to_earliest" TEXT,
  "held_to_latest" TEXT,
  "known_since" TEXT NOT NULL,
  "folded" TEXT NOT NULL,
  PRIMARY KEY ("case_key", "id")
);
CREATE INDEX "guard_sectors_about" ON "guard_sectors" ("case_key", "about_key");

CREATE TABLE "guard_sector_owners" (
  "case_key" BIGINT NOT NULL REFERENCES "cases" ("case_key"),
  "id" TEXT NOT NULL,
  "about" TEXT,
  "sector" TEXT NOT NULL,
  "nation" TEXT NOT NULL,
  "boundary_owner" TEXT,
  "held" TEXT NOT NULL,
  "source" TEXT NOT NULL,
  "kind" TEXT NOT NULL,
  "known_from" TEXT,
  "known_to" TEXT,
  "owner" TEXT NOT NULL,
  "release" TEXT NOT NULL,
  "note" TEXT,
  "about_key" TEXT NOT NULL,
  "held_from_earliest" TEXT,
  "held_from_latest" TEXT,
  "held_to_earliest" TEXT,
  "held_to_latest" TEXT,
  "known_since" TEXT NOT NULL,
  "folded" TEXT NOT NULL,
  PRIMARY KEY ("case_key", "id")
);
CREATE INDEX "guard_sector_owners_about" ON "guard_sector_owners" ("case_key", "about_key");

CREATE TABLE "guard_ground" (
  "case_key" BIGINT NOT NULL REFERENCES "cases" ("case_key"),
  "id" TEXT NOT NULL,
  "about" TEXT,
  "guard" TEXT NOT NULL,
  "feature" TEXT NOT NULL,
  "name" TEXT,
  "shape" TEXT NOT NULL,
  "held" TEXT,
  "source" TEXT NOT NULL,
  "kind" TEXT NOT NULL,
  "known_from" TEXT,
  "known_to" TEXT,
  "owner" TEXT NOT NULL,
  "release" TEXT NOT NULL,
  "note" TEXT,
  "about_key" TEXT NOT NULL,
  "held_from_earliest" TEXT,
  "held_from_latest" TEXT,
  "held_to_earliest" TEXT,
  "held_to_latest" TEXT,
  "known_since" TEXT NOT NULL,
  "folded" TEXT NOT NULL,
  PRIMARY KEY ("case_key", "id")
);
CREATE INDEX "guard_ground_about" ON "guard_ground" ("case_key", "about_key");

CREATE TABLE "guard_posts" (
  "case_key" BIGINT NOT NULL REFERENCES "cases" ("case_key"),
  "id" TEXT NOT NULL,
  "about" TEXT,
  "guard" TEXT NOT NULL,
  "code" TEXT NOT NULL,
  "name" TEXT NOT NULL,
  "sector" TEXT,
  "sort" TEXT NOT NULL,
  "clock" TEXT NOT NULL,
  "tasks" TEXT,
  "weight" BIGINT NOT NULL,
  "hard" TEXT NOT NULL,
  "response_minutes" BIGINT,
  "lat" TEXT,
  "lon" TEXT,
  "held" TEXT,
  "source" TEXT NOT NULL,
  "kind" TEXT NOT NULL,
  "known_from" TEXT,
  "known_to" TEXT,
  "owner" TEXT NOT NULL,
  "release" TEXT NOT NULL,
  "note" TEXT,
  "about_key" TEXT NOT NULL,
  "held_from_earliest" TEXT,
  "held_from_latest" TEXT,
  "held_to_earliest" TEXT,
  "held_to_latest" TEXT,
  "known_since" TEXT NOT NULL,
  "folded" TEXT NOT NULL,
  PRIMARY KEY ("case_key", "id")
);
CREATE INDEX "guard_posts_about" ON "guard_posts" ("case_key", "about_key");

CREATE TABLE "guard_seats" (
  "case_key" BIGINT NOT NULL REFERENCES "cases" ("case_key"),
  "id" TEXT NOT NULL,
  "about" TEXT,
  "post" TEXT NOT NULL,
  "number" BIGINT NOT NULL,
  "nation" TEXT,
  "rank" TEXT,
  "skills" TEXT,
  "held" TEXT,
  "source" TEXT NOT NULL,
  "kind" TEXT NOT NULL,
  "known_from" TEXT,
  "known_to" TEXT,
  "owner" TEXT NOT NULL,
  "release" TEXT NOT NULL,
  "note" TEXT,
  "about_key" TEXT NOT NULL,
  "held_from_earliest" TEXT,
  "held_from_latest" TEXT,
  "held_to_earliest" TEXT,
  "held_to_latest" TEXT,
  "known_since" TEXT NOT NULL,
  "folded" TEXT NOT NULL,
  PRIMARY KEY ("case_key", "id")
);
CREATE INDEX "guard_seats_about" ON "guard_seats" ("case_key", "about_key");

CREATE TABLE "guard_openings" (
  "case_key" BIGINT NOT NULL REFERENCES "cases" ("case_key"),
  "id" TEXT NOT NULL,
  "about" TEXT,
  "post" TEXT NOT NULL,
  "weekdays" TEXT NOT NULL,
  "from_hour" BIGINT NOT NULL,
  "to_hour" BIGINT NOT NULL,
  "held" TEXT,
  "source" TEXT NOT NULL,
  "kind" TEXT NOT NULL,
  "known_from" TEXT,
  "known_to" TEXT,
  "owner" TEXT NOT NULL,
  "release" TEXT NOT NULL,
  "note" TEXT,
  "about_key" TEXT NOT NULL,
  "held_from_earliest" TEXT,
  "held_from_latest" TEXT,
  "held_to_earliest" TEXT,
  "held_to_latest" TEXT,
  "known_since" TEXT NOT NULL,
  "folded" TEXT NOT NULL,
  PRIMARY KEY ("case_key", "id")
);
CREATE INDEX "guard_openings_about" ON "guard_openings" ("case_key", "about_key");

CREATE TABLE "guard_orders" (
  "case_key" BIGINT NOT NULL REFERENCES "cases" ("case_key"),
  "id" TEXT NOT NULL,
  "about" TEXT,
  "guard" TEXT NOT NULL,
  "post" TEXT,
  "title" TEXT NOT NULL,
  "version" BIGINT NOT NULL,
  "text" TEXT NOT NULL,
  "held" TEXT,
  "source" TEXT NOT NULL,
  "kind" TEXT NOT NULL,
  "known_from" TEXT,
  "known_to" TEXT,
  "owner" TEXT NOT NULL,
  "release" TEXT NOT NULL,
  "note" TEXT,
  "about_key" TEXT NOT NULL,
  "held_from_earliest" TEXT,
  "held_from_latest" TEXT,
  "held_to_earliest" TEXT,
  "held_to_latest" TEXT,
  "known_since" TEXT NOT NULL,
  "folded" TEXT NOT NULL,
  PRIMARY KEY ("case_key", "id")
);
CREATE INDEX "guard_orders_about" ON "guard_orders" ("case_key", "about_key");

CREATE TABLE "guard_members" (
  "case_key" BIGINT NOT NULL REFERENCES "cases" ("case_key"),
  "id" TEXT NOT NULL,
  "about" TEXT,
  "guard" TEXT NOT NULL,
  "number" TEXT NOT NULL,
  "nation" TEXT NOT NULL,
  "party" TEXT,
  "rank" TEXT NOT NULL,
  "novice" TEXT NOT NULL,
  "skills" TEXT,
  "held" TEXT,
  "source" TEXT NOT NULL,
  "kind" TEXT NOT NULL,
  "known_from" TEXT,
  "known_to" TEXT,
  "owner" TEXT NOT NULL,
  "release" TEXT NOT NULL,
  "note" TEXT,
  "about_key" TEXT NOT NULL,
  "held_from_earliest" TEXT,
  "held_from_latest" TEXT,
  "held_to_earliest" TEXT,
  "held_to_latest" TEXT,
  "known_since" TEXT NOT NULL,
  "folded" TEXT NOT NULL,
  PRIMARY KEY ("case_key", "id")
);
CREATE INDEX "guard_members_about" ON "guard_members" ("case_key", "about_key");

CREATE TABLE "guard_names" (
  "case_key" BIGINT NOT NULL REFERENCES "cases" ("case_key"),
  "id" TEXT NOT NULL,
  "about" TEXT,
  "member" TEXT NOT NULL,
  "name" TEXT NOT NULL,
  "account" TEXT,
  "held" TEXT,
  "source" TEXT NOT NULL,
  "kind" TEXT NOT NULL,
  "known_from" TEXT,
  "known_to" TEXT,
  "owner" TEXT NOT NULL,
  "release" TEXT NOT NULL,
  "note" TEXT,
  "about_key" TEXT NOT NULL,
  "held_from_earliest" TEXT,
  "held_from_latest" TEXT,
  "held_to_earliest" TEXT,
  "held_to_latest" TEXT,
  "known_since" TEXT NOT NULL,
  "folded" TEXT NOT NULL,
  PRIMARY KEY ("case_key", "id")
);
CREATE INDEX "guard_names_about" ON "guard_names" ("case_key", "about_key");

CREATE TABLE "guard_qualifications" (
  "case_key" BIGINT NOT NULL REFERENCES "cases" ("case_key"),
  "id" TEXT NOT NULL,
  "about" TEXT,
  "member" TEXT NOT NULL,
  "skill" TEXT NOT NULL,
  "held" TEXT,
  "source" TEXT NOT NULL,
  "kind" TEXT NOT NULL,
  "known_from" TEXT,
  "known_to" TEXT,
  "owner" TEXT NOT NULL,
  "release" TEXT NOT NULL,
  "note" TEXT,
  "about_key" TEXT NOT NULL,
  "held_from_earliest" TEXT,
  "held_from_latest" TEXT,
  "held_to_earliest" TEXT,
  "held_to_latest" TEXT,
  "known_since" TEXT NOT NULL,
  "folded" TEXT NOT NULL,
  PRIMARY KEY ("case_key", "id")
);
CREATE INDEX "guard_qualifications_about" ON "guard_qualifications" ("case_key", "about_key");

CREATE TABLE "guard_caveats" (
  "case_key" BIGINT NOT NULL REFERENCES "cases" ("case_key"),
  "id" TEXT NOT NULL,
  "about" TEXT,
  "nation" TEXT NOT NULL,
  "member" TEXT,
  "task" TEXT NOT NULL,
  "code" TEXT NOT NULL,
  "text" TEXT NOT NULL,
  "held" TEXT,
  "source" TEXT NOT NULL,
  "kind" TEXT NOT NULL,
  "known_from" TEXT,
  "known_to" TEXT,
  "owner" TEXT NOT NULL,
  "release" TEXT NOT NULL,
  "note" TEXT,
  "about_key" TEXT NOT NULL,
  "held_from_earliest" TEXT,
  "held_from_latest" TEXT,
  "held_to_earliest" TEXT,
  "held_to_latest" TEXT,
  "known_since" TEXT NOT NULL,
  "folded" TEXT NOT NULL,
  PRIMARY KEY ("case_key", "id")
);
CREATE INDEX "guard_caveats_about" ON "guard_caveats" ("case_key", "about_key");

CREATE TABLE "guard_absences" (
  "case_key" BIGINT NOT NULL REFERENCES "cases" ("case_key"),
  "id" TEXT NOT NULL,
  "about" TEXT,
  "member" TEXT NOT NULL,
  "reason" TEXT NOT NULL,
  "held" TEXT NOT NULL,
  "source" TEXT NOT NULL,
  "kind" TEXT NOT NULL,
  "known_from" TEXT,
  "known_to" TEXT,
  "owner" TEXT NOT NULL,
  "release" TEXT NOT NULL,
  "note" TEXT,
  "about_key" TEXT NOT NULL,
  "held_from_earliest" TEXT,
  "held_from_latest" TEXT,
  "held_to_earliest" TEXT,
  "held_to_latest" TEXT,
  "known_since" TEXT NOT NULL,
  "folded" TEXT NOT NULL,
  PRIMARY KEY ("case_key", "id")
);
CREATE INDEX "guard_absences_about" ON "guard_absences" ("case_key", "about_key");

CREATE TABLE "guard_wishes" (
  "case_key" BIGINT NOT NULL REFERENCES "cases" ("case_key"),
  "id" TEXT NOT NULL,
  "about" TEXT,
  "member" TEXT NOT NULL,
  "weight" BIGINT NOT NULL,
  "held" TEXT NOT NULL,
  "source" TEXT NOT NULL,
  "kind" TEXT NOT NULL,
  "known_from" TEXT,
  "known_to" TEXT,
  "owner" TEXT NOT NULL,
  "release" TEXT NOT NULL,
  "note" TEXT,
  "about_key" TEXT NOT NULL,
  "held_from_earliest" TEXT,
  "held_from_latest" TEXT,
  "held_to_earliest" TEXT,
  "held_to_latest" TEXT,
  "known_since" TEXT NOT NULL,
  "folded" TEXT NOT NULL,
  PRIMARY KEY ("case_key", "id")
);
CREATE INDEX "guard_wishes_about" ON "guard_wishes" ("case_key", "about_key");

CREATE TABLE "guard_ledger" (
  "case_key" BIGINT NOT NULL REFERENCES "cases" ("case_key"),
  "id" TEXT NOT NULL,
  "about" TEXT,
  "member" TEXT NOT NULL,
  "days" BIGINT NOT NULL,
  "nights" BIGINT NOT NULL,
  "weekends" BIGINT NOT NULL,
  "holidays" BIGINT NOT NULL,
  "hard_hours" BIGINT NOT NULL,
  "cold_hours" BIGINT NOT NULL,
  "held" TEXT,
  "source" TEXT NOT NULL,
  "kind" TEXT NOT NULL,
  "known_from" TEXT,
  "known_to" TEXT,
  "owner" TEXT NOT NULL,
  "release" TEXT NOT NULL,
  "note" TEXT,
  "about_key" TEXT NOT NULL,
  "held_from_earliest" TEXT,
  "held_from_latest" TEXT,
  "held_to_earliest" TEXT,
  "held_to_latest" TEXT,
  "known_since" TEXT NOT NULL,
  "folded" TEXT NOT NULL,
  PRIMARY KEY ("case_key", "id")
);
CREATE INDEX "guard_ledger_about" ON "guard_ledger" ("case_key", "about_key");

CREATE TABLE "guard_rosters" (
  "case_key" BIGINT NOT NULL REFERENCES "cases" ("case_key"),
  "id" TEXT NOT NULL,
  "about" TEXT,
  "guard" TEXT NOT NULL,
  "name" TEXT NOT NULL,
  "digest" TEXT NOT NULL,
  "document" TEXT NOT NULL,
  "held" TEXT,
  "source" TEXT NOT NULL,
  "kind" TEXT NOT NULL,
  "known_from" TEXT,
  "known_to" TEXT,
  "owner" TEXT NOT NULL,
  "release" TEXT NOT NULL,
  "note" TEXT,
  "about_key" TEXT NOT NULL,
  "held_from_earliest" TEXT,
  "held_from_latest" TEXT,
  "held_to_earliest" TEXT,
  "held_to_latest" TEXT,
  "known_since" TEXT NOT NULL,
  "folded" TEXT NOT NULL,
  PRIMARY KEY ("case_key", "id")
);
CREATE INDEX "guard_rosters_about" ON "guard_rosters" ("case_key", "about_key");

-- Rosters from their first draft on; "guard_rosters" keeps what both nations signed. "bound" is -1 where none was
-- proven. The large text stands last.
CREATE TABLE "operate_rosters" (
  "case_id" TEXT NOT NULL REFERENCES "cases" ("id"),
  "roster" TEXT NOT NULL,
  "number" BIGINT NOT NULL,
  "guard" TEXT NOT NULL,
  "name" TEXT NOT NULL,
  "state" TEXT NOT NULL,
  "maker" TEXT NOT NULL,
  "at" TEXT NOT NULL,
  "first_day" TEXT NOT NULL,
  "days" BIGINT NOT NULL,
  "cost" BIGINT NOT NULL,
  "bound" BIGINT NOT NULL,
  "uncovered" BIGINT NOT NULL,
  "illustrative" BIGINT NOT NULL,
  "digest" TEXT NOT NULL,
  "owner" TEXT NOT NULL,
  "release" TEXT NOT NULL,
  "document" TEXT NOT NULL,
  PRIMARY KEY ("case_id", "roster"),
  UNIQUE ("case_id", "number")
);

-- What people did with a roster: numbered, never rewritten. "nations" are those whose half changed, "changes" the
-- turns that came and went, one a line, "told" the service numbers that a change is told.
CREATE TABLE "operate_roster_steps" (
  "case_id" TEXT NOT NULL,
  "roster" TEXT NOT NULL,
  "number" BIGINT NOT NULL,
  "at" TEXT NOT NULL,
  "nation" TEXT NOT NULL,
  "person" TEXT NOT NULL,
  "did" TEXT NOT NULL,
  "text" TEXT NOT NULL,
  "digest" TEXT NOT NULL,
  "nations" TEXT NOT NULL,
  "told" TEXT NOT NULL,
  "owner" TEXT NOT NULL,
  "release" TEXT NOT NULL,
  "changes" TEXT NOT NULL,
  PRIMARY KEY ("case_id", "roster", "number"),
  FOREIGN KEY ("case_id", "roster") REFERENCES "operate_rosters" ("case_id", "roster")
);

-- Who has read an amendment, under their service number, and who says so.
CREATE TABLE "operate_roster_reads" (
  "case_id" TEXT NOT NULL,
  "roster" TEXT NOT NULL,
  "step" BIGINT NOT NULL,
  "member" TEXT NOT NULL,
  "person" TEXT NOT NULL,
  "at" TEXT NOT NULL,
  "owner" TEXT NOT NULL,
  "release" TEXT NOT NULL,
  PRIMARY KEY ("case_id", "roster", "step", "member"),
  FOREIGN KEY ("case_id", "roster", "step") REFERENCES "operate_roster_steps" ("case_id", "roster", "number")
);

-- What one of the guard asks of their own nation: days off, or another's tour for their own.
CREATE TABLE "operate_requests" (
  "case_id" TEXT NOT NULL REFERENCES "cases" ("id"),
  "number" BIGINT NOT NULL,
  "sort" TEXT NOT NULL,
  "guard" TEXT NOT NULL,
  "member" TEXT NOT NULL,
  "first_day" TEXT NOT NULL,
  "last_day" TEXT NOT NULL,
  "other" TEXT NOT NULL,
  "text" TEXT NOT NULL,
  "person" TEXT NOT NULL,
  "at" TEXT NOT NULL,
  "state" TEXT NOT NULL,
  "decided_by" TEXT NOT NULL,
  "decided_at" TEXT NOT NULL,
  "why" TEXT NOT NULL,
  "owner" TEXT NOT NULL,
  "release" TEXT NOT NULL,
  PRIMARY KEY ("case_id", "number")
);

-- That one of the guard read a version of orders and signs for it.
CREATE TABLE "operate_order_signatures" (
  "case_id" TEXT NOT NULL REFERENCES "cases" ("id"),
  "orders" TEXT NOT NULL,
  "member" TEXT NOT NULL,
  "person" TEXT NOT NULL,
  "at" TEXT NOT NULL,
  "owner" TEXT NOT NULL,
  "release" TEXT NOT NULL,
  PRIMARY KEY ("case_id", "orders", "member")
);

-- What V7 keeps for every claim table, for those of the joint guard.
CREATE TRIGGER "guards_stamped" AFTER INSERT OR UPDATE OR DELETE ON "guards" FOR EACH ROW EXECUTE FUNCTION "muster_stamp"();
CREATE TRIGGER "guard_clocks_stamped" AFTER INSERT OR UPDATE OR DELETE ON "guard_clocks" FOR EACH ROW EXECUTE FUNCTION "muster_stamp"();
CREATE TRIGGER "guard_holidays_stamped" AFTER INSERT OR UPDATE OR DELETE ON "guard_holidays" FOR EACH ROW EXECUTE FUNCTION "muster_stamp"();
CREATE TRIGGER "guard_skills_stamped" AFTER INSERT OR UPDATE OR DELETE ON "guard_skills" FOR EACH ROW EXECUTE FUNCTION "muster_stamp"();
CREATE TRIGGER "guard_sectors_stamped" AFTER INSERT OR UPDATE OR DELETE ON "guard_sectors" FOR EACH ROW EXECUTE FUNCTION "muster_stamp"();
CREATE TRIGGER "guard_sector_owners_stamped" AFTER INSERT OR UPDATE OR DELETE ON "guard_sector_owners" FOR EACH ROW EXECUTE FUNCTION "muster_stamp"();
CREATE TRIGGER "guard_ground_stamped" AFTER INSERT OR UPDATE OR DELETE ON "guard_ground" FOR EACH ROW EXECUTE FUNCTION "muster_stamp"();
CREATE TRIGGER "guard_posts_stamped" AFTER INSERT OR UPDATE OR DELETE ON "guard_posts" FOR EACH ROW EXECUTE FUNCTION "muster_stamp"();
CREATE TRIGGER "guard_seats_stamped" AFTER INSERT OR UPDATE OR DELETE ON "guard_seats" FOR EACH ROW EXECUTE FUNCTION "muster_stamp"();
CREATE TRIGGER "guard_openings_stamped" AFTER INSERT OR UPDATE OR DELETE ON "guard_openings" FOR EACH ROW EXECUTE FUNCTION "muster_stamp"();
CREATE TRIGGER "guard_orders_stamped" AFTER INSERT OR UPDATE OR DELETE ON "guard_orders" FOR EACH ROW EXECUTE FUNCTION "muster_stamp"();
CREATE TRIGGER "guard_members_stamped" AFTER INSERT OR UPDATE OR DELETE ON "guard_members" FOR EACH ROW EXECUTE FUNCTION "muster_stamp"();
CREATE TRIGGER "guard_names_stamped" AFTER INSERT OR UPDATE OR DELETE ON "guard_names" FOR EACH ROW EXECUTE FUNCTION "muster_stamp"();
CREATE TRIGGER "guard_qualifications_stamped" AFTER INSERT OR UPDATE OR DELETE ON "guard_qualifications" FOR EACH ROW EXECUTE FUNCTION "muster_stamp"();
CREATE TRIGGER "guard_caveats_stamped" AFTER INSERT OR UPDATE OR DELETE ON "guard_caveats" FOR EACH ROW EXECUTE FUNCTION "muster_stamp"();
CREATE TRIGGER "guard_absences_stamped" AFTER INSERT OR UPDATE OR DELETE ON "guard_absences" FOR EACH ROW EXECUTE FUNCTION "muster_stamp"();
CREATE TRIGGER "guard_wishes_stamped" AFTER INSERT OR UPDATE OR DELETE ON "guard_wishes" FOR EACH ROW EXECUTE FUNCTION "muster_stamp"();
CREATE TRIGGER "guard_ledger_stamped" AFTER INSERT OR UPDATE OR DELETE ON "guard_ledger" FOR EACH ROW EXECUTE FUNCTION "muster_stamp"();
CREATE TRIGGER "guard_rosters_stamped" AFTER INSERT OR UPDATE OR DELETE ON "guard_rosters" FOR EACH ROW EXECUTE FUNCTION "muster_stamp"();
