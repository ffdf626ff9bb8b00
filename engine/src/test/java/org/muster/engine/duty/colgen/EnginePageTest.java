package org.muster.engine.duty.colgen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.muster.engine.duty.DutySolution;
import org.muster.engine.duty.Prices;
import org.muster.engine.duty.SolveLimits;
import org.muster.engine.duty.certificate.Certificate;

/// The example and the pictures of `engine/duty/package.md`: every number is worked out from the
/// engine, and the page says what it says now.
class EnginePageTest {
  private static final String BEGIN = "<!-- example -->\n";
  private static final String END = "<!-- /example -->\n";
  private static final String COMMAND =
      "regenerate with mvn test -pl engine -Dtest=EnginePageTest -Dmuster.regenerate=true";

  private final SmallExample example = new SmallExample();

  private static Path folder() {
    return Path.of(
        System.getProperty("muster.root", ".."), "engine/src/main/java/org/muster/engine/duty");
  }

  @Test
  void theEngineFindsAndProvesWhatTheExampleSays() {
    assertThat(example.columns).hasSize(7);
    DutySolution solution =
        new ColumnGenerationSolver().solve(example.duty, SolveLimits.ofSteps(50, 1));
    assertThat(solution.total()).hasValue(4);
    assertThat(solution.optimal()).isTrue();
    assertThat(example.bound(example.rough)).isZero();
    assertThat(example.bound(example.best)).isEqualTo(3.5);
    for (double[] prices : List.of(example.rough, example.best)) {
      Certificate claim = new Certificate(4, new Prices(prices, example.bound(prices)));
      Certificate.Proven proof = claim.prove(example.duty, 1000);
      assertThat(proof.bound()).isEqualTo(claim.bound());
      assertThat(proof.relaxed()).isEmpty();
    }
  }

  @Test
  void theMasterOfTheExampleHasTheValueAndThePricesOfThePage() {
    BitSet rows = new BitSet();
    rows.set(0, 3);
    Rows demand = new Rows(example.duty.demands(), new int[] {1, 1, 1});
    try (Master master = new Master(demand, rows, new long[3], new int[] {0, 1}, 2, 200)) {
      example.columns.forEach(master::add);
      assertThat(master.solve()).isTrue();
      // The master perturbs needs by a thousandth.
      assertThat(master.value()).isCloseTo(3.5, within(0.02));
      assertThat(master.prices()).containsExactly(example.best, within(1e-6));
      assertThat(master.worth(0)).isCloseTo(example.least(0, example.best), within(1e-6));
      assertThat(master.worth(1)).isCloseTo(example.least(1, example.best), within(1e-6));
      for (int c = 0; c < example.columns.size(); c++) {
        String days = SmallExample.days(example.columns.get(c));
        int who = example.columns.get(c).resource;
        boolean half = who == 0 ? !days.equals("1") : days.equals("1") || days.equals("0, 2");
        assertThat(master.fraction(c))
            .as(who + " on " + days)
            .isCloseTo(half ? 0.5 : 0, within(0.01));
      }
    }
  }

  @Test
  void theExampleOnThePageIsCurrent() throws IOException {
    Path page = folder().resolve("package.md");
    String text = Files.readString(page);
    int from = text.indexOf(BEGIN) + BEGIN.length();
    int to = text.indexOf(END);
    assertThat(from).isLessThanOrEqualTo(to);
    if (Boolean.getBoolean("muster.regenerate")) {
      text = text.substring(0, from) + example.section() + text.substring(to);
      Files.writeString(page, text);
      to = text.indexOf(END);
    }
    assertThat(text.substring(from, to)).as(COMMAND).isEqualTo(example.section());
  }

  @Test
  void thePicturesAreCurrent() throws IOException {
    isCurrent("network.svg", EnginePictures.network(example));
    isCurrent("labels.svg", EnginePictures.labels(example));
  }

  private static void isCurrent(String name, String drawn) throws IOException {
    Path kept = folder().resolve("doc-files").resolve(name);
    if (Boolean.getBoolean("muster.regenerate")) {
      Files.writeString(kept, drawn);
    }
    assertThat(Files.readString(kept)).as(name + "; " + COMMAND).isEqualTo(drawn);
  }
}
