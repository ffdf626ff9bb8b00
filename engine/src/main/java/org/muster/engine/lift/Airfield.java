package org.muster.engine.lift;

import java.util.List;

/// The airfield from which people are brought out.
///
/// @param parking aircraft on the ground at once, at most
/// @param open when aircraft may land and depart
/// @param holding people inside at once, at most: passed a gate, not departed
/// @param screeningMinutes from the gate to the earliest departure
public record Airfield(
    String id, int parking, List<Span> open, int holding, int screeningMinutes, Others others) {
  public Airfield {
    open = Span.sorted(open);
  }

  /// The same airfield, closed in `[from, to)` as well.
  public Airfield closed(int from, int to) {
    return new Airfield(
        id, parking, Span.without(open, from, to), holding, screeningMinutes, others);
  }

  /// The same airfield with so many stands, and room for so many people inside, more.
  public Airfield roomier(int stands, int people) {
    return new Airfield(id, parking + stands, open, holding + people, screeningMinutes, others);
  }
}
