package org.muster.operate.evacuation;

import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.muster.access.Audit;
import org.muster.access.Keyring;
import org.muster.access.Role;
import org.muster.access.Viewer;
import org.muster.operate.evacuation.custody.Custody;
import org.muster.operate.evacuation.custody.Mobility;
import org.muster.operate.evacuation.custody.PersonState;
import org.muster.operate.evacuation.custody.Sort;
import org.muster.record.ImportMode;
import org.muster.store.TestDatabase;
import org.muster.thread.CaseFile;
import org.muster.thread.Workspace;

/// A control centre with a database of its own, for tests of the way in.
final class IntakeSite implements AutoCloseable {
  static final Instant BEGIN = Instant.parse("2021-08-24T06:00:00Z");
  static final Viewer OPERATOR = new Viewer.Operator("test");
  static final Viewer REGISTRAR = new Viewer.Person("aynur", "AZE", Set.of(Role.NATIONAL_PLANNER));
  static final Viewer OFFICER = new Viewer.Person("rashad", "AZE", Set.of(Role.NATIONAL_APPROVER));
  static final Viewer STRANGER =
      new Viewer.Person("kaya", "TUR", Set.of(Role.NATIONAL_PLANNER, Role.NATIONAL_APPROVER));

  final Workspace workspace;
  final Keyring keys;
  final CustodyBook book;
  final NamesBook names;
  final Intake intake;
  final Duplicates duplicates;
  final Inbox inbox;
  final Evacuation evacuation;
  final Evacuations evacuations;
  private Instant now = BEGIN;
  final InstantSource clock = () -> now;

  IntakeSite(TestDatabase database, Path folder) {
    workspace = Workspace.open(database.fresh(), clock);
    workspace
        .cases()
        .importCase(
            CaseFile.get(Path.of(System.getProperty("muster.root", ".."), "cases", "azerbaijan")),
            ImportMode.NEW,
            OPERATOR);
    keys = Keyring.at(folder.resolve("keys"));
    evacuations =
        new Evacuations(workspace.store(), workspace.audit(), workspace.cases(), keys, clock);
    book = new CustodyBook(workspace.store(), workspace.audit(), keys, clock);
    names = new NamesBook(workspace.store(), workspace.audit(), keys, clock);
    intake = new Intake(book, names, clock);
    duplicates = new Duplicates(book, names, clock);
    inbox = new Inbox(workspace.store(), workspace.audit(), keys, clock);
    evacuation =
        evacuations.open(
            "azerbaijan",
            REGISTRAR,
            "KBL21",
            "Airport evacuation",
            "Kabul",
            ZoneOffset.ofHoursMinutes(4, 30),
            true);
  }

  void passes(java.time.Duration time) {
    now = now.plus(time);
  }

  static Particulars called(String name, String script, String born, String who, String phone) {
    return new Particulars(name, script, born, who, "", phone, "", "");
  }

  /// Registers grown people and gives their numbers.
  List<String> party(Particulars... people) {
    List<Intake.Member> members = new ArrayList<>();
    for (Particulars one : people) {
      members.add(new Intake.Member(Sort.ADULT, Mobility.WALKS, "", one));
    }
    return ((Intake.Registered.Party) intake.register(evacuation, REGISTRAR, members, 0)).persons();
  }

  /// Everybody on file, as the log has them.
  List<PersonState> people() {
    return book.ask(evacuation, Custody::people);
  }

  /// Ids of the rules that something contradicts.
  List<String> contradictions() {
    return book.ask(
        evacuation, c -> c.discrepancies(now).stream().map(d -> d.rule().id()).toList());
  }

  /// What the audit log has of an action, newest last, as it writes it.
  List<String> audited(String action) {
    return workspace.audit().list(workspace.store(), 500).stream()
        .filter(entry -> entry.verb().equals(action))
        .map(Audit.Entry::toString)
        .toList();
  }

  @Override
  public void close() {
    workspace.close();
  }
}
