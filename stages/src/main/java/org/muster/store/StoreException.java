package org.muster.store;

import java.sql.SQLException;

/// Trouble with the database that a person can mend; the message says how.
public final class StoreException extends Trouble {
  private static final long serialVersionUID = 1L;

  /// What kind of trouble.
  public enum Kind {
    /// The file or database holds something else.
    NOT_MUSTER,
    /// A newer Muster has changed the database.
    NEWER_SCHEMA,
    /// Another program holds the write lock for longer than we wait.
    LOCKED,
    /// No right to open, read or write, or a wrong password.
    NO_RIGHTS,
    /// No room left to write.
    DISK_FULL,
    /// The file, folder or database is not there.
    NOT_FOUND,
    /// The server of the database cannot be reached, or ended the connection.
    UNREACHABLE,
    /// The file or database exists and must not be overwritten.
    EXISTS,
    /// Its pages, its references or its digest are not what they were.
    DAMAGED,
    /// Anything else that the database reports.
    FAILED
  }

  private final Kind kind;

  public StoreException(Kind kind, String message) {
    super(code(kind), message);
    this.kind = kind;
  }

  public StoreException(Kind kind, String message, Throwable cause) {
    super(code(kind), message, cause);
    this.kind = kind;
  }

  public Kind kind() {
    return kind;
  }

  private static Code code(Kind kind) {
    return switch (kind) {
      case NOT_FOUND -> Code.NOT_FOUND;
      case NOT_MUSTER, NEWER_SCHEMA, DAMAGED -> Code.UNREADABLE;
      case EXISTS -> Code.REFUSED;
      case NO_RIGHTS -> Code.FORBIDDEN;
      case LOCKED, DISK_FULL, UNREACHABLE, FAILED -> Code.UNABLE;
    };
  }

  /// Says in plain words what the database reported. SQLite answers by result code
  /// (https://www.sqlite.org/rescode.html), PostgreSQL by SQLSTATE (its manual, Appendix A).
  ///
  /// @param where the database as people know it
  static StoreException of(String where, boolean sqlite, SQLException e) {
    Kind kind = sqlite ? sqliteCode(e.getErrorCode()) : postgresCode(e);
    String message =
        switch (kind) {
          case NOT_MUSTER -> where + " is not a Muster database";
          case LOCKED ->
              where
                  + " is locked by another program; close it or wait until its import or backup"
                  + " ends";
          case NO_RIGHTS ->
              where + " cannot be opened or written with this account's rights: " + e.getMessage();
          case DISK_FULL -> "no room left to write " + where + "; nothing was changed";
          case NOT_FOUND -> where + " is not there: " + e.getMessage();
          case UNREACHABLE -> where + " cannot be reached: " + e.getMessage();
          case DAMAGED ->
              where + " is damaged (" + e.getMessage() + "); restore a backup and keep the file";
          case NEWER_SCHEMA, EXISTS, FAILED -> where + ": " + (sqlite ? e.getMessage() : code(e));
        };
    return new StoreException(kind, message, e);
  }

  /// PostgreSQL quotes what was being written, which is not for whoever reads an error.
  private static String code(SQLException e) {
    return "PostgreSQL reports the error " + e.getSQLState() + "; its log says more";
  }

  /// Whether the connection is gone, so that another one may do.
  boolean isLost() {
    return kind == Kind.UNREACHABLE;
  }

  /// The same, for whoever was writing when the connection ended during the commit.
  StoreException unknown() {
    return new StoreException(
        kind,
        getMessage()
            + "; whether the last change was kept is not known: look before you make it again",
        this);
  }

  private static Kind sqliteCode(int extended) {
    return switch (extended & 0xff) {
      case 5, 6 -> Kind.LOCKED;
      case 3, 8, 23 -> Kind.NO_RIGHTS;
      case 13 -> Kind.DISK_FULL;
      case 14 -> Kind.NO_RIGHTS;
      case 11 -> Kind.DAMAGED;
      case 26 -> Kind.NOT_MUSTER;
      default -> Kind.FAILED;
    };
  }

  private static Kind postgresCode(SQLException e) {
    String state = e.getSQLState() == null ? "" : e.getSQLState();
    if (state.startsWith("28") || state.equals("42501") || state.equals("25006")) {
      return Kind.NO_RIGHTS;
    }
    if (state.equals("3D000")) {
      return Kind.NOT_FOUND;
    }
    if (state.startsWith("08") || state.startsWith("57P0")) {
      return Kind.UNREACHABLE;
    }
    return switch (state) {
      case "XX001", "XX002" -> Kind.DAMAGED;
      case "55P03", "40P01" -> Kind.LOCKED;
      case "53100" -> Kind.DISK_FULL;
      default -> Kind.FAILED;
    };
  }
}
