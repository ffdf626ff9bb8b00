package org.muster.operate.evacuation.lift;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.muster.engine.lift.Aircraft;
import org.muster.operate.evacuation.custody.Custody;
import org.muster.operate.evacuation.custody.CustodyEvent;
import org.muster.operate.evacuation.custody.Deed;
import org.muster.operate.evacuation.replay.Airlift;
import org.muster.operate.evacuation.replay.AirliftFiles;

/// A flight of the past as an aircraft of a lift problem.
class HindsightProblemTest {
  private static final Airlift KABUL =
      AirliftFiles.read(
          Path.of(System.getProperty("muster.root", ".."), "cases", "kabul-2021", "replay"));

  @ParameterizedTest
  @ValueSource(strings = {"2021-08-22T20:00:00Z", "2021-08-31T06:59:00Z"})
  void aFlightLeavesOnItsOwnDayWhereverItGoes(Instant off) {
    Custody custody = new Custody();
    custody.add(event("e1", off, new Deed.Planned("F1", "RF1", "C-17", "ETAR", 200, 0, off)));
    custody.add(event("e2", off, new Deed.Departed("F1")));
    HindsightProblem.Past past = HindsightProblem.of(custody, KABUL, 0, 1);

    Airlift.Day day = KABUL.days().stream().filter(d -> d.has(off)).findFirst().orElseThrow();
    Aircraft aircraft = past.problem().fleet().getFirst();
    assertThat(past.problem().fleet()).hasSize(1);
    assertThat(aircraft.legs())
        .hasSize(8)
        .allSatisfy(
            (haven, leg) ->
                assertThat(past.clock().instant(aircraft.until() - leg))
                    .isBetween(day.from(), day.until().minusSeconds(60)));
    assertThat(past.clock().instant(aircraft.until() - aircraft.legs().getOrDefault("UTTT", 0)))
        .isEqualTo(day.until().minusSeconds(60));
    assertThat(past.clock().instant(aircraft.from() + aircraft.legs().getOrDefault("ETAR", 0)))
        .isEqualTo(day.from());
  }

  private static CustodyEvent event(String id, Instant at, Deed deed) {
    return new CustodyEvent(id, id, "desk-1", 0, at, at, "test", "", deed);
  }
}
