package org.muster.paper;

import java.util.List;

/// A document for people to print, sign and carry, before it is PDF or DOCX.
///
/// @param title the finding or the thing, not the name of the page
/// @param marks what each page repeats: as-of, as-known-on, releasability, illustrative data
public record Paper(String title, Marks marks, List<Block> blocks) {

  public Paper {
    blocks = List.copyOf(blocks);
  }

  /// What each page repeats.
  ///
  /// @param asOf the date-time group or day of the facts
  /// @param releasable to whom it may be shown
  /// @param illustrative whether any figure is invented for planning
  /// @param landscape for tables that compare
  /// @param sheet A4 but for charts and tables that hang on a wall
  public record Marks(
      String asOf, String releasable, boolean illustrative, boolean landscape, Sheet sheet) {
    public Marks(String asOf, String releasable, boolean illustrative, boolean landscape) {
      this(asOf, releasable, illustrative, landscape, Sheet.A4);
    }

    /// The line at the foot of each page.
    public String line() {
      return (illustrative ? "ILLUSTRATIVE DATA · " : "")
          + "as of "
          + asOf
          + " · releasable to "
          + releasable;
    }
  }

  /// The size of a page.
  public enum Sheet {
    A4,
    A3
  }

  /// A part of the document.
  public sealed interface Block {
    record Heading(String text) implements Block {}

    /// A title that begins a page of its own.
    record Title(String text) implements Block {}

    /// A QR code.
    ///
    /// @param millimetres of its side, the light zone around it included
    record Code(String text, int millimetres) implements Block {}

    /// Labels to be cut out, in columns: a QR code each, and lines beside it.
    ///
    /// @param millimetres of a code's side
    record Labels(List<Label> labels, int columns, int millimetres) implements Block {
      public Labels {
        labels = List.copyOf(labels);
      }
    }

    record Text(List<Run> runs) implements Block {
      public Text {
        runs = List.copyOf(runs);
      }
    }

    /// What has to be seen first, in a frame.
    record Box(List<Run> runs) implements Block {
      public Box {
        runs = List.copyOf(runs);
      }
    }

    /// What follows begins on a page of its own.
    record NewPage() implements Block {}

    /// A table whose first row repeats on each page.
    ///
    /// @param widths of the columns, in hundredths of the page
    record Table(List<String> heads, List<Integer> widths, List<List<List<Run>>> rows)
        implements Block {
      public Table {
        heads = List.copyOf(heads);
        widths = List.copyOf(widths);
        rows = List.copyOf(rows);
        for (List<List<Run>> row : rows) {
          if (row.size() != heads.size()) {
            throw new IllegalArgumentException(
                "a row has " + row.size() + " cells, the table " + heads.size() + " columns");
          }
        }
      }
    }
  }

  /// A label: what its code says, and its lines, the first of which stands out.
  public record Label(String code, List<String> lines) {
    public Label {
      lines = List.copyOf(lines);
    }
  }

  /// How a run of text looks. Added and removed text is told apart by line and not by colour alone.
  public enum Look {
    PLAIN,
    STRONG,
    FAINT,
    /// To be filled in by hand, in a frame.
    FRAMED,
    ADDED,
    REMOVED
  }

  /// A run of text; a line feed begins a new line.
  public record Run(String text, Look look) {}

  /// Plain text.
  public static List<Run> plain(String text) {
    return List.of(new Run(text, Look.PLAIN));
  }

  /// Text that stands out.
  public static List<Run> strong(String text) {
    return List.of(new Run(text, Look.STRONG));
  }

  /// A difference as tracked changes.
  public static List<Run> tracked(WordDiff diff) {
    return diff.pieces().stream()
        .map(
            p ->
                new Run(
                    p.text(),
                    switch (p.change()) {
                      case SAME -> Look.PLAIN;
                      case ADDED -> Look.ADDED;
                      case REMOVED -> Look.REMOVED;
                    }))
        .toList();
  }
}
