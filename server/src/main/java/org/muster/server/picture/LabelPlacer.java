package org.muster.server.picture;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/// Places labels beside what they name, so that none lies on another or on what must stay in sight.
///
/// Greedy: the most important first; each in the longest of its wordings that fits at one of its
/// spots, else at one of its spots further off. What fits nowhere is left out; the table beside the
/// picture has it.
final class LabelPlacer {
  /// Which part of a label stands at its spot.
  enum Anchor {
    START,
    MIDDLE,
    END;

    /// The value of `text-anchor`.
    String svg() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /// Where the baseline of a label may stand.
  record Spot(double x, double y, Anchor anchor) {}

  /// Something to be named.
  ///
  /// @param priority higher is placed first
  /// @param bold a part that is never shortened, may be empty
  /// @param wordings what follows it, longest first
  /// @param style class of the text
  /// @param further spots tried when nothing fits nearer
  record Label(
      int priority,
      String bold,
      List<String> wordings,
      List<Spot> spots,
      List<Spot> further,
      String style) {
    Label {
      wordings = List.copyOf(wordings);
      spots = List.copyOf(spots);
      further = List.copyOf(further);
    }

    Label(int priority, String bold, List<String> wordings, List<Spot> spots, String style) {
      this(priority, bold, wordings, spots, List.of(), style);
    }
  }

  /// A label at its place.
  record Placed(Label label, String words, Spot spot, Box box) {}

  /// Type size of labels, in pixels.
  static final double SIZE = 12;

  private static final double ASCENT = 10;
  private static final double HEIGHT = 14;

  private final Box bounds;
  private final List<Box> taken = new ArrayList<>();

  LabelPlacer(Box bounds) {
    this.bounds = bounds;
  }

  /// Keeps labels off a place.
  void block(Box box) {
    taken.add(box);
  }

  /// Places what fits, the most important first; equal ones in the order given.
  List<Placed> place(List<Label> labels) {
    List<Placed> placed = new ArrayList<>();
    labels.stream()
        .sorted(Comparator.comparingInt(Label::priority).reversed())
        .forEach(label -> place(label, placed));
    return placed;
  }

  private void place(Label label, List<Placed> placed) {
    List<String> told = label.wordings().stream().filter(w -> !w.isEmpty()).toList();
    boolean done =
        tryAt(label, told, label.spots(), placed) || tryAt(label, told, label.further(), placed);
    if (!done && told.size() < label.wordings().size()) {
      tryAt(label, List.of(""), label.spots(), placed);
    }
  }

  private boolean tryAt(Label label, List<String> wordings, List<Spot> spots, List<Placed> placed) {
    for (String words : wordings) {
      for (Spot spot : spots) {
        Box box = box(label.bold(), words, spot);
        if (bounds.contains(box) && taken.stream().noneMatch(box::overlaps)) {
          taken.add(box);
          placed.add(new Placed(label, words, spot, box));
          return true;
        }
      }
    }
    return false;
  }

  static double width(String bold, String words) {
    String gap = bold.isEmpty() || words.isEmpty() ? "" : " ";
    return TextWidth.of(bold, SIZE, true) + TextWidth.of(gap + words, SIZE, false);
  }

  private static Box box(String bold, String words, Spot spot) {
    double width = width(bold, words);
    double x =
        switch (spot.anchor()) {
          case START -> spot.x();
          case MIDDLE -> spot.x() - width / 2;
          case END -> spot.x() - width;
        };
    return new Box(x, spot.y() - ASCENT, width, HEIGHT);
  }
}
