package org.muster.server.review;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.muster.review.Ladder;
import org.muster.review.Readiness;
import org.muster.review.Readiness.Standing;
import org.muster.server.frame.Visit;
import org.muster.thread.DateWords;

/// What the page of the state of readiness shows.
///
/// @param nations how many units of each nation stand where
/// @param units every unit that is in the pool or was evaluated, worst first
/// @param late what goals want and is late on the day
public record ReadinessModel(
    String heading,
    List<Standing> standings,
    List<NationLine> nations,
    List<UnitLine> units,
    int others,
    List<String> late,
    int met,
    int wanted) {

  /// A nation.
  public record NationLine(String name, Map<Standing, Integer> counts, int all) {
    /// How many stand so.
    public int of(Standing standing) {
      return counts.getOrDefault(standing, 0);
    }
  }

  /// A unit.
  public record UnitLine(
      String name,
      String href,
      String nation,
      Mark mark,
      String level,
      String until,
      String people,
      boolean illustrative) {}

  static ReadinessModel of(Visit visit, Readiness.State state, Ladder ladder) {
    List<NationLine> nations = new ArrayList<>();
    state
        .byNation()
        .forEach(
            (nation, counts) ->
                nations.add(
                    new NationLine(
                        visit.words().name(List.of("nations"), nation),
                        new EnumMap<>(counts),
                        counts.values().stream().mapToInt(Integer::intValue).sum())));
    List<UnitLine> units =
        state.units().stream()
            .filter(u -> u.standing() != Standing.NOT_DECLARED)
            .sorted(
                Comparator.comparing((Readiness.UnitState u) -> order(u.standing()))
                    .thenComparing(Readiness.UnitState::name))
            .map(
                u ->
                    new UnitLine(
                        u.name(),
                        visit.to("review/units/" + u.unit()),
                        visit.words().name(List.of("nations"), u.nation()),
                        UnitPages.mark(u.standing()),
                        u.level()
                            .map(id -> ladder.find(id).map(Ladder.Level::name).orElse(id))
                            .orElse("none"),
                        u.endWords(),
                        u.people().map(String::valueOf).orElse("not given"),
                        u.illustrative()))
            .toList();
    List<String> late =
        state.wanted().stream()
            .filter(Readiness.WantedState::late)
            .map(
                w ->
                    w.code()
                        + ": "
                        + visit.words().name(List.of("units"), w.unit())
                        + " at "
                        + w.level()
                        + " by "
                        + DateWords.day(w.due()))
            .toList();
    int current = state.count(Standing.CERTIFIED) + state.count(Standing.DUE);
    String heading =
        "State of readiness on "
            + DateWords.day(state.day())
            + ": "
            + DateWords.count(current, "certificate")
            + " current, "
            + state.count(Standing.LAPSED)
            + " lapsed"
            + (state.count(Standing.PERHAPS) == 0
                ? ""
                : ", " + state.count(Standing.PERHAPS) + " perhaps");
    return new ReadinessModel(
        heading,
        List.of(Standing.values()),
        nations,
        units,
        state.units().size() - units.size(),
        late,
        (int) state.wanted().stream().filter(Readiness.WantedState::met).count(),
        state.wanted().size());
  }

  private static int order(Standing standing) {
    return switch (standing) {
      case LAPSED -> 0;
      case PERHAPS -> 1;
      case DUE -> 2;
      case CERTIFIED -> 3;
      case ON_LADDER -> 4;
      case DECLARED -> 5;
      case NOT_DECLARED -> 6;
    };
  }
}
