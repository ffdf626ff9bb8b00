package org.muster.thread;

import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.muster.access.Viewer;
import org.muster.generate.PlanCheck;
import org.muster.generate.PlanDocument;
import org.muster.generate.PublishedPlan;
import org.muster.generate.UnitForecast;
import org.muster.record.CaseData;
import org.muster.record.Row;
import org.muster.review.PlanForecast;
import org.muster.review.ReviewTables;

/// What the newest saved plan of a case can keep, in the words of Review. A viewer to whom the plan
/// is not released has no forecast: the plan is as narrow as everything that went into it.
public final class SavedPlanForecast implements PlanForecast {
  /// Cases and circles whose plan is kept read: reading and checking one is the dear part.
  private static final int KEPT = 4;

  private final Workspace workspace;
  private final InstantSource clock;
  private final Map<Circle, Optional<Read>> read =
      new LinkedHashMap<>(KEPT, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Circle, Optional<Read>> eldest) {
          return size() > KEPT;
        }
      };

  private record Circle(String caseId, long revision, String viewers) {}

  private record Read(Row row, PlanDocument document, PlanCheck check, CaseView view) {}

  public SavedPlanForecast(Workspace workspace, InstantSource clock) {
    this.workspace = workspace;
    this.clock = clock;
  }

  @Override
  public Optional<Forecast> find(
      String caseId, Viewer viewer, String unit, String level, LocalDate due) {
    return newest(caseId, viewer).flatMap(plan -> find(plan, unit, level, due));
  }

  private static Optional<Forecast> find(Read plan, String unit, String level, LocalDate due) {
    Optional<String> name =
        plan.view().find(ReviewTables.LADDER, level).map(row -> row.text("name"));
    PlanDocument document = plan.document();
    return name.flatMap(n -> UnitForecast.of(plan.check(), document, unit, n, due))
        .map(
            forecast ->
                new Forecast(
                    plan.row().text("name"),
                    unit,
                    level,
                    due,
                    forecast.ready(),
                    forecast.until(),
                    why(plan, forecast),
                    remedies(plan, forecast),
                    plan.row().text("release")));
  }

  private static String why(Read plan, UnitForecast forecast) {
    if (forecast.missing().isEmpty()) {
      return "";
    }
    String first =
        "at "
            + (forecast.heldWhenDue().equals("none") ? "no level" : forecast.heldWhenDue())
            + " when it is due; "
            + forecast.missing().get();
    if (!plan.check().sameInput()) {
      return first + " comes later. The case has changed since the plan was made; plan again";
    }
    if (forecast.nearest().isEmpty()) {
      return first + ": no evaluation is offered in time";
    }
    PlanDocument.Why nearest = forecast.nearest().get();
    PlanWords words = new PlanWords(plan.view(), plan.check().planning());
    String when = " from " + DateWords.day(nearest.from());
    if (nearest.rules().isEmpty()) {
      long more = nearest.extraCost().orElse(0);
      return first
          + when
          + " is possible and would cost the plan "
          + PlanWords.number(Math.abs(more))
          + (more >= 0 ? " more" : " less");
    }
    PlanWords.Told told = words.why(nearest);
    return first + when + ": " + told.says() + " (" + String.join(", ", told.rules()) + ")";
  }

  private static List<String> remedies(Read plan, UnitForecast forecast) {
    if (!plan.check().sameInput()) {
      return List.of();
    }
    PlanWords words = new PlanWords(plan.view(), plan.check().planning());
    return forecast.remedies().stream()
        .map(
            r ->
                words.remedy(r)
                    + " Price "
                    + PlanWords.number(r.price())
                    + ", cost "
                    + PlanWords.number(plan.document().cost().total())
                    + " → "
                    + PlanWords.number(r.costAfter())
                    + ".")
        .toList();
  }

  private Optional<Read> newest(String caseId, Viewer viewer) {
    Optional<Long> revision = workspace.cases().findRevision(caseId);
    if (revision.isEmpty()) {
      return Optional.empty();
    }
    String viewers =
        workspace.store().read(dsl -> workspace.cases().releasability(dsl, caseId, viewer).key());
    Circle circle = new Circle(caseId, revision.get(), viewers);
    synchronized (read) {
      Optional<Read> found = read.get(circle);
      if (found != null) {
        return found;
      }
    }
    Optional<Read> made = make(workspace.cases().load(caseId, viewer, null));
    synchronized (read) {
      read.keySet().removeIf(c -> c.caseId().equals(caseId) && c.revision() < revision.get());
      read.put(circle, made);
    }
    return made;
  }

  private Optional<Read> make(CaseData data) {
    LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    return PublishedPlan.find(data)
        .flatMap(
            plan ->
                switch (PlanSight.of(
                    // Of the board, a forecast reads nothing that hangs on the bound.
                    CaseView.of(data, data.header().asOf(), today), plan.reading(), false)) {
                  case PlanSight.Drawn drawn ->
                      Optional.of(
                          new Read(plan.row(), drawn.document(), drawn.check(), drawn.view()));
                  case PlanSight.Unreadable unreadable -> Optional.empty();
                });
  }
}
