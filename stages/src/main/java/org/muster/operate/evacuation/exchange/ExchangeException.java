package org.muster.operate.evacuation.exchange;

import org.muster.store.Trouble;

/// A text from elsewhere that cannot be read: where, what stands there, what was expected. What
/// stands there is told only in its kind, never with a person's data.
public final class ExchangeException extends Trouble {
  private static final long serialVersionUID = 1L;

  private final String where;

  /// @param where such as `line 7` or `segment 3 (NAD)`
  public ExchangeException(String where, String found, String expected) {
    super(Code.UNREADABLE, where + ": found " + found + ", expected " + expected);
    this.where = where;
  }

  /// Where in the text.
  public String where() {
    return where;
  }
}
