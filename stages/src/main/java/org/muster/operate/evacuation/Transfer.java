package org.muster.operate.evacuation;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.muster.access.Audit;
import org.muster.access.Keyring;
import org.muster.access.Release;
import org.muster.access.Seal;
import org.muster.access.Viewer;
import org.muster.operate.evacuation.custody.CustodyEvent;
import org.muster.operate.evacuation.custody.DeedText;
import org.muster.operate.evacuation.rows.EvacuationRows;
import org.muster.operate.evacuation.rows.EventRows;
import org.muster.operate.evacuation.rows.FaceRows;
import org.muster.operate.evacuation.rows.PeopleRows;
import org.muster.store.Store;
import org.muster.store.Trouble;

/// What one machine hands another: the log, the sealed files of people and their faces, sealed once
/// more with the key of the evacuation and signed by the machine. Two machines that took each
/// other's files, in whatever order and however often, hold the same log, and so find the same
/// state.
public final class Transfer {
  private static final String FORMAT = "muster-custody/1";
  private static final int AT_ONCE = 5_000;

  private final Store store;
  private final Audit audit;
  private final Keyring keys;
  private final CustodyBook book;
  private final InstantSource clock;

  public Transfer(Store store, Audit audit, Keyring keys, CustodyBook book, InstantSource clock) {
    this.store = store;
    this.audit = audit;
    this.keys = keys;
    this.book = book;
    this.clock = clock;
  }

  /// A file that was made.
  ///
  /// @param last number of the last event in it: the next file goes on from there
  /// @param machine that signed it, as the other side is told it
  public record Exported(String text, int events, int people, long last, String machine) {}

  /// Makes a file of what this machine knows.
  ///
  /// @param since number of the last event that the other side has; 0 for everything
  public Exported export(Evacuation evacuation, Viewer viewer, long since) {
    Evacuations.need(
        viewer,
        evacuation,
        EvacuationRight.EXPORT,
        "An officer of the evacuation hands its log on.");
    Seal seal = evacuation.getSeal(keys);
    Machine machine = book.machine();
    StringBuilder text = new StringBuilder();
    text.append(head(evacuation)).append('\n');
    int events = 0;
    long last = since;
    while (true) {
      long from = last;
      List<EventRows.Kept> next =
          store.read(dsl -> EventRows.after(dsl, evacuation.id(), from, AT_ONCE));
      for (EventRows.Kept kept : next) {
        text.append(line(kept)).append('\n');
        last = kept.seq();
        events++;
      }
      if (next.size() < AT_ONCE) {
        break;
      }
    }
    List<PeopleRows.Sealed> people = store.read(dsl -> PeopleRows.all(dsl, evacuation.id()));
    for (PeopleRows.Sealed row : people) {
      text.append(String.join("\t", "P", row.person(), row.event(), row.at(), row.sealed()))
          .append('\n');
    }
    for (FaceRows.Sealed row : store.read(dsl -> FaceRows.all(dsl, evacuation.id()))) {
      text.append(String.join("\t", "F", row.person(), row.at().toString(), row.sealed()))
          .append('\n');
    }
    String head = String.join(" ", FORMAT, evacuation.id(), machine.id(), machine.publicKey());
    String body =
        Base64.getEncoder()
            .encodeToString(seal.sealBytes("transfer " + machine.id(), packed(text.toString())));
    String signed = head + "\n" + body + "\n";
    int all = events;
    long end = last;
    audit.note(
        store,
        viewer.actor(),
        "evacuation-export",
        List.of(evacuation.id(), "since-" + since, "events-" + all, "people-" + people.size()));
    return new Exported(
        signed + machine.sign(signed) + "\n", all, people.size(), end, machine.id());
  }

  /// What was taken from a file.
  public record Merged(Evacuation evacuation, int events, int fresh, int people, String machine) {}

  /// Takes the file of another machine.
  ///
  /// @param trusted id of a machine that is taken from now on; empty for those that are already
  /// @throws Trouble REFUSED if the machine is not trusted, or something in it was altered; nothing
  ///     of it is taken then
  public Merged merge(String file, Viewer viewer, Optional<String> trusted) {
    String[] parts = file.split("\n", -1);
    String[] head = parts[0].split(" ");
    if (parts.length < 3 || head.length != 4 || !head[0].equals(FORMAT)) {
      throw new Trouble(Trouble.Code.UNREADABLE, "this is no file of an evacuation's log");
    }
    String id = head[1];
    String machine = Machine.id(head[3]);
    if (!machine.equals(head[2])
        || !Machine.verifies(head[3], parts[0] + "\n" + parts[1] + "\n", parts[2])) {
      throw new Trouble(
          Trouble.Code.REFUSED,
          "its signature does not hold: it was altered or cut off on the way");
    }
    boolean own = machine.equals(book.machine().id());
    boolean known =
        own
            || trusted.equals(Optional.of(machine))
            || store
                .read(dsl -> EvacuationRows.findMachine(dsl, id, machine))
                .equals(Optional.of(head[3]));
    if (!known) {
      throw new Trouble(
          Trouble.Code.REFUSED,
          "it is signed by the machine "
              + machine
              + ", of which nobody has said that it is trusted. Compare that number with the one"
              + " shown there, then give --trust "
              + machine);
    }
    Optional<Evacuation> here = store.read(dsl -> EvacuationRows.find(dsl, id));
    Seal seal = here.isPresent() ? here.get().getSeal(keys) : keys.seal(id);
    String text;
    try {
      text = unpacked(seal.openBytes("transfer " + machine, Base64.getDecoder().decode(parts[1])));
    } catch (IllegalArgumentException e) {
      throw new Trouble(Trouble.Code.UNREADABLE, "its content cannot be read", e);
    }
    Content content = content(id, seal, text);
    if (own && trusted.isEmpty()) {
      refuseAnother(machine, content);
    }
    return take(content, machine, head[3], viewer, trusted.isPresent());
  }

  /// What is in a file, opened and proven.
  private record Content(
      Evacuation evacuation,
      List<EventRows.Fresh> events,
      List<PeopleRows.Sealed> people,
      List<FaceRows.Sealed> faces) {}

  private static Content content(String id, Seal seal, String text) {
    List<EventRows.Fresh> events = new ArrayList<>();
    List<PeopleRows.Sealed> people = new ArrayList<>();
    List<FaceRows.Sealed> faces = new ArrayList<>();
    Optional<Evacuation> described = Optional.empty();
    for (String line : text.split("\n")) {
      String[] cells = line.split("\t", 12);
      switch (cells[0]) {
        case "E" -> described = Optional.of(evacuation(cells, seal));
        case "P" -> {
          // Opened once, so that nothing is taken which nobody could read.
          seal.open(NamesBook.purpose(cells[1]), cells[4]);
          people.add(new PeopleRows.Sealed(cells[1], cells[2], cells[3], cells[4]));
        }
        case "F" -> faces.add(face(seal, cells));
        case "C" -> events.add(event(id, seal, cells));
        default -> throw new Trouble(Trouble.Code.UNREADABLE, "it has a line of another kind");
      }
    }
    Evacuation evacuation =
        described
            .filter(e -> e.id().equals(id))
            .orElseThrow(
                () ->
                    new Trouble(Trouble.Code.UNREADABLE, "it does not say which evacuation it is"));
    return new Content(evacuation, events, people, faces);
  }

  /// Whoever signs as this machine and took what this one never did is another machine with a copy
  /// of its key, or this one lost its database.
  private void refuseAnother(String machine, Content content) {
    long foreign =
        book.ask(
            content.evacuation,
            custody ->
                content.events.stream()
                    .filter(one -> one.machine().equals(machine))
                    .filter(one -> custody.find(one.event().id()).isEmpty())
                    .count());
    if (foreign > 0) {
      throw new Trouble(
          Trouble.Code.REFUSED,
          "it is signed by this machine, which has not got "
              + foreign
              + " of its events; nothing was merged. Maybe another machine has a copy of this one's"
              + " key: stop it, remove its file like "
              + book.machineFile()
              + ", and it makes a key of its own. If this database lost them, give --trust "
              + machine);
    }
  }

  private Merged take(Content content, String machine, String key, Viewer viewer, boolean trust) {
    Evacuation evacuation = content.evacuation;
    String id = evacuation.id();
    List<EventRows.Fresh> events = content.events;
    Instant now = clock.instant();
    int fresh =
        store.transaction(
            dsl -> {
              if (EvacuationRows.find(dsl, id).isEmpty()) {
                if (!EvacuationRows.hasCase(dsl, evacuation.caseId())) {
                  throw new Trouble(
                      Trouble.Code.REFUSED,
                      id
                          + " belongs to the case "
                          + evacuation.caseId()
                          + ", which is not here; nothing was merged. Put the case in first with"
                          + " muster import");
                }
                EvacuationRows.insert(dsl, evacuation, viewer.actor());
              }
              if (trust) {
                EvacuationRows.trust(dsl, id, machine, key, now, viewer.actor());
              }
              int count = 0;
              for (boolean added : EventRows.append(dsl, id, events)) {
                count += added ? 1 : 0;
              }
              for (PeopleRows.Sealed row : content.people) {
                PeopleRows.put(dsl, id, row);
              }
              for (FaceRows.Sealed row : content.faces) {
                FaceRows.put(dsl, id, row);
              }
              audit.append(
                  dsl,
                  viewer.actor(),
                  "evacuation-merge",
                  List.of(id, "machine-" + machine, "events-" + count));
              return count;
            });
    return new Merged(evacuation, events.size(), fresh, content.people.size(), machine);
  }

  private static String head(Evacuation e) {
    return String.join(
        "\t",
        "E",
        e.id(),
        e.caseId(),
        e.name(),
        e.place(),
        e.offset().getId(),
        Boolean.toString(e.illustrative()),
        e.owner(),
        e.release(),
        e.opened().toString());
  }

  private static Evacuation evacuation(String[] cells, Seal seal) {
    try {
      return new Evacuation(
          cells[1],
          cells[2],
          cells[3],
          cells[4],
          ZoneOffset.of(cells[5]),
          Boolean.parseBoolean(cells[6]),
          cells[7],
          Release.of(cells[8]).text(),
          Instant.parse(cells[9]),
          Optional.empty(),
          seal.print(),
          GivenRoles.NONE);
    } catch (DateTimeException | IndexOutOfBoundsException e) {
      throw new Trouble(Trouble.Code.UNREADABLE, "it does not say which evacuation it is", e);
    }
  }

  private static String line(EventRows.Kept kept) {
    CustodyEvent event = kept.event();
    return String.join(
        "\t",
        "C",
        kept.machine(),
        event.taken().toString(),
        event.id(),
        event.digest(),
        event.device(),
        Long.toString(event.counter()),
        event.at().toString(),
        event.actor(),
        event.station(),
        kept.note(),
        DeedText.write(event.deed()));
  }

  private static EventRows.Fresh event(String id, Seal seal, String[] cells) {
    try {
      CustodyEvent event =
          new CustodyEvent(
              cells[3],
              cells[4],
              cells[5],
              Long.parseLong(cells[6]),
              Instant.parse(cells[7]),
              Instant.parse(cells[2]),
              cells[8],
              cells[9],
              DeedText.read(cells[11]));
      if (!CustodyBook.digest(seal, id, event).equals(event.digest())) {
        throw new Trouble(
            Trouble.Code.REFUSED,
            "the event " + event.id() + " is not the one that was taken; nothing was merged");
      }
      return new EventRows.Fresh(cells[1], event, cells[10]);
    } catch (IllegalArgumentException | DateTimeException | IndexOutOfBoundsException e) {
      throw new Trouble(Trouble.Code.UNREADABLE, "it has an event that cannot be read", e);
    }
  }

  /// Opened once, as names are.
  private static FaceRows.Sealed face(Seal seal, String[] cells) {
    try {
      FaceRows.Sealed row = new FaceRows.Sealed(cells[1], Instant.parse(cells[2]), cells[3]);
      if (row.isThere()) {
        Faces.opened(seal, row);
      }
      return row;
    } catch (DateTimeException | IndexOutOfBoundsException e) {
      throw new Trouble(Trouble.Code.UNREADABLE, "it has a face that cannot be read", e);
    }
  }

  private static byte[] packed(String text) {
    try {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
        out.write(text.getBytes(StandardCharsets.UTF_8));
      }
      return bytes.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String unpacked(byte[] bytes) {
    try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new Trouble(Trouble.Code.UNREADABLE, "its content is cut off", e);
    }
  }
}
