package org.muster.operate.evacuation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.muster.access.Keyring;
import org.muster.access.Role;
import org.muster.access.Viewer;
import org.muster.operate.evacuation.custody.Deed;
import org.muster.operate.evacuation.custody.Mobility;
import org.muster.operate.evacuation.custody.Sort;
import org.muster.operate.evacuation.custody.Stop;
import org.muster.record.ImportMode;
import org.muster.store.TestDatabase;
import org.muster.store.Trouble;
import org.muster.thread.CaseFile;
import org.muster.thread.Workspace;

/// The log on file: once, on the disk, sealed, and the same on two machines.
class EvacuationStoreTest {
  private static final Instant NOW = Instant.parse("2021-08-24T06:00:00Z");
  private static final Viewer OFFICER = new Viewer.Operator("test");
  private static final Viewer REGISTRAR =
      new Viewer.Person("aynur", "AZE", Set.of(Role.NATIONAL_PLANNER));
  private static final Viewer STRANGER =
      new Viewer.Person("kaya", "TUR", Set.of(Role.NATIONAL_PLANNER, Role.NATIONAL_APPROVER));

  @TempDir Path folder;

  /// A machine with a database and a folder of keys.
  private static final class Site implements AutoCloseable {
    final Workspace workspace;
    final Keyring keys;
    final Evacuations evacuations;
    final CustodyBook book;
    final NamesBook names;
    final Intake intake;
    final Transfer transfer;
    final Devices devices;
    final Purge purge;

    Site(String database, Path keyFolder) {
      InstantSource clock = InstantSource.fixed(NOW);
      workspace = Workspace.open(database, clock);
      workspace
          .cases()
          .importCase(
              CaseFile.get(Path.of(System.getProperty("muster.root", ".."), "cases", "azerbaijan")),
              ImportMode.NEW,
              OFFICER);
      keys = Keyring.at(keyFolder);
      evacuations =
          new Evacuations(workspace.store(), workspace.audit(), workspace.cases(), keys, clock);
      book = new CustodyBook(workspace.store(), workspace.audit(), keys, clock);
      names = new NamesBook(workspace.store(), workspace.audit(), keys, clock);
      intake = new Intake(book, names, clock);
      transfer = new Transfer(workspace.store(), workspace.audit(), keys, book, clock);
      devices = new Devices(workspace.store(), workspace.audit(), clock);
      purge = new Purge(workspace.store(), workspace.audit(), keys, book, names, clock);
    }

    Evacuation open() {
      return evacuations.open(
          "azerbaijan",
          REGISTRAR,
          "KBL21",
          "Airport evacuation",
          "Kabul",
          ZoneOffset.ofHoursMinutes(4, 30),
          true);
    }

    List<String> family(Evacuation evacuation, String... names) {
      List<Intake.Member> members = new ArrayList<>();
      for (String name : names) {
        members.add(
            new Intake.Member(
                members.isEmpty() ? Sort.ADULT : Sort.MINOR,
                Mobility.WALKS,
                "1",
                new Particulars(name, "", "1984", "father, 37", "P 1234567", "", "insulin", "")));
      }
      return ((Intake.Registered.Party) intake.register(evacuation, REGISTRAR, members, 2))
          .persons();
    }

    List<String> told(Evacuation evacuation) {
      return book.ask(
          evacuation,
          c -> {
            List<String> all = new ArrayList<>(List.of(c.balance(NOW).toString()));
            c.people().forEach(p -> all.add(p.toString()));
            c.discrepancies(NOW).forEach(d -> all.add(d.toString()));
            return all;
          });
    }

    @Override
    public void close() {
      workspace.close();
    }
  }

  private static Sending scan(String id, long counter, Stop stop, List<String> persons) {
    return new Sending(id, counter, NOW, "", new Deed.Scanned(persons, stop, false), "");
  }

  @ParameterizedTest
  @EnumSource
  void scansAreTakenOnceAndStandAfterTheProgramEnds(TestDatabase database) {
    String url = database.fresh();
    Path keys = folder.resolve("keys");
    List<String> persons;
    try (Site site = new Site(url, keys)) {
      Evacuation evacuation = site.open();
      persons = site.family(evacuation, "Nasim Wardakzai", "Zubair Wardakzai");
      Device gate =
          site.devices.add(evacuation, REGISTRAR, "gate-1", Stop.GATE, Duration.ofDays(1)).device();
      Sending scan = scan("11111111-1", 1, Stop.GATE, persons);
      assertThat(site.book.take(evacuation, gate, List.of(scan, scan)))
          .extracting(Sending.Answer::became)
          .containsExactly(Sending.Became.TAKEN, Sending.Became.AGAIN);
      assertThat(
              site.book.take(
                  evacuation,
                  gate,
                  List.of(
                      scan("22222222-2", 2, Stop.HOLDING, persons),
                      scan("22222222-3", 3, Stop.GATE, List.of(persons.getFirst())))))
          .extracting(Sending.Answer::became)
          .containsExactly(Sending.Became.REFUSED, Sending.Became.TAKEN);
      assertThat(
              site.book
                  .take(
                      evacuation,
                      gate,
                      List.of(
                          new Sending(
                              "33333333-3",
                              4,
                              NOW.plus(Duration.ofDays(3)),
                              "",
                              new Deed.Scanned(persons, Stop.GATE, false),
                              "")))
                  .getFirst()
                  .why())
          .contains("put the clock of the device right");
    }
    try (Workspace again = Workspace.open(url, InstantSource.fixed(NOW))) {
      CustodyBook book =
          new CustodyBook(again.store(), again.audit(), Keyring.at(keys), InstantSource.fixed(NOW));
      Evacuation evacuation =
          new Evacuations(
                  again.store(),
                  again.audit(),
                  again.cases(),
                  Keyring.at(keys),
                  InstantSource.fixed(NOW))
              .get("KBL21");
      int inside = book.ask(evacuation, c -> c.balance(NOW).inside());
      int events = book.ask(evacuation, c -> c.eventsOf(persons.getFirst()).size());
      assertThat(inside).isEqualTo(2);
      assertThat(events).isEqualTo(3);
    }
  }

  @Test
  void namesAreForRegistrarsOfTheOwnerAndEachReadingIsInTheAuditLog() {
    try (Site site = new Site(TestDatabase.SQLITE.fresh(), folder.resolve("keys"))) {
      Evacuation evacuation = site.open();
      List<String> persons = site.family(evacuation, "Nasim Wardakzai", "Zubair Wardakzai");
      assertThat(site.names.read(evacuation, REGISTRAR, persons))
          .hasEntrySatisfying(
              persons.get(1), read -> assertThat(read.name()).isEqualTo("Zubair Wardakzai"));
      assertThat(site.workspace.audit().list(site.workspace.store(), 1).getFirst())
          .satisfies(
              entry -> {
                assertThat(entry.verb()).isEqualTo("evacuation-person-read");
                assertThat(entry.ids()).isEqualTo("KBL21 " + String.join(" ", persons));
              });
      assertThatThrownBy(() -> site.names.read(evacuation, STRANGER, persons))
          .isInstanceOf(Trouble.class)
          .hasMessageNotContaining("Nasim");
      assertThat(site.names.search(evacuation, REGISTRAR, "wardakzai")).isEmpty();
      site.names.unlock(evacuation, REGISTRAR);
      assertThat(site.names.search(evacuation, REGISTRAR, "ZUBAIR"))
          .contains(List.of(persons.get(1)));
      assertThat(site.names.search(evacuation, STRANGER, "zubair")).isEmpty();
      site.names.lock(evacuation, REGISTRAR);
      assertThat(site.names.search(evacuation, REGISTRAR, "zubair")).isEmpty();
      Device gate =
          site.devices.add(evacuation, REGISTRAR, "gate-1", Stop.GATE, Duration.ofDays(1)).device();
      assertThat(site.names.readAtStation(evacuation, gate, persons))
          .hasEntrySatisfying(
              persons.getFirst(),
              seen -> {
                assertThat(seen.name()).isEqualTo("Nasim Wardakzai");
                assertThat(seen.papers() + seen.needs() + seen.born()).isEmpty();
              });
    }
  }

  @Test
  void twoMachinesComeToTheSameStateInEitherOrder() throws IOException {
    try (Site one = new Site(TestDatabase.SQLITE.fresh(), folder.resolve("one"));
        Site two = new Site(TestDatabase.SQLITE.fresh(), folder.resolve("two"))) {
      Evacuation evacuation = one.open();
      List<String> first = one.family(evacuation, "Nasim Wardakzai", "Zubair Wardakzai");
      Files.createDirectories(folder.resolve("two"));
      Files.copy(folder.resolve("one/KBL21.key"), folder.resolve("two/KBL21.key"));
      String begin = one.transfer.export(evacuation, OFFICER, 0).text();
      assertThat(begin).doesNotContain("Nasim").doesNotContain(first.getFirst());

      assertThatThrownBy(() -> two.transfer.merge(begin, OFFICER, Optional.empty()))
          .isInstanceOf(Trouble.class)
          .hasMessageContaining("--trust");
      String machine = one.transfer.export(evacuation, OFFICER, 0).machine();
      Transfer.Merged merged = two.transfer.merge(begin, OFFICER, Optional.of(machine));
      assertThat(merged.fresh()).isEqualTo(2);
      assertThat(two.told(evacuation)).isEqualTo(one.told(evacuation));
      assertThat(two.names.read(evacuation, OFFICER, first))
          .hasEntrySatisfying(
              first.getFirst(), read -> assertThat(read.name()).isEqualTo("Nasim Wardakzai"));

      // Both work on; the same phone reached both of them.
      Device gate =
          one.devices.add(evacuation, REGISTRAR, "gate-1", Stop.GATE, Duration.ofDays(1)).device();
      Sending both = scan("44444444-4", 1, Stop.GATE, first);
      one.book.take(evacuation, gate, List.of(both));
      two.book.take(evacuation, gate, List.of(both));
      List<String> second = two.family(evacuation, "Gul Bibi");
      assertThat(second.getFirst()).isNotEqualTo(first.getFirst());
      String ofOne = one.transfer.export(evacuation, OFFICER, 0).text();
      String ofTwo = two.transfer.export(evacuation, OFFICER, 0).text();
      String machineTwo = two.transfer.export(evacuation, OFFICER, 0).machine();
      two.transfer.merge(ofOne, OFFICER, Optional.empty());
      one.transfer.merge(ofTwo, OFFICER, Optional.of(machineTwo));
      assertThat(one.told(evacuation))
          .isEqualTo(two.told(evacuation))
          .first()
          .asString()
          .contains("registered=3");
      assertThat(one.transfer.merge(ofTwo, OFFICER, Optional.empty()).fresh()).isZero();

      String altered =
          ofTwo.substring(0, 400) + (ofTwo.charAt(400) == 'A' ? 'B' : 'A') + ofTwo.substring(401);
      assertThatThrownBy(() -> one.transfer.merge(altered, OFFICER, Optional.empty()))
          .isInstanceOf(Trouble.class)
          .hasMessageContaining("signature");
      assertThatThrownBy(() -> one.transfer.merge("hello", OFFICER, Optional.empty()))
          .isInstanceOf(Trouble.class);
    }
  }

  @Test
  void aRowThatSomebodyAlteredIsNotHandedOn() throws IOException {
    try (Site one = new Site(TestDatabase.SQLITE.fresh(), folder.resolve("one"));
        Site two = new Site(TestDatabase.SQLITE.fresh(), folder.resolve("two"))) {
      Evacuation evacuation = one.open();
      one.family(evacuation, "Nasim Wardakzai");
      one.workspace
          .store()
          .write(dsl -> dsl.execute("update \"evacuation_events\" set \"station\" = 'gate-9'"));
      Files.createDirectories(folder.resolve("two"));
      Files.copy(folder.resolve("one/KBL21.key"), folder.resolve("two/KBL21.key"));
      Transfer.Exported file = one.transfer.export(evacuation, OFFICER, 0);
      assertThatThrownBy(
              () -> two.transfer.merge(file.text(), OFFICER, Optional.of(file.machine())))
          .isInstanceOf(Trouble.class)
          .hasMessageContaining("is not the one that was taken");
    }
  }

  @Test
  void aDeskPartsNoFamilyAndAReunionTaskDoesNotCloseSilently() {
    try (Site site = new Site(TestDatabase.SQLITE.fresh(), folder.resolve("keys"))) {
      Evacuation evacuation = site.open();
      List<String> family = site.family(evacuation, "A One", "B Two", "C Three");
      String party = family.getFirst().substring(0, family.getFirst().indexOf('.'));
      write(site, evacuation, new Deed.Planned("F1", "RCH1", "C17", "ETAR", 2, 0, NOW));
      write(site, evacuation, new Deed.Scanned(family, Stop.GATE, false));
      assertThat(why(site, evacuation, REGISTRAR, new Deed.Manifested(family, "F1", false)))
          .contains("3 seats and 2 are free");
      assertThat(
              why(
                  site,
                  evacuation,
                  REGISTRAR,
                  new Deed.Manifested(family.subList(0, 2), "F1", false)))
          .contains("same family");
      Deed split = new Deed.Split(party, family.subList(2, 3), "office:red-crescent", "medical");
      assertThat(why(site, evacuation, REGISTRAR, split)).contains("officer");
      String task = write(site, evacuation, split);
      assertThat(
              why(
                  site,
                  evacuation,
                  REGISTRAR,
                  new Deed.Manifested(family.subList(0, 2), "F1", false)))
          .isEmpty();
      write(site, evacuation, new Deed.Scanned(family.subList(2, 3), Stop.MEDICAL, false));
      assertThat(why(site, evacuation, OFFICER, new Deed.Reunited(task)))
          .contains("missing: " + family.get(2));
      assertThat(why(site, evacuation, OFFICER, new Deed.Departed("F1")))
          .contains("Close its list");
    }
  }

  private String write(Site site, Evacuation evacuation, Deed deed) {
    return ((CustodyBook.Written.Taken) site.book.write(evacuation, OFFICER, sending(deed)))
        .event();
  }

  private Sending sending(Deed deed) {
    written++;
    return new Sending(
        UUID.randomUUID().toString(), 0, NOW.minusSeconds(600 - written), "gate-1", deed, "");
  }

  /// A desk does one thing after the other.
  private int written;

  private String why(Site site, Evacuation evacuation, Viewer viewer, Deed deed) {
    return switch (site.book.write(evacuation, viewer, sending(deed))) {
      case CustodyBook.Written.Taken taken -> "";
      case CustodyBook.Written.Refused refused -> refused.refusal().why();
    };
  }

  @Test
  void whatWasPurgedIsReadableNowhere() throws IOException {
    Path data = Files.createDirectories(folder.resolve("data"));
    Path keys = folder.resolve("stick");
    List<String> planted = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      planted.add("Planted" + UUID.randomUUID().toString().substring(0, 13));
    }
    try (Site site = new Site(data.resolve("muster.db").toString(), keys)) {
      Evacuation evacuation = site.open();
      for (String name : planted) {
        site.family(evacuation, name);
      }
      site.book.write(
          evacuation,
          REGISTRAR,
          new Sending(
              UUID.randomUUID().toString(),
              0,
              NOW,
              "",
              new Deed.Explained("custody.no-gate:x", "seen"),
              "told by " + planted.getFirst()));
      site.workspace.store().backup(data.resolve("backup.db"));
      assertThat(Traces.of(planted, List.of(data, keys)).found()).isEmpty();
      assertThat(site.names.unlock(evacuation, REGISTRAR)).isEqualTo(100);
      assertThat(site.names.search(evacuation, REGISTRAR, planted.get(99)).orElseThrow())
          .hasSize(1);

      assertThatThrownBy(() -> site.purge.purge(evacuation, REGISTRAR)).isInstanceOf(Trouble.class);
      assertThat(site.purge.purge(evacuation, OFFICER).destroyed()).isTrue();
      Evacuation purged = site.evacuations.get("KBL21");
      assertThat(purged.purged()).isPresent();
      assertThat(site.names.isUnlocked(purged)).isFalse();
      assertThat(site.names.read(purged, OFFICER, List.of("X-1.1"))).isEmpty();
      assertThatThrownBy(() -> site.names.unlock(purged, OFFICER))
          .isInstanceOf(Trouble.class)
          .hasMessageContaining("not at hand");
      assertThat(why(site, purged, OFFICER, new Deed.Departed("F1"))).isNotEmpty();
      int left = site.book.ask(purged, c -> c.balance(NOW).registered());
      assertThat(left).isEqualTo(100);
    }
    // A search that finds nothing must be one that finds.
    Files.writeString(data.resolve("left.txt"), "a list with " + planted.get(7));
    assertThat(Traces.of(planted, List.of(data, keys)).found())
        .containsExactly(new Traces.Found(8, data.resolve("left.txt")));
  }
}
