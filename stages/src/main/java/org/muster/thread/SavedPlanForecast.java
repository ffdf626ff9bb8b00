package org.muster.thread;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.muster.access.Viewer;
import org.muster.generate.PlanCheck;
import org.muster.generate.PlanDocument;
import org.muster.generate.PublishedPlan;
import org.muster.generate.UnitForecast;
import org.muster.record.Row;
import org.muster.review.PlanForecast;
import org.muster.review.ReviewTables;

/// What the newest saved plan of a case can keep, in the words of Review. A viewer to whom the plan
/// is not released has no forecast: the plan is as narrow as everything that went into it.
public final class SavedPlanForecast implements PlanForecast {
  private final Workspace workspace;

  /// Kept with the view that it is made of: reading and checking a plan is the dear part.
  private record Newest(Optional<Read> plan) {}

  private record Read(Row row, PlanDocument document, PlanCheck check, CaseView view) {}

  public SavedPlanForecast(Workspace workspace) {
    this.workspace = workspace;
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
    return workspace
        .cases()
        .look(caseId, viewer)
        .map(look -> workspace.views().of(look, look.header().asOf(), null))
        .flatMap(view -> view.derived(Newest.class, SavedPlanForecast::read).plan());
  }

  private static Newest read(CaseView view) {
    return new Newest(
        PublishedPlan.find(view.data())
            .flatMap(
                plan ->
                    // Of the board, a forecast reads nothing that hangs on the bound.
                    switch (PlanSight.of(view, plan.row().text("digest"), plan.reading(), false)) {
                      case PlanSight.Drawn drawn ->
                          Optional.of(
                              new Read(plan.row(), drawn.document(), drawn.check(), drawn.view()));
                      case PlanSight.Unreadable unreadable -> Optional.empty();
                    }));
  }
}
