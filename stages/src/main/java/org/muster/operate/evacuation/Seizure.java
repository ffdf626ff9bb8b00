package org.muster.operate.evacuation;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.muster.access.Audit;
import org.muster.access.Keyring;
import org.muster.operate.evacuation.rows.FaceRows;
import org.muster.operate.evacuation.rows.FormRows;
import org.muster.operate.evacuation.rows.InboxRows;
import org.muster.operate.evacuation.rows.PeopleRows;
import org.muster.store.Store;
import org.muster.store.Trouble;

/// What this machine would give away to whoever takes it: said beforehand, so that somebody can do
/// something about it.
public final class Seizure {
  private static final int AT_ONCE = 1_000;
  private static final byte[] SQLITE = "SQLite format 3\0".getBytes(StandardCharsets.US_ASCII);

  private final Store store;
  private final Audit audit;
  private final Evacuations evacuations;
  private final CustodyBook book;
  private final Devices devices;
  private final Keyring keys;
  private final InstantSource clock;

  public Seizure(
      Store store,
      Audit audit,
      Evacuations evacuations,
      CustodyBook book,
      Devices devices,
      Keyring keys,
      InstantSource clock) {
    this.store = store;
    this.audit = audit;
    this.evacuations = evacuations;
    this.book = book;
    this.devices = devices;
    this.keys = keys;
    this.clock = clock;
  }

  /// What lies under the name of a key.
  public enum Key {
    /// The one that opens the files.
    RIGHT,
    /// A file that opens nothing of this evacuation.
    OTHER,
    NONE
  }

  /// What would be given away of one evacuation.
  ///
  /// @param people with a sealed file
  /// @param faces pictures of people, sealed
  /// @param items of the inbox, sealed as well, answered or not
  /// @param events of the log, which has numbers, times and places in clear
  /// @param key what lies on this machine
  /// @param tokens of devices that still open something; they are hashed here, in clear on the
  ///     phones
  /// @param codes by which people still write of themselves; they read nothing
  /// @param unlocked since when names may be in the memory of a server that runs: somebody unlocked
  ///     them, and they were not locked since
  public record Given(
      Evacuation evacuation,
      int people,
      int faces,
      int items,
      int events,
      Key key,
      int tokens,
      int codes,
      Optional<Instant> unlocked) {
    /// Whether names or faces would be read.
    public boolean isOpen() {
      return key == Key.RIGHT && people + faces + items > 0;
    }
  }

  /// The report.
  ///
  /// @param keyFiles in the folder of keys, by name
  /// @param backups how many the audit log knows of, wherever they went
  /// @param backup when the last of them was made
  /// @param copies other databases beside this one, which a backup may be
  public record Report(
      List<Given> evacuations,
      List<String> keyFiles,
      int backups,
      Optional<Instant> backup,
      List<String> copies) {
    public Report {
      evacuations = List.copyOf(evacuations);
      keyFiles = List.copyOf(keyFiles);
      copies = List.copyOf(copies);
    }

    /// Whether anybody’s name or face would be read.
    public boolean isOpen() {
      return evacuations.stream().anyMatch(Given::isOpen);
    }
  }

  /// Looks.
  public Report report() {
    Past past = past();
    List<Given> all = new ArrayList<>();
    for (Evacuation evacuation : evacuations.listAll()) {
      String id = evacuation.id();
      Instant now = clock.instant();
      all.add(
          new Given(
              evacuation,
              store.read(dsl -> PeopleRows.count(dsl, id)),
              store.read(dsl -> FaceRows.count(dsl, id)),
              store.read(dsl -> InboxRows.count(dsl, id)),
              book.ask(evacuation, custody -> custody.size()),
              key(evacuation),
              (int) devices.list(evacuation).stream().filter(d -> d.isGood(now)).count(),
              (int)
                  store.read(dsl -> FormRows.codes(dsl, id)).stream()
                      .filter(c -> c.isGood(now))
                      .count(),
              Optional.ofNullable(past.unlocked.get(id))));
    }
    return new Report(all, names(keys.folder(), file -> true), past.backups, past.backup, copies());
  }

  private Key key(Evacuation evacuation) {
    if (!keys.has(evacuation.id())) {
      return Key.NONE;
    }
    return evacuation.isKeyHere(keys) ? Key.RIGHT : Key.OTHER;
  }

  /// What the audit log tells.
  ///
  /// @param unlocked since when, by evacuation
  private record Past(int backups, Optional<Instant> backup, Map<String, Instant> unlocked) {}

  private Past past() {
    int backups = 0;
    Optional<Instant> backup = Optional.empty();
    Map<String, Instant> unlocked = new HashMap<>();
    Set<String> told = new HashSet<>();
    long before = Long.MAX_VALUE;
    while (true) {
      List<Audit.Entry> entries = audit.list(store, before, AT_ONCE);
      for (Audit.Entry entry : entries) {
        switch (entry.verb()) {
          case "backup" -> {
            backups++;
            backup = backup.or(() -> Optional.of(Instant.parse(entry.at())));
          }
          // The newest of an evacuation tells.
          case "evacuation-unlock" -> {
            if (told.add(entry.ids())) {
              unlocked.put(entry.ids(), Instant.parse(entry.at()));
            }
          }
          case "evacuation-lock" -> told.add(entry.ids());
          case "evacuation-purge" -> told.add(entry.ids().split(" ")[0]);
          default -> {}
        }
      }
      if (entries.size() < AT_ONCE) {
        return new Past(backups, backup, unlocked);
      }
      before = entries.getLast().seq();
    }
  }

  private List<String> copies() {
    return store
        .findFile()
        .map(db -> names(db.getParent(), file -> !file.equals(db) && isDatabase(file)))
        .orElse(List.of());
  }

  private static boolean isDatabase(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      return Arrays.equals(in.readNBytes(SQLITE.length), SQLITE);
    } catch (IOException e) {
      return false;
    }
  }

  private static List<String> names(@Nullable Path folder, Predicate<Path> wanted) {
    if (folder == null || !Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(Files::isRegularFile)
          .filter(wanted)
          .map(f -> String.valueOf(f.getFileName()))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new Trouble(Trouble.Code.UNABLE, folder + ": " + Trouble.why(e), e);
    }
  }
}
