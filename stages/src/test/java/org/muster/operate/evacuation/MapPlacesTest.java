package org.muster.operate.evacuation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.muster.operate.evacuation.EvacuationSite.OFFICER;
import static org.muster.operate.evacuation.EvacuationSite.STRANGER;

import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.muster.operate.evacuation.custody.Deed;
import org.muster.operate.evacuation.custody.Stop;
import org.muster.store.TestDatabase;
import org.muster.store.Trouble;

/// What a map shows: gates near each other with who is there, havens by direction and distance.
class MapPlacesTest {
  private static final PlaceAt KABUL = new PlaceAt("OAKB", 34.5659, 69.2123);

  @TempDir Path folder;

  /// Great circles from Kabul to Ramstein and Al Udeid on a sphere of 6,371 km, by the haversine
  /// formula.
  @ParameterizedTest
  @CsvSource({"ETAR, 49.4369, 7.6003, 5195, 308", "OTBH, 25.1173, 51.3150, 2016, 243"})
  void aHavenIsSoFarAndInThatDirection(
      String code, double lat, double lon, double kilometres, double bearing) {
    PlaceAt haven = new PlaceAt(code, lat, lon);
    assertThat(KABUL.kilometres(haven)).isCloseTo(kilometres, within(kilometres / 200));
    assertThat(KABUL.bearing(haven)).isCloseTo(bearing, within(1.0));
    assertThat(KABUL.kilometres(KABUL)).isCloseTo(0, within(0.01));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"34.5|a place is written", "north, east|a place is written", "91, 10|degrees north"})
  void whatIsNoPlaceIsTold(String typed, String told) {
    assertThatThrownBy(() -> PlaceAt.read("gate-1", typed)).hasMessageContaining(told);
  }

  @ParameterizedTest
  @EnumSource
  void gatesAreShownWithWhoIsThereAndHavensWithTheirRoom(TestDatabase database) {
    try (IntakeSite site = new IntakeSite(database, folder)) {
      PlaceBook places = new PlaceBook(site.workspace.store(), site.workspace.audit(), site.clock);
      List<String> family = site.family(site.evacuation, "Ahmad", "Zahra", "Yusuf");
      write(site, new Deed.StationSet("abbey", Stop.GATE, "Abbey Gate"), "");
      write(site, new Deed.StationSet("north", Stop.GATE, "North Gate"), "");
      write(site, new Deed.HavenSet("ETAR", "Ramstein", 3), "");
      write(site, new Deed.Scanned(family, Stop.GATE, false), "abbey");
      write(site, new Deed.Scanned(family.subList(0, 1), Stop.SCREENING, false), "screening-1");
      assertThatThrownBy(() -> places.put(site.evacuation, STRANGER, KABUL))
          .isInstanceOf(Trouble.class);
      for (PlaceAt place :
          List.of(
              new PlaceAt("abbey", 34.5605, 69.2260),
              new PlaceAt("screening-1", 34.1, 69.2),
              new PlaceAt("screening-1", 34.5630, 69.2240),
              new PlaceAt("ETAR", 49.4369, 7.6003))) {
        places.put(site.evacuation, OFFICER, place);
      }
      MapPlaces map =
          site.book.ask(
              site.evacuation,
              c -> MapPlaces.of(c, GateFacts.ASSUMED, places.list(site.evacuation)));
      assertThat(map.near())
          .extracting(s -> s.at().code() + " " + s.sort() + " " + s.people() + " " + s.state())
          .containsExactly("abbey gate 2 open", "screening-1 station 1 ");
      assertThat(map.far()).extracting(MapPlaces.Spot::state).containsExactly("3 free");
      assertThat(map.unplaced()).containsExactly("north");
    }
  }

  @Test
  void aCodeHasNoRoomForMarkup() {
    assertThatThrownBy(() -> new PlaceAt("<b>", 1, 1)).hasMessageContaining("plain letters");
  }

  private static void write(IntakeSite site, Deed deed, String station) {
    site.now = site.now.plusSeconds(1);
    assertThat(
            site.book.write(
                site.evacuation,
                OFFICER,
                new Sending(UUID.randomUUID().toString(), 0, site.now, station, deed, "")))
        .isInstanceOf(CustodyBook.Written.Taken.class);
  }
}
