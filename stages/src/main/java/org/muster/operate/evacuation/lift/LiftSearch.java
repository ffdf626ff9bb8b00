package org.muster.operate.evacuation.lift;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import org.muster.access.Viewer;
import org.muster.engine.lift.LiftChecker;
import org.muster.engine.lift.LiftPlan;
import org.muster.engine.lift.LiftProblem;
import org.muster.engine.lift.LiftReview;
import org.muster.engine.lift.Party;
import org.muster.engine.lift.plan.LiftLimits;
import org.muster.engine.lift.plan.LiftPlanner;
import org.muster.engine.lift.plan.LiftProgress;
import org.muster.engine.lift.plan.LiftReplan;
import org.muster.operate.evacuation.Evacuation;
import org.muster.store.Trouble;

/// Searches for a plan of one problem and keeps the best so far as a draft, so that an end of
/// the process loses little.
final class LiftSearch {
  private static final double NANOS = 1e9;

  /// A plan is written no more often.
  private static final long BETWEEN_NANOS = 5_000_000_000L;

  /// To check, prove and write what was found last takes no longer, beyond the seconds that it has.
  private static final long LONGEST_END_SECONDS = 60;

  /// By so much a bound rises before it is proven once more and kept.
  private static final double RISEN = 1.001;

  /// Steps of planning again, by the size of the lift.
  private static final int FEWEST_STEPS = 500;

  private static final int MOST_STEPS = 20_000;
  private static final int STEPS_AND_PARTIES = 2_000_000;

  private final LiftBook book;
  private final Evacuation evacuation;
  private final Viewer viewer;
  private final LiftBook.Draft draft;
  private final LiftProblems.Built.Done built;
  private final Optional<LiftShift.Shifted> promised;
  private final Wanted wanted;
  private final ReentrantLock writing = new ReentrantLock();
  private long began;
  private volatile long written;
  private volatile double writtenCost = Double.POSITIVE_INFINITY;
  private volatile double writtenBound;
  private volatile OptionalInt number = OptionalInt.empty();

  /// How good the plan is that stands as the draft.
  private volatile Optional<LiftCertificate> standing = Optional.empty();

  private volatile boolean overtaken;

  /// @param promised what an earlier plan told people, of which as little as may be is changed
  LiftSearch(
      LiftBook book,
      Evacuation evacuation,
      Viewer viewer,
      LiftBook.Draft draft,
      LiftProblems.Built.Done built,
      Optional<LiftShift.Shifted> promised,
      Wanted wanted) {
    this.book = book;
    this.evacuation = evacuation;
    this.viewer = viewer;
    this.draft = draft;
    this.built = built;
    this.promised = promised;
    this.wanted = wanted;
  }

  /// How long and how it is searched.
  ///
  /// @param seconds it has
  /// @param steps it has; where it is more than 0 the seconds do not count
  public record Wanted(int seconds, long steps, long seed, int threads) {}

  /// The draft, once there is one.
  OptionalInt number() {
    return number;
  }

  /// Searches; what it finds is kept.
  ///
  /// @param stop asked often: once true it ends with the best that it has
  /// @return the number of the draft
  int run(BooleanSupplier stop, LiftProgress.Listener told) {
    try {
      return search(() -> overtaken || stop.getAsBoolean(), told);
    } finally {
      end();
    }
  }

  private int search(BooleanSupplier stop, LiftProgress.Listener told) {
    began = System.nanoTime();
    Found found =
        promised.isPresent()
            ? again(promised.get(), stop, told)
            : plan(built.problem(), stop, told);
    // The plan stands: it may be approved while it is asked what more would save.
    end();
    int known = number.orElseThrow();
    if (!stop.getAsBoolean()) {
      LiftWorth.of(lift(known, found.plan(), found.atLeast()), wanted.seed(), stop)
          .ifPresent(worth -> book.certify(evacuation, known, found.certificate().with(worth)));
    }
    if (overtaken) {
      throw new Trouble(
          Trouble.Code.UNABLE,
          "Plan "
              + known
              + " was decided on while it was searched for: what was found since is not kept");
    }
    return known;
  }

  /// A plan as it stands in the draft.
  ///
  /// @param atLeast changes that no plan avoids
  private record Found(LiftPlan plan, int atLeast, LiftCertificate certificate) {}

  private Found plan(LiftProblem problem, BooleanSupplier stop, LiftProgress.Listener told) {
    LiftPlan plan =
        LiftPlanner.plan(
            problem,
            limits(wanted.seconds(), stop, Optional.empty()),
            progress -> {
              told.progressed(progress);
              keepNowAndThen(progress);
            });
    return written(plan, LiftChecker.check(problem, plan), 0);
  }

  /// Keeps what was promised, as far as it can. People wait for what changes: it is kept before its
  /// bound is bettered.
  private Found again(LiftShift.Shifted earlier, BooleanSupplier stop, LiftProgress.Listener told) {
    LiftProblem problem = built.problem();
    LiftReplan.Result result =
        LiftReplan.replan(
            problem,
            earlier.plan(),
            built.now(),
            List.of(),
            wanted.seed(),
            Math.clamp(
                STEPS_AND_PARTIES / Math.max(1, problem.parties().size()),
                FEWEST_STEPS,
                MOST_STEPS),
            stop);
    // The log knows who is inside, with a flight or without.
    LiftPlan again = result.planOfThoseWhoGo();
    LiftReview review = LiftChecker.check(problem, again);
    if (!review.lawful()) {
      throw new Trouble(
          Trouble.Code.UNABLE,
          "No lawful plan keeps what was promised: " + review.findings().getFirst());
    }
    // Whoever has no promise that could be kept is not among those whom the planner counts.
    int atLeast =
        Math.max(
            earlier.surely().size(),
            Math.toIntExact(result.changesAtLeast() + earlier.displaced()));
    Found first = written(again, review, atLeast);
    return bettered(problem, first, stop, told)
        .map(bettered -> written(bettered, review, atLeast))
        .orElse(first);
  }

  /// Says that nothing better will take the place of the draft.
  private void end() {
    standing
        .filter(certificate -> certificate.searched().isPresent())
        .ifPresent(
            certificate -> {
              LiftCertificate over = certificate.searched(Optional.empty());
              book.certify(evacuation, number.orElseThrow(), over);
              standing = Optional.of(over);
            });
  }

  private LiftLimits limits(double seconds, BooleanSupplier stop, Optional<LiftPlan> start) {
    long from = System.nanoTime();
    return wanted.steps() > 0
        ? new LiftLimits(wanted.steps(), 1, wanted.seed(), stop, () -> 0, start)
        : new LiftLimits(
            LiftLimits.UNLIMITED,
            wanted.threads(),
            wanted.seed(),
            stop,
            () -> (System.nanoTime() - from) / NANOS / Math.max(1, seconds),
            start);
  }

  /// A plan made again has the bound that is found at once: the plan with a better one, where one
  /// is proven in the time that is left.
  private Optional<LiftPlan> bettered(
      LiftProblem problem, Found found, BooleanSupplier stop, LiftProgress.Listener told) {
    LiftPlan plan = found.plan();
    double cost = plan.cost().orElseThrow();
    double known = found.certificate().bound();
    told.progressed(new LiftProgress("keeping promises", cost, known, () -> plan));
    if (stop.getAsBoolean()) {
      return Optional.empty();
    }
    LiftPlan other =
        LiftPlanner.plan(
            problem,
            limits(wanted.seconds() / 2.0, stop, Optional.of(plan)),
            progress ->
                told.progressed(
                    new LiftProgress(
                        progress.phase(),
                        cost,
                        Math.clamp(progress.bound(), known, Math.max(known, cost)),
                        () -> plan)));
    double bound = Math.min(cost, other.bound().orElse(0));
    LiftPlan better = plan.costing(cost, OptionalDouble.of(bound));
    return bound > known
        ? Optional.of(other.prices(problem).map(better::proven).orElse(better))
        : Optional.empty();
  }

  private void keepNowAndThen(LiftProgress progress) {
    // Who stops it has the best bound as well as the best plan.
    if ((progress.cost() < writtenCost || progress.bound() > writtenBound * RISEN)
        && System.nanoTime() - Math.max(began, written) > BETWEEN_NANOS
        && writing.tryLock()) {
      try {
        LiftPlan best = progress.best().get();
        write(best, LiftChecker.check(built.problem(), best), 0);
      } finally {
        writing.unlock();
      }
    }
  }

  private Found written(LiftPlan plan, LiftReview review, int atLeast) {
    writing.lock();
    try {
      return new Found(plan, atLeast, write(plan, review, atLeast));
    } finally {
      writing.unlock();
    }
  }

  private LiftCertificate write(LiftPlan plan, LiftReview review, int atLeast) {
    double spent = (System.nanoTime() - began) / NANOS;
    LiftCertificate certificate =
        LiftCertificate.of(built.problem(), plan, review, wanted.seed(), (int) Math.round(spent));
    LiftCertificate marked =
        certificate.searched(
            Optional.of(
                book.in(Math.max(0, wanted.seconds() - (long) spent) + LONGEST_END_SECONDS)));
    boolean stands = true;
    if (number.isEmpty()) {
      number =
          OptionalInt.of(
              book.keep(evacuation, viewer, draft, marked, fresh -> lift(fresh, plan, atLeast)));
    } else {
      int known = number.getAsInt();
      stands = book.replace(evacuation, known, marked, lift(known, plan, atLeast));
    }
    if (stands) {
      standing = Optional.of(marked);
    }
    overtaken = !stands;
    writtenCost = certificate.cost();
    writtenBound = certificate.bound();
    written = System.nanoTime();
    return certificate;
  }

  private Lift lift(int fresh, LiftPlan plan, int atLeast) {
    List<String> ids = LiftIds.of(fresh, plan, promised);
    return new Lift(built.problem(), plan, ids, changes(plan, ids), atLeast);
  }

  /// Everybody who was told something and is told something else now, or is left behind.
  private List<Lift.Change> changes(LiftPlan plan, List<String> ids) {
    if (promised.isEmpty()) {
      return List.of();
    }
    LiftHours hours = new LiftHours(evacuation.offset(), draft.plannedAt());
    Lift old = promised.get().old();
    Map<String, LiftTold> was = LiftTold.of(old.plan(), old.ids(), old.clock(), hours);
    Map<String, LiftTold> is = LiftTold.of(plan, ids, built.clock(), hours);
    List<Lift.Change> changes = new ArrayList<>();
    for (Party party : built.problem().parties()) {
      LiftTold before = was.get(party.id());
      Optional<LiftTold> after = Optional.ofNullable(is.get(party.id()));
      if (before != null && after.filter(told -> !before.differs(told)).isEmpty()) {
        changes.add(
            new Lift.Change(
                party.id(),
                LiftMark.of(party).heads(),
                before.words(),
                after.map(LiftTold::words).orElse("left behind")));
      }
    }
    return changes;
  }
}
