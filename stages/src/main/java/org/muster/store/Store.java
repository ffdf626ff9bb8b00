package org.muster.store;

import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jooq.DSLContext;

/// The database: an SQLite file, or a PostgreSQL database when many people work at once. One
/// writer with a queue, and readers that cannot write.
///
/// Work handed to [#write] or [#transaction] may run twice (after a failed shared commit), so it
/// changes nothing but the database; planning never runs inside.
public final class Store implements AutoCloseable {
  private final Target target;
  private final Writer writer;
  private final Readers readers;

  private Store(Target target) {
    this.target = target;
    this.writer = new Writer(target);
    this.readers = new Readers(target);
  }

  /// Opens a database, creating it or bringing it to the newest schema where needed.
  ///
  /// @param urlOrFile a file name, `jdbc:sqlite:FILE` or `jdbc:postgresql://HOST/DATABASE`
  /// @throws StoreException with a message that says what to do
  public static Store open(String urlOrFile) {
    return open(urlOrFile, true);
  }

  /// Opens a database that is there already, bringing it to the newest schema where needed.
  ///
  /// @throws StoreException NOT_FOUND if there is none
  public static Store openExisting(String urlOrFile) {
    return open(urlOrFile, false);
  }

  private static Store open(String urlOrFile, boolean create) {
    Target target = Target.of(urlOrFile);
    Schema.ensure(target, create);
    return new Store(target);
  }

  /// Reads from one consistent state of the database.
  public <T> T read(Function<DSLContext, T> work) {
    return readers.read(work);
  }

  /// Makes a small write, which may share its commit with others, and waits until it is committed.
  public <T> T write(Function<DSLContext, T> work) {
    return writer.submit(work, false);
  }

  /// Makes several changes that hold together, in a transaction of their own: all or none.
  public <T> T transaction(Function<DSLContext, T> work) {
    return writer.submit(work, true);
  }

  /// For people: the file, or the URL without its settings.
  public String shown() {
    return target.shown();
  }

  /// Refuses to store something large where little room is left, so that small writes, and the
  /// audit log above all, go on for a long time after.
  ///
  /// @param bytes about how much is to be stored
  /// @throws StoreException DISK_FULL if there is not enough
  public void requireRoom(long bytes) {
    target.requireRoom(bytes);
  }

  /// Copies the whole database, in one consistent state, into a new SQLite file, while others read
  /// and write. The copy of a PostgreSQL database is an SQLite file too: every Muster opens it.
  ///
  /// @throws StoreException EXISTS if the file is there already
  public void backup(Path file) {
    Backup.write(target, file);
  }

  /// Puts a backup in the place of a database, once its pages, its references, its digest and its
  /// schema were found right. Nothing is replaced before.
  ///
  /// @param replace whether a database that is already there may be overwritten
  /// @param proof looks at the backup's content; what it throws ends the restore
  /// @throws StoreException EXISTS if there is one and it may not; NOT_MUSTER if the backup is
  ///     none; DAMAGED if it is not what was written
  public static Restored restore(
      Path backup, String urlOrFile, boolean replace, Consumer<DSLContext> proof) {
    return Backup.restore(backup, Target.of(urlOrFile), replace, proof);
  }

  @Override
  public void close() {
    writer.close();
    readers.close();
  }
}
