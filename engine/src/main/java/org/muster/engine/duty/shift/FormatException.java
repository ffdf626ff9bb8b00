package org.muster.engine.duty.shift;

/// A text that does not follow its format: where, what was there and what was expected. For the
/// person who wrote the text.
public final class FormatException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final String source;
  private final int line;

  public FormatException(String source, int line, String found, String expected) {
    super(source + ", line " + line + ": expected " + expected + ", found \"" + found + "\"");
    this.source = source;
    this.line = line;
  }

  /// The file's name.
  public String source() {
    return source;
  }

  /// The line, from one.
  public int line() {
    return line;
  }
}
