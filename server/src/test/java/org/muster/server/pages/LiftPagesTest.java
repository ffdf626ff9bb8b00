package org.muster.server.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.muster.server.pages.EvacuationDesk.BOARD;
import static org.muster.server.pages.EvacuationDesk.open;
import static org.muster.server.pages.EvacuationDesk.party;
import static org.muster.server.pages.EvacuationDesk.pictures;

import com.microsoft.playwright.Locator;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.muster.access.Role;
import org.muster.server.look.Browsing;
import org.muster.server.look.Person;

/// The lift in a real browser: from the table of means to a plan that an officer approves, its
/// waves and flights, and planned again.
@Tag("long")
class LiftPagesTest {
  private static final String LIFT = BOARD + "/lift";

  /// A table of means for the next day and a half.
  private static String means(Instant now, int seats) {
    Instant hour = now.truncatedTo(ChronoUnit.HOURS);
    return """
        {"format": "muster-lift-means/1",
         "until": "%s",
         "noticeMinutes": 60,
         "airfield": {"id": "OAKB", "parking": 2, "screeningMinutes": 60},
         "gates": [{"gate": "abbey", "hours": [{"from": "%s", "until": "%s", "peoplePerHour": 4}]}],
         "havens": [{"haven": "OTBH", "minutes": 150, "onwardPerDay": 24, "parking": 1},
                    {"haven": "ETAR", "minutes": 390, "onwardPerDay": 0, "parking": 1}],
         "fleet": [{"id": "C17-01", "type": "C-17", "seats": %d, "haven": "OTBH", "from": "%s",
                    "groundAirfield": 60, "groundHaven": 90}],
         "onward": [{"id": "A330-01", "type": "A330", "seats": 270, "legs": [
           {"from": "OTBH", "departs": "%s", "to": "KIAD", "arrives": "%s"}]}]}
        """
        .formatted(
            hour.plus(Duration.ofHours(30)),
            hour,
            hour.plus(Duration.ofHours(20)),
            seats,
            hour,
            hour.plus(Duration.ofHours(24)),
            hour.plus(Duration.ofHours(38)));
  }

  private static void haven(Person registrar, String code, String name, int room) {
    registrar.go(BOARD + "/stations");
    registrar
        .page()
        .evaluate(
            "([code, name, room]) => {"
                + " const form = document.querySelector('input[name=did][value=haven]').form;"
                + " form.elements.code.value = code; form.elements.name.value = name;"
                + " form.elements.room.value = room; }",
            java.util.List.of(code, name, room));
    registrar
        .page()
        .waitForNavigation(
            () ->
                registrar
                    .page()
                    .evaluate(
                        "() => document.querySelector('input[name=did][value=haven]').form.requestSubmit()"));
  }

  private static void planned(Person who) {
    who.page().waitForFunction("() => !document.querySelector('[data-run=running]')");
    who.go(LIFT);
  }

  /// The row of the first flight on the board.
  private static Locator against(Person who) {
    return who.page().locator(".evac-against tbody tr:has-text('L1-1')");
  }

  /// When it is that hour next, such as `1530L`, or `25 AUG 0130L`.
  private static Instant soon(String hour, Instant now) {
    LocalTime time =
        LocalTime.parse(hour.substring(hour.length() - 5), DateTimeFormatter.ofPattern("HHmm'L'"));
    Instant at = now.atOffset(ZoneOffset.ofHoursMinutes(4, 30)).with(time).toInstant();
    return at.isBefore(now) ? at.plus(Duration.ofDays(1)) : at;
  }

  @Test
  void aLiftIsPlannedApprovedAndPlannedAgain() {
    Instant now = Instant.now();
    try (Browsing browsing = Browsing.fresh()) {
      Person registrar = browsing.person("aynur", "AZE", Role.NATIONAL_PLANNER);
      Person officer = browsing.person("rashad", "AZE", Role.NATIONAL_APPROVER);
      open(registrar);
      haven(registrar, "OTBH", "Al Udeid", 60);
      haven(registrar, "ETAR", "Ramstein", 60);
      for (int i = 0; i < 6; i++) {
        party(registrar, "Nasim Wardak 1", "Nasim Wardak 2");
      }

      registrar.go(LIFT);
      assertThat(registrar.says()).contains("nobody has said yet what there is to fly with");
      pictures(registrar.page(), "lift-empty");
      registrar.fill("#text", means(now, 0));
      assertThat(registrar.refused("Take the table"))
          .contains("means.json, line 8: fleet[0]: seats must be a whole number from 1 to 2000");
      registrar.fill("#text", means(now, 10)).press("Take the table");
      assertThat(registrar.says()).contains("12 people could go, and nothing is planned");
      registrar.fill("#seconds", "0");
      assertThat(registrar.refused("Plan the lift")).contains("A search has 1 to 600 seconds.");
      registrar.go(LIFT).fill("#seconds", "3").press("Plan the lift");
      planned(registrar);
      assertThat(registrar.page().textContent(".lift-certificate"))
          .contains("passed, bound proven again")
          .contains("people left beyond the proven least");
      String says = registrar.says();
      assertThat(says).contains("Onward from havens").contains("of 270");
      // What is scarce at this hour of the day, if anything, is told with what more of it is worth.
      assertThat(says.contains("people back most"))
          .isEqualTo(says.contains("planned again with it"));
      assertThat(registrar.page().locator("main svg.chart, main svg").count()).isPositive();
      assertThat(registrar.page().content()).doesNotContain("Wardak");
      assertThat(registrar.says()).contains("Approve: needs an officer who signs");
      pictures(registrar.page(), "lift-draft");

      // Another plan stands there since the page was drawn.
      officer.go(LIFT);
      officer.page().evaluate("() => document.querySelector('input[name=seen]').value = 'other'");
      assertThat(officer.refused("Approve plan 1")).contains("A better plan stands as plan 1");
      officer.go(LIFT).press("Approve plan 1");
      assertThat(officer.told()).contains("Plan 1 is followed: ").contains("entered");
      officer.go(BOARD + "/flights");
      assertThat(officer.says()).contains("L1-1");
      officer.go(LIFT);
      assertThat(officer.says()).contains("Waves to call");
      pictures(officer.page(), "lift-followed");

      // Its aircraft will be two hours late, which the board says; and a smaller one comes: planned
      // again from there, with what changes for whom.
      registrar.go(BOARD);
      Locator row = against(registrar);
      assertThat(row.textContent()).contains("on time").doesNotContain("Replan");
      Instant off = soon(row.locator("th").textContent(), now);
      String haven = row.locator("td[data-head=To]").textContent();
      registrar.go(BOARD + "/flights");
      registrar
          .fill("#flight", "L1-1")
          .fill("#call-sign", "C17-01")
          .fill("#aircraft", "C-17")
          .fill("#haven", haven)
          .fill("#seats", "10")
          .fill("#off", off.plus(Duration.ofHours(2)).toString())
          .press("Plan the flight");
      registrar.go(LIFT).fill("#text", means(now, 4)).press("Take the table");
      registrar.go(BOARD);
      assertThat(against(registrar).textContent()).contains("120 min late");
      pictures(registrar.page(), "board-late");
      registrar.press("Replan because L1-1 is 120 min late");
      assertThat(registrar.told()).contains("The search has begun.");
      planned(registrar);
      registrar.go(LIFT + "?plan=2");
      assertThat(registrar.says())
          .contains("What changes, and for whom")
          .contains("no plan needs fewer than");
      pictures(registrar.page(), "lift-again");
    }
  }
}
