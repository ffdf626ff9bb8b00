package org.muster.operate.evacuation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.muster.operate.evacuation.EvacuationSite.OFFICER;
import static org.muster.operate.evacuation.EvacuationSite.OPERATOR;
import static org.muster.operate.evacuation.EvacuationSite.REGISTRAR;
import static org.muster.operate.evacuation.EvacuationSite.STRANGER;

import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.muster.access.Viewer;
import org.muster.store.TestDatabase;
import org.muster.store.Trouble;

/// Until when names are kept: said by an officer, counted in days of the place, and never acted on
/// by itself.
class RetentionTest {
  private static final LocalDate TODAY = LocalDate.of(2021, 8, 24);

  @TempDir Path folder;

  private static Retention retention(IntakeSite site) {
    return new Retention(site.workspace.store(), site.workspace.audit(), site.clock);
  }

  @ParameterizedTest
  @EnumSource
  void theLastDayIsKeptAndTheDaysLeftAreCountedAtThePlace(TestDatabase database) {
    try (IntakeSite site = new IntakeSite(database, folder)) {
      Retention retention = retention(site);
      assertThat(retention.find(site.evacuation)).isEmpty();
      assertThat(retention.daysLeft(site.evacuation)).isEmpty();

      retention.set(site.evacuation, OFFICER, TODAY.plusDays(30));
      assertThat(retention.find(site.evacuation)).contains(TODAY.plusDays(30));
      assertThat(retention.daysLeft(site.evacuation)).contains(30L);
      assertThat(site.audited("evacuation-retention"))
          .singleElement()
          .asString()
          .contains("rashad", "KBL21", "2021-09-23");

      // 19:29 UTC is 23:59 in Kabul; a minute later it is tomorrow there, and not yet in London.
      site.passes(Duration.ofHours(13).plusMinutes(29));
      assertThat(retention.daysLeft(site.evacuation)).contains(30L);
      site.passes(Duration.ofMinutes(1));
      assertThat(retention.daysLeft(site.evacuation)).contains(29L);

      retention.set(site.evacuation, OPERATOR, TODAY.plusDays(3));
      assertThat(retention.daysLeft(site.evacuation)).contains(2L);
      site.passes(Duration.ofDays(5));
      assertThat(retention.daysLeft(site.evacuation)).contains(-3L);
      assertThat(site.keys.has("KBL21")).isTrue();
      assertThat(site.audited("evacuation-retention")).hasSize(2);
    }
  }

  @ParameterizedTest
  @EnumSource
  void onlyAnOfficerSaysItAndOnlyADayThatCanBeMeant(TestDatabase database) {
    try (IntakeSite site = new IntakeSite(database, folder)) {
      Retention retention = retention(site);
      for (Viewer nobody : List.of(REGISTRAR, STRANGER)) {
        assertThatThrownBy(() -> retention.set(site.evacuation, nobody, TODAY.plusDays(1)))
            .isInstanceOf(Trouble.class)
            .hasMessageContaining("An officer of the evacuation");
      }
      for (LocalDate wrong : List.of(TODAY.minusDays(1), TODAY.plusDays(1101))) {
        assertThatThrownBy(() -> retention.set(site.evacuation, OFFICER, wrong))
            .isInstanceOf(Trouble.class)
            .hasMessageContaining("from today to three years ahead");
      }
      assertThat(retention.find(site.evacuation)).isEmpty();
      assertThat(site.audited("evacuation-retention")).isEmpty();
      retention.set(site.evacuation, OFFICER, TODAY);
      assertThat(retention.daysLeft(site.evacuation)).contains(0L);
    }
  }
}
