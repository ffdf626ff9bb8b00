package org.muster.operate.evacuation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.muster.operate.evacuation.EvacuationSite.BEGIN;
import static org.muster.operate.evacuation.EvacuationSite.OPERATOR;

import java.io.IOException;
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

/// Machines that work without each other come to the same state.
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
