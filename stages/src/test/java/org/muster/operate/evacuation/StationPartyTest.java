package org.muster.operate.evacuation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.muster.operate.evacuation.EvacuationSite.OPERATOR;
import static org.muster.operate.evacuation.EvacuationSite.REGISTRAR;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.muster.operate.evacuation.custody.Deed;
import org.muster.operate.evacuation.custody.Stop;
import org.muster.operate.evacuation.intake.FormNumber;
import org.muster.store.TestDatabase;

/// What a phone at a station is told of a party whose number it asks for.
class StationPartyTest {
  @TempDir Path folder;

  private static void write(IntakeSite site, Deed deed) {
    assertThat(
            site.book.write(
                site.evacuation,
                OPERATOR,
                new Sending(UUID.randomUUID().toString(), 0, site.now, "ecc", deed, "")))
        .isInstanceOf(CustodyBook.Written.Taken.class);
    site.passes(Duration.ofSeconds(1));
  }

  @Test
  void aStationReadsNamesOfThoseWhomItConcernsAndOfNobodyElse() {
    try (IntakeSite site = new IntakeSite(TestDatabase.SQLITE, folder)) {
      StationBook stations = new StationBook(site.book, site.names, site.faces, site.clock);
      List<String> family = site.family(site.evacuation, "Nasim Wardak", "Zubair Wardak");
      String number = family.getFirst();
      Device gate = site.device(site.evacuation, "gate-1", Stop.GATE);
      Device holding = site.device(site.evacuation, "holding-1", Stop.HOLDING);
      Device haven = site.device(site.evacuation, "in-etar", Stop.ARRIVAL);

      StationBook.Named waiting = stations.find(site.evacuation, gate, number).orElseThrow();
      assertThat(waiting.names()).isEmpty();
      assertThat(waiting.group().members())
          .extracting(StationBook.Here::go)
          .containsOnly(StationBook.Go.NOT_CALLED);
      assertThat(site.audited("evacuation-person-read")).isEmpty();

      write(site, new Deed.Called(family, "gate", site.now, site.now.plusSeconds(3_600)));
      assertThat(names(stations, site, gate, number))
          .containsExactly("Nasim Wardak", "Zubair Wardak");
      assertThat(names(stations, site, holding, number)).isEmpty();

      write(site, new Deed.Scanned(family, Stop.GATE, false));
      assertThat(names(stations, site, holding, number)).hasSize(2);
      assertThat(names(stations, site, haven, number)).isEmpty();

      write(site, new Deed.Withdrawn(family, "home"));
      assertThat(names(stations, site, gate, number)).isEmpty();
      assertThat(names(stations, site, holding, number)).isEmpty();
    }
  }

  private static List<String> names(
      StationBook stations, IntakeSite site, Device device, String number) {
    Map<String, Particulars> names =
        stations.find(site.evacuation, device, number).orElseThrow().names();
    return names.values().stream().map(Particulars::name).sorted().toList();
  }

  @Test
  void theNumberOfThePaperFormFindsItsParty() {
    try (IntakeSite site = new IntakeSite(TestDatabase.SQLITE, folder)) {
      StationBook stations = new StationBook(site.book, site.names, site.faces, site.clock);
      PaperForms forms =
          new PaperForms(site.workspace.store(), site.workspace.audit(), site.intake, site.clock);
      forms.reserve(site.evacuation, REGISTRAR, "K4", 417, 2);
      String form = new FormNumber("K4", 417).toString();
      String party =
          ((PaperForms.Keyed.Party)
                  forms.key(
                      site.evacuation, REGISTRAR, form, "Nasim Wardak; 1984", Optional.empty()))
              .party();
      Device gate = site.device(site.evacuation, "gate-1", Stop.GATE);
      for (String typed : List.of(form, form.toLowerCase(Locale.ROOT).replace('-', ' '))) {
        assertThat(stations.find(site.evacuation, gate, typed))
            .hasValueSatisfying(named -> assertThat(named.group().party()).isEqualTo(party));
      }
      String misread = form.substring(0, 7) + "9" + form.substring(8);
      assertThat(stations.find(site.evacuation, gate, misread)).isEmpty();
      assertThat(site.book.findParty(site.evacuation, form)).contains(party);
      assertThat(site.book.findParty(site.evacuation, party + ".1")).contains(party);
      assertThat(site.book.findParty(site.evacuation, new FormNumber("K4", 418).toString()))
          .isEmpty();
    }
  }
}
