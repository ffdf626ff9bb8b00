package org.muster.engine.text;

/// A text that does not follow its format: where, and what is wrong, for whoever wrote it.
public final class TextException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /// @param source the file's name
  /// @param line from one
  public TextException(String source, int line, String wrong) {
    super(source + ", line " + line + ": " + wrong);
  }
}
