package org.muster.engine.duty.certificate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.muster.engine.duty.CalendarModel;
import org.muster.engine.duty.CalendarNetwork;
import org.muster.engine.duty.Cases;
import org.muster.engine.duty.Demand;
import org.muster.engine.duty.DutyProblem;
import org.muster.engine.duty.Pin;
import org.muster.engine.duty.Prices;
import org.muster.engine.duty.Proof;
import org.muster.engine.duty.Quantity;
import org.muster.engine.duty.Question;

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
    Certificate.Proven proof = certificate(19, 5, 5, 10).prove(problem(10), 1000);
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
    Certificate.Proven proof = certificate(19, 5, 5, 10).prove(problem(10), 5);
    assertThat(proof.relaxed()).containsExactly("days");
    // A could work on all three days and save 8 + 3 + 3.
    assertThat(proof.bound()).isEqualTo(16);
  }

  @Test
  void writingAndReadingKeepsEveryDigit() {
    Certificate one = certificate(18.123456789012345, 1.0 / 3, 5, 10);
    Certificate read = Certificate.read("c", one.write(problem(10)), problem(10));
    assertThat(read.bound()).isEqualTo(one.bound());
    assertThat(((Prices) read.proof()).toArray()).containsExactly(1.0 / 3, 5, 10);
    assertThat(read.cost()).isEqualTo(19);
  }

  /// Charged 3 a day, A's last day is worth 8 - 3 and the others nothing, and two days are given
  /// back: the same 11 as by the bound of two days. Other charges prove less.
  @Test
  void aChargeProvesTheBoundByHandWhereThereIsNoRoomForTheQuantity() {
    Certificate.Proven proof = charged(3).prove(problem(10), 5);
    assertThat(proof.bound()).isEqualTo(19);
    assertThat(proof.relaxed()).isEmpty();
    assertThat(charged(1).prove(problem(10), 5).bound()).isEqualTo(17);
    assertThat(charged(8).prove(problem(10), 5).bound()).isEqualTo(14);
    assertThat(charged(0).prove(problem(10), 1000).bound()).isEqualTo(19);
  }

  /// In numbers so large the costs drown; what is left of the sum is no proof.
  @Test
  void numbersInWhichCostsDrownProveNothing() {
    assertThat(charged(1e20).prove(problem(10), 1000).bound()).isLessThan(0);
    assertThat(certificate(19, -1e17, 5, 10).prove(problem(10), 1000).bound()).isLessThan(0);
    assertThat(certificate(19, 5e9, 5e9, 5e9).prove(problem(10), 1000).bound()).isLessThan(0);
    // Two units at least, at a price that overflows to infinity; the other case alone proves 10.
    Prices huge = new Prices(new double[] {Double.MAX_VALUE}, 10);
    Prices none = new Prices(new double[] {0}, 10);
    assertThat(proven(new Cases(new Question.Has(0, 2), huge, none)))
        .isEqualTo(Double.NEGATIVE_INFINITY);
  }

  @Test
  void chargesAreWrittenAndReadAsTheyAre() {
    String text = charged(1.0 / 3).write(problem(10));
    assertThat(text.lines().skip(8))
        .containsExactly("charges: resource A", "days 0.3333333333333333");
    Prices read = (Prices) Certificate.read("c", text, problem(10)).proof();
    assertThat(read.charge(0, 0)).isEqualTo(1.0 / 3);
    assertThat(read.charge(1, 0)).isZero();
    assertThat(charged(0).write(problem(10))).doesNotContain("charges");
  }

  @Test
  void aChargeThatWouldProveTooMuchIsRefused() {
    String text = charged(3).write(problem(10));
    refusesCharge(text.replace("days 3.0", "days -3.0"), "line 10: expected \"days and a charge");
    refusesCharge(text.replace("days 3.0", "hours 3.0"), "line 10: expected \"a quantity of A");
    refusesCharge(text.replace("days 3.0", "days much"), "line 10: expected \"days and a number");
    refusesCharge(text.replace("\ndays 3.0", ""), "line 10: expected \"a quantity of A");
    refusesCharge(text + "days 3.0\n", "line 11: expected \"a quantity of A");
    refusesCharge(text.replace("resource A", "resource C"), "line 9: expected \"charges: resource");
    refusesCharge(text + "charges: resource A\n", "line 11: expected \"charges: resource");
    assertThatThrownBy(() -> charged(-3))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("zero or more");
  }

  private static void refusesCharge(String text, String message) {
    assertThatThrownBy(() -> Certificate.read("c", text, problem(10)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(message);
  }

  private static Certificate charged(double charge) {
    double[][] charges = {{charge}, {}};
    return new Certificate(19, new Prices(new double[] {5, 5, 10}, charges, 19));
  }

  @Test
  void casesProveTheBoundByHandWhereNoPricesDo() {
    for (double price = -10; price <= 10; price++) {
      assertThat(proven(new Prices(new double[] {price}, 0))).isLessThanOrEqualTo(0);
    }
    // The company sent: two units, charged -10 each, leave the row at -10 and the company at 20.
    // Not sent: the row costs 10 with none and, charged 10, no less with more.
    assertThat(proven(sent(-10, 10))).isEqualTo(10);
    assertThat(proven(sent(-10, 0))).isEqualTo(0);
    assertThat(proven(sent(10, 10))).isEqualTo(-10);
  }

  @Test
  void unitsOfARowAreAQuestionToo() {
    // No unit: 10 missing. One at least: half a company would do.
    Prices none = new Prices(new double[] {0}, 10);
    assertThat(proven(new Cases(new Question.Has(0, 1), none, none))).isEqualTo(0);
    // At least one, and no fewer than two: one too many. Then no fewer than three: nobody is left.
    Cases three = new Cases(new Question.Has(0, 3), none, none);
    assertThat(proven(new Cases(new Question.Has(0, 1), three, none))).isEqualTo(0);
    Cases two = new Cases(new Question.Has(0, 2), none, sent(-10, 10));
    assertThat(proven(new Cases(new Question.Has(0, 1), two, none))).isEqualTo(10);
  }

  @Test
  void aCaseInWhichNoCalendarIsLeftCostsNothing() {
    Question idle = new Question.Does("company", 0, Pin.NOTHING);
    Prices any = new Prices(new double[] {-10}, 10);
    // Sent and idle at once; every price proves that.
    Cases both = new Cases(idle, new Prices(new double[] {3}, 10), any);
    Prices none = new Prices(new double[] {10}, 10);
    assertThat(proven(new Cases(new Question.Does("company", 0, 0), both, none))).isEqualTo(10);
  }

  /// One company, which puts two units on a row that wants one; one missing or too many costs 10.
  private static DutyProblem loose() {
    CalendarNetwork.Builder builder = CalendarNetwork.builder(1, 0);
    int source = builder.node(0);
    int sink = builder.node(1);
    int work = builder.activity(0, 0, 1);
    builder.covering(0, 2).idle(source, sink).arc(source, sink, work);
    return new DutyProblem(
        1,
        List.of("guard, duty"),
        List.of(Demand.soft("day 0", 0, 0, 1, 10, 10)),
        List.of(new CalendarModel("company", builder.sink(sink).build(), 0, a -> 0, List.of())));
  }

  private static Cases sent(double yes, double no) {
    return new Cases(
        new Question.Does("company", 0, 0),
        new Prices(new double[] {yes}, 10),
        new Prices(new double[] {no}, 10));
  }

  private static double proven(Proof proof) {
    return new Certificate(10, proof).prove(loose(), 1000).bound();
  }

  @Test
  void casesAreWrittenAndReadAsTheyAre() {
    Prices none = new Prices(new double[] {0}, 10);
    Cases two = new Cases(new Question.Has(0, 2), none, sent(-10, 10));
    Certificate one = new Certificate(10, new Cases(new Question.Has(0, 1), two, none));
    String text = one.write(loose());
    assertThat(text.lines().skip(2))
        .containsExactly(
            "cost: 10",
            "bound: 10.0",
            "question: row day 0, units 1",
            "question: row day 0, units 2",
            "prices",
            "day 0 0.0",
            "question: slot 0, duty guard, duty, resource company",
            "prices",
            "day 0 -10.0",
            "prices",
            "day 0 10.0",
            "prices",
            "day 0 0.0");
    Certificate read = Certificate.read("c", text, loose());
    assertThat(read.write(loose())).isEqualTo(text);
    assertThat(read.prove(loose(), 1000).bound()).isEqualTo(10);
  }

  @Test
  void whatIsLeftOutOfCasesIsNamed() {
    String head = String.join("\n", sent(0, 0, 4));
    assertThatThrownBy(() -> Certificate.read("c", head, loose()))
        .hasMessage(
            "c, line 5: expected \"prices\" or \"question: slot …\" or \"question: row …\", found"
                + " \"end of file\"");
    // The case for no is missing.
    assertThatThrownBy(() -> Certificate.read("c", String.join("\n", sent(0, 0, 7)), loose()))
        .hasMessageStartingWith("c, line 8: expected \"prices\" or \"question: slot …\"");
    // A price twice.
    assertThatThrownBy(
            () ->
                Certificate.read("c", String.join("\n", sent(-10, 10, 9)) + "\nday 0 1\n", loose()))
        .hasMessage("c, line 10: expected \"a row after day 0 and a number\", found \"day 0 1\"");
    for (String wrong :
        List.of(
            "question: slot 1, duty guard, duty, resource company",
            "question: slot -1, duty guard, duty, resource company",
            "question: slot 0, duty guard, resource company",
            "question: slot 0, duty guard, duty, resource other",
            "question: slot 0",
            "question: row day 1, units 1",
            "question: row day 0, units 0",
            "question: row day 0, units 1.5",
            "question: row day 0")) {
      List<String> lines = new ArrayList<>(sent(-10, 10, 9));
      lines.set(4, wrong);
      assertThatThrownBy(() -> Certificate.read("c", String.join("\n", lines), loose()))
          .hasMessageStartingWith("c, line 5: expected \"question: ")
          .hasMessageContaining("of the problem")
          .hasMessageEndingWith("found \"" + wrong + "\"");
    }
  }

  @Test
  void questionsWithoutEndAreRefused() {
    String head = String.join("\n", sent(0, 0, 4)) + "\n";
    String text = head + "question: row day 0, units 1\n".repeat(100_000);
    assertThatThrownBy(() -> Certificate.read("c", text, loose()))
        .hasMessageStartingWith("c, line 2005: expected \"prices\"");
  }

  private static List<String> sent(double yes, double no, int lines) {
    return new Certificate(10, sent(yes, no)).write(loose()).lines().limit(lines).toList();
  }

  @Test
  void theFirstFormatStillReads() {
    String text =
        certificate(19, 5, 5, 10)
            .write(problem(10))
            .replace("certificate/3", "certificate/1")
            .replace("prices\n", "");
    Certificate read = Certificate.read("c", text, problem(10));
    assertThat(read.prove(problem(10), 1000).bound()).isEqualTo(19);
    assertThatThrownBy(() -> Certificate.read("c", text + "prices\n", problem(10)))
        .hasMessage("c, line 8: expected \"end of file\", found \"prices\"");
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
        .hasMessage("c, line 9: expected \"end of file\", found \"day-3 1.0\"");
  }
}
