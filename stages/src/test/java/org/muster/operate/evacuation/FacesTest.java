package org.muster.operate.evacuation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.muster.operate.evacuation.EvacuationSite.OFFICER;
import static org.muster.operate.evacuation.EvacuationSite.OPERATOR;
import static org.muster.operate.evacuation.EvacuationSite.REGISTRAR;
import static org.muster.operate.evacuation.EvacuationSite.STRANGER;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.muster.access.Role;
import org.muster.access.Viewer;
import org.muster.operate.evacuation.custody.Stop;
import org.muster.store.TestDatabase;
import org.muster.store.Trouble;

/// Pictures of people: sealed, of one person, and seen by whom names are seen by.
class FacesTest {
  private static final byte[] ONE = Pictures.jpeg(400, 300, 1);
  private static final byte[] OTHER = Pictures.png(200, 300, 2);

  @TempDir Path folder;

  @ParameterizedTest
  @EnumSource
  void aPictureIsAddedReplacedAndTakenAwayAndEachDeedIsInTheAuditLog(TestDatabase database) {
    try (EvacuationSite site = new EvacuationSite(database.fresh(), folder.resolve("keys"))) {
      Evacuation evacuation = site.open("KBL21");
      List<String> persons = site.family(evacuation, "Nasim Wardakzai", "Zubair Wardakzai");
      String first = persons.getFirst();
      assertThat(site.faces.of(evacuation, persons)).isEmpty();
      assertThat(site.faces.find(evacuation, REGISTRAR, first)).isEmpty();
      assertThat(site.audited("evacuation-face-read")).isEmpty();

      site.faces.put(evacuation, REGISTRAR, first, ONE);
      assertThat(site.faces.find(evacuation, OFFICER, first)).contains(FacePicture.small(ONE));
      // Within one tick of the clock, and after it was set back.
      site.faces.put(evacuation, REGISTRAR, first, OTHER);
      assertThat(site.faces.find(evacuation, REGISTRAR, first)).contains(FacePicture.small(OTHER));
      assertThat(site.faces.of(evacuation, persons)).containsExactly(first);
      site.passes(Duration.ofMinutes(-5));
      site.faces.remove(evacuation, REGISTRAR, first);
      assertThat(site.faces.of(evacuation, persons)).isEmpty();
      assertThat(site.faces.find(evacuation, REGISTRAR, first)).isEmpty();

      assertThat(site.audited("evacuation-face"))
          .hasSize(2)
          .allSatisfy(line -> assertThat(line).contains("KBL21 " + first).contains("aynur"));
      assertThat(site.audited("evacuation-face-removed")).hasSize(1);
      assertThat(site.audited("evacuation-face-read"))
          .hasSize(2)
          .last()
          .satisfies(line -> assertThat(line).contains("KBL21 " + first).contains("rashad"));
    }
  }

  @Test
  void whoSeesNoNamesSeesNoFacesAndWhoRegistersNobodyAddsNone() {
    try (EvacuationSite site =
        new EvacuationSite(TestDatabase.SQLITE.fresh(), folder.resolve("keys"))) {
      Evacuation evacuation = site.open("KBL21");
      String person = site.family(evacuation, "Nasim Wardakzai").getFirst();
      site.faces.put(evacuation, REGISTRAR, person, ONE);
      Viewer reader = new Viewer.Person("leyla", "AZE", Set.of(Role.VIEWER));
      for (Viewer viewer : List.of(STRANGER, reader)) {
        forbidden(() -> site.faces.find(evacuation, viewer, person));
        forbidden(() -> site.faces.put(evacuation, viewer, person, OTHER));
        forbidden(() -> site.faces.remove(evacuation, viewer, person));
      }
      site.workspace.accounts().add("test", "leyla", "AZE", List.of(Role.VIEWER));
      new RoleDesk(
              site.workspace.store(), site.workspace.audit(), site.workspace.accounts(), site.clock)
          .give(evacuation, OFFICER, "leyla", EvacuationRole.SCREENING);
      Evacuation given = site.evacuations.get("KBL21");
      assertThat(site.faces.find(given, reader, person)).isPresent();
      forbidden(() -> site.faces.put(given, reader, person, OTHER));
      // With the first role the planners of the house see numbers.
      forbidden(() -> site.faces.find(given, REGISTRAR, person));
      assertThat(site.faces.find(given, OPERATOR, person)).contains(FacePicture.small(ONE));
    }
  }

  private static void forbidden(org.assertj.core.api.ThrowableAssert.ThrowingCallable deed) {
    assertThatThrownBy(deed)
        .isInstanceOfSatisfying(
            Trouble.class, e -> assertThat(e.code()).isEqualTo(Trouble.Code.FORBIDDEN));
  }

  @Test
  void aPictureIsOfSomebodyWhoIsThereAndOfNobodyWithoutTheKey() throws IOException {
    try (EvacuationSite site =
        new EvacuationSite(TestDatabase.SQLITE.fresh(), folder.resolve("keys"))) {
      Evacuation evacuation = site.open("KBL21");
      String person = site.family(evacuation, "Nasim Wardakzai").getFirst();
      assertThatThrownBy(() -> site.faces.put(evacuation, REGISTRAR, "X-9.1", ONE))
          .isInstanceOf(Trouble.class)
          .hasMessage("Nobody has the number X-9.1.");
      site.faces.put(evacuation, REGISTRAR, person, ONE);

      Path key = site.keys.file("KBL21");
      Files.move(key, folder.resolve("stick"));
      EvacuationSite.keyIsLookedFor();
      assertThatThrownBy(() -> site.faces.find(evacuation, REGISTRAR, person))
          .isInstanceOf(Trouble.class)
          .hasMessageContaining("not at hand");
      assertThatThrownBy(() -> site.faces.put(evacuation, REGISTRAR, person, OTHER))
          .isInstanceOf(Trouble.class)
          .hasMessageContaining("not at hand");
      Files.move(folder.resolve("stick"), key);
      assertThat(site.faces.find(evacuation, REGISTRAR, person)).isPresent();
    }
  }

  @Test
  void aStationSeesTheFaceWhereItSeesTheNameAndPassesDoNotHangOnIt() {
    try (EvacuationSite site =
        new EvacuationSite(TestDatabase.SQLITE.fresh(), folder.resolve("keys"))) {
      Evacuation evacuation = site.open("KBL21");
      List<String> persons = site.family(evacuation, "Nasim Wardakzai", "Zubair Wardakzai");
      site.faces.put(evacuation, REGISTRAR, persons.getFirst(), ONE);
      Device gate = site.device(evacuation, "gate-1", Stop.GATE);
      StationBook stations = new StationBook(site.book, site.names, site.faces, site.clock);
      StationBook.Named named = stations.find(evacuation, gate, persons.get(1)).orElseThrow();
      // Not one face more than names.
      assertThat(named.names().keySet()).containsAll(named.faces().keySet());
      assertThat(site.faces.readAtStation(evacuation, gate, persons))
          .containsOnlyKeys(persons.getFirst())
          .hasEntrySatisfying(
              persons.getFirst(), face -> assertThat(face).isEqualTo(FacePicture.small(ONE)));
      assertThat(site.audited("evacuation-face-read"))
          .isNotEmpty()
          .allSatisfy(
              line ->
                  assertThat(line)
                      .contains("device " + gate.id())
                      .contains("KBL21 " + persons.getFirst()));

      site.workspace
          .store()
          .write(
              dsl ->
                  dsl.execute("update \"evacuation_faces\" set \"at\" = '2021-08-24T05:00:00Z'"));
      assertThat(site.faces.readAtStation(evacuation, gate, persons)).isEmpty();
      assertThat(stations.find(evacuation, gate, persons.getFirst())).isPresent();
    }
  }

  @Test
  void aPictureInThePlaceOfAnothersIsNotRead() {
    try (EvacuationSite site =
        new EvacuationSite(TestDatabase.SQLITE.fresh(), folder.resolve("keys"))) {
      Evacuation evacuation = site.open("KBL21");
      List<String> persons = site.family(evacuation, "Nasim Wardakzai", "Zubair Wardakzai");
      site.faces.put(evacuation, REGISTRAR, persons.get(0), ONE);
      site.faces.put(evacuation, REGISTRAR, persons.get(1), OTHER);
      String swap = "update \"evacuation_faces\" set \"person\" = ? where \"person\" = ?";
      List<String> way = List.of("aside", persons.get(0), persons.get(1), "aside");
      for (int i = 1; i < way.size(); i++) {
        String to = way.get(i - 1);
        String from = way.get(i);
        site.workspace.store().write(dsl -> dsl.execute(swap, to, from));
      }
      for (String person : persons) {
        assertThatThrownBy(() -> site.faces.find(evacuation, REGISTRAR, person))
            .isInstanceOfSatisfying(
                Trouble.class, e -> assertThat(e.code()).isEqualTo(Trouble.Code.UNREADABLE));
      }
    }
  }

  @Test
  void twoMachinesComeToTheSamePicturesInEitherOrder() throws IOException {
    try (EvacuationSite one =
            new EvacuationSite(TestDatabase.SQLITE.fresh(), folder.resolve("one"));
        EvacuationSite two =
            new EvacuationSite(TestDatabase.SQLITE.fresh(), folder.resolve("two"))) {
      Evacuation evacuation = one.open("KBL21");
      List<String> persons = one.family(evacuation, "Nasim Wardakzai", "Zubair Wardakzai");
      one.lendKey(evacuation, two);
      one.faces.put(evacuation, OPERATOR, persons.get(0), ONE);
      one.faces.put(evacuation, OPERATOR, persons.get(1), ONE);
      Transfer.Exported begin = one.transfer.export(evacuation, OPERATOR, 0);
      two.merge(begin);
      assertThat(two.faces.find(evacuation, OPERATOR, persons.get(0)))
          .contains(FacePicture.small(ONE));

      // One takes a picture away, then the other puts another one there; and the other way round.
      one.passes(Duration.ofMinutes(1));
      two.passes(Duration.ofMinutes(2));
      one.faces.remove(evacuation, OPERATOR, persons.get(0));
      two.faces.put(evacuation, OPERATOR, persons.get(0), OTHER);
      two.faces.remove(evacuation, OPERATOR, persons.get(1));
      Transfer.Exported ofOne = one.transfer.export(evacuation, OPERATOR, 0);
      Transfer.Exported ofTwo = two.transfer.export(evacuation, OPERATOR, 0);
      one.merge(ofTwo);
      two.merge(ofOne);
      // What was taken away does not come back with an old file.
      one.merge(begin);
      two.merge(begin);
      for (EvacuationSite site : List.of(one, two)) {
        assertThat(site.faces.find(evacuation, OPERATOR, persons.get(0)))
            .contains(FacePicture.small(OTHER));
        assertThat(site.faces.of(evacuation, persons)).containsExactly(persons.get(0));
      }
      assertThat(ofTwo.text()).doesNotContain("evacuation-face").doesNotContain(persons.get(0));
    }
  }

  @Test
  void aFaceThatSomebodyAlteredIsNotHandedOn() throws IOException {
    try (EvacuationSite one =
            new EvacuationSite(TestDatabase.SQLITE.fresh(), folder.resolve("one"));
        EvacuationSite two =
            new EvacuationSite(TestDatabase.SQLITE.fresh(), folder.resolve("two"))) {
      Evacuation evacuation = one.open("KBL21");
      String person = one.family(evacuation, "Nasim Wardakzai").getFirst();
      one.lendKey(evacuation, two);
      one.faces.put(evacuation, OPERATOR, person, ONE);
      one.workspace
          .store()
          .write(
              dsl ->
                  dsl.execute("update \"evacuation_faces\" set \"at\" = '2031-01-01T00:00:00Z'"));
      Transfer.Exported file = one.transfer.export(evacuation, OPERATOR, 0);
      assertThatThrownBy(() -> two.merge(file)).isInstanceOf(Trouble.class);
    }
  }
}
