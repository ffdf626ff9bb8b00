package org.muster.engine.duty.tour;

import java.util.ArrayList;
import java.util.List;

/// Which tours a resource could go on as far as the tour alone is concerned: every rule but those
/// that look at what it does before and after (readiness, rest, number of tours) and at others.
final class Lawful {
  private final TourProblem problem;

  Lawful(TourProblem problem) {
    this.problem = problem;
  }

  /// Every such tour, settled ones aside, in order of line, start and length.
  List<Tour> tours(Resource resource) {
    List<Tour> tours = new ArrayList<>();
    for (Line line : problem.lines()) {
      if (suits(resource, line)) {
        shapes(resource.kind(), line).stream()
            .filter(window -> free(resource, line, window))
            .forEach(w -> tours.add(new Tour(resource.id(), line.id(), w.from(), w.slots())));
      }
    }
    return tours;
  }

  /// The stretches that a tour on the line may have.
  List<Window> shapes(Kind kind, Line line) {
    TourTerms terms = problem.terms(kind);
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

  private boolean free(Resource resource, Line line, Window window) {
    for (Caveat caveat : resource.caveats()) {
      if (line.tasks().contains(caveat.task()) && caveat.window().overlap(window) > 0) {
        return false;
      }
    }
    return available(resource, window) && clearOfPinned(resource, window);
  }

  static boolean available(Resource resource, Window window) {
    for (int slot = window.from(); slot < window.to(); slot++) {
      int at = slot;
      if (resource.available().stream().noneMatch(open -> open.contains(at))) {
        return false;
      }
    }
    return true;
  }

  /// No overlap with a settled tour, and rested before the next one.
  private boolean clearOfPinned(Resource resource, Window window) {
    int rest = problem.terms(resource.kind()).restAfter(window.slots());
    for (PinnedTour pin : problem.pinned()) {
      Tour settled = pin.tour();
      if (settled.resource().equals(resource.id())
          && window.from() < settled.end()
          && settled.start() < window.to() + rest) {
        return false;
      }
    }
    return true;
  }
}
