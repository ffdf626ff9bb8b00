package org.muster.operate.evacuation.lift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.muster.engine.lift.LiftPlan;
import org.muster.engine.lift.LiftProblem;
import org.muster.engine.lift.Others;
import org.muster.engine.lift.Span;
import org.muster.operate.evacuation.custody.Deed;

/// Who is to be called to which gate in which window.
class LiftWaveTest {
  private static final Instant NOW = Instant.parse("2021-08-24T12:20:00Z");

  private static LiftPlan.Passage passage(
      LiftProblems.Built.Done built, String party, String code, String at) {
    int minute = built.clock().minute(at(at));
    String gate =
        built.problem().gates().stream()
            .filter(one -> Lift.gateCode(one.id()).equals(code))
            .filter(one -> Span.covers(one.open(), minute))
            .findFirst()
            .orElseThrow()
            .id();
    return new LiftPlan.Passage(party, gate, minute);
  }

  private static Instant at(String hour) {
    return Instant.parse("2021-08-24T" + hour + ":00Z");
  }

  private static List<LiftWave> waves(
      LiftProblem problem, LiftSituation now, LiftPlan.Passage... p) {
    LiftPlan plan =
        new LiftPlan(
            List.of(p),
            List.of(),
            List.of(),
            OptionalDouble.empty(),
            OptionalDouble.empty(),
            Others.NONE);
    return LiftWave.of(Lift.apart(problem, plan), now, Duration.ofMinutes(60));
  }

  @Test
  void nobodyIsCalledToAGateThatIsShut() {
    LiftSituation situation =
        new LiftExample()
            .havens(500)
            .party("C1", 2, 1)
            .party("C3", 3, 1)
            .party("C4", 4, 1)
            .party("C5", 5, 1)
            .situation(NOW);
    LiftProblems.Built.Done built =
        (LiftProblems.Built.Done)
            LiftProblems.of(
                situation, LiftMeansText.read("means.json", LiftExample.ABBEY_IN_PIECES));

    // Abbey opens at half past one, shuts at ten past two and opens again at twenty to three; East
    // shuts at half past eight.
    assertThat(
            waves(
                built.problem(),
                situation,
                passage(built, "C1", "abbey", "13:40"),
                passage(built, "C3", "abbey", "14:05"),
                passage(built, "C4", "abbey", "14:45"),
                passage(built, "C5", "east", "20:10")))
        .extracting(LiftWave::gate, LiftWave::from, LiftWave::until, LiftWave::people)
        .containsExactly(
            tuple("abbey", at("13:30"), at("14:00"), 2),
            tuple("abbey", at("14:00"), at("14:10"), 3),
            tuple("abbey", at("14:40"), at("15:00"), 4),
            tuple("east", at("20:00"), at("20:30"), 5));
  }

  /// With an hour's notice.
  @Test
  void nobodyIsCalledWhoHasNotTheTimeToCome() {
    LiftSituation situation = new LiftExample().havens(500).party("C1", 2, 1).situation(NOW);
    LiftProblems.Built.Done built =
        (LiftProblems.Built.Done) LiftProblems.of(situation, LiftExample.means());
    LiftWave wave =
        waves(built.problem(), situation, passage(built, "C1", "abbey", "15:10")).getFirst();

    assertThat(wave.isOpen(at("15:00"))).isTrue();
    assertThat(wave.isLate(at("15:00"))).isFalse();
    assertThat(wave.isOpen(at("15:01"))).isFalse();
    assertThat(wave.isLate(at("15:01"))).isTrue();
  }

  @Test
  void aPartOfAPartyIsCalledInItsOwnHour() {
    LiftSituation situation =
        new LiftExample()
            .havens(500)
            .party("C1", 5, 1)
            .add(new Deed.Split("C1", List.of("C1-4", "C1-5"), "office:ecc", "asked-for"))
            .situation(NOW);
    LiftProblems.Built.Done built =
        (LiftProblems.Built.Done) LiftProblems.of(situation, LiftExample.means());

    assertThat(
            waves(
                built.problem(),
                situation,
                passage(built, "C1", "abbey", "15:10"),
                passage(built, "C1/1", "abbey", "14:10")))
        .extracting(LiftWave::from, LiftWave::parties, LiftWave::persons, LiftWave::people)
        .containsExactly(
            tuple(at("14:00"), List.of("C1"), Map.of("C1", List.of("C1-4", "C1-5")), 2),
            tuple(at("15:00"), List.of("C1"), Map.of("C1", List.of("C1-1", "C1-2", "C1-3")), 3));
  }

  /// Two left the party, one by one; the first came back.
  @Test
  void aPartKeepsItsNumberWhenAnotherCameBack() {
    LiftExample log =
        new LiftExample()
            .party("C1", 4, 1)
            .gate("C1-1", "C1-2", "C1-3", "C1-4")
            .add(new Deed.Split("C1", List.of("C1-3"), "office:ecc", "asked-for"))
            .add(new Deed.Split("C1", List.of("C1-4"), "office:ecc", "asked-for"));
    assertThat(log.situation(NOW).parties().can())
        .extracting(LiftParty::id, LiftParty::persons)
        .containsExactlyInAnyOrder(
            tuple("C1", List.of("C1-1", "C1-2")),
            tuple("C1/1", List.of("C1-3")),
            tuple("C1/2", List.of("C1-4")));

    log.add(new Deed.Reunited("e6"));

    assertThat(log.situation(NOW).parties().can())
        .extracting(LiftParty::id, LiftParty::persons)
        .containsExactlyInAnyOrder(
            tuple("C1", List.of("C1-1", "C1-2", "C1-3")), tuple("C1/2", List.of("C1-4")));
  }
}
