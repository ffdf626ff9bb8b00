package org.muster.operate.evacuation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.muster.operate.evacuation.custody.Custody;
import org.muster.operate.evacuation.custody.Deed;
import org.muster.operate.evacuation.custody.DeedText;
import org.muster.operate.evacuation.custody.Stop;

/// The buttons of a station: whatever one of them writes, its device may write.
class StationActTest {
  private static Device device(Stop stop) {
    return new Device(
        "d1",
        "KBL21",
        "station-1",
        stop,
        Instant.parse("2021-08-24T00:00:00Z"),
        Instant.parse("2021-08-25T00:00:00Z"),
        Optional.empty());
  }

  @ParameterizedTest
  @EnumSource(Stop.class)
  void whatAButtonOfAStationWritesItsDeviceMayWrite(Stop stop) {
    for (StationAct act : StationAct.of(stop)) {
      if (act.reasons().isEmpty()) {
        written(stop, StationAct.deed(stop, act.kind().word(), List.of("P1"), ""));
        continue;
      }
      assertThat(act.reasons()).as(act.words()).hasSizeGreaterThan(1);
      for (StationAct.Reason reason : act.reasons()) {
        written(stop, StationAct.deed(stop, act.kind().word(), List.of("P1"), reason.code()));
      }
    }
  }

  private static void written(Stop stop, Deed deed) {
    assertThat(StationRules.find(device(stop), deed, new Custody())).isEmpty();
    assertThat(DeedText.read(DeedText.write(deed))).isEqualTo(deed);
  }

  @Test
  void anActOfAnotherStationOrForAnotherReasonIsNone() {
    assertThatThrownBy(() -> StationAct.deed(Stop.GATE, "hold", List.of("P1"), "to-the-doctor"))
        .hasMessage("no device at gate does that");
    assertThatThrownBy(() -> StationAct.deed(Stop.HOLDING, "hold", List.of("P1"), "fit-to-fly"))
        .hasMessageContaining("a reason of its list");
    assertThat(StationAct.deed(Stop.SCREENING, "refuse", List.of("P1"), "papers-false"))
        .isEqualTo(new Deed.Screened("P1", 2, Deed.Outcome.FAILED, "papers-false"));
  }

  @Test
  void whoeverGoesOutByAGateIsSeenGoingOut() {
    assertThat(StationAct.deed(Stop.GATE, "out", List.of("P1"), ""))
        .isEqualTo(new Deed.Scanned(List.of("P1"), Stop.GATE, true));
    assertThatThrownBy(() -> StationAct.deed(Stop.GATE, "out", List.of("P1"), "family-outside"))
        .hasMessageContaining("a reason of its list");
    assertThatThrownBy(() -> StationAct.deed(Stop.HOLDING, "out", List.of("P1"), ""))
        .hasMessage("no device at holding does that");
  }

  @ParameterizedTest
  @EnumSource(Stop.class)
  void nobodyIsRefusedOutrightByAPhone(Stop stop) {
    assertThat(
            StationRules.find(
                device(stop), new Deed.Refused(List.of("P1"), "not-entitled"), new Custody()))
        .isPresent();
  }
}
