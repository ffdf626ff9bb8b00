package org.muster.server.look;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.muster.access.Keyring;
import org.muster.access.Role;
import org.muster.access.Viewer;
import org.muster.operate.evacuation.CustodyBook;
import org.muster.operate.evacuation.Devices;
import org.muster.operate.evacuation.Evacuation;
import org.muster.operate.evacuation.Evacuations;
import org.muster.operate.evacuation.Inbox;
import org.muster.operate.evacuation.Intake;
import org.muster.operate.evacuation.NamesBook;
import org.muster.operate.evacuation.PaperForms;
import org.muster.operate.evacuation.Particulars;
import org.muster.operate.evacuation.Retention;
import org.muster.operate.evacuation.SelfDoors;
import org.muster.operate.evacuation.Sending;
import org.muster.operate.evacuation.custody.Deed;
import org.muster.operate.evacuation.custody.Mobility;
import org.muster.operate.evacuation.custody.Sort;
import org.muster.operate.evacuation.custody.Stop;
import org.muster.thread.Workspace;

/// An evacuation of the shipped case in the database of an [Office], written past the server as
/// another program of the same machine does.
public final class EvacuationOffice {
  public static final String BOARD = "/case/azerbaijan/operate/evacuation";
  public static final Viewer REGISTRAR =
      new Viewer.Person("aynur", "AZE", Set.of(Role.NATIONAL_PLANNER));
  public static final Viewer OFFICER =
      new Viewer.Person("rashad", "AZE", Set.of(Role.NATIONAL_APPROVER));

  private final Workspace workspace;
  private final Path keys;
  private final CustodyBook book;
  private final Intake intake;
  private final Evacuation evacuation;

  /// @param folder of the office: the keys lie in it where the server looks for them
  public EvacuationOffice(Office office, Path folder) {
    InstantSource clock = InstantSource.system();
    workspace = office.workspace();
    keys = folder.resolve("keys");
    Keyring ring = Keyring.at(keys);
    var store = workspace.store();
    var audit = workspace.audit();
    book = new CustodyBook(store, audit, ring, clock);
    intake = new Intake(book, new NamesBook(store, audit, ring, clock), clock);
    evacuation =
        new Evacuations(store, audit, workspace.cases(), ring, clock)
            .open("azerbaijan", REGISTRAR, "KBL21", "Airport", "Kabul", ZoneOffset.UTC, true);
  }

  public Evacuation evacuation() {
    return evacuation;
  }

  public Path keyFile() {
    return keys.resolve(evacuation.id() + ".key");
  }

  /// Registers grown people and gives their numbers.
  public List<String> party(String... names) {
    List<Intake.Member> members = new ArrayList<>();
    for (String name : names) {
      members.add(
          new Intake.Member(
              Sort.ADULT, Mobility.WALKS, "", new Particulars(name, "", "", "", "", "", "", "")));
    }
    return ((Intake.Registered.Party) intake.register(evacuation, REGISTRAR, members, 2)).persons();
  }

  /// What a desk does now.
  public void write(Deed deed) {
    Sending one = new Sending(UUID.randomUUID().toString(), 0, Instant.now(), "", deed, "");
    if (book.write(evacuation, new Viewer.Operator("test"), one)
        instanceof CustodyBook.Written.Refused refused) {
      throw new AssertionError(refused.refusal().why());
    }
  }

  /// A phone of a station that was added then, for a day.
  public Devices.Made device(String station, Stop stop, Instant then) {
    return new Devices(workspace.store(), workspace.audit(), InstantSource.fixed(then))
        .add(evacuation, REGISTRAR, station, stop, Duration.ofDays(1));
  }

  public void end(Devices.Made device) {
    new Devices(workspace.store(), workspace.audit(), InstantSource.system())
        .revoke(evacuation, REGISTRAR, device.device().id());
  }

  /// Codes by which people write of themselves.
  public SelfDoors doors() {
    Inbox inbox =
        new Inbox(workspace.store(), workspace.audit(), Keyring.at(keys), InstantSource.system());
    return new SelfDoors(workspace.store(), workspace.audit(), inbox, InstantSource.system());
  }

  public PaperForms forms() {
    return new PaperForms(workspace.store(), workspace.audit(), intake, InstantSource.system());
  }

  /// The clock of retention as of a moment.
  public Retention retention(Instant then) {
    return new Retention(workspace.store(), workspace.audit(), InstantSource.fixed(then));
  }
}
