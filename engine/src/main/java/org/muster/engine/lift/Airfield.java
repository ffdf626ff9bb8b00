package org.muster.engine.lift;

import java.util.List;

/// The airfield from which people are brought out.
///
/// @param parking aircraft on the ground at once, at most
/// @param taken of these, when a stand is taken by an aircraft that no plan moves: one stretch an
///     aircraft
/// @param open when aircraft may land and depart
/// @param holding people inside at once, at most: passed a gate, not departed
/// @param screeningMinutes from the gate to the earliest departure
public record Airfield(
    String id,
    int parking,
    List<Span> taken,
    List<Span> open,
    int holding,
    int screeningMinutes,
    Others others) {
  public Airfield {
    taken = List.copyOf(taken);
    open = Span.sorted(open);
  }

  /// One whose stands nobody else takes.
  public Airfield(
      String id, int parking, List<Span> open, int holding, int screeningMinutes, Others others) {
    this(id, parking, List.of(), open, holding, screeningMinutes, others);
  }

  /// The same airfield, closed in `[from, to)` as well.
  public Airfield closed(int from, int to) {
    return new Airfield(
        id, parking, taken, Span.without(open, from, to), holding, screeningMinutes, others);
  }

  /// The same airfield with so many stands, and room for so many people inside, more.
  public Airfield roomier(int stands, int people) {
    return new Airfield(
        id, parking + stands, taken, open, holding + people, screeningMinutes, others);
  }

  /// The same airfield where other aircraft take stands.
  public Airfield with(List<Span> newTaken) {
    return new Airfield(id, parking, newTaken, open, holding, screeningMinutes, others);
  }
}
