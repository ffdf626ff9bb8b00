package org.muster.store;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

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

  /// Why a file could not be used, in words that a person knows.
  public static String why(IOException e) {
    return switch (e) {
      case NoSuchFileException none -> "there is no such file or folder";
      case AccessDeniedException none -> "access to it is denied";
      case FileAlreadyExistsException none -> "a file of that name is in the way";
      case NotDirectoryException none -> "it is not a folder";
      case CharacterCodingException none -> "it is not UTF-8 text";
      case FileSystemException other -> said(other.getReason(), e);
      default -> said(e.getMessage(), e);
    };
  }

  private static String said(@Nullable String reason, IOException e) {
    return reason == null ? e.getClass().getSimpleName() : reason.toLowerCase(Locale.ROOT);
  }
}
