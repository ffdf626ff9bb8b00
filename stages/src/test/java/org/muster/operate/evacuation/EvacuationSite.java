package org.muster.operate.evacuation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.muster.access.Audit;
import org.muster.access.Keyring;
import org.muster.access.Role;
import org.muster.access.Viewer;
import org.muster.operate.evacuation.custody.Mobility;
import org.muster.operate.evacuation.custody.Sort;
import org.muster.operate.evacuation.custody.Stop;
import org.muster.record.ImportMode;
import org.muster.thread.CaseFile;
import org.muster.thread.Workspace;

/// A machine with a database and a folder of keys, whose clock stands where a test puts it.
class EvacuationSite implements AutoCloseable {
  static final Instant BEGIN = Instant.parse("2021-08-24T06:00:00Z");
  static final Viewer OPERATOR = new Viewer.Operator("test");
  static final Viewer REGISTRAR = new Viewer.Person("aynur", "AZE", Set.of(Role.NATIONAL_PLANNER));
  static final Viewer OFFICER = new Viewer.Person("rashad", "AZE", Set.of(Role.NATIONAL_APPROVER));
  static final Viewer STRANGER =
      new Viewer.Person("kaya", "TUR", Set.of(Role.NATIONAL_PLANNER, Role.NATIONAL_APPROVER));

  final Path keyFolder;
  final Workspace workspace;
  final Keyring keys;
  final Evacuations evacuations;
  final CustodyBook book;
  final NamesBook names;
  final Faces faces;
  final Intake intake;
  final Transfer transfer;
  final Devices devices;
  final Inbox inbox;
  final Purge purge;
  Instant now = BEGIN;
  final InstantSource clock = () -> now;

  /// @param database as [Workspace#open] takes it; the case is imported if it is not there
  EvacuationSite(String database, Path keyFolder) {
    this.keyFolder = keyFolder;
    workspace = Workspace.open(database, clock);
    if (workspace.cases().list(OPERATOR).isEmpty()) {
      workspace
          .cases()
          .importCase(
              CaseFile.get(Path.of(System.getProperty("muster.root", ".."), "cases", "azerbaijan")),
              ImportMode.NEW,
              OPERATOR);
    }
    keys = Keyring.at(keyFolder);
    var store = workspace.store();
    var audit = workspace.audit();
    evacuations = new Evacuations(store, audit, workspace.cases(), keys, clock);
    book = new CustodyBook(store, audit, keys, clock);
    names = new NamesBook(store, audit, keys, clock);
    faces = new Faces(store, audit, keys, book, clock);
    intake = new Intake(book, names, clock);
    transfer = new Transfer(store, audit, keys, book, clock);
    devices = new Devices(store, audit, clock);
    inbox = new Inbox(store, audit, keys, clock);
    purge = new Purge(store, audit, keys, book, names, clock);
  }

  final Evacuation open(String id) {
    return evacuations.open(
        "azerbaijan",
        REGISTRAR,
        id,
        "Airport evacuation",
        "Kabul",
        ZoneOffset.ofHoursMinutes(4, 30),
        true);
  }

  final void passes(Duration time) {
    now = now.plus(time);
  }

  /// Registers a grown person and their children, and gives their numbers.
  final List<String> family(Evacuation evacuation, String... names) {
    List<Intake.Member> members = new ArrayList<>();
    for (String name : names) {
      members.add(
          new Intake.Member(
              members.isEmpty() ? Sort.ADULT : Sort.MINOR,
              Mobility.WALKS,
              "1",
              new Particulars(name, "", "1984", "father, 37", "P 1234567", "", "insulin", "")));
    }
    return registered(evacuation, members);
  }

  final List<String> registered(Evacuation evacuation, List<Intake.Member> members) {
    return ((Intake.Registered.Party) intake.register(evacuation, REGISTRAR, members, 2)).persons();
  }

  final Device device(Evacuation evacuation, String station, Stop stop) {
    return devices.add(evacuation, REGISTRAR, station, stop, Duration.ofDays(2)).device();
  }

  /// Brings the key of an evacuation to another machine, as a stick would.
  final void lendKey(Evacuation evacuation, EvacuationSite other) throws IOException {
    Files.createDirectories(other.keyFolder);
    String file = evacuation.id() + ".key";
    Files.copy(keyFolder.resolve(file), other.keyFolder.resolve(file));
  }

  /// Until the key's file is looked for again.
  static void keyIsLookedFor() {
    try {
      Thread.sleep(Keyring.LOOKED_FOR_EACH.plusMillis(50));
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /// Everything that this machine would tell about an evacuation.
  final List<String> told(Evacuation evacuation) {
    return book.ask(
        evacuation,
        c -> {
          List<String> all = new ArrayList<>(List.of(c.balance(now).toString()));
          c.people().forEach(p -> all.add(p.toString()));
          c.parties().forEach(p -> all.add(c.findParty(p).orElseThrow().toString()));
          c.flights().forEach(f -> all.add(f.toString()));
          c.reunions().forEach(r -> all.add(r.toString()));
          c.discrepancies(now).forEach(d -> all.add(d.toString()));
          return all;
        });
  }

  /// What the audit log has of an action, newest first, as it writes it.
  final List<String> audited(String action) {
    return workspace.audit().list(workspace.store(), 500).stream()
        .filter(entry -> entry.verb().equals(action))
        .map(Audit.Entry::toString)
        .toList();
  }

  /// Takes another machine's file, and trusts that machine.
  final Transfer.Merged merge(Transfer.Exported file) {
    return transfer.merge(file.text(), OPERATOR, Optional.of(file.machine()));
  }

  @Override
  public void close() {
    workspace.close();
  }
}
