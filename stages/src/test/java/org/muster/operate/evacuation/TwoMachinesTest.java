package org.muster.operate.evacuation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.muster.operate.evacuation.EvacuationSite.BEGIN;
import static org.muster.operate.evacuation.EvacuationSite.OPERATOR;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.muster.operate.evacuation.custody.Deed;
import org.muster.operate.evacuation.custody.Stop;
import org.muster.operate.evacuation.rows.EvacuationRows;
import org.muster.store.TestDatabase;
import org.muster.store.Trouble;
import org.muster.thread.Workspace;

/// Machines that work without each other come to the same state.
@Tag("long")
class TwoMachinesTest {
  @TempDir Path folder;

  @Test
  void twoMachinesComeToTheSameStateInEitherOrder() throws IOException {
    try (EvacuationSite one =
            new EvacuationSite(TestDatabase.SQLITE.fresh(), folder.resolve("one"));
        EvacuationSite two =
            new EvacuationSite(TestDatabase.SQLITE.fresh(), folder.resolve("two"))) {
      Evacuation evacuation = one.open("KBL21");
      List<String> first = one.family(evacuation, "Nasim Wardakzai", "Zubair Wardakzai");
      one.lendKey(evacuation, two);
      String begin = one.transfer.export(evacuation, OPERATOR, 0).text();
      assertThat(begin).doesNotContain("Nasim").doesNotContain(first.getFirst());

      assertThatThrownBy(() -> two.transfer.merge(begin, OPERATOR, Optional.empty()))
          .isInstanceOf(Trouble.class)
          .hasMessageContaining("--trust");
      String machine = one.transfer.export(evacuation, OPERATOR, 0).machine();
      Transfer.Merged merged = two.transfer.merge(begin, OPERATOR, Optional.of(machine));
      assertThat(merged.fresh()).isEqualTo(2);
      assertThat(two.told(evacuation)).isEqualTo(one.told(evacuation));
      assertThat(two.names.read(evacuation, OPERATOR, first))
          .hasEntrySatisfying(
              first.getFirst(), read -> assertThat(read.name()).isEqualTo("Nasim Wardakzai"));

      // Both work on; the same phone reached both of them.
      Device gate = one.device(evacuation, "gate-1", Stop.GATE);
      Sending both =
          new Sending("44444444-4", 1, BEGIN, "", new Deed.Scanned(first, Stop.GATE, false), "");
      one.book.take(evacuation, gate, List.of(both));
      two.book.take(evacuation, gate, List.of(both));
      List<String> second = two.family(evacuation, "Gul Bibi");
      assertThat(second.getFirst()).isNotEqualTo(first.getFirst());
      String ofOne = one.transfer.export(evacuation, OPERATOR, 0).text();
      String ofTwo = two.transfer.export(evacuation, OPERATOR, 0).text();
      String machineTwo = two.transfer.export(evacuation, OPERATOR, 0).machine();
      two.transfer.merge(ofOne, OPERATOR, Optional.empty());
      one.transfer.merge(ofTwo, OPERATOR, Optional.of(machineTwo));
      assertThat(one.told(evacuation))
          .isEqualTo(two.told(evacuation))
          .first()
          .asString()
          .contains("registered=3");
      assertThat(one.transfer.merge(ofTwo, OPERATOR, Optional.empty()).fresh()).isZero();

      String altered =
          ofTwo.substring(0, 400) + (ofTwo.charAt(400) == 'A' ? 'B' : 'A') + ofTwo.substring(401);
      assertThatThrownBy(() -> one.transfer.merge(altered, OPERATOR, Optional.empty()))
          .isInstanceOf(Trouble.class)
          .hasMessageContaining("signature");
      assertThatThrownBy(() -> one.transfer.merge("hello", OPERATOR, Optional.empty()))
          .isInstanceOf(Trouble.class);
    }
  }

  @Test
  void aRowThatSomebodyAlteredIsNotHandedOn() throws IOException {
    try (EvacuationSite one =
            new EvacuationSite(TestDatabase.SQLITE.fresh(), folder.resolve("one"));
        EvacuationSite two =
            new EvacuationSite(TestDatabase.SQLITE.fresh(), folder.resolve("two"))) {
      Evacuation evacuation = one.open("KBL21");
      one.family(evacuation, "Nasim Wardakzai");
      one.workspace
          .store()
          .write(dsl -> dsl.execute("update \"evacuation_events\" set \"station\" = 'gate-9'"));
      one.lendKey(evacuation, two);
      Transfer.Exported file = one.transfer.export(evacuation, OPERATOR, 0);
      assertThatThrownBy(
              () -> two.transfer.merge(file.text(), OPERATOR, Optional.of(file.machine())))
          .isInstanceOf(Trouble.class)
          .hasMessageContaining("is not the one that was taken");
    }
  }

  /// Two laptops whose keys lie on one stick, or were copied with their folder.
  @Test
  void twoDatabasesThatShareAFolderOfKeysAreTwoMachines() {
    Path stick = folder.resolve("stick");
    try (EvacuationSite one = new EvacuationSite(TestDatabase.SQLITE.fresh(), stick);
        EvacuationSite two = new EvacuationSite(TestDatabase.SQLITE.fresh(), stick)) {
      Evacuation evacuation = one.open("KBL21");
      String first = one.family(evacuation, "Nasim Wardakzai").getFirst();
      two.merge(one.transfer.export(evacuation, OPERATOR, 0));
      assertThat(two.book.machine().id()).isNotEqualTo(one.book.machine().id());
      String second = two.family(evacuation, "Gul Bibi").getFirst();
      assertThat(second.substring(0, 3)).isNotEqualTo(first.substring(0, 3));
      assertThat(stick.resolve("machine.key")).doesNotExist();
    }
  }

  @Test
  void aMachineWhoseKeyLayWithTheKeysStaysWhoItIs() throws IOException {
    Path keys = folder.resolve("keys");
    String url = TestDatabase.SQLITE.fresh();
    String before;
    Path file;
    try (EvacuationSite site = new EvacuationSite(url, keys)) {
      before = site.book.machine().id();
      file = site.book.machineFile();
    }
    Files.createDirectories(keys);
    Files.move(file, keys.resolve("machine.key"));
    try (EvacuationSite site = new EvacuationSite(url, keys)) {
      assertThat(site.book.machine().id()).isEqualTo(before);
      assertThat(keys.resolve("machine.key")).doesNotExist();
      assertThat(file).exists();
    }
    // The key of an evacuation of that name is none of a machine.
    Files.move(file, folder.resolve("other"));
    try (EvacuationSite site = new EvacuationSite(url, keys)) {
      site.keys.make("KBL21");
      Files.move(site.keys.file("KBL21"), keys.resolve("machine.key"));
      assertThat(site.book.machine().id()).isNotEqualTo(before);
      assertThat(keys.resolve("machine.key")).exists();
    }
  }

  @Test
  void aMachineWithACopyOfOursIsNotTakenForOurs() throws IOException {
    try (EvacuationSite one =
            new EvacuationSite(TestDatabase.SQLITE.fresh(), folder.resolve("one"));
        EvacuationSite two =
            new EvacuationSite(TestDatabase.SQLITE.fresh(), folder.resolve("two"))) {
      Evacuation evacuation = one.open("KBL21");
      one.family(evacuation, "Nasim Wardakzai");
      one.lendKey(evacuation, two);
      Files.copy(one.book.machineFile(), two.book.machineFile());
      two.merge(one.transfer.export(evacuation, OPERATOR, 0));
      one.transfer.merge(
          two.transfer.export(evacuation, OPERATOR, 0).text(), OPERATOR, Optional.empty());
      two.family(evacuation, "Gul Bibi");
      Transfer.Exported file = two.transfer.export(evacuation, OPERATOR, 0);
      assertThatThrownBy(() -> one.transfer.merge(file.text(), OPERATOR, Optional.empty()))
          .isInstanceOf(Trouble.class)
          .hasMessageContaining("another machine has a copy of this one's key");
      // Whoever lost a database takes its own file, and says so.
      assertThat(one.merge(file).fresh()).isOne();
    }
  }

  @Test
  void aMachineWithoutTheCaseIsToldSo() {
    try (EvacuationSite one =
            new EvacuationSite(TestDatabase.SQLITE.fresh(), folder.resolve("one"));
        Workspace bare = Workspace.open(TestDatabase.SQLITE.fresh(), one.clock)) {
      Evacuation evacuation = one.open("KBL21");
      one.family(evacuation, "Nasim Wardakzai");
      Transfer.Exported file = one.transfer.export(evacuation, OPERATOR, 0);
      CustodyBook book = new CustodyBook(bare.store(), bare.audit(), one.keys, one.clock);
      Transfer transfer = new Transfer(bare.store(), bare.audit(), one.keys, book, one.clock);
      assertThatThrownBy(() -> transfer.merge(file.text(), OPERATOR, Optional.of(file.machine())))
          .isInstanceOfSatisfying(
              Trouble.class, e -> assertThat(e.code()).isEqualTo(Trouble.Code.REFUSED))
          .hasMessageContaining("belongs to the case azerbaijan, which is not here");
    }
  }

  @Test
  void fiveDaysApartEndTheSame() throws IOException {
    daysApart(5, 3);
  }

  @Test
  @Tag("long")
  void sixtyDaysApartEndTheSame() throws IOException {
    daysApart(60, 1_000);
  }

  /// Two laptops and ten phones; a third laptop takes the files in the other order at the end.
  private void daysApart(int days, long seed) throws IOException {
    long sent = 0;
    try (EvacuationSite one = new EvacuationSite(TestDatabase.SQLITE.fresh(), folder.resolve("1"));
        EvacuationSite two = new EvacuationSite(TestDatabase.SQLITE.fresh(), folder.resolve("2"));
        EvacuationSite three =
            new EvacuationSite(TestDatabase.SQLITE.fresh(), folder.resolve("3"))) {
      for (int day = 0; day < days; day++) {
        DayApart apart = new DayApart(one, two, "DAY" + day, seed + day);
        Evacuation evacuation = apart.run();
        sent += apart.sent();
        for (EvacuationSite site : List.of(one, two, three)) {
          site.now = BEGIN.plus(DayApart.LENGTH).plusSeconds(3_600);
        }
        one.lendKey(evacuation, three);
        three.merge(two.transfer.export(evacuation, OPERATOR, 0));
        three.merge(one.transfer.export(evacuation, OPERATOR, 0));
        List<String> told = one.told(evacuation);
        assertThat(two.told(evacuation)).as("day of seed %d", seed + day).isEqualTo(told);
        assertThat(three.told(evacuation)).as("day of seed %d", seed + day).isEqualTo(told);
        for (EvacuationSite site : List.of(one, two, three)) {
          assertThat(apart.missingAt(site)).isEmpty();
          assertThat(site.book.<Boolean>ask(evacuation, c -> c.balance(site.now).holds())).isTrue();
        }
        // The next day is another evacuation of the case.
        one.workspace
            .store()
            .write(
                dsl -> {
                  EvacuationRows.purged(dsl, evacuation.id(), one.now);
                  return evacuation;
                });
      }
    }
    System.out.printf("figures: days-apart=%d scans-of-phones=%d%n", days, sent);
  }
}
