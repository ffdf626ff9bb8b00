package org.muster.engine.duty.colgen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.muster.engine.duty.DutyProblem;
import org.muster.engine.duty.SolveLimits;
import org.muster.engine.duty.certificate.Certificate;
import org.muster.engine.duty.shift.ShiftCompiler;
import org.muster.engine.duty.shift.ShiftFormat;

/// The bundle on four weeks of five shifts, of which nobody may do more than four each: more
/// counters than pricing with few cells remembers.
class BundleTest {

  private static final int FEW_CELLS = 1;

  private static DutyProblem problem() {
    Random random = new Random(7);
    StringBuilder text = new StringBuilder("SECTION_HORIZON\n28\n\nSECTION_SHIFTS\n");
    String shifts = "ABCDE";
    for (char shift : shifts.toCharArray()) {
      text.append(shift).append(",480,\n");
    }
    text.append("\nSECTION_STAFF\n");
    for (int e = 0; e < 6; e++) {
      text.append("P").append(e).append(",A=4|B=4|C=4|D=4|E=4,9120,7200,5,2,2,3\n");
    }
    text.append("\nSECTION_DAYS_OFF\n\nSECTION_SHIFT_ON_REQUESTS\n\nSECTION_SHIFT_OFF_REQUESTS\n");
    text.append("\nSECTION_COVER\n");
    for (int day = 0; day < 28; day++) {
      for (char shift : shifts.toCharArray()) {
        // More of the first shift than all may do together.
        int needed = shift == 'A' ? 2 : random.nextInt(2);
        text.append(String.format(Locale.ROOT, "%d,%s,%d,100,1%n", day, shift, needed));
      }
    }
    return ShiftCompiler.compile(ShiftFormat.read("four weeks", text.toString())).dutyProblem();
  }

  @Test
  void theSecondPricerProvesTheBoundFromPricesAndCharges() {
    DutyProblem problem = problem();
    try (Search search =
        new Search(problem, new SolveLimits(100_000, 1, 1, () -> false, Optional.empty()))) {
      Incumbent incumbent = new Incumbent(search, progress -> {});
      Pricing[] pricing = new Pricing[search.models.size()];
      Column[] plan = new Column[pricing.length];
      Labelling kernel = search.kernel();
      for (int e = 0; e < plan.length; e++) {
        pricing[e] = new Pricing(search, e, search.whole(e), FEW_CELLS);
        Column any = Marginal.any(search, kernel, pricing[e], e, new Random(e)).column();
        plan[e] = Objects.requireNonNull(any);
      }
      Settlement settlement = new Settlement(search, incumbent, pricing, plan, new Random(1));
      assertThat(settlement.course(1)).isTrue();
      assertThat(settlement.course(1)).isTrue();
      Bundle bundle = new Bundle(search, incumbent, pricing, plan);
      bundle.rounds(settlement.prices(), 300, 1);

      assertThat(Arrays.stream(pricing).anyMatch(Pricing::charging)).isTrue();
      Certificate claim =
          new Certificate(incumbent.cost(), Objects.requireNonNull(incumbent.proof()));
      Certificate read = Certificate.read("again", claim.write(problem), problem);
      Certificate.Proven proven = read.prove(problem, 100_000);
      assertThat(proven.relaxed()).isEmpty();
      assertThat(proven.bound()).isCloseTo(incumbent.bound(), within(0.01));
      assertThat(incumbent.cost()).isEqualTo(3204);
      assertThat(incumbent.bound()).isBetween(3203.9, 3204.0);
    }
  }
}
