package org.muster.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.muster.server.look.EvacuationOffice.BOARD;
import static org.muster.server.look.EvacuationOffice.REGISTRAR;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.muster.access.Audit;
import org.muster.access.Role;
import org.muster.operate.evacuation.PaperForms;
import org.muster.operate.evacuation.intake.FormNumber;
import org.muster.server.look.EvacuationOffice;
import org.muster.server.look.Office;
import org.muster.server.look.Visitor;

/// The pages of an evacuation, without a browser: how long names are kept, numbers of paper forms,
/// and that a case has one evacuation.
class EvacuationBoardTest {
  @TempDir Path folder;

  private static Visitor visitor(Office office, String name, Role role) {
    office.add(name, "AZE", role);
    Visitor visitor = new Visitor(office.url());
    visitor.signIn(name, Office.PASSWORD);
    return visitor;
  }

  private static List<Audit.Entry> audited(Office office) {
    return office.workspace().audit().list(office.workspace().store(), 100).stream()
        .filter(entry -> entry.verb().equals("evacuation-retention"))
        .toList();
  }

  @Test
  void theBoardCountsTheDaysForWhichNamesAreKept() {
    try (Office office = Office.open(folder)) {
      EvacuationOffice evacuation = new EvacuationOffice(office, folder);
      Visitor registrar = visitor(office, "aynur", Role.NATIONAL_PLANNER);
      Visitor officer = visitor(office, "rashad", Role.NATIONAL_APPROVER);
      LocalDate today = LocalDate.now(ZoneOffset.UTC);
      assertThat(registrar.get(BOARD).body()).contains("Nobody has said until when names are kept");

      registrar.get(BOARD + "/stations");
      Map<String, String> month = Map.of("until", today.plusDays(30).toString());
      assertThat(registrar.post(BOARD + "/retention", month).body())
          .contains("An officer of the evacuation says until when names are kept");
      assertThat(audited(office)).isEmpty();

      officer.get(BOARD + "/stations");
      assertThat(officer.post(BOARD + "/retention", Map.of("until", "tomorrow")).body())
          .contains("nothing was changed");
      assertThat(
              officer
                  .post(BOARD + "/retention", Map.of("until", today.minusDays(1).toString()))
                  .statusCode())
          .isEqualTo(422);
      assertThat(officer.post(BOARD + "/retention", month).body())
          .contains("Names are kept until " + today.plusDays(30));
      assertThat(audited(office))
          .singleElement()
          .asString()
          .contains("rashad", "KBL21", today.plusDays(30).toString());
      assertThat(registrar.get(BOARD).body())
          .contains("Names are kept for 30 days more")
          .doesNotContain("class=\"stop\" id=\"kept\"");

      evacuation
          .retention(Instant.now().minus(Duration.ofDays(10)))
          .set(evacuation.evacuation(), EvacuationOffice.OFFICER, today.minusDays(3));
      assertThat(registrar.get(BOARD).body())
          .contains("Names were to be destroyed 3 days ago", "class=\"stop\" id=\"kept\"");
    }
  }

  /// What answers a form is a page with names; nobody finds it in the session later, without a
  /// right, a key or an entry in the audit log.
  @Test
  void anAnswerThatNamesPeopleIsShownOnce() {
    try (Office office = Office.open(folder)) {
      EvacuationOffice evacuation = new EvacuationOffice(office, folder);
      String person = evacuation.party("Nasim Wardakzai").getFirst();
      Visitor registrar = visitor(office, "aynur", Role.NATIONAL_PLANNER);
      registrar.get(BOARD + "/party");
      HttpResponse<String> answer = registrar.post(BOARD + "/search", Map.of("words", person));
      assertThat(answer.body()).contains("Nasim Wardakzai");
      String address = answer.uri().getPath() + "?" + answer.uri().getQuery();
      assertThat(address).contains("answered=");
      assertThat(registrar.get(address).body()).doesNotContain("Wardakzai");
    }
  }

  @Test
  void theNumberOfAPaperFormFindsItsPartyAndACaseHasOneEvacuation() {
    try (Office office = Office.open(folder)) {
      EvacuationOffice evacuation = new EvacuationOffice(office, folder);
      PaperForms forms = evacuation.forms();
      forms.reserve(evacuation.evacuation(), REGISTRAR, "K4", 417, 1);
      String form = new FormNumber("K4", 417).toString();
      PaperForms.Keyed keyed =
          forms.key(
              evacuation.evacuation(), REGISTRAR, form, "Nasim Wardak; 1984", Optional.empty());
      String party = ((PaperForms.Keyed.Party) keyed).party();
      Visitor registrar = visitor(office, "aynur", Role.NATIONAL_PLANNER);

      assertThat(registrar.get(BOARD + "/party?number=" + form).body())
          .contains("Party " + party + ": 1 person");
      // Names are locked, and the number of the slip finds its family all the same.
      assertThat(registrar.post(BOARD + "/search", Map.of("words", form)).body())
          .contains("Party " + party + ": 1 person");
      assertThat(registrar.post(BOARD + "/search", Map.of("words", "Nasim")).body())
          .contains("Names are locked")
          .doesNotContain("Party " + party);

      registrar.get(BOARD);
      assertThat(registrar.post(BOARD + "/open", Map.of("id", "KBL22", "name", "Another")).body())
          .contains("the evacuation KBL21 of this case is open; purge it first");
    }
  }
}
