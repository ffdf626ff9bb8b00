package org.muster.operate.evacuation.lift;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BiConsumer;
import org.muster.access.Viewer;
import org.muster.desk.Refusal;
import org.muster.engine.lift.plan.LiftProgress;
import org.muster.operate.evacuation.Evacuation;
import org.muster.operate.evacuation.EvacuationRight;
import org.muster.operate.evacuation.Evacuations;
import org.muster.store.Trouble;

/// Searches for lifts that run while people do something else: one at a time for each
/// evacuation. What is found so far is a draft already.
public final class LiftRuns {
  /// Seconds that a search may take.
  public static final int LONGEST_SECONDS = 600;

  /// A page's search leaves room for those who read.
  private static final int THREADS = 2;

  private final LiftBook book;
  private final BiConsumer<String, Throwable> broken;
  private final Map<String, Run> runs = new ConcurrentHashMap<>();

  /// @param broken told of a fault of the search itself, with the evacuation's id
  public LiftRuns(LiftBook book, BiConsumer<String, Throwable> broken) {
    this.book = book;
    this.broken = broken;
  }

  /// A search.
  public static final class Run {
    private final long began = System.nanoTime();
    private final int seconds;
    private final boolean again;
    private final AtomicBoolean stop = new AtomicBoolean();
    private volatile Optional<LiftProgress> progress = Optional.empty();
    private volatile OptionalInt number = OptionalInt.empty();
    private volatile Optional<Refusal> trouble = Optional.empty();
    private volatile boolean over;

    private Run(int seconds, boolean again) {
      this.seconds = seconds;
      this.again = again;
    }

    /// Whether it plans again with the least change.
    public boolean isAgain() {
      return again;
    }

    public boolean isOver() {
      return over;
    }

    /// How far it is; empty before there is a plan.
    public Optional<LiftProgress> progress() {
      return progress;
    }

    /// The draft of the best that it found, once there is one.
    public OptionalInt number() {
      return number;
    }

    /// Why nothing came of it.
    public Optional<Refusal> trouble() {
      return trouble;
    }

    /// Seconds that are left, about.
    public long left() {
      return Math.max(0, seconds - Duration.ofNanos(System.nanoTime() - began).toSeconds());
    }

    public int seconds() {
      return seconds;
    }
  }

  /// What is asked for.
  ///
  /// @param steps of the search; 0 where the seconds count
  /// @param again whether as little as may be of what was promised is changed
  public record Asked(int seconds, long steps, long seed, boolean again) {}

  /// The search that runs or ended last.
  public Optional<Run> find(Evacuation evacuation) {
    return Optional.ofNullable(runs.get(evacuation.id()));
  }

  /// Ends a search early; what it found is kept.
  ///
  /// @return why not
  public Optional<Refusal> stop(Evacuation evacuation, Viewer viewer) {
    if (!Evacuations.may(viewer, evacuation, EvacuationRight.LIST)) {
      return mayNot(evacuation);
    }
    find(evacuation).ifPresent(run -> run.stop.set(true));
    return Optional.empty();
  }

  private static Optional<Refusal> mayNot(Evacuation evacuation) {
    return LiftBook.refuse(
        "lift.registrar", "Registrars and officers of " + evacuation.owner() + " plan its lift.");
  }

  /// Begins one.
  ///
  /// @return why not
  public Optional<Refusal> begin(Evacuation evacuation, Viewer viewer, Asked asked) {
    if (!Evacuations.may(viewer, evacuation, EvacuationRight.LIST)) {
      return mayNot(evacuation);
    }
    if (asked.seconds() < 1 || asked.seconds() > LONGEST_SECONDS || asked.steps() < 0) {
      return LiftBook.refuse("lift.seconds", "A search has 1 to 600 seconds.");
    }
    Optional<LiftBook.Means> means = book.findMeans(evacuation);
    if (means.isEmpty()) {
      return LiftBook.refuse(
          "lift.means", "Say first what there is: aircraft, gates by the hour, havens.");
    }
    LiftSituation situation = book.situation(evacuation);
    List<String> wrong = new ArrayList<>(book.strangers(evacuation, means.get().table()));
    LiftProblems.Built whole = LiftProblems.of(situation, means.get().table());
    if (whole instanceof LiftProblems.Built.Refused refused) {
      wrong.addAll(refused.why());
    }
    if (!wrong.isEmpty() || !(whole instanceof LiftProblems.Built.Done built)) {
      return LiftBook.refuse("lift.problem", String.join(" ", wrong));
    }
    if (built.problem().parties().isEmpty()) {
      return LiftBook.refuse("lift.nobody", "Nobody waits, is called or inside who could go.");
    }
    Optional<LiftHead> parent = book.findApproved(evacuation);
    if (asked.again() && parent.isEmpty()) {
      return LiftBook.refuse("lift.parent", "No plan is followed that could be changed.");
    }
    Optional<LiftShift.Shifted> promised =
        parent
            .filter(head -> asked.again())
            .flatMap(head -> book.read(evacuation, head))
            .map(lift -> LiftShift.promised(lift, built, situation));
    Run run = new Run(asked.seconds(), asked.again());
    Run going = runs.compute(evacuation.id(), (id, old) -> old != null && !old.over ? old : run);
    if (going != run) {
      return LiftBook.refuse("lift.under-way", "A search runs already; it ends by itself.");
    }
    LiftSearch search =
        new LiftSearch(
            book,
            evacuation,
            viewer,
            new LiftBook.Draft(
                asked.again() ? LiftHead.Kind.AGAIN : LiftHead.Kind.PLAN,
                asked.again() ? OptionalInt.of(parent.get().number()) : OptionalInt.empty(),
                situation.now(),
                means.get().version()),
            built,
            promised,
            new LiftSearch.Wanted(asked.seconds(), asked.steps(), asked.seed(), THREADS));
    Thread.ofPlatform()
        .daemon()
        .name("lift-" + evacuation.id())
        .start(() -> work(evacuation, run, search));
    return Optional.empty();
  }

  private void work(Evacuation evacuation, Run run, LiftSearch search) {
    try {
      run.number =
          OptionalInt.of(
              search.run(
                  run.stop::get,
                  progress -> {
                    run.progress = Optional.of(progress);
                    run.number = search.number();
                  }));
    } catch (Trouble trouble) {
      run.trouble = LiftBook.refuse("lift.search", trouble.getMessage() + ".");
    } catch (RuntimeException | Error fault) {
      broken.accept(evacuation.id(), fault);
      run.trouble =
          LiftBook.refuse("lift.search", "The search failed; the log of the server says why.");
    } finally {
      // What the progress holds of the planner is let go.
      run.progress = Optional.empty();
      run.over = true;
    }
  }
}
