package org.muster.operate.evacuation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.muster.operate.evacuation.EvacuationSite.OFFICER;
import static org.muster.operate.evacuation.EvacuationSite.OPERATOR;
import static org.muster.operate.evacuation.EvacuationSite.REGISTRAR;
import static org.muster.operate.evacuation.EvacuationSite.STRANGER;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.muster.access.Role;
import org.muster.access.Viewer;
import org.muster.operate.evacuation.custody.Deed;
import org.muster.operate.evacuation.custody.Stop;
import org.muster.store.TestDatabase;
import org.muster.store.Trouble;

/// Roles of an evacuation: each does what its place needs and no more, they are given and withdrawn
/// by whoever may, and that stands in the audit log.
class RolesTest {
  private static final Viewer GATE = reader("orkhan");
  private static final Viewer FLIGHTS = reader("leyla");

  @TempDir Path folder;

  /// Somebody of the owner who plans nothing in the house.
  private static Viewer reader(String account) {
    return new Viewer.Person(account, "AZE", Set.of(Role.VIEWER));
  }

  private static RoleDesk desk(EvacuationSite site) {
    return new RoleDesk(
        site.workspace.store(), site.workspace.audit(), site.workspace.accounts(), site.clock);
  }

  private static void account(EvacuationSite site, String name, String body) {
    site.workspace.accounts().add("test", name, body, List.of(Role.VIEWER));
  }

  private static Set<EvacuationRight> rights(Viewer viewer, Evacuation evacuation) {
    return Arrays.stream(EvacuationRight.values())
        .filter(right -> Evacuations.may(viewer, evacuation, right))
        .collect(Collectors.toCollection(() -> EnumSet.noneOf(EvacuationRight.class)));
  }

  private static String write(EvacuationSite site, Evacuation evacuation, Viewer who, Deed deed) {
    return switch (site.book.write(
        evacuation,
        who,
        new Sending(UUID.randomUUID().toString(), 0, site.now, "desk", deed, ""))) {
      case CustodyBook.Written.Taken taken -> taken.event();
      case CustodyBook.Written.Refused refused -> refused.refusal().rule();
    };
  }

  @Test
  void withoutAnyRolePlannersDoAllButSignAndApproversSign() {
    try (IntakeSite site = new IntakeSite(TestDatabase.SQLITE, folder)) {
      Set<EvacuationRight> unsigned = EnumSet.allOf(EvacuationRight.class);
      unsigned.removeIf(EvacuationRight::isSigned);
      assertThat(rights(REGISTRAR, site.evacuation)).isEqualTo(unsigned);
      assertThat(rights(OFFICER, site.evacuation)).isEqualTo(Set.of(EvacuationRight.values()));
      assertThat(rights(GATE, site.evacuation)).isEmpty();
      assertThat(rights(STRANGER, site.evacuation)).isEmpty();
      assertThat(rights(OPERATOR, site.evacuation)).hasSize(EvacuationRight.values().length);
    }
  }

  @ParameterizedTest
  @EnumSource
  void aRoleOpensWhatItsPlaceNeedsAndClosesTheRestToEverybodyElse(TestDatabase database) {
    try (IntakeSite site = new IntakeSite(database, folder)) {
      account(site, "orkhan", "AZE");
      account(site, "leyla", "AZE");
      account(site, "kaya", "TUR");
      RoleDesk desk = desk(site);
      List<String> family = site.family(site.evacuation, "Ahmad Wardak", "Zahra Wardak");

      assertThatThrownBy(() -> desk.give(site.evacuation, REGISTRAR, "orkhan", EvacuationRole.GATE))
          .isInstanceOf(Trouble.class)
          .hasMessageContaining("an approver of its owner");
      assertThatThrownBy(() -> desk.give(site.evacuation, OFFICER, "kaya", EvacuationRole.GATE))
          .hasMessage("AZE has no open account of that name");
      desk.give(site.evacuation, OFFICER, "orkhan", EvacuationRole.GATE);
      desk.give(site.evacuation, OFFICER, "orkhan", EvacuationRole.GATE);
      desk.give(site.evacuation, OFFICER, "leyla", EvacuationRole.FLIGHTS);
      Evacuation now = site.evacuations.get("KBL21");

      // A gate commander calls and reads no name; a flight desk lists, and calls nobody.
      assertThat(write(site, now, GATE, called(site, family))).hasSizeGreaterThan(20);
      assertThat(write(site, now, FLIGHTS, called(site, family))).isEqualTo("custody.registrar");
      assertThatThrownBy(() -> site.names.read(now, GATE, family))
          .isInstanceOf(Trouble.class)
          .hasMessageContaining("Names are for");
      assertThat(site.names.read(now, FLIGHTS, family))
          .hasEntrySatisfying(
              family.getFirst(), read -> assertThat(read.name()).isEqualTo("Ahmad Wardak"));
      assertThatThrownBy(() -> site.names.unlock(now, FLIGHTS)).isInstanceOf(Trouble.class);
      assertThatThrownBy(
              () -> site.devices.add(now, FLIGHTS, "gate-9", Stop.GATE, Duration.ofHours(1)))
          .isInstanceOf(Trouble.class);
      for (Deed signed :
          List.of(
              new Deed.Split(family.getFirst().replace(".1", ""), family.subList(1, 2), "", "ill"),
              new Deed.Refused(family, "listed"),
              new Deed.Ranked(family, 1, "signed"),
              new Deed.Reopened("RCH1", "recount"))) {
        assertThat(write(site, now, FLIGHTS, signed)).isEqualTo("custody.officer");
      }

      // Who was registrar by the house is so no more; an approver gives roles, and no more.
      assertThat(rights(REGISTRAR, now)).isEmpty();
      assertThat(rights(OFFICER, now)).containsExactly(EvacuationRight.GRANT);

      desk.withdraw(now, OFFICER, "orkhan", EvacuationRole.GATE);
      assertThat(rights(GATE, site.evacuations.get("KBL21"))).isEmpty();
      assertThatThrownBy(() -> desk.withdraw(now, OFFICER, "orkhan", EvacuationRole.GATE))
          .hasMessage("orkhan is not gate here");
      assertThat(site.audited("evacuation-role-give")).hasSize(2);
      assertThat(site.audited("evacuation-role-withdraw")).hasSize(1);
    }
  }

  @Test
  void whatSomebodyMayNotDoTheyDoNotTakeBackEither() {
    try (IntakeSite site = new IntakeSite(TestDatabase.SQLITE, folder)) {
      account(site, "orkhan", "AZE");
      List<String> family = site.family(site.evacuation, "Ahmad Wardak", "Zahra Wardak");
      String refused =
          write(site, site.evacuation, OFFICER, new Deed.Refused(family, "not-entitled"));
      String call = write(site, site.evacuation, REGISTRAR, called(site, family));
      desk(site).give(site.evacuation, OFFICER, "orkhan", EvacuationRole.GATE);
      Evacuation now = site.evacuations.get("KBL21");
      assertThat(write(site, now, GATE, new Deed.Corrected(refused, "undo")))
          .isEqualTo("custody.officer");
      assertThat(write(site, now, GATE, new Deed.Corrected(call, "undo"))).hasSizeGreaterThan(20);
    }
  }

  private static Deed called(EvacuationSite site, List<String> people) {
    return new Deed.Called(people, "gate-1", site.now, site.now.plusSeconds(3_600));
  }
}
