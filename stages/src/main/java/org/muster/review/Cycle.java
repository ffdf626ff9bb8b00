package org.muster.review;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.muster.access.Release;
import org.muster.desk.Refusal;
import org.muster.desk.Side;
import org.muster.record.Days;

/// One round of the Planning and Review Process of a nation: the events so far, folded. It is a
/// value: a move gives a new cycle or a refusal that says why.
///
/// @param id the cycle's id, as in the table `cycles`
/// @param assesses the earlier cycle whose goals this one's assessment judges, if it does not wait
///     for its own
/// @param reached the day of each step that was reached
/// @param halves for a step that both sides take, who took theirs and when
/// @param suspensions the scopes that rest now, with the day
/// @param goals the latest note on each goal that a suspension or resumption named
/// @param events all events, in order
public record Cycle(
    String id,
    String nation,
    String name,
    Optional<String> assesses,
    Map<CycleStep, LocalDate> reached,
    Map<CycleStep, Map<Side, LocalDate>> halves,
    Map<CycleMove.Scope, LocalDate> suspensions,
    Map<String, GoalNote> goals,
    List<CycleEvent> events) {

  public Cycle {
    reached = Collections.unmodifiableMap(new LinkedHashMap<>(reached));
    halves = Collections.unmodifiableMap(new LinkedHashMap<>(halves));
    suspensions = Collections.unmodifiableMap(new LinkedHashMap<>(suspensions));
    goals = Collections.unmodifiableMap(new LinkedHashMap<>(goals));
    events = List.copyOf(events);
  }

  /// How a move ends.
  public sealed interface Outcome {
    /// It is made.
    record Moved(Cycle cycle, CycleEvent event) implements Outcome {}

    /// It cannot be made now.
    record Refused(Refusal refusal) implements Outcome {}
  }

  /// A cycle in which nothing has happened yet.
  public static Cycle begin(String id, String nation, String name, Optional<String> assesses) {
    return new Cycle(id, nation, name, assesses, Map.of(), Map.of(), Map.of(), Map.of(), List.of());
  }

  /// The cycle as somebody knows it who may know of these goals only.
  Cycle naming(Set<String> known) {
    if (known.containsAll(goals.keySet())) {
      return this;
    }
    Map<String, GoalNote> notes = new LinkedHashMap<>(goals);
    notes.keySet().retainAll(known);
    List<CycleEvent> told = new ArrayList<>();
    for (CycleEvent event : events) {
      event.move().naming(known).ifPresent(move -> told.add(event.with(move)));
    }
    return new Cycle(id, nation, name, assesses, reached, halves, suspensions, notes, told);
  }

  /// The cycle after all these events, which were decided when they happened.
  public Cycle after(List<CycleEvent> more) {
    Cycle cycle = this;
    for (CycleEvent event : more) {
      cycle = cycle.applied(event);
    }
    return cycle;
  }

  /// What the other side wrote down for this one, and this one has neither confirmed nor seen taken
  /// back.
  public List<CycleEvent> listUnconfirmed(Side side) {
    List<CycleEvent> open = new ArrayList<>();
    for (CycleEvent event : events) {
      if (event.side() == side && event.move() instanceof CycleMove.Confirm) {
        open.clear();
      } else if (event.side() == side
          && event.behalf().isPresent()
          && event.move() instanceof CycleMove.Reach reach
          && (reached.containsKey(reach.step()) || halves.containsKey(reach.step()))) {
        open.add(event);
      }
    }
    return open;
  }

  /// The cycle as it stood at the end of a day: what happened later had not. Empty where
  /// nothing had happened in it by then.
  public Optional<Cycle> findBy(LocalDate day) {
    List<CycleEvent> past = events.stream().filter(e -> !e.day().isAfter(day)).toList();
    return past.isEmpty()
        ? Optional.empty()
        : Optional.of(begin(id, nation, name, assesses).after(past));
  }

  /// Whether it rests for any reason.
  public boolean isSuspended() {
    return !suspensions.isEmpty();
  }

  /// Why nothing of the cycle can be worked on now, if so.
  public Optional<Refusal> refuseResting() {
    return isSuspended()
        ? refuse("review.cycle.suspended", "The cycle is suspended; it must be resumed first.")
        : Optional.empty();
  }

  /// Whether the goals are locked by both sides' approval.
  public boolean goalsAreLocked() {
    return reached.containsKey(CycleStep.GOALS_APPROVED);
  }

  /// Whether the assessment is locked by both sides' approval.
  public boolean assessmentIsLocked() {
    return reached.containsKey(CycleStep.ASSESSMENT_APPROVED);
  }

  /// To whom the goals' talks are open, beside the nation: the staffs, and once the bilateral talks
  /// are held the allies too.
  public String goalsRelease() {
    return circle(CycleStep.BILATERAL_TALKS);
  }

  /// To whom the assessment is open, beside the nation.
  public String assessmentRelease() {
    return circle(CycleStep.ASSESSMENT_AGREED);
  }

  private String circle(CycleStep opens) {
    return (everReached(opens) ? Release.ALLIES : Release.STAFFS).text();
  }

  /// Whether a step was reached at any time: what it opened stays open when it is taken back.
  private boolean everReached(CycleStep step) {
    Set<Side> took = EnumSet.noneOf(Side.class);
    for (CycleEvent event : events) {
      if (event.move() instanceof CycleMove.Reach reach && reach.step() == step) {
        took.add(event.side());
      }
    }
    return step.mover() == CycleStep.Mover.BOTH ? took.size() == 2 : !took.isEmpty();
  }

  /// The steps that could be reached next: their prerequisites are met and they are not reached.
  public List<CycleStep> listOpenSteps() {
    List<CycleStep> open = new ArrayList<>();
    for (CycleStep step : CycleStep.values()) {
      if (!reached.containsKey(step)
          && reached.keySet().containsAll(step.needs(assesses.isPresent()))) {
        open.add(step);
      }
    }
    return open;
  }

  /// The step reached last in the order of the process, if any.
  public Optional<CycleStep> findFurthest() {
    return reached.keySet().stream().max(java.util.Comparator.naturalOrder());
  }

  /// The word for the `state` of a row of `cycles`; a cycle in which nothing happened stands at
  /// guidance.
  public String stateWord() {
    return isSuspended()
        ? "suspended"
        : findFurthest().map(CycleStep::word).orElse(CycleStep.GUIDANCE.word());
  }

  /// Tries a move.
  ///
  /// @param current the ids of the cycle's goals, so that a suspension leaves none out
  public Outcome decide(CycleEvent event, Set<String> current) {
    return findRefusal(event, current)
        .<Outcome>map(Outcome.Refused::new)
        .orElseGet(() -> new Outcome.Moved(applied(event), event));
  }

  private Optional<Refusal> findRefusal(CycleEvent event, Set<String> current) {
    Optional<Refusal> early = tooEarly(event);
    if (early.isPresent()) {
      return early;
    }
    return switch (event.move()) {
      case CycleMove.Reach m -> refuseReach(m.step(), event);
      case CycleMove.TakeBack m -> refuseTakeBack(m);
      case CycleMove.Suspend m -> refuseSuspend(m, current);
      case CycleMove.Meanwhile m -> refuseMeanwhile(m, current);
      case CycleMove.Resume m -> refuseResume(m, current);
      case CycleMove.Confirm m ->
          listUnconfirmed(event.side()).isEmpty()
              ? refuse(
                  "review.cycle.nothing-to-confirm",
                  "Nothing that was written down for your side waits for it.")
              : Optional.empty();
    };
  }

  private Optional<Refusal> tooEarly(CycleEvent event) {
    Optional<CycleEvent> last = events.isEmpty() ? Optional.empty() : Optional.of(events.getLast());
    return last.filter(l -> event.day().isBefore(l.day()))
        .map(
            l ->
                new Refusal(
                    "review.cycle.order",
                    Days.text(event.day())
                        + " lies before the last event of this cycle, on "
                        + Days.text(l.day())
                        + ". Enter that day or a later one."));
  }

  private Optional<Refusal> refuseReach(CycleStep step, CycleEvent event) {
    if (isSuspended()) {
      return refuse("review.cycle.suspended", suspendedWords() + " It must be resumed first.");
    }
    LocalDate before = reached.get(step);
    if (before != null) {
      return refuse(
          "review.cycle.once",
          capital(step.words()) + " was recorded on " + Days.text(before) + " already.");
    }
    if (!step.mover().allows(event.side())) {
      return refuse(
          "review.cycle.side",
          "\""
              + capital(step.words())
              + "\" is for "
              + event.side().other().words()
              + " to record.");
    }
    Set<CycleStep> missing = new java.util.TreeSet<>(step.needs(assesses.isPresent()));
    missing.removeAll(reached.keySet());
    if (!missing.isEmpty()) {
      return refuse(
          "review.cycle.needs",
          "\""
              + capital(step.words())
              + "\" needs first: "
              + missing.stream().map(CycleStep::words).collect(Collectors.joining(", "))
              + ".");
    }
    Map<Side, LocalDate> half = halves.getOrDefault(step, Map.of());
    LocalDate own = half.get(event.side());
    if (own != null) {
      return refuse(
          "review.cycle.half",
          capital(event.side().words())
              + " did so on "
              + Days.text(own)
              + "; it waits for "
              + event.side().other().words()
              + ".");
    }
    return Optional.empty();
  }

  private Optional<Refusal> refuseTakeBack(CycleMove.TakeBack move) {
    if (isSuspended()) {
      return refuse("review.cycle.suspended", suspendedWords() + " It must be resumed first.");
    }
    if (move.reason().isBlank()) {
      return refuse("review.cycle.reason", "Say why the step is taken back.");
    }
    if (!reached.containsKey(move.step()) && !halves.containsKey(move.step())) {
      return refuse(
          "review.cycle.not-reached",
          "\""
              + capital(move.step().words())
              + "\" has not been recorded, so nothing is taken back.");
    }
    Optional<CycleStep> locked =
        restingOn(move.step()).stream()
            .filter(s -> s.locks() && reached.containsKey(s))
            .findFirst();
    return locked.map(
        s ->
            new Refusal(
                "review.cycle.locked",
                capital(s.words())
                    + " on "
                    + Days.text(java.util.Objects.requireNonNull(reached.get(s)))
                    + ": the text is locked. Change it in a new cycle."));
  }

  private Optional<Refusal> refuseSuspend(CycleMove.Suspend move, Set<String> current) {
    LocalDate since = suspensions.get(move.scope());
    if (since != null) {
      return refuse(
          "review.cycle.suspended-already",
          capital(move.scope().words()) + " has been suspended since " + Days.text(since) + ".");
    }
    if (move.reason().isBlank()) {
      return refuse("review.cycle.reason", "Say why it is suspended.");
    }
    return refuseNotes(
        move.goals(),
        isSuspended() ? Set.of() : living(current),
        current,
        "at a suspension",
        GoalFate::fitsSuspension);
  }

  private Optional<Refusal> refuseMeanwhile(CycleMove.Meanwhile move, Set<String> current) {
    if (!isSuspended()) {
      return refuse(
          "review.cycle.not-suspended",
          "Nothing is suspended; record the goal's progress in the assessment.");
    }
    return refuseNotes(
        List.of(move.goal()), Set.of(), current, "during a suspension", GoalFate::fitsBetween);
  }

  private Optional<Refusal> refuseResume(CycleMove.Resume move, Set<String> current) {
    if (!suspensions.containsKey(move.scope())) {
      return refuse(
          "review.cycle.not-suspended", capital(move.scope().words()) + " is not suspended.");
    }
    boolean last = suspensions.size() == 1;
    if (!last && !move.goals().isEmpty()) {
      return refuse(
          "review.cycle.still-suspended",
          "Something else is still suspended; say how the goals go on when that is resumed.");
    }
    return refuseNotes(
        move.goals(),
        last ? living(current) : Set.of(),
        current,
        "at a resumption",
        GoalFate::fitsResumption);
  }

  private Optional<Refusal> refuseNotes(
      List<GoalNote> notes,
      Set<String> wanted,
      Set<String> current,
      String when,
      java.util.function.Predicate<GoalFate> fits) {
    Set<String> named = new HashSet<>();
    for (GoalNote note : notes) {
      if (!current.contains(note.goal())) {
        return refuse("review.cycle.goal", "This cycle has no goal " + note.goal() + ".");
      }
      if (!named.add(note.goal())) {
        return refuse("review.cycle.goal", "Goal " + note.goal() + " is named twice.");
      }
      GoalNote before = goals.get(note.goal());
      if (before != null && before.fate().ends()) {
        return refuse(
            "review.cycle.goal-ended",
            "Goal " + note.goal() + " is " + before.fate().words() + " and cannot change.");
      }
      if (!fits.test(note.fate())) {
        return refuse(
            "review.cycle.fate",
            "Goal "
                + note.goal()
                + ": \""
                + note.fate().words()
                + "\" cannot be said "
                + when
                + ".");
      }
    }
    List<String> left = wanted.stream().filter(g -> !named.contains(g)).sorted().toList();
    return left.isEmpty()
        ? Optional.empty()
        : refuse("review.cycle.goals", "Say what becomes of " + String.join(", ", left) + ".");
  }

  /// The goals among these that no note has ended.
  public Set<String> living(Set<String> current) {
    return current.stream()
        .filter(
            g -> {
              GoalNote note = goals.get(g);
              return note == null || !note.fate().ends();
            })
        .collect(Collectors.toSet());
  }

  private Cycle applied(CycleEvent event) {
    Map<CycleStep, LocalDate> steps = new EnumMap<>(CycleStep.class);
    steps.putAll(reached);
    Map<CycleStep, Map<Side, LocalDate>> keys = new EnumMap<>(CycleStep.class);
    keys.putAll(halves);
    Map<CycleMove.Scope, LocalDate> resting = new EnumMap<>(CycleMove.Scope.class);
    resting.putAll(suspensions);
    Map<String, GoalNote> notes = new LinkedHashMap<>(goals);
    switch (event.move()) {
      case CycleMove.Reach m -> reach(m.step(), event, steps, keys);
      case CycleMove.TakeBack m ->
          restingOn(m.step())
              .forEach(
                  s -> {
                    steps.remove(s);
                    keys.remove(s);
                  });
      case CycleMove.Suspend m -> {
        resting.put(m.scope(), event.day());
        m.goals().forEach(g -> notes.put(g.goal(), g));
      }
      case CycleMove.Meanwhile m -> notes.put(m.goal().goal(), m.goal());
      case CycleMove.Resume m -> {
        resting.remove(m.scope());
        m.goals().forEach(g -> notes.put(g.goal(), g));
      }
      case CycleMove.Confirm m -> {}
    }
    List<CycleEvent> all = new ArrayList<>(events);
    all.add(event);
    return new Cycle(id, nation, name, assesses, steps, keys, resting, notes, all);
  }

  private static void reach(
      CycleStep step,
      CycleEvent event,
      Map<CycleStep, LocalDate> steps,
      Map<CycleStep, Map<Side, LocalDate>> keys) {
    if (step.mover() == CycleStep.Mover.BOTH) {
      Map<Side, LocalDate> half = new EnumMap<>(Side.class);
      half.putAll(keys.getOrDefault(step, Map.of()));
      half.put(event.side(), event.day());
      keys.put(step, Collections.unmodifiableMap(half));
      if (half.size() < 2) {
        return;
      }
    }
    steps.put(step, event.day());
  }

  /// The step itself and every step that needs it, directly or not.
  private Set<CycleStep> restingOn(CycleStep step) {
    Set<CycleStep> found = EnumSet.of(step);
    for (CycleStep later : CycleStep.values()) {
      if (!Collections.disjoint(later.needs(assesses.isPresent()), found)) {
        found.add(later);
      }
    }
    return found;
  }

  private String suspendedWords() {
    return suspensions.entrySet().stream()
        .map(
            e ->
                capital(e.getKey().words())
                    + " has been suspended since "
                    + Days.text(e.getValue())
                    + ".")
        .collect(Collectors.joining(" "));
  }

  private static Optional<Refusal> refuse(String rule, String why) {
    return Optional.of(new Refusal(rule, why));
  }

  private static String capital(String words) {
    return Character.toUpperCase(words.charAt(0)) + words.substring(1);
  }
}
