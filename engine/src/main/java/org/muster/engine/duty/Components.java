package org.muster.engine.duty;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// A problem split into parts that share no row of demand: units and officers, say, and a unit that
/// no line is for. Each can be solved apart. The best plans of all of them together are a best plan
/// of the whole, and what is proven of each adds up.
///
/// Rows that nobody can cover belong to no part. They cost every plan the same. Resources that
/// cover no row are one part together, and so are the smallest where there are many: each part is
/// solved by threads of its own.
public final class Components {

  /// Most parts of a problem.
  private static final int MOST_PARTS = 12;

  private static final int NOBODY = -1;

  private final DutyProblem whole;
  private final List<Component> all;
  private final long constant;

  /// One part.
  ///
  /// @param problem of its resources and rows alone; activities keep their numbers
  /// @param resources indices in the whole, ascending
  /// @param rows indices in the whole, ascending
  public record Component(DutyProblem problem, int[] resources, int[] rows) {

    /// Arcs of all its resources together.
    public long arcs() {
      return problem.resources().stream().mapToLong(model -> model.network().arcs()).sum();
    }
  }

  private Components(DutyProblem whole, List<Component> all, long constant) {
    this.whole = whole;
    this.all = List.copyOf(all);
    this.constant = constant;
  }

  /// The parts of a problem, those with the fewest arcs first.
  public static Components of(DutyProblem whole) {
    int[] owner = new int[whole.demands().size()];
    Arrays.fill(owner, NOBODY);
    int[] group = new int[whole.resources().size()];
    Arrays.setAll(group, e -> e);
    for (int e = 0; e < group.length; e++) {
      CalendarModel model = whole.resources().get(e);
      CalendarNetwork network = model.network();
      for (int a = 0; a < network.activities(); a++) {
        if (model.activityCost(a) == CalendarModel.CLOSED) {
          continue;
        }
        for (int k = network.coverStart(a); k < network.coverStart(a + 1); k++) {
          int row = network.coverRow(k);
          if (owner[row] == NOBODY) {
            owner[row] = e;
          } else {
            group[first(group, e)] = first(group, owner[row]);
          }
        }
      }
    }
    Map<Integer, List<Integer>> resources = new TreeMap<>();
    for (int e = 0; e < group.length; e++) {
      resources.computeIfAbsent(first(group, e), g -> new ArrayList<>()).add(e);
    }
    Map<Integer, List<Integer>> rows = new TreeMap<>();
    long constant = 0;
    for (int row = 0; row < owner.length; row++) {
      if (owner[row] == NOBODY) {
        constant = Math.addExact(constant, whole.demands().get(row).underCost(0));
      } else {
        rows.computeIfAbsent(first(group, owner[row]), g -> new ArrayList<>()).add(row);
      }
    }
    List<Component> all = new ArrayList<>();
    for (Gathered one : gathered(whole, resources, rows)) {
      all.add(part(whole, one.resources, one.rows));
    }
    all.sort(Comparator.comparingLong(Component::arcs));
    return new Components(whole, all, constant);
  }

  private record Gathered(List<Integer> resources, List<Integer> rows, long arcs) {}

  /// The groups of resources with their rows, few enough to solve each apart.
  private static List<Gathered> gathered(
      DutyProblem whole, Map<Integer, List<Integer>> resources, Map<Integer, List<Integer>> rows) {
    List<Gathered> groups = new ArrayList<>();
    List<Integer> rowless = new ArrayList<>();
    resources.forEach(
        (group, members) -> {
          List<Integer> own = rows.getOrDefault(group, List.of());
          if (own.isEmpty()) {
            rowless.addAll(members);
          } else {
            groups.add(new Gathered(members, own, arcs(whole, members)));
          }
        });
    if (!rowless.isEmpty()) {
      groups.add(new Gathered(rowless.stream().sorted().toList(), List.of(), arcs(whole, rowless)));
    }
    groups.sort(Comparator.comparingLong(Gathered::arcs).reversed());
    if (groups.size() <= MOST_PARTS) {
      return groups;
    }
    List<Gathered> smallest = groups.subList(MOST_PARTS - 1, groups.size());
    Gathered together =
        new Gathered(
            smallest.stream().flatMap(g -> g.resources.stream()).sorted().toList(),
            smallest.stream().flatMap(g -> g.rows.stream()).sorted().toList(),
            smallest.stream().mapToLong(Gathered::arcs).sum());
    List<Gathered> few = new ArrayList<>(groups.subList(0, MOST_PARTS - 1));
    few.add(together);
    return few;
  }

  private static long arcs(DutyProblem whole, List<Integer> members) {
    return members.stream().mapToLong(e -> whole.resources().get(e).network().arcs()).sum();
  }

  private static int first(int[] group, int member) {
    int at = member;
    while (group[at] != at) {
      group[at] = group[group[at]];
      at = group[at];
    }
    return at;
  }

  private static Component part(DutyProblem whole, List<Integer> members, List<Integer> rows) {
    int[] numbers = new int[whole.demands().size()];
    Arrays.fill(numbers, NOBODY);
    List<Demand> demands = new ArrayList<>();
    for (int row : rows) {
      numbers[row] = demands.size();
      demands.add(whole.demands().get(row));
    }
    Map<CalendarNetwork, CalendarNetwork> networks = new IdentityHashMap<>();
    List<CalendarModel> models = new ArrayList<>();
    for (int e : members) {
      CalendarModel model = whole.resources().get(e);
      CalendarNetwork network =
          networks.computeIfAbsent(model.network(), n -> n.withRows(row -> numbers[row]));
      models.add(
          new CalendarModel(
              model.resource(),
              network,
              model.fixedCost(),
              model::activityCost,
              model.quantities()));
    }
    return new Component(
        new DutyProblem(whole.slots(), whole.duties(), demands, models),
        members.stream().mapToInt(Integer::intValue).toArray(),
        rows.stream().mapToInt(Integer::intValue).toArray());
  }

  /// The parts, those with the fewest arcs first.
  public List<Component> all() {
    return all;
  }

  /// What rows cost that nobody can cover.
  public long constant() {
    return constant;
  }

  /// What a plan of the whole is in one part.
  public DutyPlan within(Component component, DutyPlan plan) {
    List<Calendar> calendars = new ArrayList<>();
    for (int e : component.resources) {
      calendars.add(plan.calendars().get(e));
    }
    return new DutyPlan(calendars);
  }

  /// Plans of all parts, in their order, as a plan of the whole.
  public DutyPlan join(List<DutyPlan> plans) {
    Calendar[] calendars = new Calendar[whole.resources().size()];
    for (int i = 0; i < all.size(); i++) {
      int[] resources = all.get(i).resources;
      for (int j = 0; j < resources.length; j++) {
        calendars[resources[j]] = plans.get(i).calendars().get(j);
      }
    }
    return new DutyPlan(List.of(calendars));
  }

  /// Proofs of all parts, in their order, as a proof of the whole: one set of prices where each
  /// part needs no more, and otherwise part by part.
  public Proof joinProofs(List<Proof> proofs) {
    double[] values = new double[whole.demands().size()];
    double[][] charges = new double[whole.resources().size()][0];
    int[][] amounts = new int[values.length][0];
    double[][] worths = new double[values.length][0];
    double bound = constant;
    boolean plain = true;
    for (int i = 0; i < all.size(); i++) {
      Prices first = proofs.get(i).first();
      place(all.get(i), first, values, amounts, worths, charges);
      bound += proofs.get(i).bound();
      plain &= proofs.get(i) instanceof Prices;
    }
    if (plain) {
      return new Prices(values, new AmountPrices(amounts, worths), charges, bound);
    }
    List<Apart.Part> parts = new ArrayList<>();
    for (int i = 0; i < all.size(); i++) {
      List<String> names =
          all.get(i).problem.resources().stream().map(CalendarModel::resource).toList();
      parts.add(new Apart.Part(names, placed(all.get(i), proofs.get(i), values)));
    }
    return new Apart(constant, parts);
  }

  /// The proof in the rows and resources of the whole. Rows of other parts have the prices of the
  /// base, so that sets of prices differ in little.
  private Proof placed(Component component, Proof proof, double[] base) {
    return switch (proof) {
      case Prices prices -> {
        double[] values = base.clone();
        double[][] charges = new double[whole.resources().size()][0];
        int[][] amounts = new int[values.length][0];
        double[][] worths = new double[values.length][0];
        place(component, prices, values, amounts, worths, charges);
        yield new Prices(values, new AmountPrices(amounts, worths), charges, prices.bound());
      }
      case Cases cases ->
          new Cases(
              placed(component, cases.question()),
              placed(component, cases.yes(), base),
              placed(component, cases.no(), base));
      case Apart apart ->
          throw new IllegalArgumentException("A part has no parts of its own: " + apart);
    };
  }

  private static Question placed(Component component, Question question) {
    return switch (question) {
      case Question.Has has -> new Question.Has(component.rows[has.row()], has.units());
      case Question.Does does -> does;
    };
  }

  private static void place(
      Component component,
      Prices prices,
      double[] values,
      int[][] amounts,
      double[][] worths,
      double[][] charges) {
    for (int i = 0; i < component.rows.length; i++) {
      int row = component.rows[i];
      values[row] = prices.of(i);
      amounts[row] = prices.byAmount().amounts(i);
      worths[row] = new double[amounts[row].length];
      for (int k = 0; k < worths[row].length; k++) {
        worths[row][k] = prices.worth(i, amounts[row][k]);
      }
    }
    for (int i = 0; i < component.resources.length; i++) {
      double[] own = new double[component.problem.resources().get(i).quantities().size()];
      Arrays.setAll(own, new Charged(prices, i)::of);
      charges[component.resources[i]] = own;
    }
  }

  private record Charged(Prices prices, int resource) {
    double of(int quantity) {
      return prices.charge(resource, quantity);
    }
  }
}
