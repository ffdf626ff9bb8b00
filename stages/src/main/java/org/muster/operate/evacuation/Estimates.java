package org.muster.operate.evacuation;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// All estimates that stand, side by side. Of several sources on the same people one counts: the
/// surest, of these the newest. They are never added to one another, nor to who is registered.
///
/// @param lines place by place, and in each what counts first
/// @param people by what counts
/// @param least if of each the lowest were true
/// @param most if of each the highest were true
/// @param oldestDays age in days of the oldest that counts
/// @param sureness of the least sure that counts
public record Estimates(
    List<Line> lines,
    int people,
    int least,
    int most,
    long oldestDays,
    Estimate.Confidence sureness) {
  public Estimates {
    lines = List.copyOf(lines);
  }

  /// @param days its age
  /// @param counts whether it is the one of its place and nationality that counts
  public record Line(Estimate estimate, long days, boolean counts) {}

  private record Whom(String place, String nationality) {}

  private static final Comparator<Estimate> BEST =
      Comparator.comparing(Estimate::confidence)
          .thenComparing(Comparator.comparing(Estimate::asOf).reversed())
          .thenComparing(Estimate::source);

  /// @param standing the newest of each source
  public static Estimates of(List<Estimate> standing, LocalDate today) {
    Map<Whom, List<Estimate>> groups =
        new TreeMap<>(Comparator.comparing(Whom::place).thenComparing(Whom::nationality));
    for (Estimate one : standing) {
      groups
          .computeIfAbsent(new Whom(one.place(), one.nationality()), w -> new ArrayList<>())
          .add(one);
    }
    List<Line> lines = new ArrayList<>();
    int people = 0;
    int least = 0;
    int most = 0;
    for (List<Estimate> group : groups.values()) {
      group.sort(BEST);
      for (Estimate one : group) {
        lines.add(
            new Line(
                one,
                Math.max(0, ChronoUnit.DAYS.between(one.asOf(), today)),
                one == group.getFirst()));
      }
      people += group.getFirst().people();
      least += group.stream().mapToInt(Estimate::people).min().orElse(0);
      most += group.stream().mapToInt(Estimate::people).max().orElse(0);
    }
    List<Line> counting = lines.stream().filter(Line::counts).toList();
    return new Estimates(
        lines,
        people,
        least,
        most,
        counting.stream().mapToLong(Line::days).max().orElse(0),
        counting.stream()
            .map(line -> line.estimate().confidence())
            .max(Comparator.naturalOrder())
            .orElse(Estimate.Confidence.HIGH));
  }

  public boolean isEmpty() {
    return lines.isEmpty();
  }
}
