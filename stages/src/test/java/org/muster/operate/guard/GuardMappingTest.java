package org.muster.operate.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.muster.engine.duty.guard.GuardDraw;
import org.muster.engine.duty.guard.GuardPerson;
import org.muster.engine.duty.guard.GuardPost;
import org.muster.engine.duty.guard.GuardProblem;
import org.muster.generate.PlanningSettings;
import org.muster.record.CaseData;
import org.muster.record.Problem;
import org.muster.record.Row;
import org.muster.thread.CaseFile;

/// A case of a guard becomes the problem that it was drawn from, and what is wrong with it is said.
class GuardMappingTest {
  private static final Path CASES =
      Path.of(System.getProperty("muster.root", "..")).resolve("cases");

  @Test
  void aDrawnGuardComesBackAsTheProblemThatItWasDrawnFrom() {
    GuardProblem drawn = GuardDraw.of(40, 16, 28, 3);
    CaseData data = DrawnGuard.of(drawn, "drawn", "Drawn guard", 3);

    GuardCase guard = read(data, drawn);

    GuardProblem problem = guard.problem();
    assertThat(problem.start()).isEqualTo(drawn.start());
    assertThat(problem.terms()).isEqualTo(drawn.terms());
    assertThat(problem.prices()).isEqualTo(drawn.prices());
    assertThat(problem.clocks()).containsExactlyInAnyOrderElementsOf(drawn.clocks());
    assertThat(problem.past()).containsExactlyInAnyOrderElementsOf(drawn.past());
    assertThat(problem.ledger())
        .filteredOn(row -> row.days() > 0)
        .containsExactlyInAnyOrderElementsOf(drawn.ledger());
    assertThat(problem.posts()).hasSameSizeAs(drawn.posts());
    // The same seats in the same hours; posts go by their codes.
    assertThat(hours(problem)).isEqualTo(hours(drawn));
    Map<String, GuardPerson> people = new TreeMap<>();
    problem.people().forEach(person -> people.put(person.id(), person));
    for (GuardPerson person : drawn.people()) {
      assertThat(people).containsKey(person.id());
      GuardPerson found = Objects.requireNonNull(people.get(person.id()));
      assertThat(found.qualifications()).isEqualTo(person.qualifications());
      assertThat(found.weapons()).isEqualTo(person.weapons());
      assertThat(found.languages()).isEqualTo(person.languages());
      assertThat(found.wishes()).isEqualTo(person.wishes());
      assertThat(found.rank()).isEqualTo(person.rank());
      assertThat(found.novice()).isEqualTo(person.novice());
      assertThat(found.caveats()).hasSameSizeAs(person.caveats());
      for (int day = 0; day <= 28; day++) {
        assertThat(found.isThere(day * 24, day * 24 + 24))
            .as(person.id() + " on day " + day)
            .isEqualTo(person.isThere(day * 24, day * 24 + 24));
      }
    }
  }

  private static List<String> hours(GuardProblem problem) {
    List<String> all = new ArrayList<>();
    for (GuardPost post : problem.posts()) {
      StringBuilder text = new StringBuilder(post.seats().toString());
      text.append(post.kind()).append(post.weight()).append(post.hard()).append(post.clock());
      for (int hour = 0; hour < problem.days() * 24; hour++) {
        text.append(post.isOpen(problem.start(), hour) ? '#' : '.');
      }
      all.add(text.toString());
    }
    all.sort(String::compareTo);
    return all;
  }

  @Test
  void shippedGuardsAreThoseThatTheSeedDraws() {
    assertThat(CaseFile.get(CASES.resolve("guard-120")))
        .isEqualTo(
            withTerms(DrawnGuard.of(GuardDraw.guard120(1), "guard-120", "Joint guard of 120", 1)));
    CaseData large = CaseFile.get(CASES.resolve("guard-500"));
    assertThat(large)
        .isEqualTo(
            withTerms(DrawnGuard.of(GuardDraw.guard500(1), "guard-500", "Joint guard of 500", 1)));
    GuardCase guard = read(large, GuardDraw.guard500(1));
    assertThat(guard.problem().people()).hasSize(500);
    assertThat(guard.problem().posts()).hasSize(110);
    assertThat(guard.hopeless()).isEmpty();
    assertThat(guard.illustrative()).isTrue();
    assertThat(guard.release()).isEqualTo("framework:AZE.framework.joint-guard");
  }

  @Test
  void aPostThatNobodyCanHoldIsNamedWithWhatNobodyHas() {
    GuardProblem drawn = GuardDraw.of(40, 16, 14, 3);
    CaseData data = DrawnGuard.of(drawn, "drawn", "Drawn guard", 3);
    Row seat =
        data.list(GuardTables.SEATS).stream()
            .filter(row -> row.id().equals("AZE.guard-seat.P01-1"))
            .findFirst()
            .orElseThrow();

    GuardCase guard =
        read(with(data, seat.with("skills", "AZE.guard-skill.mg AZE.guard-skill.tr")), drawn);

    assertThat(guard.hopeless())
        .extracting(GuardCase.Hopeless::post, GuardCase.Hopeless::seat)
        .containsExactly(org.assertj.core.groups.Tuple.tuple("P01", 1));
    assertThat(guard.hopeless().getFirst().why())
        .startsWith("nobody of the ")
        .endsWith("speaks tr");
  }

  @Test
  void hoursThatNoTurnBeginsAtAreRefusedInWords() {
    GuardProblem drawn = GuardDraw.of(40, 16, 14, 3);
    CaseData data = DrawnGuard.of(drawn, "drawn", "Drawn guard", 3);
    Row opening = data.list(GuardTables.OPENINGS).getFirst();

    GuardCase.Reading reading =
        GuardMapping.read(
            with(data, opening.with("from_hour", "7")), Optional.empty(), drawn.start(), 14);

    assertThat(reading).isInstanceOf(GuardCase.Reading.Unsound.class);
    assertThat(((GuardCase.Reading.Unsound) reading).problems())
        .singleElement()
        .asString()
        .contains("opens from 7 to 20")
        .contains("turns of clock relief");
  }

  @Test
  void everyDoorRefusesAPersonTwiceAnUnknownSkillAndANameForOthers() {
    CaseData data = DrawnGuard.of(GuardDraw.of(40, 16, 14, 3), "drawn", "Drawn guard", 3);
    Row member = data.list(GuardTables.MEMBERS).get(5);
    Row first = data.list(GuardTables.MEMBERS).get(4);
    Row name = data.list(GuardTables.NAMES).getFirst();
    Row seat = data.list(GuardTables.SEATS).getFirst();
    Row clock = data.list(GuardTables.CLOCKS).getFirst();

    assertThat(problems(with(data, member.with("number", first.text("number")))))
        .anySatisfy(p -> assertThat(p).contains("number", "one of its own", first.text("number")));
    assertThat(problems(with(data, seat.with("skills", "AZE.guard-skill.flying"))))
        .anySatisfy(p -> assertThat(p).contains("AZE.guard-skill.flying", "guard_skills.csv"));
    assertThat(problems(with(data, name.with("release", "allies"))))
        .anySatisfy(p -> assertThat(p).contains("a name is for its own nation"));
    assertThat(problems(with(data, clock.with("on_hours", "5"))))
        .anySatisfy(p -> assertThat(p).contains("turns that divide"));
    assertThat(problems(with(data, data.list(GuardTables.GROUND).getFirst().with("shape", "{}"))))
        .anySatisfy(p -> assertThat(p).contains("GeoJSON"));
    assertThat(problems(data)).isEmpty();
  }

  private static List<String> problems(CaseData data) {
    return CaseFile.check(withTerms(data)).stream().map(Problem::toString).toList();
  }

  private static CaseData withTerms(CaseData data) {
    return new CaseData(data.header(), PlanningSettings.PRESET.toYaml(), data.rows());
  }

  private static GuardCase read(CaseData data, GuardProblem drawn) {
    GuardCase.Reading reading =
        GuardMapping.read(data, Optional.empty(), drawn.start(), drawn.days());
    assertThat(reading).isInstanceOf(GuardCase.Reading.Sound.class);
    return ((GuardCase.Reading.Sound) reading).guard();
  }

  private static CaseData with(CaseData data, Row changed) {
    Map<String, List<Row>> rows = new TreeMap<>(data.rows());
    Set<Row> all = new HashSet<>(data.list(changed.table()));
    all.removeIf(row -> row.id().equals(changed.id()));
    all.add(changed);
    rows.put(changed.table().name(), List.copyOf(all));
    return new CaseData(data.header(), data.planning(), rows);
  }
}
