package org.muster.operate.evacuation;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.muster.access.Keyring;
import org.muster.access.Viewer;
import org.muster.operate.evacuation.custody.Deed;
import org.muster.operate.evacuation.custody.Mobility;
import org.muster.operate.evacuation.custody.Sort;
import org.muster.operate.evacuation.custody.Stop;
import org.muster.record.ImportMode;
import org.muster.store.TestDatabase;
import org.muster.thread.CaseFile;
import org.muster.thread.Workspace;

/// The list of a station: what has changed since, put onto what a device holds, is the whole list.
class StationSheetTest {
  private static final Viewer OPERATOR = new Viewer.Operator("test");

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
    Instant[] now = {Instant.parse("2021-08-24T06:00:00Z")};
    InstantSource clock = () -> now[0];
    try (Workspace workspace = Workspace.open(TestDatabase.SQLITE.fresh(), clock)) {
      workspace
          .cases()
          .importCase(
              CaseFile.get(Path.of(System.getProperty("muster.root", ".."), "cases", "azerbaijan")),
              ImportMode.NEW,
              OPERATOR);
      Keyring keys = Keyring.at(folder.resolve("keys"));
      var store = workspace.store();
      var audit = workspace.audit();
      Evacuation evacuation =
          new Evacuations(store, audit, workspace.cases(), keys, clock)
              .open("azerbaijan", OPERATOR, "KBL21", "E", "Kabul", ZoneOffset.UTC, true);
      CustodyBook book = new CustodyBook(store, audit, keys, clock);
      NamesBook names = new NamesBook(store, audit, keys, clock);
      Intake intake = new Intake(book, names, clock);
      StationBook stations = new StationBook(book, names, clock);
      Device gate =
          new Devices(store, audit, clock)
              .add(evacuation, OPERATOR, "gate-1", Stop.GATE, Duration.ofDays(1))
              .device();
      Random random = new Random(11);
      List<List<String>> parties = new ArrayList<>();
      Map<String, StationBook.Group> held = Map.of();
      String mark = "";
      int parts = 0;
      for (int step = 0; step < 60; step++) {
        now[0] = now[0].plusSeconds(60);
        if (parties.isEmpty() || random.nextInt(4) == 0) {
          parties.add(
              ((Intake.Registered.Party)
                      intake.register(
                          evacuation,
                          OPERATOR,
                          List.of(
                              new Intake.Member(Sort.ADULT, Mobility.WALKS, "", Particulars.NONE)),
                          1))
                  .persons());
        }
        List<String> party = parties.get(random.nextInt(parties.size()));
        Deed deed =
            switch (random.nextInt(4)) {
              case 0 -> new Deed.Called(party, "gate", now[0], now[0].plusSeconds(3_600));
              case 1 -> new Deed.Lapsed(party);
              case 2 -> new Deed.Scanned(party, Stop.GATE, false);
              default -> new Deed.Withdrawn(party, "home");
            };
        book.write(
            evacuation,
            OPERATOR,
            new Sending(UUID.randomUUID().toString(), 0, now[0], "gate-1", deed, ""));
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
      StationBook other = new StationBook(book, names, clock);
      assertThat(other.sheet(evacuation, gate, mark).whole()).isTrue();
      assertThat(stations.sheet(evacuation, gate, mark + "9").whole()).isTrue();
    }
  }
}
