package org.muster.engine.duty.certificate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.muster.engine.duty.CalendarModel;
import org.muster.engine.duty.CalendarNetwork;
import org.muster.engine.duty.Demand;
import org.muster.engine.duty.DutyProblem;
import org.muster.engine.duty.Prices;
import org.muster.engine.duty.Quantity;

/// Certificates that prove, that claim too much, and that do not belong.
class CertificateTest {
  private static final String SUM = sum();

  /// Three days, one duty, two people who may work on any days; the first no more than two.
  private static DutyProblem problem(long underCost) {
    CalendarNetwork.Builder builder = CalendarNetwork.builder(3, 1);
    int at = builder.node(0);
    for (int day = 0; day < 3; day++) {
      int next = builder.node(day + 1);
      int work = builder.activity(0, day, day + 1);
      builder.covering(day, 1).using(0, 1);
      builder.idle(at, next).arc(at, next, work);
      at = next;
    }
    CalendarNetwork network = builder.sink(at).build();
    return new DutyProblem(
        3,
        List.of("guard"),
        List.of(
            Demand.soft("day-0", 0, 0, 1, underCost, 1),
            Demand.soft("day-1", 1, 0, 1, underCost, 1),
            Demand.soft("day-2", 2, 0, 2, underCost, 1)),
        List.of(
            new CalendarModel("A", network, 0, a -> 2, List.of(Quantity.atMost("days", 2))),
            // B may not work on the last day.
            new CalendarModel(
                "B",
                network,
                0,
                a -> a == 2 ? CalendarModel.CLOSED : 5,
                List.of(Quantity.atMost("days", 3)))));
  }

  private static Certificate certificate(double bound, double... prices) {
    return new Certificate(19, new Prices(prices, bound));
  }

  private static String sum() {
    return certificate(0, 0, 0, 0).write(problem(10)).lines().toList().get(1);
  }

  /// By hand: A takes the last day and another, B the one left over: 2 + 2 + 5, and one unit of the
  /// last day is missing for 10. The price of the last day is 10, of the others 5; A's best two
  /// days save 8 + 3, B saves nothing: 10·2 + 5 + 5 − 11 = 19.
  @Test
  void thePricesProveTheBoundByHand() {
    Certificate.Proof proof = certificate(19, 5, 5, 10).prove(problem(10), 1000);
    assertThat(proof.bound()).isEqualTo(19);
    assertThat(proof.relaxed()).isEmpty();
  }

  @Test
  void aBoundThatClaimsTooMuchAndAForgedPriceProveLess() {
    assertThat(certificate(25, 5, 5, 10).prove(problem(10), 1000).bound()).isEqualTo(19);
    assertThat(certificate(19, 7, 5, 10).prove(problem(10), 1000).bound()).isLessThan(19);
    assertThat(certificate(19, 5, 5, -1e9).prove(problem(10), 1000).bound()).isLessThan(-1e8);
  }

  @Test
  void whatIsLeftOutForLackOfRoomIsNamedAndTheBoundStaysValid() {
    Certificate.Proof proof = certificate(19, 5, 5, 10).prove(problem(10), 5);
    assertThat(proof.relaxed()).containsExactly("days");
    // A could work on all three days and save 8 + 3 + 3.
    assertThat(proof.bound()).isEqualTo(16);
  }

  @Test
  void writingAndReadingKeepsEveryDigit() {
    Certificate one = certificate(18.123456789012345, 1.0 / 3, 5, 10);
    Certificate read = Certificate.read("c", one.write(problem(10)), problem(10));
    assertThat(read.bound()).isEqualTo(one.bound());
    assertThat(read.prices().toArray()).containsExactly(1.0 / 3, 5, 10);
    assertThat(read.cost()).isEqualTo(19);
  }

  @Test
  void aCertificateOfAnotherProblemIsRefused() {
    String text = certificate(19, 5, 5, 10).write(problem(10));
    assertThatThrownBy(() -> Certificate.read("c", text, problem(11)))
        .hasMessageStartingWith("c, line 2: expected \"problem: ")
        .hasMessageEndingWith("found \"" + SUM + "\". Maybe it belongs to another instance");
  }

  @Test
  void eachLineCutOffOrSpoiledIsNamed() {
    List<String> lines = certificate(19, 5, 5, 10).write(problem(10)).lines().toList();
    for (int i = 0; i < lines.size(); i++) {
      String shortened = String.join("\n", lines.subList(0, i));
      String place = "c, line " + (i + 1) + ": expected \"";
      assertThatThrownBy(() -> Certificate.read("c", shortened, problem(10)))
          .hasMessageStartingWith(place)
          .hasMessageContaining("found \"end of file\"");
      for (String wrong : List.of("", "x", "day-1 ", "day-0 NaN", "cost: 1.5", "bound: Infinity")) {
        if (wrong.isEmpty() && i == lines.size() - 1) {
          continue; // an empty last line is the end of the file, tried above
        }
        String[] spoiled = lines.toArray(new String[0]);
        spoiled[i] = wrong;
        assertThatThrownBy(() -> Certificate.read("c", String.join("\n", spoiled), problem(10)))
            .hasMessageStartingWith(place)
            .hasMessageContaining("found \"" + wrong + "\"");
      }
    }
    assertThatThrownBy(
            () -> Certificate.read("c", String.join("\n", lines) + "\nday-3 1.0\n", problem(10)))
        .hasMessage("c, line 8: expected \"end of file\", found \"day-3 1.0\"");
  }
}
