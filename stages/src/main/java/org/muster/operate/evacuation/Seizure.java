package org.muster.operate.evacuation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.muster.access.Keyring;
import org.muster.operate.evacuation.rows.FaceRows;
import org.muster.operate.evacuation.rows.InboxRows;
import org.muster.operate.evacuation.rows.PeopleRows;
import org.muster.store.Store;
import org.muster.store.Trouble;

/// What this machine would give away to whoever takes it: said beforehand, so that somebody can do
/// something about it.
public final class Seizure {
  private final Store store;
  private final Evacuations evacuations;
  private final CustodyBook book;
  private final Devices devices;
  private final Keyring keys;
  private final InstantSource clock;

  public Seizure(
      Store store,
      Evacuations evacuations,
      CustodyBook book,
      Devices devices,
      Keyring keys,
      InstantSource clock) {
    this.store = store;
    this.evacuations = evacuations;
    this.book = book;
    this.devices = devices;
    this.keys = keys;
    this.clock = clock;
  }

  /// What would be given away of one evacuation.
  ///
  /// @param people with a sealed file
  /// @param faces pictures of people, sealed
  /// @param items of the inbox, sealed as well, answered or not
  /// @param events of the log, which has numbers, times and places in clear
  /// @param keyHere whether the key that opens the files lies on this machine
  /// @param tokens of devices that still open something; they are hashed here, in clear on the
  ///     phones
  public record Given(
      Evacuation evacuation,
      int people,
      int faces,
      int items,
      int events,
      boolean keyHere,
      int tokens) {
    /// Whether names or faces would be read.
    public boolean isOpen() {
      return keyHere && people + faces + items > 0;
    }
  }

  /// The report.
  ///
  /// @param keyFiles in the folder of keys, by name
  public record Report(List<Given> evacuations, List<String> keyFiles) {
    public Report {
      evacuations = List.copyOf(evacuations);
      keyFiles = List.copyOf(keyFiles);
    }

    /// Whether anybody’s name or face would be read.
    public boolean isOpen() {
      return evacuations.stream().anyMatch(Given::isOpen);
    }
  }

  /// Looks.
  public Report report() {
    List<Given> all = new ArrayList<>();
    for (Evacuation evacuation : evacuations.listAll()) {
      int people = store.read(dsl -> PeopleRows.count(dsl, evacuation.id()));
      int faces = store.read(dsl -> FaceRows.count(dsl, evacuation.id()));
      int items = store.read(dsl -> InboxRows.count(dsl, evacuation.id()));
      int events = book.ask(evacuation, custody -> custody.size());
      int tokens =
          (int) devices.list(evacuation).stream().filter(d -> d.isGood(clock.instant())).count();
      all.add(new Given(evacuation, people, faces, items, events, keys.has(evacuation.id()), tokens));
    }
    return new Report(all, files());
  }

  private List<String> files() {
    Path folder = keys.folder();
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(f -> f.getFileName().toString()).sorted().toList();
    } catch (IOException e) {
      throw new Trouble(Trouble.Code.UNABLE, folder + ": " + Trouble.why(e), e);
    }
  }
}
