package org.muster.engine.duty.tour;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Which tours a resource could go on as far as the tour alone is concerned: every rule but those
/// that look at what it does before and after (readiness, rest, number of tours) and at others.
final class Lawful {
  private final TourProblem problem;
  private final List<List<Window>> shapes = new ArrayList<>();
  private final Map<String, List<Tour>> pinned = new HashMap<>();

  Lawful(TourProblem problem) {
    this.problem = problem;
    problem.lines().forEach(line -> shapes.add(shapes(problem.terms(line.kind()), line)));
    for (PinnedTour pin : problem.pinned()) {
      pinned.computeIfAbsent(pin.tour().resource(), none -> new ArrayList<>()).add(pin.tour());
    }
  }

  /// Every such tour, settled ones aside, in order of line, start and length.
  List<Tour> tours(Resource resource) {
    List<Tour> tours = new ArrayList<>();
    int[] freeUntil = freeUntil(problem.slots(), resource);
    List<Tour> settled = pinned.getOrDefault(resource.id(), List.of());
    for (int l = 0; l < shapes.size(); l++) {
      Line line = problem.lines().get(l);
      if (!suits(resource, line)) {
        continue;
      }
      List<Caveat> caveats =
          resource.caveats().stream().filter(one -> line.tasks().contains(one.task())).toList();
      for (Window window : shapes.get(l)) {
        boolean free =
            freeUntil[window.from()] >= window.to()
                && isClear(caveats, window)
                && isClear(settled, window, problem.terms(resource.kind()));
        if (free) {
          tours.add(new Tour(resource.id(), line.id(), window.from(), window.slots()));
        }
      }
    }
    return tours;
  }

  /// The stretches that a tour on the line may have.
  static List<Window> shapes(TourTerms terms, Line line) {
    List<Window> shapes = new ArrayList<>();
    int first = line.window().from();
    int offGrid = Math.floorMod(terms.startOffset() - first, terms.startEvery());
    for (int start = first + offGrid; start < line.window().to(); start += terms.startEvery()) {
      int longest = Math.min(terms.maxSlots(), line.window().to() - start);
      for (int slots = terms.minSlots(); slots <= longest; slots += terms.stepSlots()) {
        shapes.add(new Window(start, start + slots));
      }
    }
    return shapes;
  }

  /// The lines that it could serve on at some time.
  List<Line> suited(Resource resource) {
    return problem.lines().stream().filter(line -> suits(resource, line)).toList();
  }

  private static boolean suits(Resource resource, Line line) {
    if (resource.kind() != line.kind()) {
      return false;
    }
    return switch (resource) {
      case Unit unit -> unit.tasks().containsAll(line.tasks());
      case Officer officer -> officer.rank() >= line.minRank() && speaks(officer, line);
    };
  }

  private static boolean speaks(Officer officer, Line line) {
    for (int skill = 0; skill < line.language().size(); skill++) {
      int has = officer.language().isEmpty() ? 0 : officer.language().get(skill);
      if (has < line.language().get(skill)) {
        return false;
      }
    }
    return true;
  }

  /// By slot: the first slot from it on in which the resource is not available.
  static int[] freeUntil(int slots, Resource resource) {
    boolean[] open = new boolean[slots];
    for (Window window : resource.available()) {
      int from = Math.clamp(window.from(), 0, slots);
      Arrays.fill(open, from, Math.clamp(window.to(), from, slots), true);
    }
    int[] until = new int[slots];
    int end = slots;
    for (int slot = slots - 1; slot >= 0; slot--) {
      end = open[slot] ? end : slot;
      until[slot] = end;
    }
    return until;
  }

  static boolean available(TourProblem problem, Resource resource, Window window) {
    return freeUntil(problem.slots(), resource)[window.from()] >= window.to();
  }

  private static boolean isClear(List<Caveat> caveats, Window window) {
    for (Caveat caveat : caveats) {
      if (caveat.window().overlap(window) > 0) {
        return false;
      }
    }
    return true;
  }

  /// No overlap with a settled tour, and rested before the next one.
  private static boolean isClear(List<Tour> settled, Window window, TourTerms terms) {
    for (Tour tour : settled) {
      boolean before = window.to() + terms.restAfter(window.slots()) <= tour.start();
      if (window.from() < tour.end() && !before) {
        return false;
      }
    }
    return true;
  }
}
