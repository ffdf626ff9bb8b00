package org.muster.operate.evacuation;

import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.muster.access.Audit;
import org.muster.access.Viewer;
import org.muster.desk.Refusal;
import org.muster.store.Store;
import org.muster.store.Typed;

/// The one door by which names leave on a file. Nothing leaves by default: an officer asks for the
/// list of one flight, types how many names it has and says what for. It carries the number of its
/// export on every page or row, and who was on it stands in the audit log by number; so does every
/// try that was refused.
public final class ExportBook {
  /// Rows of one export; the largest load of an aircraft so far was 823.
  public static final int MOST_ROWS = 900;

  private static final int MOST_PURPOSE = 120;
  private static final SecureRandom RANDOM = new SecureRandom();

  private final Store store;
  private final Audit audit;
  private final CustodyBook book;
  private final NamesBook names;
  private final InstantSource clock;

  public ExportBook(
      Store store, Audit audit, CustodyBook book, NamesBook names, InstantSource clock) {
    this.store = store;
    this.audit = audit;
    this.book = book;
    this.names = names;
    this.clock = clock;
  }

  /// What was asked for.
  ///
  /// @param typed the number of rows as it was typed
  /// @param purpose what it is for, and for whom
  public record Ask(String flight, String typed, String purpose) {}

  /// A list with names, to be written as a file.
  ///
  /// @param number of the export, in capitals and digits
  /// @param names by the number of the person
  /// @param actor who exported it
  public record NamedList(
      String number,
      Manifest manifest,
      Map<String, Particulars> names,
      String purpose,
      String actor,
      Instant at) {
    public NamedList {
      names = Map.copyOf(names);
    }

    /// What stands on every page of it.
    public String mark() {
      return "export " + number + " to " + actor + " for " + purpose;
    }
  }

  /// How it ended.
  public sealed interface Ended {
    record Given(NamedList list) implements Ended {}

    record Refused(Refusal refusal) implements Ended {}
  }

  /// How many names an export of a flight has.
  public int rows(Evacuation evacuation, String flight) {
    return book.ask(evacuation, c -> Manifest.find(c, flight).map(m -> m.load().size()).orElse(0));
  }

  /// Exports the list of a flight, or refuses it.
  public Ended flight(Evacuation evacuation, Viewer viewer, Ask ask) {
    Optional<Manifest> found =
        book.ask(evacuation, custody -> Manifest.find(custody, ask.flight()));
    int rows = found.map(manifest -> manifest.load().size()).orElse(0);
    Optional<Refusal> refusal = refusal(evacuation, viewer, ask, rows);
    if (refusal.isPresent()) {
      audit.note(
          store,
          viewer.actor(),
          "evacuation-export-refused",
          List.of(evacuation.id(), refusal.get().rule()));
      return new Ended.Refused(refusal.get());
    }
    Manifest manifest = found.orElseThrow();
    byte[] random = new byte[4];
    RANDOM.nextBytes(random);
    String number = "X" + HexFormat.of().formatHex(random).toUpperCase(Locale.ROOT);
    audit.note(
        store,
        viewer.actor(),
        "evacuation-export",
        List.of(evacuation.id(), number, ask.flight(), Integer.toString(rows)));
    return new Ended.Given(list(number, evacuation, viewer, manifest, ask));
  }

  /// The list as an export would have it, to be looked at before it leaves; empty where an export
  /// would be refused. That its names were read stands in the audit log.
  public Optional<NamedList> look(Evacuation evacuation, Viewer viewer, Ask ask) {
    Optional<Manifest> found =
        book.ask(evacuation, custody -> Manifest.find(custody, ask.flight()));
    int rows = found.map(manifest -> manifest.load().size()).orElse(0);
    return refusal(evacuation, viewer, ask, rows).isPresent()
        ? Optional.empty()
        : found.map(manifest -> list("X0", evacuation, viewer, manifest, ask));
  }

  private NamedList list(
      String number, Evacuation evacuation, Viewer viewer, Manifest manifest, Ask ask) {
    List<String> persons = manifest.load().stream().map(Manifest.Line::person).toList();
    return new NamedList(
        number,
        manifest,
        names.read(evacuation, viewer, persons),
        ask.purpose().strip(),
        viewer.actor(),
        clock.instant().truncatedTo(ChronoUnit.SECONDS));
  }

  private Optional<Refusal> refusal(Evacuation evacuation, Viewer viewer, Ask ask, int rows) {
    if (!Evacuations.may(viewer, evacuation, EvacuationRight.EXPORT)) {
      return refuse(
          "export.officer", "Names leave by an officer of " + evacuation.owner() + " alone.");
    }
    if (!book.isKeyed(evacuation)) {
      return refuse("export.key", "The key of the evacuation is not at hand: no name can be read.");
    }
    if (rows == 0) {
      return refuse("export.nobody", "Nobody is listed for that flight or aboard.");
    }
    if (rows > MOST_ROWS) {
      return refuse("export.narrow", "An export has at most " + MOST_ROWS + " names.");
    }
    if (!ask.typed().strip().equals(Integer.toString(rows))) {
      return refuse(
          "export.rows",
          "Nothing was exported. The list names "
              + rows
              + " people now: type "
              + rows
              + " if you"
              + " mean them.");
    }
    String purpose = ask.purpose().strip();
    return purpose.length() < 3
            || purpose.length() > MOST_PURPOSE
            || purpose.chars().anyMatch(c -> c < ' ')
            || !Typed.isClean(purpose)
        ? refuse(
            "export.purpose",
            "Nothing was exported. Say in 3 to 120 characters what for and for whom.")
        : Optional.empty();
  }

  private static Optional<Refusal> refuse(String rule, String why) {
    return Optional.of(new Refusal(rule, why));
  }
}
