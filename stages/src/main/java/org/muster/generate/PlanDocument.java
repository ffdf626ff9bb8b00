package org.muster.generate;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.muster.engine.duty.tour.TourCost;

/// A plan with what proves it: the plan file as records. It holds no clock, so that equal input,
/// seed and steps give equal bytes. `docs/plan-file.md` is its format for users.
///
/// @param caseId the case that it plans
/// @param input SHA-256 of everything that went into the problem
/// @param from first day planned
/// @param to last day planned, inclusive
/// @param grain the word for the length of a slot
/// @param illustrative whether any input is invented for planning
/// @param release of the plan as a whole: its cost, bound and counts
/// @param bound no plan costs less: proven where its certificate proves it again, claimed otherwise
public record PlanDocument(
    String caseId,
    String input,
    LocalDate from,
    LocalDate to,
    String grain,
    boolean illustrative,
    Releasability release,
    Search search,
    TourCost cost,
    long bound,
    List<LineFill> lines,
    List<PlannedTour> tours,
    List<PlannedActivity> activities,
    List<Readiness> readiness,
    List<OpenGap> gaps,
    List<LateGoal> late,
    List<String> notes) {

  public PlanDocument {
    lines = List.copyOf(lines);
    tours = List.copyOf(tours);
    activities = List.copyOf(activities);
    readiness = List.copyOf(readiness);
    gaps = List.copyOf(gaps);
    late = List.copyOf(late);
    notes = List.copyOf(notes);
  }

  /// How it was looked for.
  ///
  /// @param steps limit of steps, if it had one
  /// @param ended what ended it
  public record Search(
      String solver, long seed, OptionalLong steps, int threads, SearchEnd ended) {}

  /// How far a line is filled.
  ///
  /// @param needed person-days wanted
  /// @param filled person-days of them filled
  public record LineFill(String line, long needed, long filled, Releasability release) {}

  /// A unit stands at a level from the first to the last day, both inclusive.
  ///
  /// @param lapses whether the certificate runs out on the last day
  public record Readiness(
      String unit,
      String level,
      LocalDate from,
      LocalDate to,
      boolean lapses,
      Releasability release) {}

  /// How far remedies of a gap were looked for.
  public enum Looked {
    /// Not yet; it may be asked for.
    NOT_YET,
    /// Some: the search ended before it was done, so that a cheaper one may have been missed.
    CUT,
    /// All that are tried: what was found is the cheapest of them.
    ALL
  }

  /// A gap: people missing from the first to the last day, both inclusive.
  ///
  /// @param explained whether the reasons were worked out
  /// @param looked how far remedies were looked for
  public record OpenGap(
      String line,
      LocalDate from,
      LocalDate to,
      int people,
      long personDays,
      long cost,
      boolean explained,
      List<Why> reasons,
      Looked looked,
      int remediesTried,
      Optional<PlannedRemedy> remedy,
      Releasability release) {
    public OpenGap {
      reasons = List.copyOf(reasons);
    }

    /// The same gap after a search for remedies.
    OpenGap looked(Looked howFar, int tried, Optional<PlannedRemedy> found) {
      return new OpenGap(
          line,
          from,
          to,
          people,
          personDays,
          cost,
          explained,
          reasons,
          howFar,
          tried,
          found,
          release);
    }
  }

  /// Why one resource does not fill a gap: the tour of it that comes nearest, and what stops it.
  ///
  /// @param extraCost what its cheapest lawful calendar with such a tour would add to the plan's
  ///     cost; empty when it has none
  public record Why(
      String resource,
      LocalDate from,
      LocalDate to,
      List<BrokenRule> rules,
      int shortDays,
      OptionalLong extraCost,
      Releasability release) {
    public Why {
      rules = List.copyOf(rules);
    }
  }

  /// A rule that stops a tour.
  ///
  /// @param about the line, offering, activity, caveat, task or unit that it turns on
  /// @param from first day that it turns on
  /// @param to last day
  public record BrokenRule(
      String rule,
      String about,
      LocalDate from,
      LocalDate to,
      long measured,
      long limit,
      String measure,
      int shortDays) {}

  /// A goal that a unit meets late or not at all.
  ///
  /// @param days days late within the horizon
  public record LateGoal(
      String goal,
      String unit,
      String level,
      LocalDate due,
      int days,
      long cost,
      Releasability release) {}

  /// The same plan with another gap in the place of one.
  public PlanDocument withGap(int index, OpenGap gap) {
    List<OpenGap> changed = new ArrayList<>(gaps);
    changed.set(index, gap);
    return new PlanDocument(
        caseId,
        input,
        from,
        to,
        grain,
        illustrative,
        release,
        search,
        cost,
        bound,
        lines,
        tours,
        activities,
        readiness,
        changed,
        late,
        notes);
  }

  /// Lines without a gap.
  public long filledLines() {
    return lines.size() - openLines();
  }

  /// Lines with a gap.
  public long openLines() {
    return lines.stream().filter(line -> line.filled() < line.needed()).count();
  }

  /// At most so many hundredths of a percent of the cost can be saved.
  public double gapPercent() {
    return cost.total() == 0 ? 0 : 100.0 * (cost.total() - bound) / cost.total();
  }
}
