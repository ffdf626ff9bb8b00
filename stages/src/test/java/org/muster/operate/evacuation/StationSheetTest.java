package org.muster.operate.evacuation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.muster.operate.evacuation.EvacuationSite.OPERATOR;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.muster.operate.evacuation.custody.Deed;
import org.muster.operate.evacuation.custody.Mobility;
import org.muster.operate.evacuation.custody.Sort;
import org.muster.operate.evacuation.custody.Stop;
import org.muster.store.TestDatabase;

/// The list of a station: what has changed since, put onto what a device holds, is the whole list.
class StationSheetTest {
  @TempDir Path folder;

  private static Map<String, StationBook.Group> put(
      Map<String, StationBook.Group> held, StationBook.Sheet sheet) {
    Map<String, StationBook.Group> all = sheet.whole() ? new HashMap<>() : new HashMap<>(held);
    sheet.gone().forEach(all::remove);
    sheet.groups().forEach(group -> all.put(group.party(), group));
    return all;
  }

  @Test
  void whatHasChangedSincePutOntoWhatIsHeldIsTheWholeList() {
    try (EvacuationSite site =
        new EvacuationSite(TestDatabase.SQLITE.fresh(), folder.resolve("keys"))) {
      Evacuation evacuation = site.open("KBL21");
      StationBook stations = new StationBook(site.book, site.names, site.faces, site.clock);
      Device gate = site.device(evacuation, "gate-1", Stop.GATE);
      Random random = new Random(11);
      List<List<String>> parties = new ArrayList<>();
      Map<String, StationBook.Group> held = Map.of();
      String mark = "";
      int parts = 0;
      for (int step = 0; step < 60; step++) {
        site.passes(Duration.ofMinutes(1));
        if (parties.isEmpty() || random.nextInt(4) == 0) {
          parties.add(
              site.registered(
                  evacuation,
                  List.of(new Intake.Member(Sort.ADULT, Mobility.WALKS, "", Particulars.NONE))));
        }
        List<String> party = parties.get(random.nextInt(parties.size()));
        Deed deed =
            switch (random.nextInt(4)) {
              case 0 -> new Deed.Called(party, "gate", site.now, site.now.plusSeconds(3_600));
              case 1 -> new Deed.Lapsed(party);
              case 2 -> new Deed.Scanned(party, Stop.GATE, false);
              default -> new Deed.Withdrawn(party, "home");
            };
        site.book.write(
            evacuation,
            OPERATOR,
            new Sending(UUID.randomUUID().toString(), 0, site.now, "gate-1", deed, ""));
        if (random.nextBoolean()) {
          StationBook.Sheet sheet = stations.sheet(evacuation, gate, mark);
          parts += sheet.whole() ? 0 : 1;
          held = put(held, sheet);
          mark = sheet.mark();
          assertThat(held).isEqualTo(put(Map.of(), stations.sheet(evacuation, gate)));
        }
      }
      assertThat(parts).isGreaterThan(10);
      mark = stations.sheet(evacuation, gate, mark).mark();
      assertThat(stations.sheet(evacuation, gate, mark).groups()).isEmpty();
      // Another run of the program knows no mark of this one, and sends all.
      StationBook other = new StationBook(site.book, site.names, site.faces, site.clock);
      assertThat(other.sheet(evacuation, gate, mark).whole()).isTrue();
      assertThat(stations.sheet(evacuation, gate, mark + "9").whole()).isTrue();
    }
  }
}
