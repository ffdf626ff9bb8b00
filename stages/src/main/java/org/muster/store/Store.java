package org.muster.store;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jooq.DSLContext;

/// The database: an SQLite file, or a PostgreSQL database when many people work at once. One
/// writer with a queue, and readers that cannot write.
///
/// Work handed to [#write] or [#transaction] may run twice (after a shared transaction that was
/// lost), so it changes nothing but the database; planning never runs inside. What was answered is
/// on the disk: a power cut or a kill takes nothing of it.
public final class Store implements AutoCloseable {
  private static final int MOST_MISHAPS = 5;

  private final Target target;
  private final Writer writer;
  private final Readers readers;
  private final Deque<Mishap> mishaps = new ArrayDeque<>();

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
    try {
      return readers.read(work);
    } catch (StoreException e) {
      throw noted(e);
    }
  }

  /// Makes changes that hold together, all or none, and waits until they are durable. They share a
  /// commit with others that are asked for meanwhile, so that many cost little.
  public <T> T write(Function<DSLContext, T> work) {
    return submitted(work, false);
  }

  /// Makes changes that take long, all or none, in a commit of their own: no write that has already
  /// been made waits for its answer until they are through.
  public <T> T transaction(Function<DSLContext, T> work) {
    return submitted(work, true);
  }

  /// Writes down that something was looked at or refused, as durable as any write: it changes
  /// nothing of what people keep here, so it does not count as [#committed].
  public <T> T note(Function<DSLContext, T> work) {
    long before = writer.committed();
    try {
      return submitted(work, false);
    } finally {
      writer.recount(before);
    }
  }

  private <T> T submitted(Function<DSLContext, T> work, boolean alone) {
    try {
      return writer.submit(work, alone);
    } catch (StoreException e) {
      throw noted(e);
    }
  }

  /// Trouble that the database made since this store was opened, newest first: for whoever runs it.
  ///
  /// @param at when it was seen last
  /// @param times how often it was seen since then without another between
  public record Mishap(Instant at, String what, int times) {}

  /// The newest of them, newest first.
  public List<Mishap> listMishaps() {
    synchronized (mishaps) {
      return List.copyOf(mishaps);
    }
  }

  private StoreException noted(StoreException e) {
    tell(String.valueOf(e.getMessage()));
    return e;
  }

  /// Tells whoever runs it of trouble beside the database too.
  public void tell(String what) {
    Mishap now = new Mishap(Instant.now(), what, 1);
    synchronized (mishaps) {
      Mishap last = mishaps.peekFirst();
      if (last != null && last.what.equals(now.what)) {
        mishaps.removeFirst();
        now = new Mishap(now.at, now.what, last.times + 1);
      }
      mishaps.addFirst(now);
      if (mishaps.size() > MOST_MISHAPS) {
        mishaps.removeLast();
      }
    }
  }

  /// Looks through the whole file for damage: its pages, its indexes and its references. A server
  /// of PostgreSQL sees to its own.
  ///
  /// @throws StoreException DAMAGED with what was found
  public void requireSound() {
    if (target.isSqlite()) {
      try (Connection connection = target.connectReader()) {
        Integrity.require(
            connection, target.shown(), "restore a backup, and keep the file as it is");
      } catch (SQLException e) {
        throw target.trouble(e);
      }
    }
  }

  /// How many writes that this thread asked for were committed. Whoever tells how something ended
  /// compares before and after: what is committed is not undone by what goes wrong later.
  public long committed() {
    return writer.committed();
  }

  /// How many durable commits were made for the writes of all threads.
  long commits() {
    return writer.commits();
  }

  /// The folder in which what belongs beside a database lies.
  ///
  /// @param urlOrFile as [#open] takes it
  public static Path folderOf(String urlOrFile) {
    return Target.of(urlOrFile).folder();
  }

  /// The file of the database; empty where a server keeps it.
  public Optional<Path> findFile() {
    return target.isSqlite() ? Optional.of(target.file().toAbsolutePath()) : Optional.empty();
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
