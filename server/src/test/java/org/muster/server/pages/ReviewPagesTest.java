package org.muster.server.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.muster.access.Role;
import org.muster.server.look.Office;
import org.muster.server.look.Visitor;

/// One whole cycle on its pages, by five people in their roles, each with a session of their own.
class ReviewPagesTest {
  private static final String HOME = "/case/azerbaijan/review";
  private static final String CYCLE = HOME + "/cycles/AZE.cycle.round-of-2026";
  private static final String GOAL = CYCLE + "/goals/AZE.goal.airport-guard";
  private static final String DAY = "2026-11-01";

  @TempDir Path folder;

  @Test
  void walksFromTheSurveyToTheLockedAssessment() {
    try (Office office = Office.open(folder)) {
      Visitor desk = visitor(office, "desk", "NATO", Role.ALLIANCE_DESK_OFFICER);
      Visitor planner = visitor(office, "planner", "AZE", Role.NATIONAL_PLANNER);
      Visitor approver = visitor(office, "approver", "AZE", Role.NATIONAL_APPROVER);
      Visitor signer = visitor(office, "signer", "NATO", Role.ALLIANCE_APPROVER);
      Visitor ally = visitor(office, "ally", "TUR", Role.ALLY_REPRESENTATIVE);

      post(desk, HOME, HOME + "/cycles", Map.of("name", "Round of 2026", "nation", "AZE"));
      reach(desk, "GUIDANCE");
      post(desk, CYCLE + "/survey", CYCLE + "/survey/issue", Map.of("day", DAY));

      // Answered; who comes too late is shown both texts.
      answer(planner, "policy.changed", 0, "no");
      answer(planner, "forces.any", 0, "no");
      answer(planner, "policy.law", 0, "Law of 1999.");
      answer(planner, "plans.aims", 0, "Two companies at once.");
      answer(planner, "plans.horizon", 0, "2030-12-31");
      HttpResponse<String> late =
          planner.post(CYCLE + "/survey/policy.law", Map.of("base", "0", "value", "Law of 2004."));
      assertThat(late.statusCode()).isEqualTo(409);
      assertThat(late.body()).contains("Yours, not saved").contains("Law of 1999.");
      assertThat(ally.get(CYCLE + "/survey").body()).doesNotContain("Law of 1999");
      reach(planner, "SURVEY_ANSWERED");

      Map<String, String> goal = new LinkedHashMap<>();
      goal.put("code", "PG-01");
      goal.put("title", "Airport guard");
      goal.put("area", "land");
      goal.put("priority", "1");
      goal.put("heading.0", "Standard");
      goal.put("text.0", "Evaluated at NEL2.");
      goal.put("heading.1", "How many");
      goal.put("text.1", "Two companies.");
      post(desk, CYCLE + "/goals/new", CYCLE + "/goals", goal);
      reach(desk, "GOALS_DRAFTED");

      // Suspended and resumed.
      Map<String, String> fate =
          Map.of(
              "scope", "CYCLE",
              "day", DAY,
              "reason", "by decision",
              "fate.AZE.goal.airport-guard", "PAUSED");
      assertThat(post(approver, CYCLE, CYCLE + "/suspend", fate)).contains("suspended since");
      assertThat(
              post(
                  signer,
                  CYCLE,
                  CYCLE + "/resume",
                  Map.of("scope", "CYCLE", "day", DAY, "fate.AZE.goal.airport-guard", "RESUMED")))
          .contains("PG-01 resumed as agreed");

      // Talks, a reservation, two keys.
      say(planner, Map.of("kind", "accept", "clause", "standard", "seen", "0", "proposal", "0"));
      say(
          planner,
          Map.of("kind", "propose", "clause", "how-many", "seen", "1", "text", "Three companies."));
      assertThat(ally.get(GOAL).statusCode()).isEqualTo(404);
      assertThat(desk.get(GOAL).body()).contains("<del>").contains("Three");
      say(desk, Map.of("kind", "accept", "clause", "how-many", "seen", "2", "proposal", "2"));
      say(
          planner,
          Map.of("kind", "reserve", "clause", "how-many", "seen", "3", "text", "No money."));
      reach(desk, "BILATERAL_TALKS");
      assertThat(ally.get(GOAL).body()).contains("Airport guard");
      reach(desk, "JOINT_TALKS");
      for (Visitor key : java.util.List.of(approver, signer)) {
        String page = key.get(GOAL).body();
        assertThat(
                key.post(
                        GOAL + "/key",
                        Map.of("digest", hidden(page, "digest"), "seen", hidden(page, "seen")))
                    .statusCode())
            .isEqualTo(200);
      }
      assertThat(desk.get(GOAL).body()).contains("signed by both sides");
      assertThat(desk.get(GOAL + "/compare").statusCode()).isEqualTo(200);
      reach(approver, "GOALS_APPROVED");
      reach(signer, "GOALS_APPROVED");

      // Assessed, approved by both, locked.
      post(desk, CYCLE + "/assessment", CYCLE + "/assessment/begin", Map.of());
      assertThat(
              desk.post(
                      CYCLE + "/assessment/judge",
                      Map.of(
                          "item",
                          "AZE.goal.airport-guard",
                          "base",
                          "0",
                          "verdict",
                          "PARTLY",
                          "text",
                          "Two of three."))
                  .body())
          .contains("Name the evidence");
      post(
          desk,
          CYCLE + "/assessment",
          CYCLE + "/assessment/judge",
          Map.of(
              "item",
              "AZE.goal.airport-guard",
              "base",
              "0",
              "verdict",
              "PARTLY",
              "text",
              "Two of three.",
              "other",
              "AZE.certificate.d-coy-2021"));
      post(
          desk,
          CYCLE + "/assessment",
          CYCLE + "/assessment/conclude",
          Map.of("base", "0", "summary", "Two of three.", "conclusions", "Evaluate the third."));
      reach(desk, "ASSESSMENT_DRAFTED");
      reach(approver, "ASSESSMENT_AGREED");
      reach(signer, "ASSESSMENT_AGREED");
      for (Visitor key : java.util.List.of(approver, signer)) {
        String page = key.get(CYCLE + "/assessment").body();
        key.post(CYCLE + "/assessment/key", Map.of("digest", hidden(page, "digest")));
      }
      assertThat(desk.get(CYCLE + "/assessment").body())
          .contains("approved by both sides and locked");
      reach(approver, "ASSESSMENT_APPROVED");
      reach(signer, "ASSESSMENT_APPROVED");
      assertThat(ally.get(HOME).body()).contains("Finished");
    }
  }

  private static Visitor visitor(Office office, String name, String body, Role role) {
    office.add(name, body, role);
    Visitor visitor = new Visitor(office.url());
    visitor.signIn(name, Office.PASSWORD);
    return visitor;
  }

  private static String post(Visitor who, String from, String to, Map<String, String> fields) {
    assertThat(who.get(from).statusCode()).as(from).isEqualTo(200);
    HttpResponse<String> answer = who.post(to, fields);
    assertThat(answer.statusCode()).as(to + " " + fields + answer.body()).isEqualTo(200);
    return answer.body();
  }

  private static void reach(Visitor who, String step) {
    post(who, CYCLE, CYCLE + "/move", Map.of("step", step, "day", DAY));
  }

  private static void answer(Visitor who, String question, int base, String value) {
    post(
        who,
        CYCLE + "/survey",
        CYCLE + "/survey/" + question,
        Map.of("base", String.valueOf(base), "value", value));
  }

  private static void say(Visitor who, Map<String, String> fields) {
    post(who, GOAL, GOAL + "/say", fields);
  }

  private static String hidden(String page, String name) {
    Matcher found = Pattern.compile("name=\"" + name + "\" value=\"([^\"]*)\"").matcher(page);
    assertThat(found.find()).as(name).isTrue();
    return found.group(1);
  }
}
