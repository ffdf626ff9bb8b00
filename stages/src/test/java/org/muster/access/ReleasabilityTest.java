package org.muster.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.muster.store.Store;
import org.muster.store.TestDatabase;

class ReleasabilityTest {
  private static final List<String> OWNERS = List.of("AZE", "TUR", "NATO");
  private static final List<String> RELEASES =
      List.of("owner", "staffs", "allies", "framework:NATO.framework.parp", "public");

  /// Which releases of AZE's rows reach whom.
  @ParameterizedTest
  @CsvSource({
    "anonymous, public",
    "operator, owner staffs allies framework:NATO.framework.parp public",
    "AZE national-planner, owner staffs allies framework:NATO.framework.parp public",
    "AZE administrator, owner staffs allies framework:NATO.framework.parp public",
    "GEO national-planner, public",
    "GEO-member national-planner, framework:NATO.framework.parp public",
    "GEO administrator, public",
    "TUR ally-representative, allies public",
    "TUR viewer, public",
    "NATO alliance-desk-officer, staffs allies framework:NATO.framework.parp public",
    "TUR alliance-approver, staffs allies framework:NATO.framework.parp public",
    "NATO viewer, staffs allies framework:NATO.framework.parp public",
    "UN evaluator, public"
  })
  void rowsReachThoseWhomTheirReleaseNames(String who, String reached) {
    Releasability releasability = releasability(who);

    assertThat(RELEASES.stream().filter(release -> releasability.admits("AZE", release)))
        .containsExactlyElementsOf(List.of(reached.split(" ")));
  }

  /// One predicate: what it says of a row and what it says in a query are the same.
  @ParameterizedTest
  @EnumSource
  void queriesAdmitTheSameRows(TestDatabase database) {
    try (Store store = Store.open(database.fresh())) {
      for (String who :
          List.of(
              "anonymous",
              "operator",
              "AZE national-planner",
              "GEO-member national-planner",
              "TUR ally-representative",
              "NATO alliance-desk-officer")) {
        Releasability releasability = releasability(who);
        for (String owner : OWNERS) {
          for (String release : RELEASES) {
            Field<String> ownerField = DSL.val(owner);
            Field<String> releaseField = DSL.val(release);
            Condition condition = releasability.admits(ownerField, releaseField);
            boolean admitted = store.read(dsl -> dsl.fetchExists(dsl.selectOne().where(condition)));

            assertThat(admitted)
                .as("%s: %s of %s", who, release, owner)
                .isEqualTo(releasability.admits(owner, release));
          }
        }
      }
    }
  }

  @Test
  void whatComesOfSeveralIsAsNarrowAsTheNarrowest() {
    assertThat(Releasability.narrowest(List.of())).isEqualTo("public");
    assertThat(Releasability.narrowest(List.of("public", "allies"))).isEqualTo("allies");
    assertThat(Releasability.narrowest(List.of("staffs", "allies"))).isEqualTo("staffs");
    assertThat(Releasability.narrowest(List.of("framework:a", "allies"))).isEqualTo("staffs");
    assertThat(Releasability.narrowest(List.of("framework:a", "public"))).isEqualTo("framework:a");
    assertThat(Releasability.narrowest(List.of("owner", "public", "staffs"))).isEqualTo("owner");
  }

  /// Nobody reaches the narrowest of two releases without reaching both.
  @Test
  void theNarrowestReachesNobodyWhomAnInputDoesNot() {
    List<String> releases = new ArrayList<>(RELEASES);
    releases.add("framework:NATO.framework.eapc");
    for (String who :
        List.of(
            "anonymous",
            "GEO-member national-planner",
            "TUR ally-representative",
            "NATO alliance-desk-officer")) {
      Releasability releasability = releasability(who);
      for (String a : releases) {
        for (String b : releases) {
          if (releasability.admits("AZE", Releasability.narrowest(List.of(a, b)))) {
            assertThat(releasability.admits("AZE", a) && releasability.admits("AZE", b))
                .as("%s: %s and %s", who, a, b)
                .isTrue();
          }
        }
      }
    }
  }

  private static Releasability releasability(String who) {
    if (who.equals("anonymous")) {
      return Releasability.of(new Viewer.Anonymous(), Set.of());
    }
    if (who.equals("operator")) {
      return Releasability.of(new Viewer.Operator("test"), Set.of());
    }
    List<String> parts = List.of(who.split(" "));
    List<String> body = List.of(parts.get(0).split("-"));
    Viewer viewer =
        new Viewer.Person("p", body.get(0), Set.of(Role.find(parts.get(1)).orElseThrow()));
    return Releasability.of(viewer, body.size() > 1 ? Set.of("NATO.framework.parp") : Set.of());
  }
}
