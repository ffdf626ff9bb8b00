package org.muster.engine.duty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.muster.engine.duty.certificate.Certificate;
import org.muster.engine.duty.portfolio.PortfolioSolver;

/// Parts that share no row, and rows that units of unequal size fill, against every plan tried.
class ComponentsTest {

  /// A resource that on each of its days may do one of some duties, each for a row and an amount.
  private static CalendarModel resource(String id, int[][] rows, int[][] amounts, long[] costs) {
    CalendarNetwork.Builder builder = CalendarNetwork.builder(rows.length, 0);
    int at = builder.node(0);
    for (int day = 0; day < rows.length; day++) {
      int next = builder.node(day + 1);
      builder.idle(at, next);
      for (int i = 0; i < rows[day].length; i++) {
        int activity = builder.activity(0, day, day + 1);
        builder.covering(rows[day][i], amounts[day][i]);
        builder.arc(at, next, activity);
      }
      at = next;
    }
    return new CalendarModel(
        id, builder.sink(at).build(), 0, a -> costs[a % costs.length], List.of());
  }

  private static final int DAYS = 2;
  private static final int GROUPS = 2;
  private static final int[] SIZES = {6, 12, 20, 40, 54};

  /// Two groups of resources with two rows a day each, of which nobody covers the last one.
  private static DutyProblem problem(long seed) {
    Random random = new Random(seed);
    List<Demand> demands = new ArrayList<>();
    for (int group = 0; group < GROUPS; group++) {
      for (int day = 0; day < DAYS; day++) {
        for (int i = 0; i < 2; i++) {
          int needed = SIZES[random.nextInt(SIZES.length)] + random.nextInt(10);
          demands.add(
              Demand.soft(
                  "row " + demands.size(),
                  day,
                  0,
                  needed,
                  1 + random.nextInt(5),
                  1 + random.nextInt(3)));
        }
      }
    }
    demands.add(Demand.soft("nobody's", 0, 0, 3, 7, 1));
    List<CalendarModel> resources = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      int group = i % GROUPS;
      int size = SIZES[random.nextInt(SIZES.length)];
      int[][] rows = new int[DAYS][];
      int[][] amounts = new int[DAYS][];
      for (int day = 0; day < DAYS; day++) {
        int first = (group * DAYS + day) * 2;
        rows[day] = new int[] {first, first + 1};
        amounts[day] =
            new int[] {
              (int) Math.min(size, demands.get(first).needed()),
              (int) Math.min(size, demands.get(first + 1).needed())
            };
      }
      long[] costs = {random.nextInt(20), random.nextInt(20), random.nextInt(20)};
      resources.add(resource("unit" + i, rows, amounts, costs));
    }
    return new DutyProblem(DAYS, List.of("guard"), demands, resources);
  }

  /// The least cost of all plans, each tried.
  private static long best(DutyProblem problem) {
    return best(problem, 0, new long[problem.demands().size()]);
  }

  private static long best(DutyProblem problem, int resource, long[] covered) {
    if (resource == problem.resources().size()) {
      long cost = 0;
      for (int r = 0; r < covered.length; r++) {
        Demand demand = problem.demands().get(r);
        cost += demand.underCost(covered[r]) + demand.overCost(covered[r]);
      }
      return cost;
    }
    return best(problem, resource, problem.resources().get(resource).network().source(), covered);
  }

  private static long best(DutyProblem problem, int resource, int node, long[] covered) {
    CalendarModel model = problem.resources().get(resource);
    CalendarNetwork network = model.network();
    if (node == network.sink()) {
      return best(problem, resource + 1, covered);
    }
    long least = Long.MAX_VALUE;
    for (int arc = network.outStart(node); arc < network.outEnd(node); arc++) {
      int a = network.arcActivity(arc);
      long own = a < 0 ? 0 : model.activityCost(a);
      for (int k = a < 0 ? 0 : network.coverStart(a);
          a >= 0 && k < network.coverStart(a + 1);
          k++) {
        covered[network.coverRow(k)] += network.coverAmount(k);
      }
      least = Math.min(least, own + best(problem, resource, network.arcHead(arc), covered));
      for (int k = a < 0 ? 0 : network.coverStart(a);
          a >= 0 && k < network.coverStart(a + 1);
          k++) {
        covered[network.coverRow(k)] -= network.coverAmount(k);
      }
    }
    return least;
  }

  @Test
  void partsJoinedAreTheWhole() {
    for (long seed = 0; seed < 40; seed++) {
      DutyProblem problem = problem(seed);
      Components components = Components.of(problem);
      assertThat(components.all()).as("seed %d", seed).hasSize(GROUPS);
      assertThat(components.constant()).isEqualTo(21);
      long best = best(problem);
      long sum = components.constant();
      for (Components.Component part : components.all()) {
        sum += best(part.problem());
      }
      assertThat(sum).as("seed %d", seed).isEqualTo(best);

      List<Progress> told = new CopyOnWriteArrayList<>();
      DutySolution solution =
          new PortfolioSolver().solve(problem, SolveLimits.ofSteps(4_000, seed), told::add);
      assertThat(solution.total()).as("seed %d", seed).hasValue(best);
      assertThat(solution.bound()).isLessThanOrEqualTo(best + 1e-6);
      DutyPlan kept = told.getLast().best().orElseThrow();
      assertThat(PlanEvaluation.of(problem, kept).cost().total()).isEqualTo(best);
      Certificate claim = new Certificate(best, solution.proof().orElseThrow());
      Certificate read = Certificate.read("again", claim.write(problem), problem);
      assertThat(read.write(problem)).isEqualTo(claim.write(problem));
      Certificate.Proven proven = read.prove(problem, 100_000);
      assertThat(proven.bound()).as("seed %d", seed).isBetween(claim.bound() - 1e-3, best + 1e-6);
    }
  }

  @Test
  void withoutALimitPartsTakeTurnsUntilAllAreProven() {
    DutyProblem problem = problem(3);
    DutySolution solution =
        new PortfolioSolver().solve(problem, SolveLimits.until(() -> false, 2, 1));
    assertThat(solution.optimal()).isTrue();
    assertThat(solution.total()).hasValue(best(problem));
  }

  /// Whatever somebody writes into the prices of amounts, no more is proven than the best plan
  /// costs.
  @Test
  void forgedPricesOfAmountsProveNoMoreThanTheBestPlanCosts() {
    Random random = new Random(5);
    for (long seed = 0; seed < 40; seed++) {
      DutyProblem problem = problem(seed);
      long best = best(problem);
      int rows = problem.demands().size();
      double[] values = new double[rows];
      int[][] amounts = new int[rows][];
      double[][] worths = new double[rows][];
      for (int r = 0; r < rows; r++) {
        Demand demand = problem.demands().get(r);
        values[r] = random.nextDouble() * demand.underCost();
        amounts[r] = random.nextBoolean() ? new int[0] : new int[] {6, 12, 20};
        worths[r] = new double[amounts[r].length];
        for (int k = 0; k < worths[r].length; k++) {
          worths[r][k] = 300 * random.nextDouble() - 20;
        }
      }
      Prices forged = new Prices(values, new AmountPrices(amounts, worths), new double[0][], 1e6);
      Certificate claim = new Certificate(best, forged);
      Certificate read = Certificate.read("forged", claim.write(problem), problem);
      assertThat(read.write(problem)).isEqualTo(claim.write(problem));
      assertThat(read.prove(problem, 100_000).bound())
          .as("seed %d", seed)
          .isLessThanOrEqualTo(best + 1e-6);
    }
  }

  /// Parts that share a row would count twice what it costs to leave it empty.
  @Test
  void partsThatShareARowProveNothing() {
    DutyProblem problem = problem(1);
    Prices any = new Prices(new double[problem.demands().size()], 0);
    Apart.Part one = new Apart.Part(List.of("unit0", "unit1", "unit3", "unit5"), any);
    Apart.Part other = new Apart.Part(List.of("unit2", "unit4"), any);
    Certificate shared = new Certificate(0, new Apart(21, List.of(one, other)));
    assertThatThrownBy(() -> shared.prove(problem, 1000))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("Two parts of the proof cover the row ");
    Certificate left = new Certificate(0, new Apart(21, List.of(one)));
    assertThatThrownBy(() -> left.prove(problem, 1000))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("The proof has no part with unit2");
  }

  /// By hand: one row wants 54, units have 40. One costs 14 short at 5 each, two cost 26 too many
  /// at 1: 26. A price a unit proves nothing, since 1.35 units would fill the row; prices of the
  /// amount prove it.
  @Test
  void aRowFilledByWholeUnitsCostsWhatNoPriceAUnitProves() {
    List<CalendarModel> units = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      units.add(resource("unit" + i, new int[][] {{0}}, new int[][] {{40}}, new long[] {0}));
    }
    DutyProblem problem =
        new DutyProblem(1, List.of("guard"), List.of(Demand.soft("row", 0, 0, 54, 5, 1)), units);
    assertThat(best(problem)).isEqualTo(26);
    for (double price = 0; price <= 5; price += 0.5) {
      Certificate aUnit = new Certificate(26, new Prices(new double[] {price}, 26));
      assertThat(aUnit.prove(problem, 1000).bound()).isLessThanOrEqualTo(0);
    }
    AmountPrices worth = new AmountPrices(new int[][] {{40}}, new double[][] {{0}});
    Certificate byAmount =
        new Certificate(26, new Prices(new double[] {0}, worth, new double[0][], 26));
    assertThat(byAmount.prove(problem, 1000).bound()).isEqualTo(26);
  }

  @Test
  void manyLoneResourcesAreFewParts() {
    List<Demand> demands = new ArrayList<>();
    List<CalendarModel> resources = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      demands.add(Demand.soft("row " + i, 0, 0, 5, 10, 1));
      resources.add(resource("unit" + i, new int[][] {{i}}, new int[][] {{5}}, new long[] {i % 3}));
      resources.add(resource("idle" + i, new int[][] {{}}, new int[][] {{}}, new long[] {0}));
    }
    DutyProblem problem = new DutyProblem(1, List.of("guard"), demands, resources);

    Components components = Components.of(problem);
    DutySolution solution =
        new PortfolioSolver()
            .solve(problem, SolveLimits.ofSteps(2000, 1), Progress.Listener.SILENT);

    assertThat(components.all()).hasSize(12);
    assertThat(
            components.all().stream()
                .flatMapToInt(part -> Arrays.stream(part.resources()))
                .boxed()
                .toList())
        .doesNotHaveDuplicates()
        .hasSize(80);
    // i % 3 over forty resources: 14 at 0, 13 at 1, 13 at 2.
    assertThat(solution.total()).hasValue(39);
    assertThat(solution.bound()).isLessThanOrEqualTo(39 + 1e-6);
  }
}
