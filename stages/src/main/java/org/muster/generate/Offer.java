package org.muster.generate;

import org.muster.record.Row;

/// A row of `offers` as what it says.
public record Offer(String id, String line, String unit, State state) {

  /// How firm an offer is.
  public enum State {
    INFORMAL("informally"),
    FORMAL("formally"),
    WITHDRAWN("no longer");

    private final String words;

    State(String words) {
      this.words = words;
    }

    /// `formally`, as in "formally offered".
    public String words() {
      return words;
    }
  }

  public static Offer of(Row row) {
    return new Offer(
        row.about(),
        row.text("line"),
        row.text("unit"),
        switch (row.text("state")) {
          case "informal" -> State.INFORMAL;
          case "formal" -> State.FORMAL;
          case "withdrawn" -> State.WITHDRAWN;
          default -> throw new IllegalStateException("offer " + row.id() + " has another state");
        });
  }
}
