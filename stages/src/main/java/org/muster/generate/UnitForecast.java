package org.muster.generate;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import org.muster.engine.duty.tour.Activity;
import org.muster.engine.duty.tour.Attendance;
import org.muster.engine.duty.tour.Breach;
import org.muster.engine.duty.tour.Offering;
import org.muster.engine.duty.tour.Remedy;
import org.muster.engine.duty.tour.RemedyPrices;
import org.muster.engine.duty.tour.TourChecker;
import org.muster.engine.duty.tour.TourPlan;
import org.muster.engine.duty.tour.TourProblem;
import org.muster.engine.duty.tour.Window;

/// What a saved plan says of one unit at one level by one day: when it is there, what keeps it from
/// being there in time, and what would bring it there.
///
/// Reasons come from putting the missing evaluation into the plan where it would be in time and
/// walking the rules; a remedy is named only if the plan with it passed the checker and the unit is
/// at the level on the day.
///
/// @param ready the last day of the evaluation from which on the unit is at the level without a
///     break until the day that it is due; else of the first one after it; the first day planned
///     where it begins at the level; empty if the plan never brings it there
/// @param until last day of that stretch; empty where it lasts to the end of the plan
/// @param missing the first level of the ladder that it lacks when it is due; empty in time
/// @param heldWhenDue name of the level held when it is due, `none` for no level
/// @param nearest the offering in time that comes nearest to being taken, with the rules that stop
///     it; empty in time, or where none is offered in time
/// @param remedies those that bring it there, cheapest first, one of each kind
/// @param release as narrow as the narrowest of all that the plan was made from
public record UnitForecast(
    Optional<LocalDate> ready,
    Optional<LocalDate> until,
    Optional<String> missing,
    String heldWhenDue,
    Optional<PlanDocument.Why> nearest,
    Optional<String> nearestActivity,
    List<PlannedRemedy> remedies,
    Releasability release) {

  public UnitForecast {
    remedies = List.copyOf(remedies);
  }

  /// What a plan says.
  ///
  /// @param level name of the level, such as NEL2
  /// @param due inclusive
  /// @return empty where the unit is not planned, the level not of the ladder, or the day after the
  ///     plan's end
  public static Optional<UnitForecast> of(
      PlanCheck check, PlanDocument plan, String unit, String level, LocalDate due) {
    TourProblem problem = check.planning().problem();
    int wanted = 0;
    for (int i = 0; i < problem.ladder().size(); i++) {
      wanted = problem.ladder().get(i).name().equals(level) ? i + 1 : wanted;
    }
    int at = Math.max(0, check.planning().slots().slotFrom(due.plusDays(1)));
    boolean planned = problem.units().stream().anyMatch(u -> u.id().equals(unit));
    if (!planned || wanted == 0 || at >= problem.slots()) {
      return Optional.empty();
    }
    return Optional.of(new Looking(check, plan, unit, wanted, at).find());
  }

  /// One question being answered.
  ///
  /// @param wanted step of the ladder
  /// @param at the first slot in which the level must be held
  private record Looking(PlanCheck check, PlanDocument document, String unit, int wanted, int at) {

    UnitForecast find() {
      int[] levels = TourChecker.levels(problem(), check.plan(), unit);
      boolean kept = levels[at] >= wanted;
      int start = at;
      if (kept) {
        while (start > 0 && levels[start - 1] >= wanted) {
          start--;
        }
      } else {
        while (start < levels.length && levels[start] < wanted) {
          start++;
        }
      }
      int end = start;
      while (end < levels.length && levels[end] >= wanted) {
        end++;
      }
      Optional<LocalDate> ready =
          start == levels.length ? Optional.empty() : Optional.of(reached(start));
      Optional<LocalDate> until =
          start == levels.length || end == levels.length
              ? Optional.empty()
              : Optional.of(slots().lastDay(end));
      String held = levels[at] == 0 ? "none" : problem().levelName(levels[at]);
      if (kept) {
        return new UnitForecast(
            ready,
            until,
            Optional.empty(),
            held,
            Optional.empty(),
            Optional.empty(),
            List.of(),
            document.release());
      }
      int missing = levels[at] + 1;
      Optional<Trial> nearest = nearest(missing);
      return new UnitForecast(
          ready,
          until,
          Optional.of(problem().levelName(missing)),
          held,
          nearest.map(this::why),
          nearest.map(t -> t.offering().activity()),
          remedies(missing),
          document.release());
    }

    private TourProblem problem() {
      return check.planning().problem();
    }

    private Slots slots() {
      return check.planning().slots();
    }

    private LocalDate reached(int slot) {
      return slot == 0 ? slots().first() : slots().lastDay(slot);
    }

    private record Trial(Offering offering, List<Breach> breaches, int shortDays, long cost) {
      long rules() {
        return breaches.stream().map(Breach::rule).distinct().count();
      }
    }

    /// The offering of an evaluation to that level, in time, that breaks the fewest rules.
    private Optional<Trial> nearest(int step) {
      List<Trial> trials = new ArrayList<>();
      for (Offering offering : problem().offerings()) {
        Activity activity = problem().activity(offering.activity());
        if (activity.raisesTo() == step && offering.start() + activity.slots() <= at) {
          TourPlan trial = with(check.plan(), offering.id(), step);
          TourChecker.Verdict verdict = TourChecker.check(problem(), trial);
          trials.add(
              new Trial(
                  offering,
                  verdict.breaches(),
                  verdict.breaches().stream().mapToInt(Breach::shortDays).sum(),
                  verdict.cost().total()));
        }
      }
      return trials.stream()
          .min(
              Comparator.comparingLong(Trial::rules)
                  .thenComparingInt(Trial::shortDays)
                  .thenComparing(t -> -t.offering().start())
                  .thenComparing(t -> t.offering().id()));
    }

    /// The plan with the unit at an offering, in the place of its own later one to the same level.
    private TourPlan with(TourPlan plan, String offering, int step) {
      List<Attendance> attendances = new ArrayList<>();
      for (Attendance attendance : plan.attendances()) {
        Offering other = problem().offering(attendance.offering());
        boolean replaced =
            attendance.unit().equals(unit)
                && problem().activity(other.activity()).raisesTo() == step
                && other.start() + problem().activity(other.activity()).slots() > at;
        if (!replaced && !attendance.equals(new Attendance(unit, offering))) {
          attendances.add(attendance);
        }
      }
      attendances.add(new Attendance(unit, offering));
      return new TourPlan(plan.tours(), attendances);
    }

    private PlanDocument.Why why(Trial trial) {
      Offering offering = trial.offering();
      int end = offering.start() + problem().activity(offering.activity()).slots();
      List<PlanDocument.BrokenRule> rules =
          trial.breaches().stream()
              .map(
                  b ->
                      new PlanDocument.BrokenRule(
                          b.rule(),
                          b.about(),
                          from(b.window()),
                          slots().lastDay(b.window().to()),
                          b.measured(),
                          b.limit(),
                          b.measure().name().toLowerCase(java.util.Locale.ROOT),
                          b.shortDays()))
              .toList();
      return new PlanDocument.Why(
          unit,
          slots().firstDay(offering.start()),
          slots().lastDay(end),
          rules,
          trial.shortDays(),
          rules.isEmpty()
              ? OptionalLong.of(trial.cost() - document.cost().total())
              : OptionalLong.empty(),
          document.release());
    }

    private LocalDate from(Window window) {
      return slots().firstDay(Math.clamp(window.from(), 0, slots().count() - 1));
    }

    /// The cheapest change of each kind that brings the unit to the level in time.
    private List<PlannedRemedy> remedies(int missing) {
      RemedyPrices prices = check.planning().remedyPrices();
      List<PlannedRemedy> found = new ArrayList<>();
      if (missing < wanted) {
        // Several evaluations are late: no single change of one of them brings the unit there.
        return found;
      }
      broughtForward(prices).ifPresent(found::add);
      added(prices).ifPresent(found::add);
      found.sort(Comparator.comparingLong(PlannedRemedy::price));
      return found;
    }

    /// The evaluation that the plan sends the unit to too late, held in time.
    private Optional<PlannedRemedy> broughtForward(RemedyPrices prices) {
      Set<String> own =
          check.plan().listAttendances(unit).stream()
              .map(Attendance::offering)
              .collect(Collectors.toCollection(HashSet::new));
      for (Offering offering : problem().offerings()) {
        Activity activity = problem().activity(offering.activity());
        boolean late = offering.start() + activity.slots() > at;
        if (activity.raisesTo() != wanted || !late || !own.contains(offering.id())) {
          continue;
        }
        for (int slot = at - activity.slots(); slot >= prices.earliestSlot(); slot--) {
          Remedy remedy = new Remedy.BringForward(offering.id(), slot, prices.bringForward());
          Optional<PlannedRemedy> proven = proven(remedy, check.plan());
          if (proven.isPresent()) {
            return proven;
          }
        }
      }
      return Optional.empty();
    }

    /// One more evaluation, in time, in the place of the later one that the plan has.
    private Optional<PlannedRemedy> added(RemedyPrices prices) {
      for (Activity activity : problem().activities()) {
        if (activity.raisesTo() != wanted) {
          continue;
        }
        for (int slot = at - activity.slots(); slot >= prices.earliestSlot(); slot--) {
          Remedy.AddEvaluation remedy =
              new Remedy.AddEvaluation(activity.id(), slot, prices.addEvaluation());
          Optional<PlannedRemedy> proven =
              proven(remedy, with(check.plan(), remedy.offering(), wanted));
          if (proven.isPresent()) {
            return proven;
          }
        }
      }
      return Optional.empty();
    }

    private Optional<PlannedRemedy> proven(Remedy remedy, TourPlan plan) {
      TourProblem changed = remedy.applyTo(problem());
      TourChecker.Verdict verdict = TourChecker.check(changed, plan);
      if (!verdict.passed() || TourChecker.levels(changed, plan, unit)[at] < wanted) {
        return Optional.empty();
      }
      PlannedRemedy written =
          new RemedyPlan(check.planning(), check.plan())
              .write(List.of(unit), remedy, plan, true, 0, verdict.cost().total());
      return Optional.of(written.as(document.release()));
    }
  }
}
