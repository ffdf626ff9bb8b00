package org.muster.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.muster.access.Audit;
import org.muster.access.Role;
import org.muster.access.Viewer;
import org.muster.store.Store;
import org.muster.store.TestDatabase;
import org.muster.thread.CaseLaw;

/// What can be done with the claims of a case, as people would ask for it.
@Tag("long")
class ClaimsTest {
  private static final RowRules RULES = new CaseLaw(RecordTables.ALL);

  private static final Viewer PLANNER =
      new Viewer.Person("leyla", "AZE", Set.of(Role.NATIONAL_PLANNER));
  private static final Viewer READER = new Viewer.Person("murad", "AZE", Set.of(Role.VIEWER));
  private static final Viewer OPERATOR = new Viewer.Operator("test");

  private Instant now = Instant.parse("2021-10-28T09:00:00Z");
  private final InstantSource clock = () -> now;
  private final Audit audit = new Audit(clock);

  @ParameterizedTest
  @EnumSource
  void listsHoldToTheDayAndToWhatWasKnown(TestDatabase database) {
    try (Store store = filled(database)) {
      Claims claims = claims(store);

      assertThat(ids(claims.list(known("2003-01-01"), RecordTables.CONTRIBUTIONS)))
          .containsExactly("AZE.contribution.isaf");
      assertThat(ids(claims.list(known("2020-12-31"), RecordTables.CONTRIBUTIONS)))
          .containsExactly("AZE.contribution.2018", "AZE.contribution.isaf");
      assertThat(ids(claims.list(now(PLANNER), RecordTables.CONTRIBUTIONS)))
          .containsExactly(
              "AZE.contribution.2018", "AZE.contribution.isaf", "AZE.contribution.isaf-21");
      assertThat(
              ids(
                  claims.listHeldOn(
                      now(PLANNER), RecordTables.CONTRIBUTIONS, LocalDate.parse("2018-06-01"))))
          .containsExactly("AZE.contribution.2018");
      assertThat(
              ids(
                  claims.listBegunBy(
                      now(PLANNER), RecordTables.CONTRIBUTIONS, LocalDate.parse("2010-06-01"))))
          .containsExactly("AZE.contribution.isaf", "AZE.contribution.isaf-21");
      assertThat(claims.counts(known("2003-01-01")))
          .containsEntry("contributions", 1)
          .doesNotContainKey("choices");
    }
  }

  @ParameterizedTest
  @EnumSource
  void searchFindsWordsWhateverTheirCaseAndMarks(TestDatabase database) {
    try (Store store = filled(database)) {
      Claims claims = claims(store);

      assertThat(ids(claims.search(now(PLANNER), "AĞDAM  nobet", 10)))
          .containsExactly("AZE.task.nobet");
      assertThat(ids(claims.search(now(PLANNER), "agdam", 10))).containsExactly("AZE.task.nobet");
      assertThat(claims.search(now(PLANNER), "agdam isaf", 10)).isEmpty();
      assertThat(claims.search(now(PLANNER), "100%", 10)).isEmpty();
      assertThat(claims.search(now(PLANNER), "  ", 10)).isEmpty();
      assertThat(claims.search(now(PLANNER), "isaf", 2)).hasSize(2);
      assertThat(claims.search(known("1990-01-01"), "agdam", 10)).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource
  void aConflictIsSettledByAChoiceAndOpenedByUndoingIt(TestDatabase database) {
    try (Store store = filled(database)) {
      Claims claims = claims(store);
      Conflict open = only(claims.listConflicts(now(PLANNER)));

      assertThat(open.about()).isEqualTo("AZE.contribution.isaf");
      assertThat(ids(open.claims()))
          .containsExactly("AZE.contribution.isaf", "AZE.contribution.isaf-21");
      assertThat(ids(open.sources())).containsExactly("AZE.source.old", "AZE.source.article");
      assertThat(open.isSettled()).isFalse();
      // Shown is the earlier of two of a kind; nothing may rest on either until somebody chose.
      assertThat(counting(claims)).contains("AZE.contribution.isaf");
      assertThat(settled(claims)).containsExactly("AZE.contribution.2018");

      Changed chosen =
          claims.choose("t", PLANNER, "AZE.contribution.isaf-21", "closer to it", "Leyla");
      Row choice = ((Changed.Done) chosen).row();
      assertThat(choice.text("chosen_on")).isEqualTo("2021-10-28");
      assertThat(only(claims.listConflicts(now(PLANNER))).findChoice()).contains(choice);
      assertThat(counting(claims)).contains("AZE.contribution.isaf-21");

      Changed again = claims.choose("t", PLANNER, "AZE.contribution.isaf", "older", "Leyla");
      assertThat(only(claims.listConflicts(now(PLANNER))).findChoice())
          .contains(((Changed.Done) again).row());
      assertThat(counting(claims)).contains("AZE.contribution.isaf");

      claims.undoChoice("t", PLANNER, "AZE.contribution.isaf");
      assertThat(only(claims.listConflicts(now(PLANNER))).isSettled()).isFalse();
      assertThat(claims.undoChoice("t", PLANNER, "AZE.contribution.isaf"))
          .isEqualTo(new Changed.NotFound("AZE.contribution.isaf"));
      assertThat(claims.listConflicts(known("2020-12-31"))).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource
  void anEditKeepsWhatWasKnownBefore(TestDatabase database) {
    try (Store store = filled(database)) {
      Claims claims = claims(store);
      now = Instant.parse("2021-11-05T09:00:00Z");
      Row old = claims.find(now(PLANNER), "AZE.contribution.2018").orElseThrow();

      Changed changed = claims.edit("t", PLANNER, old.with("value", "121"));

      Row fresh = ((Changed.Done) changed).row();
      assertThat(fresh.id()).isEqualTo("AZE.contribution.2018-2");
      assertThat(fresh.about()).isEqualTo("AZE.contribution.2018");
      assertThat(fresh.text("known_from")).isEqualTo("2021-11-05");
      assertThat(ids(claims.listAbout(now(PLANNER), "AZE.contribution.2018")))
          .containsExactly("AZE.contribution.2018-2");
      assertThat(claims.listAbout(known("2021-11-04"), "AZE.contribution.2018"))
          .containsExactly(old.with("known_to", "2021-11-05"));
      assertThat(ids(claims.listHistory(now(PLANNER), "AZE.contribution.2018")))
          .containsExactly("AZE.contribution.2018", "AZE.contribution.2018-2");
      // What planning reads of a day before has the old row open, as it was then.
      Cases cases = new Cases(store, audit, clock, RecordTables.ALL, RULES);
      assertThat(
              cases
                  .load("t", PLANNER, LocalDate.parse("2021-11-04"))
                  .list(RecordTables.CONTRIBUTIONS))
          .contains(old);
      assertThat(cases.load("t", PLANNER, null).list(RecordTables.CONTRIBUTIONS))
          .contains(fresh)
          .doesNotContain(old);
      // Whoever read the old row before learns what stands in its place.
      assertThat(claims.edit("t", PLANNER, old.with("value", "122")))
          .isEqualTo(new Changed.Stale(fresh));
      assertThat(((Changed.Done) claims.edit("t", PLANNER, fresh.with("value", "122"))).row().id())
          .isEqualTo("AZE.contribution.2018-3");
    }
  }

  @ParameterizedTest
  @EnumSource
  void aChoiceFollowsTheClaimThatItMeant(TestDatabase database) {
    try (Store store = filled(database)) {
      Claims claims = claims(store);
      claims.choose("t", PLANNER, "AZE.contribution.isaf-21", "closer to it", "Leyla");
      Row chosen = claims.find(now(PLANNER), "AZE.contribution.isaf-21").orElseThrow();

      Row fresh = ((Changed.Done) claims.edit("t", PLANNER, chosen.with("value", "23"))).row();

      assertThat(counting(claims)).contains(fresh.id());
    }
  }

  @ParameterizedTest
  @EnumSource
  void aWithdrawnClaimStaysInWhatWasKnown(TestDatabase database) {
    try (Store store = filled(database)) {
      Claims claims = claims(store);

      assertThat(claims.withdraw("t", PLANNER, "AZE.contribution.2018"))
          .isInstanceOf(Changed.Done.class);

      assertThat(claims.listAbout(now(PLANNER), "AZE.contribution.2018")).isEmpty();
      assertThat(claims.listAbout(known("2021-10-27"), "AZE.contribution.2018")).hasSize(1);
      assertThat(claims.withdraw("t", PLANNER, "AZE.contribution.2018"))
          .isInstanceOf(Changed.Stale.class);
    }
  }

  @ParameterizedTest
  @EnumSource
  void errorsAreToldByColumn(TestDatabase database) {
    try (Store store = filled(database)) {
      Claims claims = claims(store);
      Row bad =
          row(
              RecordTables.CONTRIBUTIONS,
              "AZE.contribution.new",
              Map.of(
                  "operation", "AZE.operation.none",
                  "nation", "AZE",
                  "value", "many",
                  "qualifier", "roughly",
                  "basis", "deployed",
                  "held", "2021-13",
                  "source", "AZE.source.article",
                  "release", "framework:AZE.framework.none"));

      Changed changed = claims.add("t", PLANNER, bad);

      assertThat(((Changed.Invalid) changed).errors())
          .extracting(FieldError::column, FieldError::found)
          .containsExactly(
              org.assertj.core.groups.Tuple.tuple("operation", "AZE.operation.none"),
              org.assertj.core.groups.Tuple.tuple("value", "many"),
              org.assertj.core.groups.Tuple.tuple("qualifier", "roughly"),
              org.assertj.core.groups.Tuple.tuple("held", "2021-13"),
              org.assertj.core.groups.Tuple.tuple("release", "framework:AZE.framework.none"));
      Row taken = contribution("AZE.contribution.isaf", "1", "2021-01-01", "AZE.source.article");
      assertThat(((Changed.Invalid) claims.add("t", PLANNER, taken)).errors())
          .extracting(FieldError::column)
          .containsExactly("id");
      Row foreign = contribution("TUR.contribution.x", "1", "2021-01-01", "AZE.source.article");
      assertThat(((Changed.Invalid) claims.add("t", PLANNER, foreign)).errors())
          .containsExactly(
              new FieldError("id", "TUR.contribution.x", "an id that begins with its owner: AZE."));
    }
  }

  @ParameterizedTest
  @EnumSource
  void onlyTheOwnersPlannersChangeTheirRows(TestDatabase database) {
    try (Store store = filled(database)) {
      Claims claims = claims(store);
      Row row = contribution("AZE.contribution.new", "5", "2021-01-01", "AZE.source.article");

      assertThat(claims.add("t", READER, row)).isInstanceOf(Changed.Refused.class);
      assertThat(claims.add("t", new Viewer.Anonymous(), row)).isInstanceOf(Changed.Refused.class);
      assertThat(claims.add("t", PLANNER, row.with("owner", "TUR")))
          .isEqualTo(new Changed.Refused("you may not write rows of TUR"));
      assertThat(claims.withdraw("t", READER, "AZE.contribution.2018"))
          .isEqualTo(new Changed.Refused("this row is AZE's"));
      assertThat(claims.withdraw("t", new Viewer.Anonymous(), "AZE.contribution.2018"))
          .isEqualTo(new Changed.NotFound("AZE.contribution.2018"));
      assertThat(claims.choose("t", READER, "AZE.contribution.isaf", "r", "p"))
          .isInstanceOf(Changed.Refused.class);
      assertThat(claims.choose("t", PLANNER, "AZE.contribution.2018", "r", "p"))
          .isInstanceOf(Changed.Refused.class);
      assertThat(claims.add("t", PLANNER, row)).isEqualTo(new Changed.Done(row));
      assertThat(audit.list(store, 1).getFirst().ids()).isEqualTo("t AZE.contribution.new");
    }
  }

  @ParameterizedTest
  @EnumSource
  void sourcesThatClaimsStandOnStay(TestDatabase database) {
    try (Store store = filled(database)) {
      Claims claims = claims(store);
      Row source = claims.find(now(PLANNER), "AZE.source.article").orElseThrow();

      assertThat(claims.withdraw("t", PLANNER, source.id())).isInstanceOf(Changed.Refused.class);
      assertThat(claims.edit("t", PLANNER, source.with("title", "Other")))
          .isInstanceOf(Changed.Refused.class);
    }
  }

  @ParameterizedTest
  @EnumSource
  void computedRowsAreSavedOnlyWhenCheckedAndAsNarrowAsTheirInputs(TestDatabase database) {
    try (Store store = filled(database)) {
      Claims claims = claims(store);
      String today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).toString();
      // Tasks stand in for plans here, whose table lies to the right of this package.
      Row plan =
          row(
              RecordTables.TASKS,
              "AZE.task.plan",
              Map.of("name", "A plan", "source", "AZE.source.article", "release", "public"));

      assertThat(claims.addChecked("t", PLANNER, plan, false, List.of("public")))
          .isEqualTo(new Changed.Refused("it did not pass its checker"));
      assertThat(claims.addChecked("t", PLANNER, plan, true, List.of("public", "allies")))
          .isEqualTo(new Changed.Done(plan.with("release", "allies").with("known_from", today)));
      Claims closed =
          new Claims(store, audit, clock, RecordTables.ALL, Set.of(RecordTables.TASKS), RULES);
      assertThat(closed.add("t", PLANNER, plan.with("id", "AZE.task.plan-b")))
          .isEqualTo(new Changed.Refused("Tasks are computed and checked, not written by hand"));
    }
  }

  /// Every way to look, by every kind of viewer, at rows of every release: a row that may not be
  /// seen is in no list, no count, no search, no conflict and no plan's input.
  @ParameterizedTest
  @EnumSource
  void everyQueryKeepsToTheReleases(TestDatabase database) {
    String framework = "AZE.framework.parp";
    List<String> releases =
        List.of("owner", "staffs", "allies", "framework:" + framework, "public");
    Map<Viewer, Set<String>> reach = new LinkedHashMap<>();
    reach.put(new Viewer.Anonymous(), Set.of("public"));
    reach.put(OPERATOR, Set.copyOf(releases));
    reach.put(PLANNER, Set.copyOf(releases));
    reach.put(
        new Viewer.Person("tea", "GEO", Set.of(Role.NATIONAL_PLANNER)),
        Set.of("framework:" + framework, "public"));
    reach.put(new Viewer.Person("ani", "ARM", Set.of(Role.NATIONAL_PLANNER)), Set.of("public"));
    reach.put(
        new Viewer.Person("kaan", "TUR", Set.of(Role.ALLY_REPRESENTATIVE)),
        Set.of("allies", "public"));
    reach.put(
        new Viewer.Person("desk", "NATO", Set.of(Role.ALLIANCE_DESK_OFFICER)),
        Set.of("staffs", "allies", "framework:" + framework, "public"));
    try (Store store = filled(database)) {
      Claims claims = claims(store);
      Cases cases = new Cases(store, audit, clock, RecordTables.ALL, RULES);
      add(
          claims,
          row(
              RecordTables.FRAMEWORKS,
              framework,
              Map.of("name", "Review", "short_name", "PARP", "source", "AZE.source.article")));
      add(claims, event("AZE.event.geo", "GEO", framework, "joined", "1997", "AZE"));
      // Armenia's own claim lets nobody in, and the suspended are out.
      add(claims, event("ARM.event.arm", "ARM", framework, "joined", "1997", "ARM"));
      add(claims, event("AZE.event.arm-in", "ARM", framework, "joined", "1997", "AZE"));
      add(claims, event("AZE.event.arm-out", "ARM", framework, "suspended", "2020?", "AZE"));
      for (String release : releases) {
        String id = "AZE.place." + release.replace("framework:AZE.framework.", "");
        for (String rival : List.of("", "-b")) {
          add(
              claims,
              row(
                  RecordTables.PLACES,
                  id + rival,
                  Map.of(
                      "about",
                      id,
                      "name",
                      "needle",
                      "lat",
                      "40",
                      "lon",
                      "49",
                      "held",
                      "2021",
                      "source",
                      "AZE.source.article",
                      "release",
                      release)));
        }
      }
      LocalDate day = LocalDate.parse("2021-06-01");
      reach.forEach(
          (viewer, reached) -> {
            Perspective from = now(viewer);
            Set<String> seen = releasesOf(claims.list(from, RecordTables.PLACES));
            assertThat(seen).as("list, %s", viewer).isEqualTo(reached);
            assertThat(releasesOf(claims.listHeldOn(from, RecordTables.PLACES, day)))
                .as("held on, %s", viewer)
                .isEqualTo(reached);
            assertThat(releasesOf(claims.listBegunBy(from, RecordTables.PLACES, day)))
                .as("begun by, %s", viewer)
                .isEqualTo(reached);
            assertThat(releasesOf(claims.search(from, "needle", 99)))
                .as("search, %s", viewer)
                .isEqualTo(reached);
            assertThat(claims.counts(from).getOrDefault("places", 0))
                .as("counts, %s", viewer)
                .isEqualTo(2 * reached.size());
            assertThat(
                    releasesOf(
                        claims.listConflicts(from).stream()
                            .filter(c -> c.table().equals(RecordTables.PLACES))
                            .flatMap(c -> c.claims().stream())
                            .toList()))
                .as("conflicts, %s", viewer)
                .isEqualTo(reached);
            assertThat(releasesOf(cases.load("t", viewer, null).list(RecordTables.PLACES)))
                .as("load, %s", viewer)
                .isEqualTo(reached);
            assertThat(releasesOf(cases.export("t", viewer).list(RecordTables.PLACES)))
                .as("export, %s", viewer)
                .isEqualTo(reached);
            for (String release : releases) {
              String id = "AZE.place." + release.replace("framework:AZE.framework.", "");
              boolean reachable = reached.contains(release);
              assertThat(claims.find(from, id).isPresent())
                  .as("find, %s, %s", viewer, release)
                  .isEqualTo(reachable);
              assertThat(claims.listAbout(from, id).size())
                  .as("about, %s, %s", viewer, release)
                  .isEqualTo(reachable ? 2 : 0);
              assertThat(claims.listHistory(from, id).size())
                  .as("history, %s, %s", viewer, release)
                  .isEqualTo(reachable ? 2 : 0);
            }
          });
    }
  }

  @ParameterizedTest
  @EnumSource
  void aCaseShowsItselfOnlyToThoseWhoSeeSomethingOfIt(TestDatabase database) {
    try (Store store = Store.open(database.fresh())) {
      Cases cases = new Cases(store, audit, clock, RecordTables.ALL, RULES);
      CaseData data = data();
      Map<String, List<Row>> narrow = new HashMap<>();
      data.rows()
          .forEach(
              (table, rows) ->
                  narrow.put(table, rows.stream().map(r -> r.with("release", "staffs")).toList()));
      cases.importCase(
          new CaseData(data.header(), data.planning(), narrow), ImportMode.NEW, OPERATOR);

      assertThat(cases.list(new Viewer.Anonymous())).isEmpty();
      assertThat(cases.findHeader("t", new Viewer.Anonymous())).isEmpty();
      assertThat(cases.list(READER)).containsExactly(data.header());
      assertThat(cases.list(new Viewer.Person("d", "NATO", Set.of(Role.VIEWER)))).hasSize(1);
    }
  }

  @ParameterizedTest
  @EnumSource
  void aPersonImportsOnlyTheirOwnRowsIntoTheirOwnCase(TestDatabase database) {
    try (Store store = filled(database)) {
      Cases cases = new Cases(store, audit, clock, RecordTables.ALL, RULES);
      Row foreign =
          row(
              RecordTables.TASKS,
              "TUR.task.x",
              Map.of("name", "x", "source", "AZE.source.article", "owner", "TUR"));
      CaseData part =
          new CaseData(data().header(), data().planning(), Map.of("tasks", List.of(foreign)));

      org.assertj.core.api.Assertions.assertThatThrownBy(
              () -> cases.importCase(part, ImportMode.MERGE, PLANNER))
          .hasMessage("tasks: TUR.task.x: you may not write rows of TUR");
      org.assertj.core.api.Assertions.assertThatThrownBy(
              () -> cases.importCase(part, ImportMode.MERGE, READER))
          .hasMessageContaining("only its planners import it");
    }
  }

  @ParameterizedTest
  @EnumSource
  void whatIsOnFileIsKnownByNowWhateverDayItsSourceBears(TestDatabase database) {
    try (Store store = filled(database)) {
      Claims claims = claims(store);
      Cases cases = new Cases(store, audit, clock, RecordTables.ALL, RULES);
      add(claims, source("AZE.source.next", "2031-05"));
      add(claims, contribution("AZE.contribution.next", "7", "2031", "AZE.source.next"));

      for (String day : List.of("2021-10-28", "2021-10-29", "2040-01-01")) {
        assertThat(ids(claims.list(known(day), RecordTables.CONTRIBUTIONS)))
            .as(day)
            .contains("AZE.contribution.next");
        CaseLook look = cases.look("t", PLANNER).orElseThrow();
        CaseData seen = look.known(LocalDate.parse(day)).data();
        assertThat(ids(seen.list(RecordTables.CONTRIBUTIONS))).contains("AZE.contribution.next");
        assertThat(ids(seen.list(RecordTables.SOURCES))).contains("AZE.source.next");
      }
      // Looking back, its day still counts: nobody knew it from there then.
      assertThat(ids(claims.list(known("2021-10-27"), RecordTables.CONTRIBUTIONS)))
          .doesNotContain("AZE.contribution.next");
    }
  }

  @ParameterizedTest
  @EnumSource
  void aStrangerSpeaksOfWhatIsTheirsAndKeepsTheRestToThemselves(TestDatabase database) {
    Viewer stranger = new Viewer.Person("nino", "GEO", Set.of(Role.NATIONAL_PLANNER));
    Viewer staff = new Viewer.Person("desk", "NATO", Set.of(Role.ALLIANCE_DESK_OFFICER));
    try (Store store = filled(database)) {
      Claims claims = claims(store);
      Cases cases = new Cases(store, audit, clock, RecordTables.ALL, RULES);
      Map<String, List<Row>> open = new HashMap<>();
      data()
          .rows()
          .forEach(
              (table, rows) ->
                  open.put(table, rows.stream().map(r -> r.with("release", "public")).toList()));
      cases.importCase(
          new CaseData(data().header(), data().planning(), open), ImportMode.REPLACE, OPERATOR);
      add(claims, source("AZE.source.open", "2001").with("release", "public"));
      String refusal =
          "what others read about what is AZE's is written by AZE and the alliance's staffs;"
              + " release your row to yourself alone (owner), or ask them to record it";

      Row theirs =
          contribution("GEO.contribution.x", "1", "2001", "AZE.source.open")
              .with("owner", "GEO")
              .with("release", "public")
              .with("known_from", "2001-02-01");
      for (String release : List.of("public", "allies", "staffs", "framework:NATO.framework.x")) {
        assertThat(claims.add("t", stranger, theirs.with("release", release)))
            .isEqualTo(new Changed.Refused(refusal));
      }
      Row rival = theirs.with("nation", "GEO").with("about", "AZE.contribution.2018");
      assertThat(claims.add("t", stranger, rival)).isEqualTo(new Changed.Refused(refusal));

      // To oneself one may say what one likes; to let others read it is another matter.
      Row own = theirs.with("release", "owner");
      assertThat(claims.add("t", stranger, own)).isEqualTo(new Changed.Done(own));
      assertThat(claims.edit("t", stranger, own.with("release", "public")))
          .isEqualTo(new Changed.Refused(refusal));
      assertThat(ids(claims.list(now(PLANNER), RecordTables.CONTRIBUTIONS)))
          .doesNotContain("GEO.contribution.x");

      // Its own people, its own sources, what the staffs say of anybody.
      Row mine =
          theirs.with("id", "GEO.contribution.mine").with("nation", "GEO").with("known_from", "");
      assertThat(claims.add("t", stranger, mine)).isEqualTo(new Changed.Done(mine));
      Row source = source("GEO.source.x", "2001").with("owner", "GEO").with("release", "public");
      assertThat(claims.add("t", stranger, source)).isEqualTo(new Changed.Done(source));
      Row staffs = theirs.with("id", "NATO.contribution.x").with("owner", "NATO");
      assertThat(claims.add("t", staff, staffs)).isEqualTo(new Changed.Done(staffs));

      // What is common to the case, and which claim counts in it.
      Row task =
          row(
              RecordTables.TASKS,
              "GEO.task.x",
              Map.of(
                  "name", "x", "source", "AZE.source.open", "owner", "GEO", "release", "public"));
      assertThat(claims.add("t", stranger, task))
          .isEqualTo(
              new Changed.Refused(
                  "what is common to this case is written by AZE and the alliance's staffs;"
                      + " release your row to yourself alone (owner), or ask them to record it"));
      Row choice =
          Row.of(
              RecordTables.CHOICES,
              Map.of(
                  "id",
                  "GEO.choice.x",
                  "about",
                  "AZE.contribution.isaf",
                  "chosen",
                  "AZE.contribution.isaf-21",
                  "reason",
                  "r",
                  "person",
                  "p",
                  "chosen_on",
                  "2021-10-28",
                  "owner",
                  "GEO",
                  "release",
                  "owner"));
      for (Viewer other : List.of(stranger, staff)) {
        String body = ((Viewer.Person) other).body();
        assertThat(
                claims.add("t", other, choice.with("owner", body).with("id", body + ".choice.x")))
            .isEqualTo(new Changed.Refused("choices in this case are AZE's"));
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void whenARowWasReallyAddedStandsBesideWhatItSays(TestDatabase database) {
    try (Store store = filled(database)) {
      Claims claims = claims(store);
      Cases cases = new Cases(store, audit, clock, RecordTables.ALL, RULES);
      now = Instant.parse("2021-11-05T09:00:00Z");
      add(
          claims,
          contribution("AZE.contribution.back", "9", "2002", "AZE.source.old")
              .with("known_from", "2003-01-01"));
      Changed edited =
          claims.edit(
              "t",
              PLANNER,
              claims.find(now(PLANNER), "AZE.contribution.2018").orElseThrow().with("value", "1"));

      Arrivals arrivals = cases.arrivals("t");
      assertThat(arrivals.first()).contains(Instant.parse("2021-10-28T09:00:00Z"));
      assertThat(arrivals.findDay("AZE.contribution.isaf")).contains(day("2021-10-28"));
      assertThat(arrivals.findDay("AZE.contribution.back")).contains(day("2021-11-05"));
      assertThat(arrivals.findDay(((Changed.Done) edited).row().id())).contains(day("2021-11-05"));
      // It is believed as before, and told apart.
      assertThat(ids(claims.list(known("2010-01-01"), RecordTables.CONTRIBUTIONS)))
          .contains("AZE.contribution.back");
      assertThat(arrivals.isAddedAfter("AZE.contribution.back", day("2010-01-01"))).isTrue();
      assertThat(arrivals.isAddedAfter("AZE.contribution.back", day("2021-11-05"))).isFalse();
      assertThat(arrivals.isAddedAfter("AZE.contribution.isaf", day("2010-01-01"))).isFalse();
      assertThat(arrivals.isDatedBack("AZE.contribution.back", Optional.of(day("2003-01-01"))))
          .isTrue();
      assertThat(
              arrivals.isDatedBack(
                  ((Changed.Done) edited).row().id(), Optional.of(day("2021-11-05"))))
          .isFalse();

      // What comes later with another file came later; what stays, stays.
      CaseData all = cases.export("t", OPERATOR);
      now = Instant.parse("2022-02-02T09:00:00Z");
      Map<String, List<Row>> rows = new HashMap<>(all.rows());
      rows.put(
          "nations",
          all.list(RecordTables.NATIONS).stream()
              .map(r -> r.id().equals("GEO") ? r.with("note", "changed") : r)
              .toList());
      cases.importCase(
          new CaseData(all.header(), all.planning(), rows), ImportMode.REPLACE, OPERATOR);
      assertThat(cases.arrivals("t").findDay("GEO")).contains(day("2022-02-02"));
      assertThat(cases.arrivals("t").findDay("AZE.contribution.back")).contains(day("2021-11-05"));
    }
  }

  /// The migration tells of rows from before from the audit log, where it names them.
  @ParameterizedTest
  @EnumSource
  void rowsFromBeforeAreToldFromTheAuditLog(TestDatabase database) throws IOException {
    try (Store store = filled(database)) {
      Claims claims = claims(store);
      Cases cases = new Cases(store, audit, clock, RecordTables.ALL, RULES);
      now = Instant.parse("2021-11-05T09:00:00Z");
      add(claims, contribution("AZE.contribution.back", "9", "2002", "AZE.source.old"));
      Arrivals before = cases.arrivals("t");

      forget(store);
      assertThat(anew(store).arrivals("t")).isEqualTo(new Arrivals(Optional.empty(), Map.of()));
      fill(store);
      assertThat(anew(store).arrivals("t")).isEqualTo(before);

      // After a merge nobody knows which rows came with it.
      Row task =
          row(
              RecordTables.TASKS,
              "AZE.task.merged",
              Map.of("name", "x", "source", "AZE.source.article"));
      cases.importCase(
          new CaseData(data().header(), data().planning(), Map.of("tasks", List.of(task))),
          ImportMode.MERGE,
          OPERATOR);
      forget(store);
      fill(store);
      assertThat(anew(store).arrivals("t"))
          .isEqualTo(
              new Arrivals(
                  Optional.empty(),
                  Map.of("AZE.contribution.back", Instant.parse("2021-11-05T09:00:00Z"))));
    }
  }

  /// As after a migration, which is done before anything is read.
  private Cases anew(Store store) {
    return new Cases(store, audit, clock, RecordTables.ALL, RULES);
  }

  private static void forget(Store store) {
    store.write(dsl -> dsl.execute("update \"claim_ids\" set \"added_at\" = ''"));
  }

  private static void fill(Store store) throws IOException {
    try (InputStream in =
        Objects.requireNonNull(Claims.class.getResourceAsStream("/db/migration/V12__added.sql"))) {
      List<String> updates =
          Arrays.stream(new String(in.readAllBytes(), StandardCharsets.UTF_8).split(";"))
              .filter(statement -> statement.contains("UPDATE"))
              .toList();
      assertThat(updates).hasSize(2);
      store.write(dsl -> updates.stream().mapToInt(dsl::execute).sum());
    }
  }

  private static LocalDate day(String text) {
    return LocalDate.parse(text);
  }

  private Store filled(TestDatabase database) {
    Store store = Store.open(database.fresh());
    new Cases(store, audit, clock, RecordTables.ALL, RULES)
        .importCase(data(), ImportMode.NEW, OPERATOR);
    return store;
  }

  /// 22 or 21 people in 2002, as two sources say, and 120 in 2018.
  private static CaseData data() {
    return new CaseData(
        new CaseHeader(
            "t",
            "Test",
            "AZE",
            LocalDate.parse("2021-10-28"),
            LocalDate.parse("2022-01-01"),
            LocalDate.parse("2023-12-31")),
        "",
        Map.of(
            "sources",
            List.of(
                source("AZE.source.article", "2021-10-28"),
                source("AZE.source.old", "2002-12"),
                source("AZE.source.undated", "")),
            "nations",
            List.of(nation("AZE"), nation("TUR"), nation("GEO"), nation("ARM")),
            "operations",
            List.of(
                row(
                    RecordTables.OPERATIONS,
                    "NATO.operation.isaf",
                    Map.of(
                        "name",
                        "ISAF",
                        "short_name",
                        "ISAF",
                        "leader",
                        "NATO",
                        "source",
                        "AZE.source.undated"))),
            "contributions",
            List.of(
                contribution("AZE.contribution.isaf", "22", "2002-11-20/2003", "AZE.source.old"),
                contribution(
                        "AZE.contribution.isaf-21", "21", "2002-11-20/2003", "AZE.source.article")
                    .with("about", "AZE.contribution.isaf"),
                contribution("AZE.contribution.2018", "120", "2018-01-09/..", "AZE.source.article")
                    .with("known_from", "2018-01-09")),
            "tasks",
            List.of(
                row(
                    RecordTables.TASKS,
                    "AZE.task.nobet",
                    Map.of(
                        "name", "Ağdam nöbət məntəqəsi",
                        "source", "AZE.source.article",
                        "release", "public")))));
  }

  private static Row source(String id, String published) {
    return row(
        RecordTables.SOURCES,
        id,
        Map.of(
            "title", "Title",
            "publisher", "Publisher",
            "published", published,
            "locator", "p. 1",
            "grade", "sound"));
  }

  private static Row nation(String code) {
    return row(
        RecordTables.NATIONS,
        code,
        Map.of("name", code, "standing", "partner", "source", "AZE.source.undated"));
  }

  private static Row contribution(String id, String value, String held, String source) {
    return row(
        RecordTables.CONTRIBUTIONS,
        id,
        Map.of(
            "operation", "NATO.operation.isaf",
            "nation", "AZE",
            "value", value,
            "qualifier", "exact",
            "basis", "deployed",
            "held", held,
            "source", source));
  }

  private static Row event(
      String id, String nation, String framework, String event, String held, String owner) {
    return row(
        RecordTables.MEMBERSHIP_EVENTS,
        id,
        Map.of(
            "nation", nation,
            "framework", framework,
            "event", event,
            "held", held,
            "source", "AZE.source.article",
            "owner", owner));
  }

  /// A row of AZE, for its owner alone, reported, unless the cells say otherwise.
  private static Row row(ClaimTable table, String id, Map<String, String> cells) {
    Map<String, String> all = new HashMap<>(Map.of("owner", "AZE", "release", "owner"));
    all.put("id", id);
    all.put("kind", "reported");
    all.putAll(cells);
    return new Row(
        table, table.columns().stream().map(c -> all.getOrDefault(c.name(), "")).toList());
  }

  private static void add(Claims claims, Row row) {
    assertThat(claims.add("t", OPERATOR, row)).isEqualTo(new Changed.Done(row));
  }

  private static List<String> counting(Claims claims) {
    Choices choices = Choices.of(claims.list(now(PLANNER), RecordTables.CHOICES));
    return ids(choices.counting(claims.list(now(PLANNER), RecordTables.CONTRIBUTIONS)));
  }

  private static List<String> settled(Claims claims) {
    Choices choices = Choices.of(claims.list(now(PLANNER), RecordTables.CHOICES));
    return ids(choices.settled(claims.list(now(PLANNER), RecordTables.CONTRIBUTIONS)));
  }

  private static Set<String> releasesOf(List<Row> rows) {
    Set<String> releases = new java.util.TreeSet<>();
    rows.forEach(row -> releases.add(row.text("release")));
    return releases;
  }

  private static Conflict only(List<Conflict> conflicts) {
    assertThat(conflicts).hasSize(1);
    return conflicts.getFirst();
  }

  private static List<String> ids(List<Row> rows) {
    return rows.stream().map(Row::id).toList();
  }

  private static Perspective now(Viewer viewer) {
    return Perspective.now("t", viewer);
  }

  private static Perspective known(String day) {
    return new Perspective("t", PLANNER, LocalDate.parse(day));
  }

  private Claims claims(Store store) {
    return new Claims(store, audit, clock, RecordTables.ALL, Set.of(), RULES);
  }
}
