package org.muster.engine.duty.tour;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/// Tells resources alike: those of one key have the same tours, activities and costs, so that one
/// network serves them all.
final class Alike {
  private final TourProblem problem;
  private final Lawful lawful;
  private final Set<String> withKin;
  private final Map<String, List<Object>> pinned;
  private final Map<String, List<Object>> goals;
  private final Map<String, List<Object>> published;

  /// @param withKin units with rows of their own, where they may not meet a parent or a part
  Alike(TourProblem problem, Lawful lawful, Set<String> withKin) {
    this.problem = problem;
    this.lawful = lawful;
    this.withKin = withKin;
    pinned =
        byResource(
            problem.pinned(),
            pin -> pin.tour().resource(),
            pin -> List.of(shape(pin.tour()), pin.servedBefore()));
    goals =
        byResource(
            problem.goals(),
            Goal::unit,
            goal -> List.of(goal.level(), goal.window(), goal.perDay()));
    published =
        byResource(
            problem.prices().change() > 0 ? problem.published() : List.of(),
            Tour::resource,
            Alike::shape);
  }

  Object key(Resource resource) {
    String id = resource.id();
    List<Line> lines = lawful.suited(resource);
    List<Object> key = new ArrayList<>();
    key.add(resource.kind());
    key.add(withKin.contains(id) ? id : "");
    lines.forEach(line -> key.add(line.id()));
    key.add(resource.strength());
    key.add(resource.available());
    resource.caveats().stream()
        .filter(one -> lines.stream().anyMatch(line -> line.tasks().contains(one.task())))
        .forEach(one -> key.add(new Caveat("", one.task(), one.window())));
    key.add(resource.findLastTour());
    if (resource instanceof Unit unit) {
      key.add(List.of(unit.level(), unit.certifiedUntil(), Set.copyOf(unit.done())));
    }
    key.add(pinned.getOrDefault(id, List.of()));
    key.add(goals.getOrDefault(id, List.of()));
    key.add(published.getOrDefault(id, List.of()));
    return key;
  }

  private static Object shape(Tour tour) {
    return List.of(tour.line(), tour.window());
  }

  private static <T> Map<String, List<Object>> byResource(
      List<T> all, Function<T, String> of, Function<T, Object> what) {
    Map<String, List<Object>> out = new HashMap<>();
    for (T one : all) {
      out.computeIfAbsent(of.apply(one), none -> new ArrayList<>()).add(what.apply(one));
    }
    return out;
  }
}
