package org.muster.generate;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.muster.engine.duty.tour.Attendance;
import org.muster.engine.duty.tour.Breach;
import org.muster.engine.duty.tour.CompiledTours;
import org.muster.engine.duty.tour.Gap;
import org.muster.engine.duty.tour.Remedy;
import org.muster.engine.duty.tour.Tour;
import org.muster.engine.duty.tour.TourChecker;
import org.muster.engine.duty.tour.TourCompiler;
import org.muster.engine.duty.tour.TourPlan;
import org.muster.engine.duty.tour.TourProblem;
import org.muster.engine.duty.tour.TourReasons;
import org.muster.record.CaseData;

/// Judges a plan document against a case. From the case and the document's tours and activities the
/// whole document is written anew and compared leaf by leaf; what a plan cannot be derived from is
/// proven from its certificate or named as claimed.
///
/// @param plan the plan as the planner sees it
/// @param breaches rules that it breaks
/// @param differences values of the document that are not what was worked out
/// @param claims keys of what the document says and nobody worked out anew
/// @param sameInput whether the case still is what was planned
/// @param proven the bound that the second pricer proved from the certificate; empty where there is
///     none or it was not asked
public record PlanCheck(
    PlanningCase planning,
    TourPlan plan,
    TourChecker.Verdict verdict,
    List<Breach> breaches,
    List<PlanDiscrepancy> differences,
    List<String> claims,
    boolean sameInput,
    Optional<PlanProof.Again> proven) {
  /// Keys that say what a plan was made from rather than what it is; they change with a case that
  /// the plan still fits.
  private static final List<String> OF_INPUT =
      List.of("input", "illustrative", "owners", "release", "notes");

  /// The rule broken by a plan that names what the case does not have; it has no figures.
  private static final String UNKNOWN = "IN-PROBLEM";

  public PlanCheck {
    breaches = List.copyOf(breaches);
    differences = List.copyOf(differences);
    claims = List.copyOf(claims);
  }

  /// Whether no rule is broken and everything that was worked out anew is as the document says.
  public boolean passed() {
    return breaches.isEmpty() && differences.isEmpty();
  }

  /// Whether the second pricer proved the bound that the document says.
  public boolean boundProven() {
    return !claims.contains("bound");
  }

  /// Checks what the plan alone decides: rules, cost, lines, tours, activities, readiness, gaps and
  /// late goals. Reasons and remedies are taken as they stand, and so is what changes with a case
  /// that has changed since. Quick enough for a page.
  public static PlanCheck of(CaseData data, PlanDocument document) {
    return new Checking(TourMapping.of(data), document, Optional.empty(), false).check();
  }

  /// Checks everything.
  ///
  /// @param certificate text of what proves the bound, if there is one
  public static PlanCheck whole(
      CaseData data, PlanDocument document, Optional<String> certificate) {
    return new Checking(TourMapping.of(data), document, certificate, true).check();
  }

  /// The tours and activities of a document in the slots of a case; empty where they do not fit
  /// its days.
  static Optional<TourPlan> findPlan(PlanningCase planning, PlanDocument document) {
    List<Tour> tours = new ArrayList<>();
    for (PlanDocument.PlannedTour tour : document.tours()) {
      planning.slots().findTour(tour).ifPresent(tours::add);
    }
    return tours.size() == document.tours().size()
        ? Optional.of(new TourPlan(tours, attendances(document)))
        : Optional.empty();
  }

  private static List<Attendance> attendances(PlanDocument document) {
    return document.activities().stream()
        .map(one -> new Attendance(one.unit(), one.offering()))
        .toList();
  }

  private static final class Checking {
    private final PlanningCase planning;
    private final TourProblem problem;
    private final PlanDocument document;
    private final Optional<String> certificate;
    private final boolean whole;
    private final List<PlanDiscrepancy> differences = new ArrayList<>();
    private final List<String> claims = new ArrayList<>();
    private Optional<PlanProof.Again> proven = Optional.empty();

    Checking(
        PlanningCase planning, PlanDocument document, Optional<String> certificate, boolean whole) {
      this.planning = planning;
      this.problem = planning.problem();
      this.document = document;
      this.certificate = certificate;
      this.whole = whole;
    }

    PlanCheck check() {
      boolean sameInput = document.input().equals(planning.digest());
      TourPlan plan = plan();
      TourChecker.Verdict verdict = TourChecker.check(problem, plan);
      boolean known = verdict.breaches().stream().noneMatch(b -> b.rule().equals(UNKNOWN));
      if (known) {
        derive(plan, verdict);
        if (!whole && !sameInput) {
          differences.removeIf(one -> OF_INPUT.contains(lastKey(one.key())));
        }
      }
      return new PlanCheck(
          planning, plan, verdict, verdict.breaches(), differences, claims, sameInput, proven);
    }

    private TourPlan plan() {
      List<Tour> tours = new ArrayList<>();
      for (int i = 0; i < document.tours().size(); i++) {
        PlanDocument.PlannedTour planned = document.tours().get(i);
        Optional<Tour> tour = planning.slots().findTour(planned);
        if (tour.isEmpty()) {
          differences.add(
              new PlanDiscrepancy(
                  "tours." + i,
                  planned.from() + " to " + planned.to(),
                  "days that begin and end with slots of the plan"));
        }
        tour.ifPresent(tours::add);
      }
      return new TourPlan(tours, attendances(document));
    }

    private void derive(TourPlan plan, TourChecker.Verdict verdict) {
      Optional<CompiledTours> compiled =
          whole && !problem.resources().isEmpty()
              ? Optional.of(TourCompiler.compile(problem))
              : Optional.empty();
      search(verdict);
      bound(compiled, verdict);
      DocumentWriter writer = new DocumentWriter(planning, plan, verdict);
      PlanDocument anew = writer.write(document.search(), document.bound());
      Optional<TourReasons> reasons = compiled.map(model -> new TourReasons(model, plan));
      for (int i = 0; i < writer.gaps().size() && i < document.gaps().size(); i++) {
        anew = anew.withGap(i, gap(i, writer, plan, verdict, reasons));
      }
      Map<String, Object> file = PlanFile.tree(document);
      differences.addAll(PlanDiscrepancy.between(file, PlanFile.tree(anew)));
    }

    /// How a plan was looked for cannot be seen from it, except that a bound that meets the cost
    /// ends every search.
    private void search(TourChecker.Verdict verdict) {
      PlanRun.End ended = document.search().ended();
      boolean met = document.bound() == verdict.cost().total();
      if (met != (ended == PlanRun.End.PROVEN)) {
        differences.add(
            new PlanDiscrepancy(
                "search.ended",
                ended.word(),
                met
                    ? PlanRun.End.PROVEN.word() + ", since the bound meets the cost"
                    : "time, steps or person, since the bound is below the cost"));
      }
      for (String key : List.of("solver", "seed", "steps", "threads", "ended")) {
        claims.add("search." + key);
      }
    }

    private void bound(Optional<CompiledTours> compiled, TourChecker.Verdict verdict) {
      long cost = verdict.cost().total();
      long said = document.bound();
      if (said > cost || said < 0) {
        differences.add(
            new PlanDiscrepancy("bound", Long.toString(said), "from 0 to the cost, " + cost));
      }
      if (problem.resources().isEmpty()) {
        // Nobody can do anything: the plan is the only one.
        proven = Optional.of(new PlanProof.Again(cost, List.of()));
      } else if (compiled.isPresent() && certificate.isPresent()) {
        try {
          proven =
              Optional.of(
                  PlanProof.again(compiled.get().problem(), "the certificate", certificate.get()));
        } catch (IllegalArgumentException e) {
          differences.add(
              new PlanDiscrepancy(
                  "certificate", String.valueOf(e.getMessage()), "a certificate of this case"));
        }
      }
      long known = proven.map(again -> Math.min(cost, again.bound())).orElse(-1L);
      if (known > said) {
        differences.add(new PlanDiscrepancy("bound", Long.toString(said), Long.toString(known)));
      }
      if (known < said) {
        claims.add("bound");
      }
    }

    private PlanDocument.OpenGap gap(
        int index,
        DocumentWriter writer,
        TourPlan plan,
        TourChecker.Verdict verdict,
        Optional<TourReasons> reasons) {
      PlanDocument.OpenGap file = document.gaps().get(index);
      Gap gap = writer.gaps().get(index);
      if (!whole) {
        return writer.taken(gap, file);
      }
      String key = "gaps." + index;
      PlanDocument.OpenGap anew =
          file.explained()
              ? writer.explained(gap, reasons.map(why -> why.explain(gap)).orElse(List.of()))
              : writer.open(gap);
      claims.add(key + ".remedies_looked");
      claims.add(key + ".remedies_tried");
      claims.add(key + ".remedy");
      return file.looked() == PlanDocument.Looked.NOT_YET || !file.explained()
          ? anew
          : anew.looked(
              file.looked(),
              file.remediesTried(),
              file.remedy().flatMap(remedy -> remedy(key + ".remedy", gap, plan, verdict, remedy)));
    }

    /// The remedy with all that the change and its plan decide worked out anew.
    private Optional<PlannedRemedy> remedy(
        String key, Gap gap, TourPlan plan, TourChecker.Verdict before, PlannedRemedy file) {
      RemedyPlan remedies = new RemedyPlan(planning, plan);
      Optional<Remedy> remedy = remedies.find(file.change());
      if (remedy.isEmpty()) {
        differences.add(
            new PlanDiscrepancy(
                key, file.change().toString(), "a change of what the case has, on a day of it"));
        return Optional.empty();
      }
      TourProblem changed;
      try {
        changed = remedy.get().applyTo(problem);
      } catch (IllegalArgumentException e) {
        differences.add(
            new PlanDiscrepancy(key, file.change().toString(), String.valueOf(e.getMessage())));
        return Optional.empty();
      }
      TourPlan again = remedies.again(file);
      TourChecker.Verdict after = TourChecker.check(changed, again);
      if (!after.passed() || after.cost().total() >= before.cost().total()) {
        differences.add(
            new PlanDiscrepancy(
                key,
                after.passed()
                    ? "a plan of cost " + after.cost().total()
                    : "a plan that breaks " + after.breaches().getFirst().rule(),
                "a plan that keeps the rules and costs less than " + before.cost().total()));
        return Optional.empty();
      }
      long missing = gap.missing(changed, again, remedy.get().shift(gap.line()));
      boolean closes =
          missing == 0 && after.cost().unfilled() <= before.cost().unfilled() - gap.cost();
      return Optional.of(
          remedies.write(
              List.of(gap.line()),
              remedy.get(),
              again,
              closes,
              gap.personDays() - missing,
              after.cost().total()));
    }

    private static String lastKey(String key) {
      for (String part : key.split("\\.")) {
        if (OF_INPUT.contains(part)) {
          return part;
        }
      }
      return key;
    }
  }
}
