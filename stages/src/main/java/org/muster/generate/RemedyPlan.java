package org.muster.generate;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.muster.engine.duty.tour.Attendance;
import org.muster.engine.duty.tour.Remedy;
import org.muster.engine.duty.tour.RemedyPrices;
import org.muster.engine.duty.tour.Tour;
import org.muster.engine.duty.tour.TourPlan;
import org.muster.engine.duty.tour.TourProblem;
import org.muster.generate.PlannedRemedy.Change;

/// A remedy between the planner's slots and the days of a document: what it changes, and who does
/// something else for it.
///
/// @param planning the case as it is
/// @param base the plan without the remedy
record RemedyPlan(PlanningCase planning, TourPlan base) {

  /// The remedy as written in a plan.
  ///
  /// @param about what else went into it
  /// @param again the plan made with it
  PlannedRemedy write(
      List<String> about,
      Remedy remedy,
      TourPlan again,
      boolean closes,
      long personDays,
      long costAfter) {
    Change change = change(remedy);
    List<String> inputs = new ArrayList<>(about);
    inputs.add(change.subject());
    if (change instanceof Change.WaiveCaveat waived) {
      inputs.add(waived.unit());
    }
    // The plan made again moves others, too: it is as narrow as all of them.
    for (Tour tour : again.tours()) {
      inputs.add(tour.resource());
      inputs.add(tour.line());
    }
    for (Attendance attendance : again.attendances()) {
      inputs.add(attendance.unit());
      inputs.add(attendance.offering());
    }
    TreeSet<String> who = changed(again);
    TourPlan part =
        new TourPlan(
            again.tours().stream().filter(tour -> who.contains(tour.resource())).toList(),
            again.attendances().stream().filter(one -> who.contains(one.unit())).toList());
    PlanningCase with = planning.with(remedy.applyTo(planning.problem()));
    return new PlannedRemedy(
        change,
        remedy.price(),
        closes,
        personDays,
        costAfter,
        List.copyOf(who),
        PlanViews.tours(with, part),
        PlanViews.activities(with, part),
        planning.releaseOf(inputs));
  }

  /// Whoever does something else than in the plan without the remedy.
  private TreeSet<String> changed(TourPlan again) {
    TreeSet<String> who = new TreeSet<>();
    differing(base.tours(), again.tours()).forEach(tour -> who.add(tour.resource()));
    differing(base.attendances(), again.attendances()).forEach(one -> who.add(one.unit()));
    return who;
  }

  private static <T> List<T> differing(List<T> one, List<T> other) {
    List<T> out = new ArrayList<>();
    java.util.Set<T> left = new java.util.HashSet<>(one);
    java.util.Set<T> right = new java.util.HashSet<>(other);
    one.stream().filter(t -> !right.contains(t)).forEach(out::add);
    other.stream().filter(t -> !left.contains(t)).forEach(out::add);
    return out;
  }

  /// The whole plan that a written remedy stands for, whatever days it gives.
  TourPlan again(PlannedRemedy remedy) {
    java.util.Set<String> who = new java.util.HashSet<>(remedy.who());
    List<Tour> tours = new ArrayList<>();
    base.tours().stream().filter(tour -> !who.contains(tour.resource())).forEach(tours::add);
    for (PlannedTour tour : remedy.tours()) {
      planning.slots().findTour(tour).ifPresent(tours::add);
    }
    List<Attendance> attendances = new ArrayList<>();
    base.attendances().stream().filter(a -> !who.contains(a.unit())).forEach(attendances::add);
    remedy.activities().forEach(a -> attendances.add(new Attendance(a.unit(), a.offering())));
    return new TourPlan(tours, attendances);
  }

  private Change change(Remedy remedy) {
    Slots slots = planning.slots();
    return switch (remedy) {
      case Remedy.BringForward forward ->
          new Change.BringForward(forward.offering(), slots.firstDay(forward.toSlot()));
      case Remedy.AddEvaluation added ->
          new Change.AddEvaluation(added.activity(), slots.firstDay(added.slot()));
      case Remedy.WaiveCaveat waived -> new Change.WaiveCaveat(waived.unit(), waived.caveat());
      case Remedy.ShiftLine shifted -> {
        LocalDate was = start(shifted.line());
        int from = planning.problem().line(shifted.line()).window().from();
        LocalDate now = slots.firstDay(from + shifted.slots());
        yield new Change.ShiftLine(shifted.line(), (int) ChronoUnit.DAYS.between(was, now));
      }
      case Remedy.OneMoreUnit more -> new Change.OneMoreUnit(more.line(), more.strength());
    };
  }

  private LocalDate start(String line) {
    return planning.slots().firstDay(planning.problem().line(line).window().from());
  }

  /// The change as the planner makes it, at the prices of the case.
  ///
  /// @return empty where the case has no such thing, or its day begins no slot
  Optional<Remedy> find(Change change) {
    TourProblem problem = planning.problem();
    Slots slots = planning.slots();
    RemedyPrices prices = planning.remedyPrices();
    return switch (change) {
      case Change.BringForward forward ->
          problem.offerings().stream().anyMatch(one -> one.id().equals(forward.offering()))
              ? slots
                  .findStart(forward.day())
                  .map(
                      slot ->
                          new Remedy.BringForward(forward.offering(), slot, prices.bringForward()))
              : Optional.empty();
      case Change.AddEvaluation added ->
          problem.activities().stream().anyMatch(one -> one.id().equals(added.activity()))
              ? slots
                  .findStart(added.day())
                  .map(
                      slot ->
                          new Remedy.AddEvaluation(added.activity(), slot, prices.addEvaluation()))
              : Optional.empty();
      case Change.WaiveCaveat waived ->
          problem.units().stream()
                  .filter(unit -> unit.id().equals(waived.unit()))
                  .flatMap(unit -> unit.caveats().stream())
                  .anyMatch(caveat -> caveat.id().equals(waived.caveat()))
              ? Optional.of(
                  new Remedy.WaiveCaveat(waived.unit(), waived.caveat(), prices.waiveCaveat()))
              : Optional.empty();
      case Change.ShiftLine shifted ->
          problem.lines().stream()
              .filter(line -> line.id().equals(shifted.line()))
              .findFirst()
              .flatMap(
                  line ->
                      slots
                          .findStart(start(line.id()).plusDays(shifted.days()))
                          .map(slot -> slot - line.window().from()))
              .map(
                  by ->
                      new Remedy.ShiftLine(
                          shifted.line(), by, prices.shiftLineSlot() * Math.abs(by)));
      case Change.OneMoreUnit more ->
          problem.lines().stream().anyMatch(line -> line.id().equals(more.line()))
                  && more.people() > 0
              ? Optional.of(
                  new Remedy.OneMoreUnit(more.line(), more.people(), prices.oneMoreUnit()))
              : Optional.empty();
    };
  }
}
