package org.muster.generate;

import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.muster.engine.duty.DutySolver;
import org.muster.engine.duty.Progress;
import org.muster.record.CaseData;

/// One run that plans a case: server, command line and demo share it. It searches until its time or
/// its steps are up, says why each gap is open, and looks with what is left for what would close
/// them, the worst gap first. Whatever it has is kept as soon as it is found.
public final class PlanRun {
  private final CaseData data;
  private final PlanRequest request;
  private final Keeper keeper;
  private final LongSupplier nanos;
  private final DutySolver solver;
  private volatile State state = new State.Reading();
  private volatile Optional<Long> began = Optional.empty();
  private volatile Optional<Duration> stopped = Optional.empty();
  private volatile boolean brokenOff;

  /// @param data a case that was checked
  /// @param keeper hears of each plan that is better or fuller than the one before
  public PlanRun(CaseData data, PlanRequest request, Keeper keeper) {
    this(data, request, keeper, System::nanoTime, request.solver().search());
  }

  /// @param nanos a clock, in nanoseconds from anywhere
  /// @param solver looks for the plan
  PlanRun(
      CaseData data, PlanRequest request, Keeper keeper, LongSupplier nanos, DutySolver solver) {
    this.data = data;
    this.request = request;
    this.keeper = keeper;
    this.nanos = nanos;
    this.solver = solver;
  }

  /// How a run stands.
  public sealed interface State {
    /// The case is read and made into a problem; the time given has not begun.
    record Reading() implements State {}

    /// A plan is looked for.
    ///
    /// @param best the best plan that was kept so far, without reasons; empty before the first
    record Searching(Progress progress, Optional<PlanDocument> best) implements State {}

    /// The plan stands; why its gaps are open is being worked out.
    record Explaining(PlanDocument plan, int done, int of) implements State {}

    /// Remedies are being looked for, the worst gap first.
    record Remedying(PlanDocument plan, int done, int of) implements State {}

    /// How a run ends that no fault breaks off.
    sealed interface Ended extends State {}

    /// Over, with a plan that passed the checker.
    ///
    /// @param proof of its bound; empty where the solver gave none
    record Done(PlanDocument plan, Optional<PlanProof> proof, SearchEnd end) implements Ended {
      /// Whether the second pricer proved the bound that the plan says.
      public boolean proven() {
        return proof.isPresent() && proof.get().proves(plan.bound());
      }
    }

    /// Over without a plan.
    record Nothing(NoPlan why) implements Ended {}

    /// Broken off by a fault, which [PlanRun#work] throws.
    record Failed(String why) implements State {}

    /// Whether the run has come to its end.
    default boolean isOver() {
      return switch (this) {
        case Reading reading -> false;
        case Searching searching -> false;
        case Explaining explaining -> false;
        case Remedying remedying -> false;
        case Ended ended -> true;
        case Failed failed -> true;
      };
    }

    /// The plan as it stands; empty where there is none yet, so that there is nothing to keep.
    default Optional<PlanDocument> findPlan() {
      return switch (this) {
        case Reading reading -> Optional.empty();
        case Nothing nothing -> Optional.empty();
        case Failed failed -> Optional.empty();
        case Searching searching -> searching.best();
        case Explaining explaining -> Optional.of(explaining.plan());
        case Remedying remedying -> Optional.of(remedying.plan());
        case Done done -> Optional.of(done.plan());
      };
    }
  }

  /// Plans and keeps nothing on the way.
  ///
  /// @return empty where there is no plan
  public static Optional<PlanDocument> find(CaseData data, PlanRequest request) {
    return new PlanRun(data, request, Keeper.nothing()).work().findPlan();
  }

  /// How the run stands; from any thread.
  public State state() {
    return state;
  }

  /// How long it has worked, reading apart; from any thread.
  public Duration elapsed() {
    return began.map(at -> Duration.ofNanos(nanos.getAsLong() - at)).orElse(Duration.ZERO);
  }

  /// What it was asked for.
  public PlanRequest request() {
    return request;
  }

  /// Ends the search soon with the best that it has: its gaps are still explained and its bound
  /// proven, shortly, and no remedies are looked for. Asked once more, it ends with what it has.
  /// From any thread.
  public synchronized void stop() {
    if (stopped.isPresent()) {
      brokenOff = true;
    } else {
      stopped = Optional.of(elapsed());
    }
  }

  /// Plans, once; whatever breaks it is thrown and told as [State.Failed].
  public State.Ended work() {
    try {
      State.Ended ended = ended(new PlanWork(new Told(), request, data, keeper, solver).run());
      enter(ended);
      return ended;
    } catch (RuntimeException | Error e) {
      enter(new State.Failed(e.getMessage() == null ? e.toString() : e.getMessage()));
      throw e;
    }
  }

  /// What is over stays so, whoever still works at it.
  private synchronized void enter(State next) {
    if (!state.isOver()) {
      state = next;
    }
  }

  private static State.Ended ended(PlanWork.Result result) {
    return switch (result) {
      case PlanWork.Result.Done done -> new State.Done(done.plan(), done.proof(), done.end());
      case PlanWork.Result.Nothing nothing -> new State.Nothing(nothing.why());
    };
  }

  /// Tells whoever watches how far the work is.
  private final class Told implements PlanWork.Watch {
    @Override
    public Optional<Duration> findStopped() {
      return stopped;
    }

    @Override
    public boolean isBrokenOff() {
      return brokenOff;
    }

    @Override
    public void stop() {
      PlanRun.this.stop();
    }

    @Override
    public void startClock() {
      began = Optional.of(nanos.getAsLong());
    }

    @Override
    public Duration elapsed() {
      return PlanRun.this.elapsed();
    }

    @Override
    public void searching(Progress progress, Optional<PlanDocument> best) {
      enter(new State.Searching(progress, best));
    }

    @Override
    public void explaining(PlanDocument plan, int done, int of) {
      enter(new State.Explaining(plan, done, of));
    }

    @Override
    public void remedying(PlanDocument plan, int done, int of) {
      enter(new State.Remedying(plan, done, of));
    }
  }
}
