package org.muster.server.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.muster.access.Role;
import org.muster.access.Token;
import org.muster.server.look.Office;
import org.muster.server.look.Program;
import org.muster.server.look.Program.Reply;
import org.muster.server.look.Visitor;
import org.muster.thread.DateWords;

/// Somebody of another nation, and somebody who dates a row back: neither is believed silently.
@Tag("long")
class StrangerTest {
  private static final String CASE = "/case/azerbaijan/";

  @TempDir Path folder;

  @Test
  void nobodySpeaksOfAnothersUnitAndWhatIsDatedBackIsTold() {
    try (Office office = Office.open(folder)) {
      Program stranger = office.program("karim", "IRQ", Token.Scope.WRITE, Role.NATIONAL_PLANNER);
      Program desk = office.program("desk", "NATO", Token.Scope.WRITE, Role.ALLIANCE_DESK_OFFICER);
      Program planner = office.program("leyla", "AZE", Token.Scope.WRITE, Role.NATIONAL_PLANNER);
      Visitor reader = new Visitor(office.url());
      reader.signIn("leyla", Office.PASSWORD);

      Reply refused = stranger.post("/api/claims/unit_strengths", strength("IRQ"));
      assertThat(refused.status()).isEqualTo(409);
      assertThat(refused.at("/detail"))
          .contains("what others read about what is AZE's is written by AZE and the alliance's");
      assertThat(reader.get(CASE + "facts/unit_strengths?known=2010-06-01").body())
          .doesNotContain("only added to Muster later");

      // The staffs may, and so may its own nation: told with the day on which it came.
      assertThat(desk.post("/api/claims/unit_strengths", strength("NATO")).status()).isEqualTo(201);
      Reply own = planner.post("/api/claims/unit_strengths", strength("AZE"));
      assertThat(own.status()).isEqualTo(201);
      String today = LocalDate.now(java.time.ZoneOffset.UTC).toString();
      assertThat(own.at("/added")).isEqualTo(today);
      assertThat(planner.get("/api/claims/unit_strengths/AZE.strength.back").at("/added"))
          .isEqualTo(today);

      String words = DateWords.day(LocalDate.parse(today));
      assertThat(reader.get(CASE + "facts/unit_strengths?known=2010-06-01").body())
          .contains("2 of the rows shown here were only added to Muster later")
          .contains(", added " + words);
      assertThat(reader.get(CASE + "facts/unit_strengths?known=2010-06-01").body())
          .contains("added to Muster " + words);
      assertThat(reader.get(CASE + "facts/unit_strengths?read=AZE.strength.back").body())
          .contains("<dt>Added here</dt><dd>" + words + "; that it was known before is its owner");
      assertThat(reader.get(CASE + "edit/unit_strengths/AZE.strength.back").body())
          .contains("Added here " + words);
      assertThat(reader.get(CASE + "export/facts.csv?table=unit_strengths").body())
          .contains(",added\n")
          .containsPattern("AZE\\.strength\\.back,.*," + today);
      // What came with the case is the history that it was begun with.
      assertThat(reader.get(CASE + "facts/units?known=2022-01-01").body())
          .doesNotContain("only added to Muster later");
    }
  }

  private static Map<String, Object> strength(String owner) {
    Map<String, String> cells = new TreeMap<>();
    cells.put("id", owner + ".strength.back");
    cells.put("unit", "AZE.unit.a-coy");
    cells.put("people", "20");
    cells.put("held", "2001");
    cells.put("source", "AZE.source.illustrative-2021");
    cells.put("kind", "illustrative");
    cells.put("known_from", "2001-02-03");
    cells.put("owner", owner);
    cells.put("release", "public");
    cells.put("note", "known from an old list");
    return Map.of("cells", cells);
  }
}
