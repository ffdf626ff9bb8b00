package org.muster.generate;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.muster.access.Viewer;
import org.muster.record.CaseData;
import org.muster.record.Changed;
import org.muster.record.Claims;
import org.muster.record.Perspective;
import org.muster.record.RecordTables;
import org.muster.record.Row;
import org.muster.store.Sha256;

/// Plans kept in the case: rows of `plans`, numbered in the order in which they were saved.
public final class SavedPlans {
  private final Claims claims;

  public SavedPlans(Claims claims) {
    this.claims = claims;
  }

  /// A plan with the row that keeps it.
  public record SavedPlan(Row row, PlanDocument document) {
    /// The number at the end of its id.
    public int number() {
      return numberOf(row);
    }
  }

  /// Saves a plan, under the next number, if it passes its check against the case as it stands.
  ///
  /// @param data the case that it was computed from
  public Changed save(CaseData data, Viewer viewer, PlanDocument plan) {
    String caseId = data.header().id();
    boolean checked = PlanJudge.check(data, plan).passed();
    String owner = data.header().owner();
    String source = owner + ".source.muster-plans";
    if (claims.find(Perspective.now(caseId, viewer), source).isEmpty()) {
      Changed added =
          claims.add(
              caseId,
              viewer,
              Row.of(
                  RecordTables.SOURCES,
                  Map.of(
                      "id", source,
                      "title", "Plans computed from this case",
                      "publisher", "Muster",
                      "locator", "the rows of plans, each with its document",
                      "grade", plan.illustrative() ? "illustrative" : "sound",
                      "owner", owner,
                      "release", "public")));
      if (!(added instanceof Changed.Done)) {
        return added;
      }
    }
    int number = list(data).stream().mapToInt(SavedPlan::number).max().orElse(0) + 1;
    String text = PlanFile.write(plan).strip();
    Row row =
        Row.of(
            GenerateTables.PLANS,
            Map.ofEntries(
                Map.entry("id", owner + ".plan." + number),
                Map.entry("name", "Plan " + number),
                Map.entry("cost", Long.toString(plan.cost().total())),
                Map.entry("bound", Long.toString(plan.bound())),
                Map.entry("digest", Sha256.of(text)),
                Map.entry("document", text),
                Map.entry("held", plan.from() + "/" + plan.to()),
                Map.entry("source", source),
                Map.entry("kind", plan.illustrative() ? "illustrative" : "official"),
                Map.entry("owner", owner),
                Map.entry("release", plan.release().release())));
    return claims.addChecked(caseId, viewer, row, checked, List.of(plan.release().release()));
  }

  /// The plans of a case as seen, newest last.
  public static List<SavedPlan> list(CaseData data) {
    return data.list(GenerateTables.PLANS).stream()
        .map(row -> new SavedPlan(row, PlanFile.read(row.text("document"))))
        .sorted(Comparator.comparingInt(SavedPlan::number).thenComparing(p -> p.row().id()))
        .toList();
  }

  /// The newest plan of a case as seen.
  public static Optional<SavedPlan> findNewest(CaseData data) {
    return list(data).stream().reduce((first, last) -> last);
  }

  private static int numberOf(Row row) {
    String last = row.id().substring(row.id().lastIndexOf('.') + 1);
    return last.matches("[0-9]{1,9}") ? Integer.parseInt(last) : 0;
  }
}
