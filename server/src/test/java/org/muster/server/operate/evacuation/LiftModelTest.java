package org.muster.server.operate.evacuation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.muster.engine.lift.LiftDraw;
import org.muster.engine.lift.LiftPlan;
import org.muster.engine.lift.Others;
import org.muster.operate.evacuation.GateFacts;
import org.muster.operate.evacuation.custody.FlightState;
import org.muster.operate.evacuation.lift.Lift;
import org.muster.operate.evacuation.lift.LiftBook;
import org.muster.operate.evacuation.lift.LiftCertificate;
import org.muster.operate.evacuation.lift.LiftDesk;
import org.muster.operate.evacuation.lift.LiftForecast;
import org.muster.operate.evacuation.lift.LiftHead;
import org.muster.operate.evacuation.lift.LiftLeft;
import org.muster.operate.evacuation.lift.LiftMeansText;
import org.muster.operate.evacuation.lift.LiftParty;
import org.muster.operate.evacuation.lift.LiftTrack;

/// What the page of the lift says in words.
class LiftModelTest {
  private static final Instant NOW = Instant.parse("2021-08-24T08:10:00Z");

  private static String why(boolean surely, boolean sought, String change) {
    return LiftModel.why(new LiftLeft("K4-1", 2, 1, false, surely, sought, change));
  }

  @Test
  void saysThatNoChangeHelpsOnlyWhereOneWasSought() {
    assertThat(why(true, false, "")).startsWith("No plan takes them");
    assertThat(why(false, true, "2 seats more")).isEqualTo("Smallest change: 2 seats more.");
    assertThat(why(false, true, "")).isEqualTo("No single change takes them along.");
    assertThat(why(false, false, "")).startsWith("No change was sought");
  }

  @Test
  void aTableThatEndsSaysHowMuchMoreThereIs() {
    List<Integer> hours = IntStream.range(0, 408).boxed().toList();
    LiftModel.Rows<String> some = LiftModel.Rows.of(hours, 200, "hour", h -> "hour " + h);
    assertThat(some.rows()).hasSize(200).last().isEqualTo("hour 199");
    assertThat(some.more()).isEqualTo("and 208 hours more");
    assertThat(LiftModel.Rows.of(hours, 407, "hour", h -> h).more()).isEqualTo("and 1 hour more");
    assertThat(LiftModel.Rows.of(hours, 408, "hour", h -> h).more()).isEmpty();
  }

  private static LiftDesk.Look look(int asked, LiftDesk.Shown... shown) throws IOException {
    String means =
        Files.readString(
            Path.of(
                System.getProperty("muster.root", ".."),
                "cases/kabul-2021/replay/means-example.json"));
    return new LiftDesk.Look(
        NOW,
        Optional.of(new LiftBook.Means(1, LiftMeansText.read("means", means), means, NOW, "aynur")),
        List.of(),
        asked,
        Arrays.stream(shown).findFirst(),
        12,
        4,
        List.of(),
        GateFacts.ASSUMED);
  }

  private static LiftDesk.Shown followed(
      List<LiftTrack.Flight> flights, List<LiftParty> besides, int left) {
    return new LiftDesk.Shown(
        new LiftHead(
            1,
            LiftHead.Kind.PLAN,
            LiftHead.State.APPROVED,
            OptionalInt.empty(),
            NOW,
            1,
            new LiftCertificate(
                9, 9, 9, 0, 0, left, 0, true, 1, 1, Optional.empty(), Optional.empty()),
            Map.of(),
            NOW,
            "aynur",
            Optional.of(NOW),
            "rashad"),
        new Lift(
            LiftDraw.of(LiftDraw.Shape.SMALL, 1),
            new LiftPlan(
                List.of(),
                List.of(),
                List.of(),
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                Others.NONE),
            List.of(),
            List.of(),
            0),
        false,
        List.of(new LiftForecast(1, 12, left, Optional.of(NOW))),
        List.of(),
        List.of(),
        besides,
        List.of(),
        new LiftTrack(flights, List.of(), 0, 0),
        List.of(),
        List.of());
  }

  private static LiftTrack.Flight flight(String id, FlightState.Step step, int people, int late) {
    return new LiftTrack.Flight(
        id,
        "C17-01",
        "OTBH",
        NOW.plusSeconds(3600),
        NOW.plusSeconds(7200),
        people,
        40,
        Optional.of(step),
        Optional.empty(),
        0,
        0,
        late);
  }

  private static LiftParty party(String id, int people, LiftParty.Where where) {
    return new LiftParty(
        id,
        id,
        IntStream.range(0, people).mapToObj(i -> id + "." + i).toList(),
        people,
        1,
        where,
        Optional.empty(),
        Optional.empty(),
        false);
  }

  @Test
  void saysFirstWhatIsWorst() throws IOException {
    LiftTrack.Flight gone = flight("L1-1", FlightState.Step.CANCELLED, 40, 0);
    LiftTrack.Flight late = flight("L1-2", FlightState.Step.PLANNED, 30, 25);
    LiftTrack.Flight dropped = flight("L1-3", FlightState.Step.CANCELLED, 8, 0);
    LiftParty came = party("K4-7", 400, LiftParty.Where.WAITING);
    LiftParty inside = party("K4-8", 3, LiftParty.Where.INSIDE);

    assertThat(LiftModel.finding(look(1, followed(List.of(gone, late), List.of(came), 2))))
        .isEqualTo("Flight L1-1 is missing; plan 1 has 40 people on it");
    assertThat(LiftModel.finding(look(1, followed(List.of(gone, late, dropped), List.of(), 2))))
        .isEqualTo("2 flights are missing, L1-1 first; plan 1 has 48 people on them");
    assertThat(LiftModel.finding(look(1, followed(List.of(late), List.of(came), 0))))
        .startsWith("Flight L1-2 is 25 min late");
    assertThat(LiftModel.finding(look(1, followed(List.of(), List.of(came, inside), 0))))
        .isEqualTo("Plan 1 has no flight for 3 people who are inside");
    assertThat(LiftModel.finding(look(1, followed(List.of(), List.of(came), 0))))
        .isEqualTo("Plan 1 has no place for 400 people who could go now");
    assertThat(LiftModel.finding(look(1, followed(List.of(), List.of(came), 2))))
        .isEqualTo(
            "Plan 1 has no place for 400 people who could go now, and leaves 2 people behind");
    assertThat(LiftModel.finding(look(1, followed(List.of(), List.of(), 2))))
        .isEqualTo("Plan 1 leaves 2 people behind");
    assertThat(LiftModel.finding(look(1, followed(List.of(), List.of(), 0))))
        .isEqualTo("Plan 1 takes everybody who could go");
  }

  @Test
  void aPlanThatIsAskedForAndIsNotThereIsSaidNotToBe() throws IOException {
    assertThat(LiftModel.finding(look(999))).isEqualTo("Lift: there is no plan 999");
    assertThat(LiftModel.finding(look(0)))
        .isEqualTo("Lift: 12 people could go, and nothing is planned");
  }
}
