package org.muster.engine.duty.colgen;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.muster.engine.duty.Weighted;

/// Large neighbourhood search by column generation: frees some resources, in whole or within a
/// window of time, solves for them by a dive, and keeps what is no dearer. The bound of the free
/// part tells when a neighbourhood holds nothing better, and then the next one is larger; a dive
/// that fails makes it smaller.
final class Neighbourhoods {

  /// Ways to choose what is freed: whole calendars at random, whole calendars of those who could
  /// fill a costly row, or a window of time at a costly row or anywhere.
  private enum Kind {
    RANDOM,
    COSTLY,
    WINDOW
  }

  /// How much is freed at first, in resources times slots.
  private static final double FIRST_SIZE = 400;

  private static final int[] WINDOWS = {7, 14, 21, 28, 56};

  private final Search search;
  private final Incumbent incumbent;
  private final AtomicInteger workers = new AtomicInteger();
  private final int count;

  /// Prices of rows as the last neighbourhood that held them left them.
  private final double[] memory;

  private boolean remembered;

  Neighbourhoods(Search search, Incumbent incumbent) {
    this.search = search;
    this.incumbent = incumbent;
    this.count = search.models.size();
    this.memory = new double[search.rows.count];
  }

  /// Prices learnt from neighbourhoods, or null before there are any.
  synchronized double @Nullable [] memory() {
    return remembered ? memory.clone() : null;
  }

  private synchronized void remember(Subproblem sub) {
    sub.recall(memory);
    remembered = true;
  }

  /// Puts prices of the whole problem into the memory.
  synchronized void remember(double[] prices) {
    System.arraycopy(prices, 0, memory, 0, memory.length);
    remembered = true;
  }

  /// A worker's own state: sizes and scores are learnt apart, random numbers are drawn apart.
  final class Worker {
    private final Random random = new Random(search.limits.seed() * 31 + workers.incrementAndGet());
    private final double[] size = {FIRST_SIZE, FIRST_SIZE, FIRST_SIZE};
    private final double[] score = {1, 1, 1};

    /// Makes so many attempts, fewer when the search is stopped.
    void attempts(int attempts) {
      for (int i = 0; i < attempts && !search.stopped(); i++) {
        Incumbent.Snapshot current = incumbent.snapshot();
        if (current == null) {
          return;
        }
        int kind = Weighted.pick(score, random);
        Free free =
            Kind.values()[kind] == Kind.WINDOW
                ? window(size[kind], current, random)
                : whole(Kind.values()[kind], size[kind], current, random);
        Attempt attempt = attempt(free, current, random);
        double most = (double) count * search.problem.slots();
        switch (attempt) {
          case PROVEN_USELESS -> size[kind] = Math.min(most, size[kind] * 1.1 + 10);
          case FAILED -> size[kind] = Math.max(60, size[kind] * 0.93);
          case IMPROVED, STOPPED -> {}
        }
        score[kind] = Math.max(0.15, score[kind] * 0.95 + (attempt == Attempt.IMPROVED ? 0.5 : 0));
      }
    }
  }

  private enum Attempt {
    IMPROVED,
    PROVEN_USELESS,
    FAILED,
    STOPPED
  }

  /// What is freed: resources and their open ranges, null for whole calendars.
  private record Free(int[] resources, Range @Nullable [] ranges) {}

  private Attempt attempt(Free free, Incumbent.Snapshot current, Random random) {
    long[] others = current.covered().clone();
    long cutoff = current.cost();
    boolean[] isFree = new boolean[count];
    for (int e : free.resources) {
      Incumbent.add(others, current.plan()[e], -1);
      isFree[e] = true;
    }
    for (int e = 0; e < count; e++) {
      cutoff -= isFree[e] ? 0 : current.plan()[e].cost;
    }
    double[] prices = incumbent.prices();
    try (Subproblem sub =
        new Subproblem(search, free.resources, free.ranges, others, random, memory())) {
      for (int e : free.resources) {
        sub.add(current.plan()[e]);
        if (free.ranges == null && prices != null) {
          for (Column column : search.pooled(e, prices, 40)) {
            sub.add(column);
          }
        }
      }
      Subproblem.Outcome outcome = sub.relax(200, cutoff, 0.5, null);
      if (outcome == Subproblem.Outcome.CUT_OFF) {
        return Attempt.PROVEN_USELESS;
      }
      if (outcome == Subproblem.Outcome.INTERRUPTED) {
        return Attempt.STOPPED;
      }
      remember(sub);
      List<Column> chosen = sub.dive(40, cutoff, 1, 0.08);
      if (chosen == null) {
        return sub.interrupted() ? Attempt.STOPPED : Attempt.FAILED;
      }
      return incumbent.offer(chosen, free.ranges) ? Attempt.IMPROVED : Attempt.FAILED;
    }
  }

  private Free whole(Kind kind, double size, Incumbent.Snapshot current, Random random) {
    int wanted = (int) Math.max(2, Math.round(size / search.problem.slots()));
    int row = kind == Kind.COSTLY ? costlyRow(current, random) : -1;
    return new Free(choose(wanted, row, random), null);
  }

  private Free window(double size, Incumbent.Snapshot current, Random random) {
    int slots = search.problem.slots();
    int length = Math.min(slots, WINDOWS[random.nextInt(WINDOWS.length)]);
    int row = random.nextBoolean() ? costlyRow(current, random) : -1;
    int slot =
        row >= 0 && search.rows.demands.get(row).slot() >= 0
            ? search.rows.demands.get(row).slot()
            : random.nextInt(slots);
    int from = Math.max(0, Math.min(slot - random.nextInt(length), slots - length));
    int[] resources = choose((int) Math.max(2, Math.round(size / length)), row, random);
    Range[] ranges = new Range[resources.length];
    for (int i = 0; i < ranges.length; i++) {
      ranges[i] = Range.within(search, current.plan()[resources[i]], from, from + length);
    }
    return new Free(resources, ranges);
  }

  /// Resources: half of them such as can cover the row, if there is one, the rest at random.
  private int[] choose(int wanted, int row, Random random) {
    int size = Math.min(wanted, count);
    Set<Integer> free = new LinkedHashSet<>();
    if (row >= 0) {
      List<Integer> able = new ArrayList<>();
      for (int e = 0; e < count; e++) {
        if (search.reaches(e, row)) {
          able.add(e);
        }
      }
      while (free.size() < (size + 1) / 2 && !able.isEmpty()) {
        free.add(able.remove(random.nextInt(able.size())));
      }
    }
    while (free.size() < size) {
      free.add(random.nextInt(count));
    }
    return free.stream().mapToInt(Integer::intValue).sorted().toArray();
  }

  /// A row that costs something, chosen at random by its cost; -1 when none does.
  private int costlyRow(Incumbent.Snapshot current, Random random) {
    double sum = 0;
    int chosen = -1;
    for (int r = 0; r < search.rows.count; r++) {
      double cost = search.rows.cost(r, current.covered()[r]);
      sum += cost;
      if (cost > 0 && random.nextDouble() * sum < cost) {
        chosen = r;
      }
    }
    return chosen;
  }
}
