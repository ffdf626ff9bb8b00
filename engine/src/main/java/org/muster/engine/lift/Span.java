package org.muster.engine.lift;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// A stretch of minutes.
///
/// @param from inclusive
/// @param to exclusive
public record Span(int from, int to) {
  public Span {
    if (from > to) {
      throw new IllegalArgumentException(
          "an interval must not end before it begins, was [" + from + ", " + to + ")");
    }
  }

  /// Whether the minute lies in one of the spans.
  public static boolean covers(List<Span> spans, int minute) {
    return spans.stream().anyMatch(span -> span.from <= minute && minute < span.to);
  }

  /// Minutes of `[from, to)` that lie in the spans, which are disjoint.
  public static int minutesWithin(List<Span> spans, int from, int to) {
    return spans.stream()
        .mapToInt(span -> Math.max(0, Math.min(span.to, to) - Math.max(span.from, from)))
        .sum();
  }

  /// The same spans without `[from, to)`.
  public static List<Span> without(List<Span> spans, int from, int to) {
    if (from >= to) {
      return spans;
    }
    return spans.stream()
        .flatMap(
            span ->
                java.util.stream.Stream.of(
                    new int[] {span.from, Math.min(span.to, from)},
                    new int[] {Math.max(span.from, to), span.to}))
        .filter(part -> part[0] < part[1])
        .map(part -> new Span(part[0], part[1]))
        .toList();
  }

  /// The same spans and `[from, to)`; those that touch are one.
  static List<Span> with(List<Span> spans, int from, int to) {
    List<Span> more = new ArrayList<>(without(spans, from, to));
    more.add(new Span(from, to));
    more.sort(Comparator.comparingInt(Span::from));
    List<Span> joined = new ArrayList<>();
    for (Span span : more) {
      if (!joined.isEmpty() && joined.getLast().to == span.from) {
        joined.add(new Span(joined.removeLast().from, span.to));
      } else {
        joined.add(span);
      }
    }
    return joined;
  }

  /// @throws IllegalArgumentException where they are not in order or overlap
  static List<Span> sorted(List<Span> spans) {
    for (int i = 1; i < spans.size(); i++) {
      if (spans.get(i).from < spans.get(i - 1).to) {
        throw new IllegalArgumentException(
            "open intervals must be sorted and disjoint, but "
                + spans.get(i)
                + " follows "
                + spans.get(i - 1));
      }
    }
    return List.copyOf(spans);
  }

  @Override
  public String toString() {
    return "[" + from + ", " + to + ")";
  }
}
