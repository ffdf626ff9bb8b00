package org.muster.engine.lift.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.muster.engine.lift.LiftPlan;
import org.muster.engine.lift.LiftPrices;
import org.muster.engine.lift.LiftProblem;
import org.muster.engine.lift.LiftProof;

/// Plans a lift: a greedy plan at once, then a bound from prices, and annealing on every thread.
///
/// A step is one change tried by annealing, or [#STEPS_A_PRICING]th of an evaluation of the bound.
public final class LiftPlanner {
  /// Steps between two looks at the clock, at what others found and at whether to stop.
  private static final int STEPS_A_LOOK = 64;

  /// Steps that one evaluation of the bound counts as.
  private static final int STEPS_A_PRICING = 256;

  /// What flights earn is told to the search no more often than after so many.
  private static final int STEPS_A_GUIDE = 20 * STEPS_A_PRICING;

  /// The temperature at the beginning, in weighted person-hours, and as a part of it at the end.
  private static final double HOT = 300;

  /// So many parties halve the heat: of a large lift each part is tried less often.
  private static final double HALVING_PARTIES = 1000;

  private static final double COLD = 1.0 / 150;

  /// Of a lift with up to so many parties, timetables are tried for this part of the time.
  private static final int MOST_EXPLORED = 3000;

  private static final double EXPLORED = 0.45;

  /// By how much of itself what flights earn may be wrong where a plan begins with it.
  private static final double LITTLE_NOISE = 0.1;

  private static final int FEW_PARTIES = 40;
  private static final int ROUNDS_OF_FEW = 8;

  /// It never begins hotter than this part of all waiting, for the sake of tiny lifts.
  private static final double HOT_PART = 0.1;

  /// In the last part of the time only what is no dearer is taken.
  private static final double FROZEN = 0.1;

  /// A worker goes over to the best plan of all after so much of the time.
  private static final double EXCHANGE_SHARE = 0.1;

  /// How much of the time the first worker gives to the bound: alone, and among others.
  private static final double PRICING_ALONE = 0.3;

  private static final double PRICING_AMONG = 0.7;

  /// A second proof takes as long as so many evaluations of the bound; it is made where that is no
  /// more than this part of the time.
  private static final double EVALUATIONS_A_PROOF = 20;

  private static final double PROVING = 0.15;

  /// Of a larger lift a second proof is not at once.
  private static final int MOST_PROVEN_PARTIES = 5000;

  /// Below the bound that is proven by so much of it, since sums are rounded.
  private static final double ROUNDING = 1e-9;

  /// Of a plan whose cost is above its bound by no more than this part of it, no better is sought.
  private static final double PROVEN_BEST = 1e-8;

  private final Instance in;
  private final LiftLimits limits;
  private final LiftProgress.Listener listener;
  private final Best best;

  private volatile double bound;
  private volatile double[] prices;

  /// The part of the time that one evaluation of the bound took.
  private volatile double evaluation;
  private final Relaxation relaxation;

  /// What flights earn at these prices, once there are some.
  private volatile Optional<Guide> guide = Optional.empty();

  private LiftPlanner(LiftProblem problem, LiftLimits limits, LiftProgress.Listener listener) {
    in = new Instance(problem);
    relaxation = new Relaxation(in);
    bound = in.leastCost();
    this.limits = limits;
    this.listener = listener;
    best = new Best(in);
    prices = new double[relaxation.size];
  }

  /// Plans until the limits are reached; the plan is lawful and says its cost and its bound.
  public static LiftPlan plan(
      LiftProblem problem, LiftLimits limits, LiftProgress.Listener listener) {
    return new LiftPlanner(problem, limits, listener).plan();
  }

  private LiftPlan plan() {
    FutureTask<double[]> least = new FutureTask<>(this::least);
    if (limits.threads() > 1) {
      start("lift-bound", least);
    }
    SplittableRandom random = new SplittableRandom(limits.seed());
    State first = new State(in);
    Greedy.build(first, random);
    best.offer(first);
    if (limits.steps() > 0 && !limits.stop().getAsBoolean()) {
      Greedy.refill(first, random, () -> ended(0));
      best.offer(first);
    }
    limits.start().ifPresent(start -> best.offer(Plans.state(in, start)));
    tell("greedy");
    List<FutureTask<Void>> workers = new ArrayList<>();
    for (int i = 0; i < limits.threads(); i++) {
      SplittableRandom own = random.split();
      boolean prices = i == 0;
      workers.add(
          new FutureTask<>(
              () -> {
                long steps = prices ? price(least) : 0;
                anneal(own, steps);
                return null;
              }));
    }
    for (int i = 1; i < workers.size(); i++) {
      start("lift-" + i, workers.get(i));
    }
    workers.getFirst().run();
    for (FutureTask<Void> worker : workers) {
      try {
        worker.get();
      } catch (ExecutionException e) {
        throw new IllegalStateException("A worker of the lift failed.", e.getCause());
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
    // Whoever stopped it, or gave it a second or two for tens of thousands, waits: then the bound
    // is what the search found, and still carries its prices.
    return drawnUp(!limits.stop().getAsBoolean() && evaluation * EVALUATIONS_A_PROOF <= PROVING);
  }

  private static void start(String name, Runnable task) {
    Thread.ofPlatform().daemon().name(name).start(task);
  }

  /// The best plan so far.
  ///
  /// @param proven whether the bound is proven once more, from the prices as they are written
  private LiftPlan drawnUp(boolean proven) {
    // The prices may be better than the bound by now, never worse.
    return drawnUp(relaxation, best.plan(), bound, prices, proven);
  }

  /// The plan with its bound and the prices that prove it.
  ///
  /// @param bound at the prices
  private static LiftPlan drawnUp(
      Relaxation relaxation, LiftPlan plan, double bound, double[] prices, boolean proven) {
    double cost = plan.cost().orElseThrow();
    double known = bound;
    LiftPrices written = relaxation.prices(prices);
    if (proven) {
      double again = LiftProof.prove(relaxation.in.problem, written);
      known = Math.min(known, rounded(again));
    }
    double said = Math.min(cost, Math.max(known, relaxation.in.leastCost()));
    return plan.costing(cost, OptionalDouble.of(said)).proven(written);
  }

  /// Prices of a problem and the bound at them.
  record Bounded(Relaxation relaxation, double bound, double[] prices) {
    /// The plan with the bound and what proves it.
    ///
    /// @param plan that says its cost
    LiftPlan of(LiftPlan plan) {
      boolean proven = relaxation.in.parties <= MOST_PROVEN_PARTIES;
      return drawnUp(relaxation, plan, bound, prices, proven);
    }
  }

  /// A bound that is found at once: by the prices that are known of a problem much like this
  /// one, or by what everybody costs in any plan.
  static Bounded boundedAtOnce(LiftProblem problem, Optional<LiftPrices> known) {
    Relaxation relaxation = new Relaxation(new Instance(problem));
    double[] least = GatePrices.least(relaxation);
    double[] best = new double[relaxation.size];
    double bound = relaxation.in.leastCost();
    List<double[]> candidates = new ArrayList<>(List.of(least));
    known.ifPresent(prices -> candidates.add(relaxation.known(prices, least)));
    for (double[] prices : candidates) {
      double floor = rounded(relaxation.evaluate(prices, new double[relaxation.size]));
      if (floor > bound) {
        bound = floor;
        best = prices;
      }
    }
    return new Bounded(relaxation, bound, best);
  }

  /// A bound as it may be claimed.
  private static double rounded(double bound) {
    return bound - ROUNDING * Math.abs(bound);
  }

  private void tell(String phase) {
    if (limits.stop().getAsBoolean()) {
      // Whoever stopped it has the plan itself in a moment, and would wait for this one first.
      return;
    }
    listener.progressed(new LiftProgress(phase, best.cost(), bound, () -> drawnUp(false)));
  }

  private double spent(long step) {
    return limits.steps() == LiftLimits.UNLIMITED
        ? limits.spent().getAsDouble()
        : (double) step / Math.max(1, limits.steps());
  }

  private boolean ended(long step) {
    return step >= limits.steps()
        || limits.stop().getAsBoolean()
        || spent(step) >= 1
        || best.cost() - bound <= PROVEN_BEST * Math.abs(best.cost());
  }

  /// The first prices, and the bound at them.
  private double[] least() {
    double[] least = GatePrices.least(relaxation);
    double began = limits.spent().getAsDouble();
    double floor = rounded(relaxation.evaluate(least, new double[relaxation.size]));
    evaluation = limits.spent().getAsDouble() - began;
    if (floor > bound) {
      prices = least;
      bound = floor;
    }
    return least;
  }

  /// Raises the bound for its part of the time.
  ///
  /// @param least begun beside the greedy plan, or done here
  /// @return steps that it took
  private long price(FutureTask<double[]> least) throws ExecutionException, InterruptedException {
    least.run();
    least.get();
    if (limits.stop().getAsBoolean()) {
      return 0;
    }
    Optional<double[]> start = GatePrices.start(relaxation, () -> ended(0));
    if (start.isEmpty() || limits.stop().getAsBoolean()) {
      return 0;
    }
    Ascent ascent = new Ascent(relaxation, start.get());
    double part = limits.threads() == 1 ? PRICING_ALONE : PRICING_AMONG;
    long step = 0;
    long guided = 0;
    // Once in any case: the time may be gone by what it took to find where to begin.
    do {
      double before = bound;
      ascent.step(best.cost());
      step += STEPS_A_PRICING;
      double proven = rounded(ascent.bound());
      if (proven > before) {
        prices = ascent.prices().clone();
        bound = proven;
        if (step >= guided) {
          guide = Optional.of(relaxation.guide(prices));
          guided = step + STEPS_A_GUIDE;
        }
        tell("bound");
      }
    } while (!ended(step) && spent(step) < part);
    return step;
  }

  private void anneal(SplittableRandom random, long from) {
    State state = new State(in);
    best.into(state);
    Annealing annealing = new Annealing(state, random, () -> guide);
    double began = from > 0 ? spent(from) : 0;
    // Whoever joins late goes on where the others are; alone, from the beginning.
    boolean alone = limits.threads() == 1;
    double waiting = 0;
    for (int p = 0; p < in.parties; p++) {
      Flight flight = state.flightOf[p];
      waiting += flight == null ? 0 : state.delay(p, flight.departs);
    }
    double hot = Math.min(HOT / (1 + in.parties / HALVING_PARTIES), 1 + HOT_PART * waiting);
    double exchanged = began;
    long offered = from;
    // Which of a few go together is chosen early; a small lift is planned from nothing again and
    // again.
    int rounds = in.parties <= FEW_PARTIES ? ROUNDS_OF_FEW : 1;
    int round = 0;
    boolean explores = in.parties > FEW_PARTIES && in.parties <= MOST_EXPLORED;
    // The part of the time after which it is cooled.
    double start = alone ? began : 0;
    double explored = start + EXPLORED * (1 - start);
    for (long step = from; !ended(step); step += STEPS_A_LOOK) {
      if (explores && guide.isPresent()) {
        explores = false;
        if (spent(step) < explored) {
          long begun = step;
          step = explore(state, annealing, random, step, explored);
          start = step > begun ? explored : start;
        }
      }
      double now = spent(step);
      double cooled = Math.max(0, (now - start) / Math.max(1e-9, 1 - start));
      if (rounds > 1) {
        cooled *= rounds;
        if ((int) cooled > round) {
          round = (int) cooled;
          best.offer(state);
          state.clear();
        }
        cooled -= (int) cooled;
      }
      double temperature =
          cooled > 1 - FROZEN ? 0 : hot * Math.pow(COLD, Math.max(0, cooled / (1 - FROZEN)));
      for (int i = 0; i < STEPS_A_LOOK; i++) {
        annealing.step(temperature);
      }
      // To copy a large state takes a while.
      if (state.cost < best.cost() - 1e-6 && step >= offered + in.parties) {
        offered = step;
        best.offer(state);
      }
      tell("annealing");
      if (rounds == 1 && now >= exchanged + EXCHANGE_SHARE) {
        exchanged = now;
        if (best.cost() < state.cost - 10 * temperature) {
          best.into(state);
        }
      }
    }
    state.recount();
    best.offer(state);
  }

  /// Tries timetables for a part of the time, where a lift is small enough for it.
  ///
  /// @return steps by then
  private long explore(
      State state, Annealing annealing, SplittableRandom random, long from, double until) {
    Exploring exploring = new Exploring(state, annealing, random);
    Guide known = guide.orElseThrow();
    if (!known.isScarce(in)) {
      exploring.begin(known, LITTLE_NOISE, () -> ended(from));
      best.offer(state);
      return from;
    }
    long step = from;
    while (!ended(step) && spent(step) < until) {
      long begun = step;
      step += Math.max(1, exploring.round(guide.orElseThrow(), () -> ended(begun)));
      best.offer(state);
      tell("exploring");
    }
    best.into(state);
    return step;
  }

  /// The best state so far, shared by the workers.
  private static final class Best {
    private final State state;
    private volatile double cost = Double.POSITIVE_INFINITY;

    Best(Instance in) {
      state = new State(in);
    }

    double cost() {
      return cost;
    }

    synchronized void offer(State other) {
      if (other.cost < cost - 1e-9) {
        state.copy(other);
        cost = state.cost;
      }
    }

    synchronized void into(State other) {
      other.copy(state);
    }

    synchronized LiftPlan plan() {
      return Plans.of(state);
    }
  }
}
