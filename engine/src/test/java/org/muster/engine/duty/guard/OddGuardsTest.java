package org.muster.engine.duty.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.muster.engine.duty.SolveLimits;
import org.muster.engine.duty.portfolio.PortfolioSolver;
import org.muster.engine.text.TextException;

/// Odd guards, each through the reader, the planner, the checker, the reasons, the replacements and
/// the count of who is needed: nothing fails, no rule is broken, no gap goes unexplained.
class OddGuardsTest {
  private static final String ANY = "";
  private static final long MOST_LOOKS = 20_000;
  private static final LocalDate MONDAY = LocalDate.of(2021, 3, 1);
  private static final Clock RELIEF = Clock.twoOnFourOff("relief", 8);
  private static final Clock RESERVE = Clock.reserve("reserve", 12, 8);
  private static final Clock SHIFTS = Clock.shifts("shift", 6, 8);
  private static final GuardPost GATE = GuardPost.of("gate", PostKind.GATE, "relief", Seat.of(ANY));

  @TestFactory
  Stream<DynamicTest> eachGoesThroughEveryDoor() {
    return odd().entrySet().stream()
        .map(entry -> DynamicTest.dynamicTest(entry.getKey(), () -> through(entry.getValue())));
  }

  @Test
  void someUnequalGuardsGoThroughEveryDoor() {
    drawn(12);
  }

  private static void drawn(int guards) {
    int gaps = 0;
    int stood = 0;
    for (long seed = 0; seed < guards; seed++) {
      GuardProblem problem = OddDraws.of(seed);
      try {
        GuardPlan plan = through(problem);
        gaps += plan.review().gaps().isEmpty() ? 0 : 1;
        stood += plan.roster().standings().isEmpty() ? 0 : 1;
      } catch (RuntimeException | AssertionError e) {
        throw new AssertionError("seed " + seed + ": " + e.getMessage(), e);
      }
    }
    System.out.printf(
        java.util.Locale.ROOT,
        "figures: unequal-guards=%d of-them-stood=%d of-them-with-gaps=%d%n",
        guards,
        stood,
        gaps);
    assertThat(gaps).isPositive();
    assertThat(stood).isPositive();
  }

  private static Map<String, GuardProblem> odd() {
    Map<String, GuardProblem> odd = new LinkedHashMap<>();
    odd.put("nobody at all", guard(4, List.of(GATE), List.of()));
    odd.put("no post at all", guard(4, List.of(), people(3, "AZE")));
    odd.put("neither", guard(1, List.of(), List.of()));
    odd.put(
        "nobody qualified",
        guard(
            5,
            List.of(
                GATE,
                GuardPost.of("laser", PostKind.TOWER, "relief", Seat.of(ANY).qualified("laser-7"))),
            people(8, "AZE")));
    odd.put(
        "open for one relief only",
        guard(5, List.of(GATE.open(Opening.daily(8, 10))), people(3, "AZE")));
    odd.put(
        "open for one relief of one day only",
        guard(
            5,
            List.of(
                GATE.open(
                    new Opening(2, 3, java.util.EnumSet.allOf(java.time.DayOfWeek.class), 14, 16))),
            people(2, "AZE")));
    odd.put(
        "never open",
        guard(
            3,
            List.of(
                GATE.open(
                    new Opening(
                        50, 60, java.util.EnumSet.allOf(java.time.DayOfWeek.class), 8, 20))),
            people(2, "AZE")));
    odd.put(
        "there for one day only",
        guard(
            7,
            List.of(GATE),
            Stream.concat(
                    people(2, "AZE").stream(),
                    Stream.of(
                        GuardPerson.of("guest", "TUR")
                            .absent(new Absence("later", -9_999, 3 * 24))
                            .absent(new Absence("gone", 4 * 24 + 8, 99_999))))
                .toList()));
    odd.put(
        "there for no day",
        guard(
            3,
            List.of(GATE),
            people(2, "AZE").stream()
                .map(person -> person.absent(new Absence("away", -1_000, 1_000)))
                .toList()));
    List<GuardPerson> unequal = new ArrayList<>(people(11, "AZE"));
    unequal.add(GuardPerson.of("lone", "TUR"));
    odd.put(
        "two nations of very unequal size",
        shared(
            guard(
                7,
                List.of(
                    GuardPost.of("pair", PostKind.GATE, "relief", Seat.of("AZE"), Seat.of("TUR"))),
                unequal),
            Map.of("AZE", 50, "TUR", 50)));
    odd.put("one post over a change of clocks", guard(28, List.of(GATE), people(5, "AZE")));
    odd.put("110 posts for twenty people", GuardDraw.of(20, 110, 3, 5));
    odd.put("novices only", guard(3, List.of(GATE), novices()));
    odd.put(
        "a past that is full",
        past(guard(5, List.of(GATE), people(4, "AZE")), "relief", 0, -1, -2, -3, -4, -5, -6, -7));
    odd.put(
        "a past of long ago",
        past(guard(3, List.of(GATE), people(4, "AZE")), "relief", 0, -400, -31, -30, -29));
    odd.put(
        "a past of two tours a day",
        past(past(shifts(4, 12, 24), "shift", 0, -1, -2), "shift", 2, -1, -2));
    odd.put("shifts of eight hours with short rest", shifts(7, 0, 0));
    odd.put("shifts of eight hours with a rest of a day and more", shifts(7, 30, 60));
    odd.put("everything free of charge", priced(new GuardPrices(0, 0, 0, 0, 0, 0, 0, 0, 0)));
    odd.put("only fairness costs", priced(new GuardPrices(0, 0, 9, 9, 9, 9, 9, 9, 9)));
    odd.put("no hours at all", termed(3, 3, 0, 0));
    odd.put("one tour a week", termed(1, 1, 8, 24));
    odd.put(
        "wishes and holidays of other months",
        guard(
            2,
            List.of(GATE),
            people(3, "AZE").stream()
                .map(person -> person.wishing(-3, 5).wishing(40, 5).wishing(1, 5))
                .toList()));
    odd.put(
        "a reserve beside a relief with the same people",
        guard(
            4,
            List.of(
                GATE, GuardPost.of("qrf", PostKind.QRF, "reserve", Seat.of("AZE"), Seat.of("AZE"))),
            people(9, "AZE")));
    odd.put("two months", guard(61, List.of(GATE), people(6, "AZE")));
    GuardProblem plain = guard(4, List.of(GATE), people(5, "AZE"));
    odd.put(
        "published what is not there any more",
        plain.publishing(
            new GuardRoster(
                List.of(
                    new Standing("tower", 0, 8, "AZE-1"),
                    new Standing("gate", 3, 8, "AZE-1"),
                    new Standing("gate", 0, 9, "AZE-1"),
                    new Standing("gate", 0, 8, "nobody"),
                    new Standing("gate", 0, 9_008, "AZE-2"),
                    new Standing("gate", 0, -16, "AZE-3")))));
    odd.put(
        "published a roster that breaks rules",
        plain.publishing(
            new GuardRoster(
                List.of(
                    new Standing("gate", 0, 8, "AZE-1"),
                    new Standing("gate", 0, 10, "AZE-1"),
                    new Standing("gate", 0, 32, "AZE-1"),
                    new Standing("gate", 0, 56, "AZE-1"),
                    new Standing("gate", 0, 80, "AZE-1")))));
    return odd;
  }

  private static GuardPlan through(GuardProblem problem) {
    String text = GuardFormat.write(problem);
    GuardProblem read = GuardFormat.read("odd.json", text);
    assertThat(read)
        .isEqualTo(
            new GuardProblem(
                problem.start(),
                problem.days(),
                problem.terms(),
                problem.prices(),
                problem.clocks(),
                problem.posts(),
                problem.people(),
                problem.ledger(),
                problem.past(),
                Optional.empty()));
    GuardFormat.doubts(problem).forEach(doubt -> assertThat(doubt).isNotBlank());

    GuardPlan plan =
        new GuardPlanner(new PortfolioSolver()).plan(problem, SolveLimits.ofSteps(400, 1), p -> {});
    GuardReview review = plan.review();
    assertThat(review.findings()).isEmpty();
    assertThat(plan.bound()).isLessThanOrEqualTo(review.cost().total() + 1e-3);
    assertThat(plan.gap()).isBetween(0.0, 1.0);
    assertThat(
            RosterFormat.read(
                problem, "roster.csv", RosterFormat.write(problem, plan.roster(), review.gaps())))
        .isEqualTo(plan.roster());

    GuardReasons reasons = new GuardReasons(problem, plan.roster());
    for (Gap gap : review.gaps().subList(0, Math.min(12, review.gaps().size()))) {
      for (GuardReasons.Reason reason :
          reasons.all(new GuardReasons.Cell(gap.post(), gap.seat(), gap.from()))) {
        assertThat(reason.holds()).isFalse();
        // Whoever may stand there would make the roster no cheaper.
        assertThat(!reason.broken().isEmpty() || reason.extraCost() >= 0)
            .as("%s at %s", reason, gap)
            .isTrue();
      }
    }
    replaced(problem, plan.roster(), reasons);

    if (problem.days() <= 7 && problem.posts().size() < 100) {
      // A force of many nations has many ways to be made up: so many looks, and no more.
      AtomicLong looks = new AtomicLong();
      GuardLeast.Answer least =
          GuardLeast.of(
              problem,
              new PortfolioSolver(),
              new SolveLimits(
                  200, 1, 1, () -> looks.incrementAndGet() > MOST_LOOKS, Optional.empty()));
      assertThat(least.atLeast()).isGreaterThanOrEqualTo(least.counted());
      least.enough().ifPresent(n -> assertThat(n).isGreaterThanOrEqualTo(least.atLeast()));
      // Where no number is enough, a seat stays empty here too.
      assertThat(least.never().isPresent() && review.gaps().isEmpty()).isFalse();
      if (review.gaps().isEmpty()) {
        assertThat(least.atLeast()).isLessThanOrEqualTo(problem.people().size());
      }
    }
    return plan;
  }

  /// Whoever falls out leaves a roster that keeps all rules without that person.
  private static void replaced(GuardProblem problem, GuardRoster roster, GuardReasons reasons) {
    roster.standings().stream()
        .map(Standing::person)
        .distinct()
        .limit(4)
        .forEach(
            person -> {
              int until = problem.days() * Clock.DAY + Clock.DAY;
              GuardReplacements.Answer answer = GuardReplacements.of(reasons, person, 0, until);
              assertThat(answer.roster().standings())
                  .as("standings of %s", person)
                  .noneMatch(s -> s.person().equals(person));
              assertThat(GuardChecker.check(problem, answer.roster()).findings()).isEmpty();
              answer
                  .missed()
                  .forEach(
                      missed ->
                          assertThat(missed.proposals().isEmpty() && missed.nearest().isEmpty())
                              .isEqualTo(problem.people().size() == 1));
            });
  }

  @Test
  void whatNamesNothingOrTwiceIsRefused() {
    assertThatThrownBy(() -> new PastTour("a", "relief", 0, 0))
        .isInstanceOf(IllegalArgumentException.class);
    List<GuardPerson> twice = List.of(GuardPerson.of("a", "AZE"), GuardPerson.of("a", "TUR"));
    assertThatThrownBy(() -> guard(3, List.of(GATE), twice)).hasMessageContaining("person a");
    assertThatThrownBy(() -> guard(0, List.of(GATE), List.of())).hasMessageContaining("1 to 400");
    assertThatThrownBy(() -> guard(3, List.of(GATE.open(Opening.daily(9, 11))), people(2, "AZE")))
        .hasMessageContaining("turns of clock relief");
    for (String id : List.of("", " ", "a b", "a,b", "a\nb", "\"a\"")) {
      assertThatThrownBy(() -> GuardPerson.of(id, "AZE")).hasMessageContaining("A person needs");
      assertThatThrownBy(() -> GuardPerson.of("a", id)).hasMessageContaining("nation of person a");
      assertThatThrownBy(() -> GuardPost.of(id, PostKind.GATE, "relief", Seat.of(ANY)))
          .hasMessageContaining("A post needs");
      assertThatThrownBy(() -> Clock.twoOnFourOff(id, 8)).hasMessageContaining("A clock needs");
    }
  }

  @Test
  void termsThatLeaveTooManyStatesAreNamed() {
    List<Clock> clocks = new ArrayList<>(List.of(RESERVE));
    for (int counted = 1; counted <= 12; counted++) {
      clocks.add(new Clock("clock-" + counted, counted, 24, 24, 0, counted, false));
    }
    GuardProblem many =
        new GuardProblem(
            MONDAY,
            7,
            new GuardTerms(
                0,
                30,
                24,
                30,
                22,
                6,
                168,
                700,
                0,
                0,
                6,
                new TreeSet<>(),
                new TreeMap<>(),
                new TreeMap<>()),
            GuardPrices.USUAL,
            clocks,
            List.of(),
            people(2, "AZE"),
            List.of(),
            List.of(),
            Optional.empty());
    assertThatThrownBy(() -> GuardCompiler.requireFew(many))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("hours-in-7 168 with tours of 12 different counts");
  }

  @Test
  void whatNoReaderShouldTakeIsRefusedWithItsLine() {
    String good = GuardFormat.write(guard(3, List.of(GATE), people(2, "AZE")));
    Map<String, String> wrong = new LinkedHashMap<>();
    wrong.put("\"days\": 3", "\"days\": 99999999999");
    wrong.put("\"start\": \"2021-03-01\"", "\"start\": \"2021-02-30\"");
    wrong.put("\"hours\": \"00-24\"", "\"hours\": \"24-24\"");
    wrong.put("\"rank\": 0", "\"rank\": \"high\"");
    wrong.put("\"nation\": \"AZE\"", "\"nation\": \"\"");
    wrong.put("\"ledger\": []", "\"ledger\": [{\"person\": \"nobody\", \"days\": 3}]");
    wrong.put(
        "\"past\": []",
        "\"past\": [{\"person\": \"AZE-1\", \"clock\": \"relief\", \"date\":"
            + " \"+999999999-01-01\", \"tour\": 0}]");
    wrong.put(
        "\"holidays\": {}",
        "\"holidays\": {\"AZE\": [\"+999999999-01-01\", \"-999999999-01-01\"]}");
    wrong.forEach(
        (from, to) -> {
          assertThat(good).contains(from);
          assertThatThrownBy(() -> GuardFormat.read("odd.json", good.replace(from, to)))
              .as(to)
              .isInstanceOf(TextException.class)
              .hasMessageContaining("odd.json, line ");
        });
  }

  @Test
  void aPastOfTheStoneAgeTakesNoTime() {
    GuardProblem problem =
        past(guard(3, List.of(GATE), people(3, "AZE")), "relief", 0, -80_000_000, -1);
    assertThat(GuardCompiler.compile(problem).dutyProblem().resources()).hasSize(3);
  }

  private static GuardProblem guard(int days, List<GuardPost> posts, List<GuardPerson> people) {
    return new GuardProblem(
        days == 28 ? LocalDate.of(2021, 3, 15) : MONDAY,
        days,
        GuardTerms.usual(),
        GuardPrices.USUAL,
        List.of(RELIEF, RESERVE),
        posts,
        people,
        List.of(),
        List.of(),
        Optional.empty());
  }

  private static List<GuardPerson> people(int count, String nation) {
    List<GuardPerson> people = new ArrayList<>();
    for (int i = 1; i <= count; i++) {
      people.add(GuardPerson.of(nation + "-" + i, nation));
    }
    return people;
  }

  private static List<GuardPerson> novices() {
    return people(4, "AZE").stream().map(GuardPerson::asNovice).toList();
  }

  private static GuardProblem past(GuardProblem problem, String clock, int tour, Integer... days) {
    List<PastTour> past = new ArrayList<>(problem.past());
    for (int day : days) {
      past.add(new PastTour(problem.people().getFirst().id(), clock, day, tour));
    }
    return new GuardProblem(
        problem.start(),
        problem.days(),
        problem.terms(),
        problem.prices(),
        problem.clocks(),
        problem.posts(),
        problem.people(),
        problem.ledger(),
        past,
        Optional.empty());
  }

  private static GuardProblem shifts(int days, int rest, int longRest) {
    GuardTerms usual = GuardTerms.usual();
    return new GuardProblem(
        MONDAY,
        days,
        new GuardTerms(
            rest,
            3,
            Math.max(rest, longRest),
            2,
            22,
            6,
            40,
            168,
            0,
            0,
            6,
            usual.weekend(),
            new TreeMap<>(),
            new TreeMap<>()),
        GuardPrices.USUAL,
        List.of(SHIFTS),
        List.of(GuardPost.of("desk", PostKind.COMMAND, "shift", Seat.of(ANY))),
        people(5, "AZE"),
        List.of(),
        List.of(),
        Optional.empty());
  }

  private static GuardProblem priced(GuardPrices prices) {
    GuardProblem plain = guard(4, List.of(GATE.asHard()), people(5, "AZE"));
    return new GuardProblem(
        plain.start(),
        plain.days(),
        plain.terms(),
        prices,
        plain.clocks(),
        plain.posts(),
        plain.people(),
        plain.ledger(),
        plain.past(),
        Optional.empty());
  }

  private static GuardProblem termed(int run, int nights, int week, int month) {
    GuardProblem plain = guard(6, List.of(GATE), people(5, "AZE"));
    return new GuardProblem(
        plain.start(),
        plain.days(),
        new GuardTerms(
            0,
            run,
            24,
            nights,
            22,
            6,
            week,
            month,
            0,
            0,
            6,
            new TreeSet<>(),
            new TreeMap<>(),
            new TreeMap<>()),
        plain.prices(),
        plain.clocks(),
        plain.posts(),
        plain.people(),
        plain.ledger(),
        plain.past(),
        Optional.empty());
  }

  private static GuardProblem shared(GuardProblem plain, Map<String, Integer> shares) {
    return new GuardProblem(
        plain.start(),
        plain.days(),
        plain.terms().withShares(new TreeMap<>(shares)),
        plain.prices(),
        plain.clocks(),
        plain.posts(),
        plain.people(),
        plain.ledger(),
        plain.past(),
        Optional.empty());
  }
}
