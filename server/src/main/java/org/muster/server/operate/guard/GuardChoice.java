package org.muster.server.operate.guard;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.muster.operate.guard.GuardGround;
import org.muster.record.Row;
import org.muster.server.frame.NotFoundException;
import org.muster.server.frame.Page;
import org.muster.server.frame.Visit;

/// Which of the joint guards of a case a page shows: the one that its address names, else the first
/// by name.
public final class GuardChoice {
  private GuardChoice() {}

  /// The guards of the case that the reader sees, by name.
  static List<Row> all(Visit visit) {
    record Guards(List<Row> rows) {}
    return visit.view().derived(Guards.class, v -> new Guards(GuardGround.guards(v.data()))).rows();
  }

  /// The one that the page shows; empty where the case has none.
  ///
  /// @throws NotFoundException if the address names one that the reader does not see
  static Optional<Row> find(Visit visit) {
    List<Row> all = all(visit);
    Optional<String> asked = visit.asked().guard();
    if (asked.isEmpty()) {
      return all.stream().findFirst();
    }
    return Optional.of(
        all.stream()
            .filter(row -> asked.get().equals(row.about()))
            .findFirst()
            .orElseThrow(
                () -> new NotFoundException("No joint guard has the id " + asked.get() + ".")));
  }

  /// Offers the others beside a page, where the case has several.
  ///
  /// @param path of the page in the case
  public static Page.Draft offer(Visit visit, Page.Draft page, String path) {
    Optional<Row> shown = find(visit);
    for (Row row : all(visit)) {
      page.choice(
          path + "?guard=" + URLEncoder.encode(row.about(), StandardCharsets.UTF_8),
          row.text("name"),
          shown.equals(Optional.of(row)));
    }
    return page;
  }
}
