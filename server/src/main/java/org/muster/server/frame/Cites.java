package org.muster.server.frame;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.muster.record.ClaimTable.Shape;
import org.muster.record.Row;
import org.muster.thread.CaseView;

/// The sources of a page, numbered in the order in which the page first shows them.
public final class Cites {
  private final CaseView view;
  private final Map<String, Integer> numbers = new LinkedHashMap<>();

  Cites(CaseView view, Iterable<Row> shown) {
    this.view = view;
    for (Row row : shown) {
      if (row.table().shape() == Shape.CLAIM) {
        numbers.computeIfAbsent(row.text("source"), key -> numbers.size() + 1);
      }
    }
  }

  /// One source of the page.
  public record Cite(int number, String source, String title, String publisher) {
    /// As the sources line says it, cut where a title is long.
    public String inShort() {
      return title.length() > 44 ? title.substring(0, 42).stripTrailing() + "…" : title;
    }
  }

  /// Every source, by number.
  public List<Cite> list() {
    List<Cite> all = new ArrayList<>();
    numbers.forEach((source, number) -> all.add(cite(source, number)));
    return all;
  }

  /// The sources of these claims, each once, by number.
  public List<Cite> of(Iterable<Row> claims) {
    List<Cite> all = new ArrayList<>();
    for (Row row : claims) {
      if (row.table().shape() != Shape.CLAIM) {
        continue;
      }
      Integer number = numbers.get(row.text("source"));
      if (number != null && all.stream().noneMatch(c -> c.number() == number)) {
        all.add(cite(row.text("source"), number));
      }
    }
    all.sort(java.util.Comparator.comparingInt(Cite::number));
    return all;
  }

  private Cite cite(String source, int number) {
    return view.findSource(source)
        .map(s -> new Cite(number, source, s.text("title"), s.text("publisher")))
        .orElseGet(() -> new Cite(number, source, source, ""));
  }
}
