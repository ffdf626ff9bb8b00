package org.muster.generate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/// What a plan is made of narrows it, and no two circles are taken to see each other's records.
class LeftOutReleaseTest {

  @Test
  void twoCirclesHaveOnlyTheStaffsInCommon() {
    assertThat(narrowest("framework:a", "framework:b")).isEqualTo("staffs");
    assertThat(narrowest("framework:a", "allies")).isEqualTo("staffs");
    assertThat(narrowest("framework:a", "public")).isEqualTo("framework:a");
    assertThat(narrowest("public", "owner")).isEqualTo("owner");
  }

  private static String narrowest(String one, String other) {
    return Releasability.narrowest(
            List.of(
                new Releasability(List.of("AZE"), one), new Releasability(List.of("TUR"), other)))
        .release();
  }
}
