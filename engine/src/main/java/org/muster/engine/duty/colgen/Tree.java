package org.muster.engine.duty.colgen;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.muster.engine.duty.Apart;
import org.muster.engine.duty.CalendarNetwork;
import org.muster.engine.duty.Cases;
import org.muster.engine.duty.Pin;
import org.muster.engine.duty.Prices;
import org.muster.engine.duty.Proof;
import org.muster.engine.duty.Question;

/// Branch and price (Barnhart and others 1998): where the relaxation has a gap, a question that its
/// solution answers by halves splits all plans into those of yes and those of no, and column
/// generation solves each case anew, from the prices of the case above. The case with the least
/// bound is split first. What is proven is the least bound of all cases that are not split, and
/// their prices prove it.
///
/// A question is about a row (at least so many units?) or about a resource (does it do this duty in
/// this slot? Ryan and Foster 1981). A case whose bound, rounded up, reaches the cost of the best
/// plan is closed; one whose solution is whole is a plan.
///
/// Works on one thread.
final class Tree {

  /// Solutions of the master in one case.
  private static final int ITERATIONS = 100;

  private static final double TOLERANCE = 0.02;

  /// Solutions of the master at a node of a dive from a case while few resources are free.
  private static final int DIVE_ITERATIONS = 40;

  /// Columns of each resource that a case hands to the two below.
  private static final int KEPT = 40;

  /// How far from a whole number an answer must be to be asked for.
  private static final double FRACTION = 1e-3;

  /// Questions tried before one is chosen.
  private static final int TRIED = 6;

  /// Solutions of the master in a case of a question that is only tried.
  private static final int TRIAL = 3;

  /// What the better answer's gain counts for beside the worse one's, when questions are compared.
  private static final double BETTER = 0.2;

  /// Splits after which a tree grows no further.
  private static final int MOST_SPLITS = 2_000;

  private final Search search;
  private final Incumbent incumbent;
  private final Random random;
  private final boolean diving;
  private final Node root;
  private final PriorityQueue<Node> open =
      new PriorityQueue<>(
          Comparator.comparingDouble((Node node) -> node.prices.bound())
              .thenComparingInt(node -> node.number));
  private int nodes;
  private int splits;
  private long stepsOfCases;
  private long stepsOfDives;

  /// One case: what is left of each resource's calendars and of each row's units, and what is
  /// proven of it.
  private static final class Node {
    private final int number;
    private final Rows rows;
    private final Pricing[] pricing;
    private Prices prices;

    /// Prices a unit from which its column generation starts; prices by amount may prove more.
    private double[] start;

    private List<Column> columns;

    /// Null before the case was relaxed.
    private @Nullable List<Question> questions;

    private @Nullable Split split;

    Node(
        int number,
        Rows rows,
        Pricing[] pricing,
        Prices prices,
        double[] start,
        List<Column> columns) {
      this.start = start;
      this.number = number;
      this.rows = rows;
      this.pricing = pricing;
      this.prices = prices;
      this.columns = columns;
    }

    Proof proof() {
      return split == null
          ? prices
          : new Cases(split.question, split.yes.proof(), split.no.proof());
    }
  }

  private record Split(Question question, Node yes, Node no) {
    List<Node> both() {
      return List.of(yes, no);
    }
  }

  /// @param proof of the whole problem, to go on with
  /// @param diving are plans looked for in each case?
  Tree(Search search, Incumbent incumbent, Proof proof, Random random, boolean diving) {
    this.diving = diving;
    this.search = search;
    this.incumbent = incumbent;
    this.random = random;
    Pricing[] pricing = new Pricing[search.models.size()];
    Arrays.setAll(pricing, e -> new Pricing(search, e, search.whole(e)));
    Prices first = proof.first();
    List<Column> columns = new ArrayList<>();
    for (int e = 0; e < pricing.length; e++) {
      columns.addAll(search.pooled(e, first.toArray(), KEPT));
    }
    // What a case's prices prove of the whole is not known yet.
    Prices unproven = new Prices(first.toArray(), Double.NEGATIVE_INFINITY);
    root = new Node(nodes++, search.rows, pricing, unproven, first.toArray(), columns);
    goOn(root, proof);
  }

  /// Splits as the proof does, unless the search is stopped meanwhile; its cases are relaxed when
  /// their turn comes.
  private void goOn(Node node, Proof proof) {
    switch (proof) {
      case Prices prices -> {
        node.prices = prices;
        node.start = prices.toArray();
        settle(node);
      }
      case Cases cases -> {
        if (!search.stopped()) {
          splits++;
          node.split = split(node, cases.question());
          goOn(node.split.yes, cases.yes());
          goOn(node.split.no, cases.no());
        }
      }
      // Proofs of parts are made where parts are solved apart, each by a tree of its own.
      case Apart apart -> settle(node);
    }
  }

  /// Splits cases for about so many steps; false when nothing is left to split, or the tree is as
  /// large as it may be.
  boolean grow(long steps) {
    long end = steps() + steps;
    while (!search.stopped() && steps() < end) {
      Node next = open.poll();
      if (next == null || closed(next) || splits >= MOST_SPLITS) {
        incumbent.proven(root.proof());
        return false;
      }
      if (next.questions == null) {
        if (relax(next, ITERATIONS)) {
          settle(next);
        }
      } else {
        grow(next, next.questions);
      }
      Node least = open.peek();
      if (least != null && least.prices.bound() > incumbent.bound()) {
        incumbent.proven(root.proof());
      }
    }
    return !search.stopped();
  }

  private long steps() {
    return stepsOfCases + stepsOfDives;
  }

  private boolean closed(Node node) {
    return search.roundedUp(node.prices.bound()) >= incumbent.cost();
  }

  /// Puts a case where it belongs: one that is closed or cannot be split stays as it is.
  private void settle(Node node) {
    if (!closed(node) && (node.questions == null || !node.questions.isEmpty())) {
      open.add(node);
    }
  }

  /// Splits a case by the question whose answers raise the bound most.
  private void grow(Node node, List<Question> questions) {
    Split best = null;
    double most = Double.NEGATIVE_INFINITY;
    int tried = Math.min(TRIED, questions.size());
    for (Question question : questions.subList(0, tried)) {
      Split split = split(node, question);
      for (Node below : split.both()) {
        if (!relax(below, TRIAL)) {
          return;
        }
      }
      double yes = gain(node, split.yes);
      double no = gain(node, split.no);
      double score = Math.min(yes, no) + BETTER * Math.max(yes, no);
      if (best == null || score > most) {
        most = score;
        best = split;
      }
    }
    if (best == null) {
      return;
    }
    for (Node below : best.both()) {
      if (!closed(below) && !relax(below, ITERATIONS)) {
        return;
      }
    }
    splits++;
    node.split = best;
    node.columns = List.of();
    best.both().forEach(this::settle);
  }

  private double gain(Node above, Node below) {
    double bound = Math.min(incumbent.cost(), below.prices.bound());
    return bound - above.prices.bound();
  }

  private Split split(Node node, Question question) {
    return new Split(question, below(node, question, true), below(node, question, false));
  }

  private Node below(Node node, Question question, boolean answer) {
    Rows rows = node.rows;
    Pricing[] pricing = node.pricing;
    List<Column> columns = node.columns;
    switch (question) {
      case Question.Has has -> rows = rows.answering(has.row(), has.units(), answer);
      case Question.Does does -> {
        int resource = resource(does);
        Optional<Pricing> pinned = pricing[resource].pinned(does.pin(answer));
        if (pinned.isEmpty()) {
          throw new IllegalStateException("No calendar answers " + question + " with " + answer);
        }
        pricing = pricing.clone();
        pricing[resource] = pinned.get();
        columns =
            columns.stream()
                .filter(column -> column.resource != resource || does(column, does) == answer)
                .toList();
      }
    }
    return new Node(nodes++, rows, pricing, node.prices, node.start, columns);
  }

  private int resource(Question.Does does) {
    for (int e = 0; e < search.models.size(); e++) {
      if (search.models.get(e).resource().equals(does.resource())) {
        return e;
      }
    }
    throw new IllegalStateException("No resource " + does.resource());
  }

  private boolean does(Column column, Question.Does does) {
    CalendarNetwork network = search.models.get(column.resource).network();
    for (int a : column.activities) {
      if (network.activityFirst(a) <= does.slot() && does.slot() < network.activityEnd(a)) {
        return network.activityDuty(a) == does.duty();
      }
    }
    return does.duty() == Pin.NOTHING;
  }

  /// Column generation in one case; false when the search was stopped.
  private boolean relax(Node node, int iterations) {
    try (Subproblem sub = Subproblem.ofCase(search, node.rows, node.pricing, random, node.start)) {
      node.columns.forEach(sub::add);
      Subproblem.Outcome outcome = sub.relax(iterations, incumbent.cost(), TOLERANCE, null);
      stepsOfCases += sub.steps();
      if (sub.bound() > Double.NEGATIVE_INFINITY) {
        node.start = sub.bestPrices();
      }
      if (sub.bound() > node.prices.bound()) {
        node.prices = sub.proven();
      }
      if (outcome == Subproblem.Outcome.INTERRUPTED) {
        return false;
      }
      if (outcome == Subproblem.Outcome.CUT_OFF) {
        node.columns = List.of();
        return true;
      }
      Master master = sub.master();
      List<Question> questions = questions(node, master);
      if (questions.isEmpty()) {
        incumbent.offer(whole(master), null);
      }
      node.questions = questions;
      node.columns = kept(master);
      if (iterations == ITERATIONS && !questions.isEmpty()) {
        dive(sub);
      }
    }
    return true;
  }

  /// A plan from a case, within its answers: near the bound they lead where no dive from the root
  /// does. No more steps go to dives than to the rest of the tree.
  private void dive(Subproblem sub) {
    if (diving && stepsOfDives <= stepsOfCases) {
      long before = sub.steps();
      List<Column> chosen = sub.dive(DIVE_ITERATIONS, incumbent.cost(), 1, 0);
      if (chosen != null) {
        incumbent.offer(chosen, null);
      }
      stepsOfDives += sub.steps() - before;
    }
  }

  /// The column of greatest fraction of each resource.
  private List<Column> whole(Master master) {
    Column[] best = new Column[search.models.size()];
    double[] most = new double[best.length];
    for (int c = 0; c < master.columns(); c++) {
      int resource = master.column(c).resource;
      if (master.fraction(c) > most[resource]) {
        most[resource] = master.fraction(c);
        best[resource] = master.column(c);
      }
    }
    return List.of(best);
  }

  /// The most promising columns of each resource.
  private List<Column> kept(Master master) {
    double[] prices = master.prices();
    List<List<Column>> own = new ArrayList<>();
    search.models.forEach(model -> own.add(new ArrayList<>()));
    for (int c = 0; c < master.columns(); c++) {
      own.get(master.column(c).resource).add(master.column(c));
    }
    List<Column> kept = new ArrayList<>();
    for (List<Column> columns : own) {
      columns.sort(Comparator.comparingDouble(column -> column.reducedCost(prices)));
      kept.addAll(columns.subList(0, Math.min(KEPT, columns.size())));
    }
    return kept;
  }

  /// @param kind questions of a kind are likely to gain the same, so that one of them is tried:
  ///     those about one resource, or about rows with as many units
  private record Asked(Question question, double fraction, String kind) {}

  /// Questions that the solution answers by halves, the most open first.
  private List<Question> questions(Node node, Master master) {
    int duties = search.problem.duties().size();
    int slots = search.problem.slots();
    double[] covered = new double[node.rows.count];
    double[] done = new double[search.models.size() * slots * duties];
    for (int c = 0; c < master.columns(); c++) {
      double fraction = master.fraction(c);
      Column column = master.column(c);
      for (int i = 0; i < column.rows.length; i++) {
        covered[column.rows[i]] += fraction * column.amounts[i];
      }
      CalendarNetwork network = search.models.get(column.resource).network();
      for (int a : column.activities) {
        for (int s = network.activityFirst(a); s < network.activityEnd(a); s++) {
          done[(column.resource * slots + s) * duties + network.activityDuty(a)] += fraction;
        }
      }
    }
    List<Asked> asked = new ArrayList<>();
    for (int r = 0; r < covered.length; r++) {
      long units = (long) Math.ceil(covered[r]);
      if (open(covered[r]) && units > node.rows.least[r] && units <= node.rows.capacity[r]) {
        asked.add(new Asked(new Question.Has(r, units), covered[r], "rows " + covered[r]));
      }
    }
    for (int i = 0; i < done.length; i++) {
      if (open(done[i])) {
        String resource = search.models.get(i / (slots * duties)).resource();
        asked.add(
            new Asked(
                new Question.Does(resource, i / duties % slots, i % duties), done[i], resource));
      }
    }
    asked.sort(Comparator.comparingDouble(one -> Math.abs(one.fraction % 1 - 0.5)));
    Set<String> kinds = new HashSet<>();
    return asked.stream()
        .filter(one -> kinds.add(one.kind))
        .limit(TRIED)
        .map(Asked::question)
        .toList();
  }

  private static boolean open(double fraction) {
    double part = fraction - Math.floor(fraction);
    return part > FRACTION && part < 1 - FRACTION;
  }
}
