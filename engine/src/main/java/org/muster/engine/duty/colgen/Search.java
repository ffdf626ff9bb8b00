package org.muster.engine.duty.colgen;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.muster.engine.duty.CalendarModel;
import org.muster.engine.duty.CalendarNetwork;
import org.muster.engine.duty.DutyProblem;
import org.muster.engine.duty.SolveLimits;

/// What all parts of one solve share: the problem in flat form, compiled graphs, threads, limits,
/// and the pool of columns.
final class Search implements AutoCloseable {

  /// Columns kept in the pool for each resource; the oldest go first.
  private static final int POOLED = 300;

  private static final double HALF = 0.5;

  final DutyProblem problem;
  final List<CalendarModel> models;
  final Rows rows;

  /// What has a price of its own where rows are priced by amount.
  final Cells cells;
  final int[] networkOf;
  final SolveLimits limits;

  /// What a unit beyond a hard capacity costs in the master at first.
  final double dear;

  /// Weight of the best prices so far against the master's own (Wentges 1997).
  final double smoothing = 0.7;

  private final List<CalendarNetwork> networks = new ArrayList<>();
  private final Map<Long, Map<BitSet, BlockGraph>> graphs = new ConcurrentHashMap<>();
  private final Runnable beforeStep;
  private final Range[] whole;
  private final BitSet[] reached;
  private final List<Set<Column>> pool = new ArrayList<>();
  private final AtomicLong steps = new AtomicLong();
  private final ExecutorService executor;
  private final ArrayDeque<Labelling> kernels = new ArrayDeque<>();
  private final Set<Master> masters = new HashSet<>();
  private final Thread watcher;
  private volatile boolean ended;
  private volatile boolean stopped;

  Search(DutyProblem problem, SolveLimits limits) {
    this(problem, limits, () -> {});
  }

  /// @param beforeStep runs before each step; it may wait
  Search(DutyProblem problem, SolveLimits limits, Runnable beforeStep) {
    this.beforeStep = beforeStep;
    this.problem = problem;
    this.limits = limits;
    models = problem.resources();
    rows = new Rows(problem.demands(), largest(problem));
    cells = Cells.of(problem);
    networkOf = new int[models.size()];
    whole = new Range[models.size()];
    reached = new BitSet[models.size()];
    Map<CalendarNetwork, Integer> ids = new IdentityHashMap<>();
    for (int e = 0; e < networkOf.length; e++) {
      CalendarNetwork network = models.get(e).network();
      networkOf[e] =
          ids.computeIfAbsent(
              network,
              n -> {
                networks.add(n);
                return networks.size() - 1;
              });
      whole[e] = new Range(e, network.source(), network.sink(), new int[0], new int[0]);
      pool.add(new LinkedHashSet<>());
      reached[e] = new BitSet(rows.count);
      reach(e, whole[e], reached[e]);
    }
    dear = 20 * rows.dearest;
    executor =
        Executors.newFixedThreadPool(
            limits.threads(), Thread.ofPlatform().daemon().name("duty-", 0).factory());
    watcher = Thread.ofPlatform().daemon().name("duty-watch").start(this::watch);
  }

  /// The most units that one activity puts on each row; one on a row that nobody covers.
  private static int[] largest(DutyProblem problem) {
    int[] largest = new int[problem.demands().size()];
    Arrays.fill(largest, 1);
    Set<CalendarNetwork> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    for (CalendarModel model : problem.resources()) {
      CalendarNetwork network = model.network();
      int entries = seen.add(network) ? network.coverStart(network.activities()) : 0;
      for (int k = 0; k < entries; k++) {
        int row = network.coverRow(k);
        largest[row] = Math.max(largest[row], network.coverAmount(k));
      }
    }
    return largest;
  }

  /// Interrupts running masters once the caller says stop, so that a long linear programme does not
  /// delay the answer.
  private void watch() {
    while (!ended) {
      LockSupport.parkNanos(20_000_000);
      if (!stopped && limits.stop().getAsBoolean()) {
        stopped = true;
      }
      if (stopped) {
        synchronized (masters) {
          masters.forEach(Master::interrupt);
        }
      }
    }
  }

  boolean stopped() {
    return stopped;
  }

  /// Stops every part of the search: the plan is proven best, or the limits are reached.
  void stop() {
    stopped = true;
  }

  /// Counts one unit of work: a solution of a master, a pass of a settlement or a round of the
  /// bundle; false when no more may be done.
  boolean step() {
    if (stopped) {
      return false;
    }
    beforeStep.run();
    if (limits.stop().getAsBoolean() || steps.incrementAndGet() > limits.steps()) {
      stopped = true;
      return false;
    }
    return true;
  }

  long steps() {
    return Math.min(steps.get(), limits.steps());
  }

  void running(Master master) {
    synchronized (masters) {
      masters.add(master);
    }
  }

  void finished(Master master) {
    synchronized (masters) {
      masters.remove(master);
    }
  }

  /// Arcs of all resources together.
  long arcs() {
    return models.stream().mapToLong(model -> model.network().arcs()).sum();
  }

  /// Can a calendar of the resource put units on the row?
  boolean reaches(int resource, int row) {
    return reached[resource].get(row);
  }

  Range whole(int resource) {
    return whole[resource];
  }

  /// The graphs of a resource's network, by the set of quantities remembered; made when asked for.
  Map<BitSet, BlockGraph> graphs(int resource) {
    return graphs.computeIfAbsent((long) networkOf[resource], id -> new ConcurrentHashMap<>());
  }

  /// By network and activity: what the activity's cover is worth at these prices.
  double[][] activityValues(double[] prices) {
    double[][] values = new double[networks.size()][];
    for (int n = 0; n < values.length; n++) {
      values[n] = activityValues(prices, n);
    }
    return values;
  }

  /// For one network, by activity: what the activity's cover is worth at these prices.
  double[] activityValues(double[] prices, int networkIndex) {
    CalendarNetwork network = networks.get(networkIndex);
    double[] values = new double[network.activities()];
    for (int a = 0; a < values.length; a++) {
      double sum = 0;
      for (int k = network.coverStart(a); k < network.coverStart(a + 1); k++) {
        sum += prices[network.coverRow(k)] * network.coverAmount(k);
      }
      values[a] = sum;
    }
    return values;
  }

  /// The same for the networks of some resources alone; null for others.
  double[][] activityValues(double[] prices, int[] resources) {
    double[][] values = new double[networks.size()][];
    for (int e : resources) {
      int n = networkOf[e];
      if (values[n] == null) {
        values[n] = activityValues(prices, n);
      }
    }
    return values;
  }

  /// By network and activity: what the activity's cover is worth at prices of rows and cells.
  double[][] amountValues(double[] prices) {
    if (!cells.any()) {
      return activityValues(prices);
    }
    double[][] values = new double[networks.size()][];
    for (int n = 0; n < values.length; n++) {
      values[n] =
          summed(
              networks.get(n),
              (row, amount) ->
                  amount > 0 ? prices[cells.of(row, amount)] * cells.times(row, amount) : 0);
    }
    return values;
  }

  /// For one network, by activity: what the activity's cover is worth near these prices when
  /// `covered` is there without it: the mean slope of each row's smoothed cost up to its last unit.
  double[] pulledValues(double[] prices, double pull, long[] covered, int networkIndex) {
    return summed(
        networks.get(networkIndex),
        (r, amount) -> amount * rows.unitValue(r, prices[r], pull, covered[r] + HALF * amount));
  }

  /// What an amount on a row is worth.
  @FunctionalInterface
  private interface Worth {
    double of(int row, int amount);
  }

  /// By activity: the worth of all that it puts on rows. Many activities put the same amount on a
  /// row, so that its worth is worked out once.
  private double[] summed(CalendarNetwork network, Worth worth) {
    double[] ofRow = new double[rows.count];
    int[] amountOf = new int[rows.count];
    double[] values = new double[network.activities()];
    for (int a = 0; a < values.length; a++) {
      double sum = 0;
      for (int k = network.coverStart(a); k < network.coverStart(a + 1); k++) {
        int row = network.coverRow(k);
        int amount = network.coverAmount(k);
        if (amountOf[row] != amount) {
          amountOf[row] = amount;
          ofRow[row] = worth.of(row, amount);
        }
        sum += ofRow[row];
      }
      values[a] = sum;
    }
    return values;
  }

  /// For one network, by activity: what doing it would save now, exactly, if `covered` is there
  /// without it and nothing else of the same calendar touches its rows; minus infinity where it
  /// would exceed a capacity.
  double[] marginalValues(long[] covered, int networkIndex) {
    CalendarNetwork network = networks.get(networkIndex);
    double[] value = new double[network.activities()];
    for (int a = 0; a < value.length; a++) {
      double saved = 0;
      for (int k = network.coverStart(a); k < network.coverStart(a + 1); k++) {
        int r = network.coverRow(k);
        long after = covered[r] + network.coverAmount(k);
        if (after > rows.capacity[r]) {
          saved = Double.NEGATIVE_INFINITY;
          break;
        }
        saved += rows.cost(r, covered[r]) - rows.cost(r, after);
      }
      value[a] = saved;
    }
    return value;
  }

  /// Marks the rows that the resource can reach within the range.
  void reach(int resource, Range range, BitSet used) {
    CalendarModel model = models.get(resource);
    CalendarNetwork network = model.network();
    int from = network.nodeSlot(range.fromNode());
    int to = network.nodeSlot(range.toNode());
    for (int a = 0; a < network.activities(); a++) {
      if (network.activityFirst(a) >= from
          && network.activityEnd(a) <= to
          && model.activityCost(a) != CalendarModel.CLOSED) {
        for (int k = network.coverStart(a); k < network.coverStart(a + 1); k++) {
          used.set(network.coverRow(k));
        }
      }
    }
  }

  /// Costs are whole numbers, so that a bound may be rounded up.
  double roundedUp(double bound) {
    return Math.ceil(bound - 1e-6);
  }

  /// Puts a column into the pool.
  void remember(Column column) {
    Set<Column> own = pool.get(column.resource);
    synchronized (own) {
      // Taken out first, so that a column seen again counts as young.
      own.remove(column);
      own.add(column);
      if (own.size() > POOLED) {
        own.remove(own.iterator().next());
      }
    }
  }

  /// The pool's columns of a resource that are cheapest at these prices.
  List<Column> pooled(int resource, double[] prices, int most) {
    Set<Column> own = pool.get(resource);
    Column[] all;
    synchronized (own) {
      all = own.toArray(new Column[0]);
    }
    Map<Column, Double> reduced = new HashMap<>();
    for (Column column : all) {
      reduced.put(column, column.reducedCost(prices));
    }
    Arrays.sort(
        all, (a, b) -> Double.compare(reduced.getOrDefault(a, 0.0), reduced.getOrDefault(b, 0.0)));
    return Arrays.asList(all).subList(0, Math.min(most, all.length));
  }

  /// A kernel that no other thread uses; give it back by {@link #giveBack}.
  Labelling kernel() {
    synchronized (kernels) {
      Labelling free = kernels.poll();
      return free == null ? new Labelling() : free;
    }
  }

  void giveBack(Labelling kernel) {
    synchronized (kernels) {
      kernels.push(kernel);
    }
  }

  /// A piece of work for one index, with a kernel of the thread that does it.
  @FunctionalInterface
  interface Piece {
    void run(int index, Labelling kernel);
  }

  /// Runs pieces `0..count-1` on so many of the search's threads, or with one on the thread that
  /// calls, which may then be one of the search's own; pieces not begun when the search is stopped
  /// are left out.
  void parallel(int count, Piece piece, int threads) {
    AtomicInteger next = new AtomicInteger();
    Runnable worker =
        () -> {
          Labelling kernel = kernel();
          for (int i = next.getAndIncrement(); i < count && !stopped; i = next.getAndIncrement()) {
            piece.run(i, kernel);
          }
          giveBack(kernel);
        };
    if (threads == 1) {
      worker.run();
      return;
    }
    together(worker, threads);
  }

  /// Runs the same work on so many threads and waits for all.
  void together(Runnable work, int threads) {
    List<Future<?>> futures = new ArrayList<>();
    for (int t = 0; t < threads; t++) {
      futures.add(executor.submit(work));
    }
    for (Future<?> future : futures) {
      try {
        future.get();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        stopped = true;
        return;
      } catch (ExecutionException e) {
        stopped = true;
        throw new IllegalStateException("A thread of the search failed", e.getCause());
      }
    }
  }

  @Override
  public void close() {
    ended = true;
    stopped = true;
    LockSupport.unpark(watcher);
    executor.shutdownNow();
  }
}
