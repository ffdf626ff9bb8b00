package org.muster.engine.duty.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/// Every rule with a roster that breaks it and one that keeps all.
class GuardRulesTest {
  private static final String ANY = "";

  /// Ten days from a Monday. Eight hours of rest, two tours in a row, one night in a row, 24 hours
  /// in seven days, 32 in thirty. A mixed pair at the gate, a desk in shifts from six o'clock, a
  /// tower by day that asks for much, a patrol of two, a reserve from noon.
  private static final GuardProblem BASE = base();

  private record Pair(GuardRoster breaks, GuardRoster keeps) {}

  private static final Map<GuardRule, Pair> EXAMPLES = new EnumMap<>(GuardRule.class);

  static {
    pair(GuardRule.IN_PROBLEM, on(at("gate", 0, 9, "a")), on(at("gate", 0, 8, "a")));
    pair(
        GuardRule.SEAT,
        on(at("gate", 0, 8, "a"), at("gate", 0, 8, "expert")),
        on(at("gate", 0, 8, "a"), at("gate", 0, 10, "expert")));
    pair(GuardRule.OPEN, on(at("tower", 0, 20, "expert")), on(at("tower", 0, 14, "expert")));
    pair(
        GuardRule.ONE_PLACE,
        on(at("desk", 0, 6, "a"), at("gate", 0, 12, "a")),
        on(at("desk", 0, 6, "a"), at("gate", 0, 36, "a")));
    pair(
        GuardRule.ONE_RELIEF,
        on(at("gate", 0, 8, "a"), at("gate", 0, 10, "a")),
        on(at("gate", 0, 8, "a"), at("gate", 0, 14, "a")));
    pair(
        GuardRule.ONE_KIND,
        on(at("gate", 0, 8, "expert"), at("tower", 0, 14, "expert")),
        on(at("tower", 0, 8, "expert"), at("tower", 0, 14, "expert")));
    pair(
        GuardRule.ONE_TOUR,
        on(at("desk", 0, 6, "a"), at("desk", 0, 22, "a")),
        on(at("desk", 0, 6, "a"), at("desk", 0, 46, "a")));
    pair(
        GuardRule.REST,
        on(at("desk", 0, 22, "a"), at("desk", 0, 30, "a")),
        on(at("desk", 0, 14, "a"), at("desk", 0, 30, "a")));
    pair(GuardRule.RUN, desk("a", 6, 0, 1, 2), desk("a", 6, 0, 1, 3));
    pair(GuardRule.NIGHTS, desk("a", 22, 0, 1), desk("a", 22, 0, 2));
    pair(GuardRule.HOURS_7, desk("a", 6, 0, 1, 3, 4), desk("a", 6, 0, 1, 3, 7));
    pair(GuardRule.HOURS_30, desk("a", 6, 0, 1, 3, 7, 8), desk("a", 6, 0, 1, 7, 8));
    pair(
        GuardRule.RESERVE,
        on(at("qrf", 0, 12, "a"), at("gate", 0, 14, "a")),
        on(at("qrf", 0, 12, "a"), at("gate", 0, 80, "a")));
    pair(GuardRule.NATION, on(at("gate", 1, 8, "a")), on(at("gate", 1, 8, "t")));
    pair(GuardRule.RANK, on(at("tower", 0, 8, "low")), on(at("tower", 0, 8, "expert")));
    pair(GuardRule.NOVICE, on(at("patrol", 0, 8, "n")), on(at("patrol", 1, 8, "n")));
    pair(GuardRule.QUALIFIED, on(at("tower", 0, 8, "lapsing")), on(at("tower", 0, 8, "expert")));
    pair(GuardRule.WEAPON, on(at("tower", 0, 8, "unarmed")), on(at("tower", 0, 8, "expert")));
    pair(GuardRule.LANGUAGE, on(at("tower", 0, 8, "mute")), on(at("tower", 0, 8, "expert")));
    pair(GuardRule.CAVEAT, on(at("gate", 0, 8, "shy")), on(at("desk", 0, 6, "shy")));
    pair(GuardRule.AVAILABLE, on(at("desk", 0, 6, "late")), on(at("desk", 0, 54, "late")));
  }

  @Test
  void everyRuleHasAnExampleThatBreaksItAndOneThatKeepsAll() {
    assertThat(EXAMPLES.keySet()).containsExactlyInAnyOrder(GuardRule.values());
    EXAMPLES.forEach(
        (rule, pair) -> {
          List<GuardFinding> found = rule.findings(BASE, pair.breaks);
          assertThat(found).as(rule.id()).isNotEmpty();
          assertThat(found).allSatisfy(finding -> assertThat(finding.rule()).isEqualTo(rule));
          assertThat(GuardChecker.check(BASE, pair.keeps).findings()).as(rule.id()).isEmpty();
        });
  }

  @Test
  void everyRuleCitesASourceAndSaysWhatABreachIs() {
    assertThat(GuardRule.values())
        .allSatisfy(
            rule -> {
              assertThat(rule.source()).isNotBlank();
              assertThat(rule.breach()).isNotBlank();
              assertThat(rule.id()).matches("guard\\.[a-z]+(-[a-z0-9]+)*");
            });
    assertThat(Arrays.stream(GuardRule.values()).map(GuardRule::id)).doesNotHaveDuplicates();
  }

  @Test
  void aFindingSaysWhatWasMeasuredAgainstWhatLimit() {
    assertThat(GuardRule.HOURS_7.findings(BASE, desk("a", 6, 0, 1, 3, 4)))
        .containsExactly(new GuardFinding(GuardRule.HOURS_7, "a", "shift", 102, 110, 32, 24));
    assertThat(GuardRule.QUALIFIED.findings(BASE, on(at("tower", 0, 8, "lapsing"))))
        .containsExactly(new GuardFinding(GuardRule.QUALIFIED, "lapsing", "tower", 8, 10, 30, 32));
  }

  @Test
  void whatCameBeforeCountsAndIsNotJudged() {
    GuardProblem after =
        after(new PastTour("a", "shift", -1, 2), new PastTour("a", "shift", -2, 2));
    assertThat(GuardChecker.check(after, GuardRoster.empty()).findings()).isEmpty();
    assertThat(rules(after, desk("a", 22, 0)))
        .containsExactlyInAnyOrder(GuardRule.NIGHTS, GuardRule.RUN);
    assertThat(rules(after, on(at("desk", 0, 6, "a"))))
        .containsExactlyInAnyOrder(GuardRule.REST, GuardRule.RUN);
    assertThat(rules(after, desk("a", 6, 1))).isEmpty();
    assertThat(rules(after, desk("a", 6, 1, 2))).contains(GuardRule.HOURS_7);
  }

  /// What the checker finds of a person's days is what the automaton of the planner refuses.
  @Test
  void sequencesAreRefusedExactlyWhereTheCheckerFindsABreach() {
    java.util.Random random = new java.util.Random(12);
    GuardProblem problem =
        after(new PastTour("a", "shift", -1, 1), new PastTour("a", "shift", -4, 2));
    Sequence.Compiled compiled = Sequence.of(problem);
    int refused = 0;
    int accepted = 0;
    for (int draw = 0; draw < 3_000; draw++) {
      int[] kinds = new int[problem.days()];
      List<Standing> standings = new ArrayList<>();
      for (int day = 0; day < kinds.length; day++) {
        int tour = random.nextInt(6) - 3;
        kinds[day] =
            tour < 0 ? Sequence.NONE : compiled.sequence().kind(problem.getClock("shift"), tour);
        if (tour >= 0) {
          standings.add(at("desk", 0, day * 24 + 6 + tour * 8, "a"));
        }
      }
      GuardReview review = GuardChecker.check(problem, new GuardRoster(standings));
      List<GuardFinding> ofSequence =
          review.findings().stream().filter(f -> f.rule() != GuardRule.HOURS_30).toList();
      boolean lawful = compiled.sequence().accepts(compiled.starts().getFirst(), kinds);
      assertThat(lawful).as(Arrays.toString(kinds) + ofSequence).isEqualTo(ofSequence.isEmpty());
      refused += lawful ? 0 : 1;
      accepted += lawful ? 1 : 0;
    }
    assertThat(refused).isGreaterThan(100);
    assertThat(accepted).isGreaterThan(100);
  }

  @Test
  void costIsToldTermByTerm() {
    GuardRoster roster = desk("a", 22, 0);
    GuardReview review = GuardChecker.check(BASE, roster);
    // The gate has two seats and the desk one, always; the tower twelve hours; patrol two; reserve.
    int hours = 240 * 2 + 240 + 120 + 240 * 2 + 240 - 8;
    assertThat(review.cost().uncovered()).isEqualTo(1_000L * hours);
    assertThat(review.cost().hours()).isEqualTo(80);
    assertThat(review.uncoveredHours()).isEqualTo(hours);
    assertThat(review.burdens().getFirst()).isEqualTo(new Burdens("a", 10, 1, 0, 0, 0, 6));
  }

  private static List<GuardRule> rules(GuardProblem problem, GuardRoster roster) {
    return GuardChecker.check(problem, roster).findings().stream()
        .map(GuardFinding::rule)
        .distinct()
        .toList();
  }

  private static GuardProblem after(PastTour... past) {
    return new GuardProblem(
        BASE.start(),
        BASE.days(),
        BASE.terms(),
        BASE.prices(),
        BASE.clocks(),
        BASE.posts(),
        BASE.people(),
        BASE.ledger(),
        List.of(past),
        Optional.empty());
  }

  private static GuardProblem base() {
    GuardTerms usual = GuardTerms.usual();
    GuardTerms terms =
        new GuardTerms(
            8, 2, 24, 1, 22, 6, 24, 32, 0, 0, 6, usual.weekend(), new TreeMap<>(), new TreeMap<>());
    Seat asking = Seat.of("AZE").qualified("tower").armed("mg").speaking("en").ranked(5);
    GuardPerson expert =
        GuardPerson.of("expert", "AZE")
            .qualified("tower", GuardPerson.NEVER)
            .armed("mg")
            .speaking("en")
            .ranked(5);
    return new GuardProblem(
        LocalDate.of(2021, 3, 1),
        10,
        terms,
        GuardPrices.USUAL,
        List.of(
            Clock.twoOnFourOff("relief", 8),
            Clock.shifts("shift", 6, 8),
            Clock.reserve("reserve", 12, 8)),
        List.of(
            GuardPost.of("gate", PostKind.GATE, "relief", Seat.of("AZE"), Seat.of("TUR"))
                .doing("search"),
            GuardPost.of("desk", PostKind.SENTRY, "shift", Seat.of(ANY)),
            GuardPost.of("tower", PostKind.TOWER, "relief", asking).open(Opening.daily(8, 20)),
            GuardPost.of("patrol", PostKind.PATROL, "relief", Seat.of(ANY), Seat.of(ANY)),
            GuardPost.of("qrf", PostKind.QRF, "reserve", Seat.of(ANY))),
        List.of(
            GuardPerson.of("a", "AZE"),
            GuardPerson.of("t", "TUR"),
            GuardPerson.of("n", "AZE").asNovice(),
            expert,
            expert("low", expert).ranked(4),
            expert("lapsing", expert).qualified("tower", 30),
            without("unarmed", expert, new TreeSet<>(), expert.languages()),
            without("mute", expert, expert.weapons(), new TreeSet<>()),
            GuardPerson.of("shy", "AZE").limited(GuardCaveat.always("no-search", "search")),
            GuardPerson.of("late", "AZE").absent(new Absence("leave", 0, 24))),
        List.of(),
        List.of(),
        Optional.empty());
  }

  private static GuardPerson expert(String id, GuardPerson like) {
    return without(id, like, like.weapons(), like.languages());
  }

  private static GuardPerson without(
      String id,
      GuardPerson like,
      java.util.SortedSet<String> weapons,
      java.util.SortedSet<String> languages) {
    return new GuardPerson(
        id,
        like.nation(),
        like.group(),
        like.rank(),
        like.novice(),
        like.qualifications(),
        weapons,
        languages,
        like.caveats(),
        like.absences(),
        like.wishes());
  }

  private static Standing at(String post, int seat, int from, String person) {
    return new Standing(post, seat, from, person);
  }

  private static GuardRoster on(Standing... standings) {
    return new GuardRoster(List.of(standings));
  }

  /// Shifts at the desk that begin at this hour of these days.
  private static GuardRoster desk(String person, int hour, int... days) {
    return new GuardRoster(
        Arrays.stream(days).mapToObj(day -> at("desk", 0, day * 24 + hour, person)).toList());
  }

  private static void pair(GuardRule rule, GuardRoster breaks, GuardRoster keeps) {
    EXAMPLES.put(rule, new Pair(breaks, keeps));
  }
}
