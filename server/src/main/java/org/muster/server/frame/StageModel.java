package org.muster.server.frame;

import java.util.ArrayList;
import java.util.List;
import org.muster.record.ClaimTable;
import org.muster.record.Row;
import org.muster.thread.CaseTables;
import org.muster.thread.Finding;
import org.muster.thread.Overview;
import org.muster.thread.Stage;
import org.springframework.web.servlet.View;

/// A stage that has no pages of its own yet: what is wrong or due in it, and the data it has.
///
/// @param says what the page is, or what is not built, said plainly
public record StageModel(String says, List<Seen> findings, List<Table> tables) {

  private static final int EXAMPLES = 4;

  /// A finding with where it leads.
  public record Seen(Finding finding, String href, String icon, String tone) {}

  /// A table with its first rows.
  public record Table(ClaimTable table, int count, List<String> says) {}

  /// The page of a stage.
  public static View page(Visit visit, Stage stage, String notBuilt) {
    return page(visit, Place.of(stage, stage.key()), notBuilt);
  }

  /// The data of a stage, at another place than its first page.
  public static View page(Visit visit, Place place, String says) {
    Stage stage = place.stage().orElseThrow();
    Overview overview = visit.overview();
    List<Seen> findings = new ArrayList<>();
    List<Row> shown = new ArrayList<>();
    List<Finding> all = new ArrayList<>(overview.wrong());
    all.addAll(overview.due());
    for (Finding finding : all) {
      if (finding.stage() == stage) {
        findings.add(
            new Seen(
                finding,
                visit.to(finding.target()),
                icon(finding),
                finding.isWrong() ? "stop" : "warn"));
        shown.addAll(finding.claims());
      }
    }
    List<Table> tables = new ArrayList<>();
    for (ClaimTable table : CaseTables.ALL) {
      if (Stage.of(table) == stage) {
        List<Row> rows = visit.view().list(table);
        shown.addAll(rows);
        tables.add(
            new Table(
                table,
                rows.size(),
                rows.stream().limit(EXAMPLES).map(visit.words()::sentence).toList()));
      }
    }
    String title = stage.title() + ": " + lower(overview.worst(stage));
    Page page = visit.page(title).at(place).showing(shown).done();
    return Html.of("stage/stage", page).with("model", new StageModel(says, findings, tables));
  }

  /// The shape beside a finding's word.
  public static String icon(Finding finding) {
    return switch (finding.kind()) {
      case LAPSED, GAP, OVERDUE -> "stop";
      case SUSPENDED -> "suspended";
      case DUE, OPEN -> "due";
      case CONFLICT -> "conflict";
    };
  }

  private static String lower(String text) {
    return Character.toLowerCase(text.charAt(0)) + text.substring(1);
  }
}
