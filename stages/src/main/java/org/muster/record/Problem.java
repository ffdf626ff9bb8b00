package org.muster.record;

/// Something wrong in a case file, placed so that a person can go there and mend it.
///
/// @param file name within the case's folder
/// @param line from 1; 0 where the whole file is meant
/// @param column the column's name, or empty where the whole line is meant
/// @param found the value found, cut to 80 characters
/// @param expected what was expected, in words
public record Problem(String file, int line, String column, String found, String expected) {

  private static final int SHOWN = 80;

  /// A value as a problem shows it: at most 80 characters.
  public static String cut(String value) {
    if (value.length() <= SHOWN) {
      return value;
    }
    int end = Character.isHighSurrogate(value.charAt(SHOWN - 2)) ? SHOWN - 2 : SHOWN - 1;
    return value.substring(0, end) + "…";
  }

  /// The same without lines: rows that are added move those below them.
  public Problem withoutLines() {
    return new Problem(file, 0, column, found, expected.replaceAll("(\\.csv):[0-9]+", "$1"));
  }

  /// One line, such as `contributions.csv:12: value: found "many", expected a whole number`.
  @Override
  public String toString() {
    StringBuilder out = new StringBuilder(file);
    if (line > 0) {
      out.append(':').append(line);
    }
    out.append(": ");
    if (!column.isEmpty()) {
      out.append(column).append(": ");
    }
    if (!found.isEmpty()) {
      out.append("found \"").append(shown(found)).append("\", ");
    }
    return out.append("expected ").append(expected).toString();
  }

  /// Control characters by their code, so that a terminal shows one line and obeys none of them.
  private static String shown(String value) {
    StringBuilder out = new StringBuilder();
    value
        .codePoints()
        .forEach(
            c -> {
              if (c == '\n') {
                out.append("\\n");
              } else if (Character.isISOControl(c) || Character.getType(c) == Character.FORMAT) {
                out.append("\\u%04X".formatted(c));
              } else {
                out.appendCodePoint(c);
              }
            });
    return out.toString();
  }
}
