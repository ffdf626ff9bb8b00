package org.muster.operate.evacuation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.muster.operate.evacuation.EvacuationSite.BEGIN;
import static org.muster.operate.evacuation.EvacuationSite.OPERATOR;
import static org.muster.operate.evacuation.EvacuationSite.REGISTRAR;
import static org.muster.operate.evacuation.EvacuationSite.STRANGER;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.muster.access.Keyring;
import org.muster.access.Viewer;
import org.muster.operate.evacuation.custody.Deed;
import org.muster.operate.evacuation.custody.Mobility;
import org.muster.operate.evacuation.custody.Sort;
import org.muster.operate.evacuation.custody.Stop;
import org.muster.operate.evacuation.rows.EvacuationRows;
import org.muster.store.TestDatabase;
import org.muster.store.Trouble;

/// The log on file: once, on the disk, sealed, and the same on two machines.
class EvacuationStoreTest {
  @TempDir Path folder;

  private static Sending scan(String id, long counter, Stop stop, List<String> persons) {
    return new Sending(id, counter, BEGIN, "", new Deed.Scanned(persons, stop, false), "");
  }

  @ParameterizedTest
  @EnumSource
  void scansAreTakenOnceAndStandAfterTheProgramEnds(TestDatabase database) {
    String url = database.fresh();
    Path keys = folder.resolve("keys");
    List<String> persons;
    try (EvacuationSite site = new EvacuationSite(url, keys)) {
      Evacuation evacuation = site.open("KBL21");
      persons = site.family(evacuation, "Nasim Wardakzai", "Zubair Wardakzai");
      Device gate = site.device(evacuation, "gate-1", Stop.GATE);
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
      Sending ahead =
          new Sending(
              "33333333-3",
              4,
              BEGIN.plus(Duration.ofDays(3)),
              "",
              new Deed.Scanned(persons, Stop.GATE, false),
              "");
      assertThat(site.book.take(evacuation, gate, List.of(ahead)).getFirst())
          .satisfies(
              answer -> {
                assertThat(answer.became()).isEqualTo(Sending.Became.LATER);
                assertThat(answer.why()).contains("put the clock of the device right");
              });
    }
    try (EvacuationSite again = new EvacuationSite(url, keys)) {
      CustodyBook book = again.book;
      Evacuation evacuation = again.evacuations.get("KBL21");
      int inside = book.ask(evacuation, c -> c.balance(BEGIN).inside());
      int events = book.ask(evacuation, c -> c.eventsOf(persons.getFirst()).size());
      assertThat(inside).isEqualTo(2);
      assertThat(events).isEqualTo(3);
    }
  }

  /// A laptop whose stick with the key is out loses nothing that phones send: they keep it.
  @Test
  void whatComesWhileTheKeyIsNotAtHandIsTakenWhenItIsAgain() throws IOException {
    String url = TestDatabase.SQLITE.fresh();
    List<String> persons;
    Sending scan;
    Device gate;
    try (EvacuationSite site = new EvacuationSite(url, folder.resolve("keys"))) {
      Evacuation evacuation = site.open("KBL21");
      persons = site.family(evacuation, "Nasim Wardakzai");
      gate = site.device(evacuation, "gate-1", Stop.GATE);
      scan = scan("11111111-1", 1, Stop.GATE, persons);
      try (EvacuationSite without = new EvacuationSite(url, folder.resolve("none"))) {
        assertThat(
                without.book.take(
                    evacuation, gate, List.of(scan, scan("22222222-2", 2, Stop.HOLDING, persons))))
            .extracting(Sending.Answer::became)
            .containsExactly(Sending.Became.LATER, Sending.Became.REFUSED);
        assertThat(
                without.book.write(
                    evacuation,
                    REGISTRAR,
                    new Sending("33333333-3", 0, BEGIN, "", new Deed.Lapsed(persons), "")))
            .isInstanceOf(CustodyBook.Written.Refused.class);
        site.lendKey(evacuation, without);
      }
      try (EvacuationSite again = new EvacuationSite(url, folder.resolve("none"))) {
        assertThat(again.book.take(evacuation, gate, List.of(scan)))
            .extracting(Sending.Answer::became)
            .containsExactly(Sending.Became.TAKEN);
      }
    }
  }

  /// Whom a doctor keeps back, no other phone lets go, nor keeps back for a reason that it may then
  /// take away.
  @Test
  void whomADoctorKeepsBackOnlyADoctorOrADeskLetsGo() {
    try (EvacuationSite site =
        new EvacuationSite(TestDatabase.SQLITE.fresh(), folder.resolve("keys"))) {
      Evacuation evacuation = site.open("KBL21");
      List<String> persons = site.family(evacuation, "Nasim Wardakzai");
      Device doctor = site.device(evacuation, "medical-1", Stop.MEDICAL);
      Device holding = site.device(evacuation, "holding-1", Stop.HOLDING);
      assertThat(held(site, evacuation, holding, 1, new Deed.Held(persons, false, "to-the-doctor")))
          .isEmpty();
      assertThat(held(site, evacuation, doctor, 1, new Deed.Held(persons, false, "not-fit-to-fly")))
          .isEmpty();
      assertThat(held(site, evacuation, holding, 2, new Deed.Held(persons, true, "cleared")))
          .contains("A doctor keeps them back");
      assertThat(held(site, evacuation, holding, 3, new Deed.Held(persons, false, "to-be-asked")))
          .contains("A doctor keeps them back");
      assertThat(site.book.<String>ask(evacuation, c -> c.people().getFirst().held()))
          .isEqualTo("not-fit-to-fly");
      assertThat(held(site, evacuation, doctor, 2, new Deed.Held(persons, true, "fit-to-fly")))
          .isEmpty();
      assertThat(
              held(site, evacuation, doctor, 3, new Deed.Held(persons, false, "under-treatment")))
          .isEmpty();
      site.passes(Duration.ofMinutes(1));
      Deed cleared = new Deed.Held(persons, true, "cleared");
      site.book.write(
          evacuation,
          REGISTRAR,
          new Sending(UUID.randomUUID().toString(), 0, site.now, "", cleared, ""));
      assertThat(site.book.<String>ask(evacuation, c -> c.people().getFirst().held())).isEmpty();
    }
  }

  private static String held(
      EvacuationSite site, Evacuation evacuation, Device device, long counter, Deed.Held deed) {
    site.passes(Duration.ofMinutes(1));
    Sending sending = new Sending(UUID.randomUUID().toString(), counter, site.now, "", deed, "");
    return site.book.take(evacuation, device, List.of(sending)).getFirst().why();
  }

  @Test
  void aTokenThatOpensNothingSaysWhetherItWasEnded() {
    try (EvacuationSite site =
        new EvacuationSite(TestDatabase.SQLITE.fresh(), folder.resolve("keys"))) {
      Evacuation evacuation = site.open("KBL21");
      Devices.Made made =
          site.devices.add(evacuation, REGISTRAR, "gate-1", Stop.GATE, Duration.ofHours(8));
      assertThat(site.devices.judge(made.token())).isEqualTo(new Devices.Worth.Good(made.device()));
      assertThat(site.devices.judge(made.token() + "x")).isInstanceOf(Devices.Worth.Unknown.class);
      site.passes(Duration.ofHours(8));
      assertThat(site.devices.judge(made.token())).isInstanceOf(Devices.Worth.Expired.class);
      site.devices.revoke(evacuation, REGISTRAR, made.device().id());
      assertThat(site.devices.judge(made.token())).isInstanceOf(Devices.Worth.Ended.class);
    }
  }

  /// Every answer reads on from a number: what sorts the log for it takes longer the longer it is.
  @Test
  void theLogIsReadOnInItsOrderWithoutBeingSorted() {
    try (EvacuationSite site =
        new EvacuationSite(TestDatabase.SQLITE.fresh(), folder.resolve("keys"))) {
      String how =
          site.workspace
              .store()
              .read(
                  dsl ->
                      dsl.fetch(
                              """
                              explain query plan select "seq", "event" from "evacuation_events"
                              where "evacuation" = 'KBL21' and "seq" > 5 order by "seq" limit 5
                              """)
                          .getValues("detail", String.class)
                          .toString());
      assertThat(how).contains("evacuation_events_in_order").doesNotContain("TEMP B-TREE");
    }
  }

  @Test
  void namesAreForRegistrarsOfTheOwnerAndEachReadingIsInTheAuditLog() {
    try (EvacuationSite site =
        new EvacuationSite(TestDatabase.SQLITE.fresh(), folder.resolve("keys"))) {
      Evacuation evacuation = site.open("KBL21");
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
      Device gate = site.device(evacuation, "gate-1", Stop.GATE);
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
  void aDeskPartsNoFamilyAndAReunionTaskDoesNotCloseSilently() {
    try (EvacuationSite site =
        new EvacuationSite(TestDatabase.SQLITE.fresh(), folder.resolve("keys"))) {
      Evacuation evacuation = site.open("KBL21");
      List<String> family = site.family(evacuation, "A One", "B Two", "C Three");
      String party = family.getFirst().substring(0, family.getFirst().indexOf('.'));
      write(site, evacuation, new Deed.Planned("F1", "RCH1", "C17", "ETAR", 2, 0, BEGIN));
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
      assertThat(why(site, evacuation, OPERATOR, new Deed.Reunited(task)))
          .contains("missing: " + family.get(2));
      assertThat(why(site, evacuation, OPERATOR, new Deed.Departed("F1")))
          .contains("Close its list");
    }
  }

  private String write(EvacuationSite site, Evacuation evacuation, Deed deed) {
    return ((CustodyBook.Written.Taken) site.book.write(evacuation, OPERATOR, sending(deed)))
        .event();
  }

  private Sending sending(Deed deed) {
    written++;
    return new Sending(
        UUID.randomUUID().toString(), 0, BEGIN.minusSeconds(600 - written), "gate-1", deed, "");
  }

  /// A desk does one thing after the other.
  private int written;

  private String why(EvacuationSite site, Evacuation evacuation, Viewer viewer, Deed deed) {
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
      planted.add("Planted " + UUID.randomUUID().toString().substring(0, 13));
    }
    List<byte[]> faces = new ArrayList<>();
    try (EvacuationSite site = new EvacuationSite(data.resolve("muster.db").toString(), keys)) {
      Evacuation evacuation = site.open("KBL21");
      for (String name : planted) {
        String person = site.family(evacuation, name).getFirst();
        if (faces.size() < 40) {
          byte[] sent = Pictures.jpeg(240, 320, faces.size());
          site.faces.put(evacuation, REGISTRAR, person, sent);
          byte[] kept = site.faces.find(evacuation, REGISTRAR, person).orElseThrow();
          faces.add(Pictures.run(sent));
          faces.add(Pictures.run(kept));
        }
      }
      site.book.write(
          evacuation,
          REGISTRAR,
          new Sending(
              UUID.randomUUID().toString(),
              0,
              BEGIN,
              "",
              new Deed.Explained("custody.no-gate:x", "seen"),
              "told by " + planted.getFirst()));
      typeAtEveryDoor(site, evacuation, planted.get(1));
      site.workspace.store().backup(data.resolve("backup.db"));
      assertThat(Traces.of(planted, List.of(data, keys)).found()).isEmpty();
      assertThat(Traces.ofBytes(faces, List.of(data, keys)).found()).isEmpty();
      assertThat(site.names.unlock(evacuation, REGISTRAR)).isEqualTo(102);
      assertThat(site.names.search(evacuation, REGISTRAR, planted.get(99)).orElseThrow())
          .hasSize(1);

      assertThatThrownBy(() -> site.purge.purge(evacuation, REGISTRAR, false))
          .isInstanceOf(Trouble.class);
      assertThat(site.names.isUnlocked(evacuation)).isTrue();
      assertThat(site.purge.purge(evacuation, OPERATOR, false).destroyed()).isTrue();
      Evacuation purged = site.evacuations.get("KBL21");
      assertThat(purged.purged()).isPresent();
      assertThat(site.names.isUnlocked(purged)).isFalse();
      assertThat(site.names.read(purged, OPERATOR, List.of("X-1.1"))).isEmpty();
      List<String> people =
          site.book.ask(purged, c -> c.people().stream().map(p -> p.person()).toList());
      assertThat(people)
          .allSatisfy(p -> assertThat(site.faces.find(purged, OPERATOR, p)).isEmpty());
      assertThatThrownBy(
              () -> site.faces.put(purged, OPERATOR, people.getFirst(), Pictures.jpeg(240, 320, 0)))
          .isInstanceOf(Trouble.class)
          .hasMessageContaining("purged");
      assertThatThrownBy(() -> site.names.unlock(purged, OPERATOR))
          .isInstanceOf(Trouble.class)
          .hasMessageContaining("was purged");
      assertThat(why(site, purged, OPERATOR, new Deed.Departed("F1"))).isNotEmpty();
      int left = site.book.ask(purged, c -> c.balance(BEGIN).registered());
      assertThat(left).isEqualTo(102);
    }
    // A search that finds nothing must be one that finds.
    Files.writeString(data.resolve("left.txt"), "a list with " + planted.get(7));
    assertThat(Traces.of(planted, List.of(data, keys)).found())
        .containsExactly(new Traces.Found(8, data.resolve("left.txt")));
    assertThat(Traces.ofBytes(faces, List.of(data, keys)).found()).isEmpty();
    Path left = data.resolve("left.bin");
    for (byte[] form :
        List.of(
            Pictures.jpeg(240, 320, 6),
            ("data:image/jpeg;base64,"
                    + Base64.getEncoder().encodeToString(Pictures.jpeg(240, 320, 6)))
                .getBytes(StandardCharsets.US_ASCII))) {
      Files.write(left, form);
      assertThat(Traces.ofBytes(faces, List.of(data, keys)).found())
          .containsExactly(new Traces.Found(7, left));
    }
  }

  @Test
  void aCaseHasOneEvacuationAtATime() {
    try (EvacuationSite site =
        new EvacuationSite(TestDatabase.SQLITE.fresh(), folder.resolve("keys"))) {
      Evacuation first = site.open("KBL21");
      assertThatThrownBy(() -> site.open("KBL22"))
          .isInstanceOf(Trouble.class)
          .hasMessageContaining("KBL21 of this case is open; purge it first");
      assertThat(site.keys.has("KBL22")).isFalse();
      assertThat(site.evacuations.findNewest("azerbaijan", REGISTRAR)).contains(first);
      site.workspace
          .store()
          .write(
              dsl -> {
                EvacuationRows.purged(dsl, first.id(), site.now);
                return first;
              });
      site.passes(Duration.ofHours(1));
      Evacuation second = site.open("KBL22");
      assertThat(site.evacuations.findNewest("azerbaijan", REGISTRAR)).contains(second);
    }
  }

  /// A name in the place of every reason, guardian and place: the log has a code, and the words
  /// are read with the key alone.
  private void typeAtEveryDoor(EvacuationSite site, Evacuation evacuation, String name) {
    Intake.Member child = new Intake.Member(Sort.MINOR, Mobility.WALKS, name, Particulars.NONE);
    String first = site.registered(evacuation, List.of(child, child)).getFirst();
    assertThat(words(site, evacuation, first))
        .containsExactly(name.toLowerCase(Locale.ROOT).replace(' ', '-'));
    String party = first.substring(0, first.indexOf('.'));
    List<String> one = List.of(first);
    String code = name.replace(' ', '-');
    Reasons.Said said = Reasons.reason("because " + name);
    assertThat(said).isEqualTo(new Reasons.Said(Reasons.NOTE, "because " + name));
    for (Deed deed :
        List.of(
            new Deed.Held(one, false, code),
            new Deed.Screened(first, 1, Deed.Outcome.REFERRED, code),
            new Deed.Ranked(one, 1, code),
            new Deed.Withdrawn(one, code),
            new Deed.Refused(one, code),
            new Deed.Onward(one, code),
            new Deed.Guarded(first, "office:" + code),
            new Deed.Split(party, one, "office:" + code, code))) {
      String event = write(site, evacuation, deed);
      assertThat(site.book.note(evacuation, event).orElseThrow()).startsWith(code);
    }
    write(site, evacuation, new Deed.Planned("F1", "RCH1", "C17", "ETAR", 2, 0, BEGIN));
    write(site, evacuation, new Deed.Closed("F1", 0, 0));
    write(site, evacuation, new Deed.Reopened("F1", code));
    String cancelled = write(site, evacuation, new Deed.Cancelled("F1", code));
    write(site, evacuation, new Deed.Corrected(cancelled, code));
    write(site, evacuation, new Deed.Explained("custody.no-gate:y", code));
    Inbox.Put.Added put =
        (Inbox.Put.Added) site.inbox.paste(evacuation, REGISTRAR, "a letter", false, Duration.ZERO);
    String item = put.items().getFirst();
    assertThat(site.inbox.answer(evacuation, REGISTRAR, item, name + " is on file")).isEmpty();
    assertThat(site.inbox.list(evacuation, REGISTRAR).done().getFirst().became())
        .isEqualTo(Reasons.NOTE);
    assertThat(site.inbox.open(evacuation, REGISTRAR, item).line().became())
        .isEqualTo(name + " is on file");
  }

  private static Collection<String> words(
      EvacuationSite site, Evacuation evacuation, String person) {
    return site.book.words(evacuation, site.book.ask(evacuation, c -> c.eventsOf(person))).values();
  }

  @Test
  void aCodeOfTheListStandsInClearAndIsFoundByItsWords() {
    assertThat(Reasons.reason("papers unclear")).isEqualTo(new Reasons.Said("papers-unclear", ""));
    assertThat(Reasons.reason("on the list of those who may not fly"))
        .isEqualTo(new Reasons.Said("listed", ""));
    assertThat(Reasons.guardian("Red Crescent", n -> false))
        .isEqualTo(new Reasons.Said("office:red-crescent", ""));
    assertThat(Reasons.guardian("ABC-1.1", "ABC-1.1"::equals))
        .isEqualTo(new Reasons.Said("ABC-1.1", ""));
    assertThat(Reasons.onward("ETAR", "ETAR"::equals)).isEqualTo(new Reasons.Said("ETAR", ""));
    assertThat(Reasons.onward("aunt in Bern", "ETAR"::equals))
        .isEqualTo(new Reasons.Said(Reasons.NOTE, "aunt in Bern"));
    assertThat(Reasons.reason("نسیم")).isEqualTo(new Reasons.Said(Reasons.NOTE, "نسیم"));
  }

  @Test
  void aSearchForANameFindsItWithDashesToo() throws IOException {
    Files.writeString(folder.resolve("log"), "held\tX-1.1\tahmad-wardak-is-on-file");
    Files.writeString(folder.resolve("log2"), "held\tX-1.1\tAhmad-Wardak");
    assertThat(Traces.of(List.of("Ahmad Wardak"), List.of(folder)).found()).hasSize(2);
  }

  @Test
  void aPurgeByAnotherProgramLocksTheOneThatRuns() {
    String url = TestDatabase.SQLITE.fresh();
    Path keys = folder.resolve("keys");
    try (EvacuationSite server = new EvacuationSite(url, keys);
        EvacuationSite command = new EvacuationSite(url, keys)) {
      Evacuation evacuation = server.open("KBL21");
      List<String> persons = server.family(evacuation, "Nasim Wardakzai");
      String event = write(server, evacuation, new Deed.Held(persons, false, "Nasim-is-asked-for"));
      Inbox.Put.Added put =
          (Inbox.Put.Added)
              server.inbox.paste(evacuation, REGISTRAR, "Samir", false, Duration.ZERO);
      server.names.unlock(evacuation, REGISTRAR);
      assertThat(server.names.search(evacuation, REGISTRAR, "nasim")).contains(persons);
      Roll roll = server.names.findRoll(evacuation, REGISTRAR).orElseThrow();

      assertThat(command.purge.purge(command.evacuations.get("KBL21"), OPERATOR, false).destroyed())
          .isTrue();
      EvacuationSite.keyIsLookedFor();
      for (Evacuation seen : List.of(evacuation, server.evacuations.get("KBL21"))) {
        assertThat(server.names.isUnlocked(seen)).isFalse();
        assertThat(server.names.search(seen, REGISTRAR, "nasim")).isEmpty();
        assertThat(server.book.isKeyed(seen)).isFalse();
        for (ThrowingCallable reading :
            List.<ThrowingCallable>of(
                () -> server.book.note(seen, event),
                () -> server.inbox.open(seen, REGISTRAR, put.items().getFirst()),
                () -> server.transfer.export(seen, OPERATOR, 0),
                () -> server.names.unlock(seen, REGISTRAR))) {
          assertThatThrownBy(reading)
              .isInstanceOfSatisfying(
                  Trouble.class, e -> assertThat(e.code()).isEqualTo(Trouble.Code.UNABLE));
        }
      }
      assertThat(roll.isClosed()).isTrue();
    }
  }

  @Test
  void whoAnotherProgramRegistersIsFoundByNameToo() throws Exception {
    String url = TestDatabase.SQLITE.fresh();
    Path keys = folder.resolve("keys");
    try (EvacuationSite server = new EvacuationSite(url, keys);
        EvacuationSite command = new EvacuationSite(url, keys)) {
      Evacuation evacuation = server.open("KBL21");
      server.family(evacuation, "Nasim Wardakzai");
      server.names.unlock(evacuation, REGISTRAR);
      List<String> others = command.family(evacuation, "Zubair Noorzai");
      Optional<List<String>> found = Optional.empty();
      for (int i = 0; i < 200 && !found.equals(Optional.of(others)); i++) {
        Thread.sleep(100);
        found = server.names.search(evacuation, REGISTRAR, "noorzai");
      }
      assertThat(found).contains(others);
    }
  }

  @Test
  void aStickThatIsPulledLocksNamesThoughNobodyAsks() throws Exception {
    try (EvacuationSite site =
        new EvacuationSite(TestDatabase.SQLITE.fresh(), folder.resolve("keys"))) {
      Evacuation evacuation = site.open("KBL21");
      site.family(evacuation, "Nasim Wardakzai");
      site.names.unlock(evacuation, REGISTRAR);
      Roll roll = site.names.findRoll(evacuation, REGISTRAR).orElseThrow();
      Path pocket = folder.resolve("pocket");
      Files.move(site.keys.file("KBL21"), pocket);
      closes(roll);
      Files.move(pocket, site.keys.file("KBL21"));
      assertThat(site.book.isKeyed(evacuation)).isTrue();
      assertThat(site.names.search(evacuation, REGISTRAR, "nasim")).isEmpty();
    }
  }

  @Test
  void namesThatNobodySearchesAreLetGoThoughNobodyAsks() throws Exception {
    try (EvacuationSite site =
        new EvacuationSite(TestDatabase.SQLITE.fresh(), folder.resolve("keys"))) {
      Evacuation evacuation = site.open("KBL21");
      site.family(evacuation, "Nasim Wardakzai");
      site.names.unlock(evacuation, REGISTRAR);
      Roll roll = site.names.findRoll(evacuation, REGISTRAR).orElseThrow();
      site.passes(NamesBook.IDLE.plusSeconds(1));
      closes(roll);
      assertThat(roll.size()).isZero();
      // It is written down once they are gone.
      for (int i = 0; i < 100 && site.audited("evacuation-lock").isEmpty(); i++) {
        Thread.sleep(100);
      }
      assertThat(site.audited("evacuation-lock")).singleElement().asString().contains("muster");
    }
  }

  private static void closes(Roll roll) throws InterruptedException {
    for (int i = 0; i < 100 && !roll.isClosed(); i++) {
      Thread.sleep(100);
    }
    assertThat(roll.isClosed()).isTrue();
  }

  @Test
  void nothingIsMarkedAsPurgedWhoseKeyIsNotHereUnlessThatIsSaid() throws IOException {
    try (EvacuationSite site =
        new EvacuationSite(TestDatabase.SQLITE.fresh(), folder.resolve("keys"))) {
      Evacuation evacuation = site.open("KBL21");
      Path key = site.keys.file("KBL21");
      Path pocket = folder.resolve("pocket");
      Files.move(key, pocket);
      EvacuationSite.keyIsLookedFor();
      assertThatThrownBy(() -> site.purge.purge(evacuation, OPERATOR, false))
          .isInstanceOf(Trouble.class)
          .hasMessageContaining("is not there");
      Keyring other = Keyring.at(folder.resolve("other"));
      other.make("KBL21");
      Files.copy(other.file("KBL21"), key);
      assertThatThrownBy(() -> site.purge.purge(evacuation, OPERATOR, false))
          .isInstanceOf(Trouble.class)
          .hasMessageContaining("is not its key");
      assertThat(key).exists();
      assertThat(site.evacuations.get("KBL21").purged()).isEmpty();
      assertThat(site.purge.purge(evacuation, OPERATOR, true).destroyed()).isFalse();
      assertThat(site.evacuations.get("KBL21").purged()).isPresent();
      // A copy that turns up later is destroyed too.
      Files.move(pocket, key, StandardCopyOption.REPLACE_EXISTING);
      EvacuationSite.keyIsLookedFor();
      Evacuation purged = site.evacuations.get("KBL21");
      assertThat(site.purge.purge(purged, OPERATOR, false).destroyed()).isTrue();
      assertThat(key).doesNotExist();
    }
  }

  @Test
  void aSeizureTellsOfUnlockedNamesOpenCodesAndBackups() throws IOException {
    try (EvacuationSite site =
        new EvacuationSite(TestDatabase.SQLITE.fresh(), folder.resolve("keys"))) {
      Evacuation evacuation = site.open("KBL21");
      site.family(evacuation, "Nasim Wardakzai");
      Seizure seizure =
          new Seizure(
              site.workspace.store(),
              site.workspace.audit(),
              site.evacuations,
              site.book,
              site.devices,
              site.keys,
              site.clock);
      SelfDoors doors =
          new SelfDoors(site.workspace.store(), site.workspace.audit(), site.inbox, site.clock);
      doors.add(evacuation, REGISTRAR, "consulate", 10, Duration.ofHours(1));
      assertThat(seizure.report().evacuations().getFirst().unlocked()).isEmpty();
      site.names.unlock(evacuation, REGISTRAR);
      Path db = site.workspace.store().findFile().orElseThrow();
      site.workspace.store().backup(db.resolveSibling("copy.db"));
      Seizure.Report report = seizure.report();
      assertThat(report.isOpen()).isTrue();
      assertThat(report.copies()).containsExactly("copy.db");
      assertThat(report.evacuations().getFirst())
          .satisfies(
              given -> {
                assertThat(given.key()).isEqualTo(Seizure.Key.RIGHT);
                assertThat(given.codes()).isOne();
                assertThat(given.unlocked()).contains(BEGIN);
              });
      site.names.lock(evacuation, REGISTRAR);
      site.passes(Duration.ofHours(2));
      assertThat(seizure.report().evacuations().getFirst())
          .satisfies(
              given -> {
                assertThat(given.codes()).isZero();
                assertThat(given.unlocked()).isEmpty();
              });
    }
  }
}
