package org.muster.store;

/// Something that the person at the keyboard can put right: the message names the file, line, field
/// or address, the value found and what to do next. Each rim translates it once; anything else that
/// is thrown is a fault of the program.
public class Trouble extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /// What kind of trouble, so that a rim can choose an exit code or a status.
  public enum Code {
    /// What was asked for is not there.
    NOT_FOUND,
    /// It is there and cannot be read or understood.
    UNREADABLE,
    /// It would overwrite or break something, and nobody said that it may.
    REFUSED,
    /// The person may not do this.
    FORBIDDEN,
    /// The machine did not let us: disk, network, port, memory.
    UNABLE
  }

  private final Code code;

  public Trouble(Code code, String message) {
    super(message);
    this.code = code;
  }

  public Trouble(Code code, String message, Throwable cause) {
    super(message, cause);
    this.code = code;
  }

  public Code code() {
    return code;
  }
}
