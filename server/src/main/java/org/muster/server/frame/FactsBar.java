package org.muster.server.frame;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.muster.record.ClaimTable.Shape;
import org.muster.record.Row;
import org.muster.thread.CaseView;
import org.muster.thread.CaseView.Conflict;
import org.muster.thread.DateWords;
import org.muster.thread.PlainWords;

/// What the claims of a page add up to: how many sources, how much is invented, who may see it.
///
/// @param sources number of sources
/// @param conflicts number of open conflicts among the claims
/// @param illustrative number of claims invented for planning
/// @param claims number of claims
/// @param releasable to whom the page may be given: as narrow as the narrowest thing on it; empty
///     where it shows nothing that is anybody's
/// @param invented whether anything on it is invented for planning
public record FactsBar(
    int sources, int conflicts, int illustrative, int claims, String releasable, boolean invented) {

  private static final List<String> NARROW_FIRST =
      List.of("owner", "staffs", "framework", "allies", "public");

  static FactsBar of(CaseView view, Collection<Row> shown) {
    List<Row> claims =
        shown.stream().filter(r -> r.table().shape() == Shape.CLAIM).distinct().toList();
    return new FactsBar(
        (int) claims.stream().map(r -> r.text("source")).distinct().count(),
        (int)
            claims.stream()
                .map(Row::about)
                .distinct()
                .filter(about -> view.findConflict(about).filter(Conflict::isOpen).isPresent())
                .count(),
        (int) claims.stream().filter(Row::isIllustrative).count(),
        claims.size(),
        shown.isEmpty() ? "" : releasable(view, shown),
        claims.stream().anyMatch(Row::isIllustrative));
  }

  FactsBar with(Optional<String> narrower, boolean alsoInvented) {
    return new FactsBar(
        sources,
        conflicts,
        illustrative,
        claims,
        narrower.orElse(releasable),
        invented || alsoInvented);
  }

  /// `12 (1 conflict)`.
  public String sourcesWords() {
    return sources + (conflicts == 0 ? "" : " (" + DateWords.count(conflicts, "conflict") + ")");
  }

  /// `31 of 52 claims illustrative`; `Every claim illustrative`; empty where none is.
  public String illustrativeWords() {
    if (illustrative == 0) {
      return invented ? "Illustrative" : "";
    }
    return illustrative == claims
        ? (claims == 1 ? "Illustrative" : "Every claim illustrative")
        : illustrative + " of " + claims + " claims illustrative";
  }

  private static String releasable(CaseView view, Collection<Row> shown) {
    int narrowest = NARROW_FIRST.size() - 1;
    for (Row row : shown) {
      narrowest = Math.min(narrowest, rank(row.text("release")));
    }
    int limit = narrowest;
    TreeSet<String> owners = new TreeSet<>();
    TreeSet<String> frameworks = new TreeSet<>();
    PlainWords words = PlainWords.of(view);
    for (Row row : shown) {
      if (rank(row.text("release")) == limit) {
        owners.add(row.text("owner"));
        if (row.text("release").startsWith("framework:")) {
          frameworks.add(
              words.name(
                  List.of("frameworks"), row.text("release").substring("framework:".length())));
        }
      }
    }
    String by = String.join(", ", owners);
    return switch (NARROW_FIRST.get(limit)) {
      case "owner" -> by + " only";
      case "staffs" -> by + " and staffs";
      case "framework" -> by + " and members of " + String.join(", ", frameworks);
      case "allies" -> by.equals("NATO") ? "Allies" : by + " and Allies";
      default -> "Public";
    };
  }

  private static int rank(String release) {
    int rank = NARROW_FIRST.indexOf(release);
    return rank >= 0 ? rank : NARROW_FIRST.indexOf("framework");
  }
}
