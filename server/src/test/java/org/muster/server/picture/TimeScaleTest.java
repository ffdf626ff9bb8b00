package org.muster.server.picture;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class TimeScaleTest {
  private static TimeScale scale(String from, String to) {
    return new TimeScale(LocalDate.parse(from), LocalDate.parse(to), 100, 1100);
  }

  @Test
  void daysRunFromTheLeftEdgeToTheRight() {
    TimeScale scale = scale("2021-01-01", "2021-04-10");

    assertThat(scale.x(LocalDate.of(2021, 1, 1))).isEqualTo(100);
    assertThat(scale.end(LocalDate.of(2021, 4, 10))).isEqualTo(1100);
    assertThat(scale.x(LocalDate.of(2021, 1, 11))).isEqualTo(200);
    assertThat(scale.x(LocalDate.MIN)).isLessThan(100);
    assertThat(scale.end(LocalDate.MAX)).isGreaterThan(1100);
  }

  @Test
  void ticksAreAsCloseAsTheirLabelsAllow() {
    assertThat(scale("1992-01-01", "2027-12-31").ticks())
        .hasSize(36)
        .filteredOn(TimeScale.Tick::major)
        .extracting(TimeScale.Tick::label)
        .containsExactly("1995", "2000", "2005", "2010", "2015", "2020", "2025");
    assertThat(scale("2019-01-01", "2021-12-31").ticks())
        .extracting(TimeScale.Tick::label)
        .startsWith("2019", "APR", "JUL", "OCT", "2020");
    assertThat(scale("2021-07-15", "2021-10-15").ticks())
        .extracting(TimeScale.Tick::label)
        .containsExactly("AUG 2021", "SEP", "OCT");
    assertThat(scale("2021-08-06", "2021-08-31").ticks())
        .extracting(TimeScale.Tick::label)
        .startsWith("6 AUG 2021", "7", "8");
  }
}
