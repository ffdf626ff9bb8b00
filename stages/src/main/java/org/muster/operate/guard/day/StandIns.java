package org.muster.operate.guard.day;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.muster.access.Viewer;
import org.muster.desk.Refusal;
import org.muster.engine.duty.guard.Clock;
import org.muster.engine.duty.guard.GuardFinding;
import org.muster.engine.duty.guard.GuardProblem;
import org.muster.engine.duty.guard.GuardReasons;
import org.muster.engine.duty.guard.GuardReplacements;
import org.muster.engine.duty.guard.GuardRoster;
import org.muster.engine.duty.guard.Standing;
import org.muster.operate.guard.GuardCase;
import org.muster.operate.guard.GuardMapping;
import org.muster.operate.guard.Halves;
import org.muster.operate.guard.RosterHead;
import org.muster.operate.guard.RosterState;
import org.muster.operate.guard.Rosters;
import org.muster.record.CaseData;
import org.muster.record.Cases;

/// Who stands in for somebody who reported sick: for each turn that is missed the three best, each
/// with what else would change hands; the rest of the roster stays as it is.
public final class StandIns {
  /// A sick call is for a day; who is still sick then is put on file as absent.
  private static final int HOURS_GONE = 24;

  /// Days that are looked at after the one on which the sick call came: a week's hours bind.
  private static final int DAYS = 8;

  private final DayBook days;
  private final Cases cases;
  private final Rosters rosters;

  public StandIns(DayBook days, Cases cases, Rosters rosters) {
    this.days = days;
    this.cases = cases;
    this.rosters = rosters;
  }

  /// Somebody who may take over.
  ///
  /// @param moved other tours that change hands because of it
  /// @param extraCost what the roster costs more
  /// @param turns that the amendment would change
  public record Proposed(
      String person, List<Moved> moved, long extraCost, List<Rosters.Move> turns) {
    public Proposed {
      moved = List.copyOf(moved);
      turns = List.copyOf(turns);
    }
  }

  /// A tour that changes hands.
  public record Moved(Instant from, String away, String to) {}

  /// Somebody who comes nearest, and what stops them.
  public record Nearest(String person, List<String> rules) {
    public Nearest {
      rules = List.copyOf(rules);
    }
  }

  /// What becomes of a tour that is missed.
  ///
  /// @param from first moment of the first turn that is missed
  /// @param proposed the best first; empty where nobody can without breaking a rule
  public record Missed(
      String post, int seat, Instant from, List<Proposed> proposed, List<Nearest> nearest) {
    public Missed {
      proposed = List.copyOf(proposed);
      nearest = List.copyOf(nearest);
    }
  }

  /// How it ended.
  public sealed interface Answer {
    /// @param member who is gone
    /// @param millis how long it took
    record Found(String member, Instant from, List<Missed> missed, long millis)
        implements Answer {
      public Found {
        missed = List.copyOf(missed);
      }

      /// Everybody whom it names.
      public Set<String> numbers() {
        Set<String> numbers = new LinkedHashSet<>(Set.of(member));
        for (Missed one : missed) {
          one.proposed().forEach(p -> numbers.add(p.person()));
          one.proposed().forEach(p -> p.moved().forEach(m -> numbers.add(m.to())));
          one.nearest().forEach(n -> numbers.add(n.person()));
        }
        return numbers;
      }
    }

    record Refused(Refusal refusal) implements Answer {}
  }

  /// Stand-ins for the sick call of that id.
  public Answer find(String caseId, Viewer viewer, DayBook.Look look, String event) {
    long begun = System.nanoTime();
    Optional<Deed.Sick> call =
        look.state().log().stream()
            .filter(e -> e.id().equals(event))
            .map(DayEvent::deed)
            .filter(Deed.Sick.class::isInstance)
            .map(Deed.Sick.class::cast)
            .findFirst();
    if (call.isEmpty() || !look.mayWrite()) {
      return refused("guard.day.unknown", "There is no such sick call in the log of these days.");
    }
    Deed.Sick sick = call.get();
    CaseData data = cases.load(caseId, viewer, null);
    LocalDate day = sick.from().atOffset(look.bill().offset()).toLocalDate();
    // The tour at hand may have begun the day before, where the roster reaches back as far.
    for (LocalDate from : List.of(day.minusDays(1), day)) {
      switch (GuardMapping.read(data, Optional.of(look.bill().guard()), from, DAYS)) {
        case GuardCase.Reading.Unsound unsound -> {
          return refused("guard.day.case", String.join(" ", unsound.problems()));
        }
        case GuardCase.Reading.Sound sound -> {
          Optional<GuardRoster> roster = sound.guard().problem().published();
          if (roster.isPresent()) {
            return new Answer.Found(
                sick.member(),
                sick.from(),
                missed(sound.guard(), roster.get(), sick),
                Duration.ofNanos(System.nanoTime() - begun).toMillis());
          }
        }
      }
    }
    return refused("guard.day.roster", "No roster is published for that day.");
  }

  private static List<Missed> missed(GuardCase guard, GuardRoster roster, Deed.Sick sick) {
    GuardProblem problem = guard.problem();
    if (problem.findPerson(sick.member()).isEmpty()) {
      return List.of();
    }
    Instant first = problem.start().atStartOfDay().toInstant(guard.offset());
    // A turn that is being stood counts as missed, too: whoever is sick leaves the post.
    int from = Math.toIntExact(ChronoUnit.HOURS.between(first, sick.from()));
    int onPost =
        roster.standings().stream()
            .filter(s -> s.person().equals(sick.member()) && s.from() <= from)
            .filter(
                s ->
                    from
                        < s.from()
                            + problem.clockOf(problem.findPost(s.post()).orElseThrow()).onHours())
            .mapToInt(s -> s.from())
            .findFirst()
            .orElse(from);
    GuardReplacements.Answer answer =
        GuardReplacements.of(
            new GuardReasons(problem, roster), sick.member(), onPost, from + HOURS_GONE);
    List<Missed> all = new ArrayList<>();
    for (GuardReplacements.Missed one : answer.missed()) {
      all.add(
          new Missed(
              one.post(),
              one.seat() + 1,
              at(first, one.from()),
              one.proposals().stream()
                  .map(
                      p ->
                          new Proposed(
                              p.person(),
                              p.moved().stream()
                                  .map(m -> new Moved(at(first, m.from()), m.away(), m.to()))
                                  .toList(),
                              p.extraCost(),
                              turns(problem, roster, sick.member(), one, p)))
                  .toList(),
              one.nearest().stream()
                  .map(
                      r ->
                          new Nearest(
                              r.person(), r.broken().stream().map(StandIns::words).distinct().toList()))
                  .toList()));
    }
    return all;
  }

  /// The turns that change hands: those that are missed, and the tours that are moved for them.
  private static List<Rosters.Move> turns(
      GuardProblem problem,
      GuardRoster roster,
      String gone,
      GuardReplacements.Missed missed,
      GuardReplacements.Proposal proposal) {
    List<Rosters.Move> turns = new ArrayList<>();
    // Whoever is moved leaves their own tour first.
    for (GuardReplacements.Move move : proposal.moved()) {
      ofTour(problem, roster, move.away(), move.from())
          .forEach(s -> turns.add(given(problem, s, move.to())));
    }
    ofTour(problem, roster, gone, missed.from()).stream()
        .filter(s -> s.from() >= missed.from())
        .forEach(s -> turns.add(given(problem, s, proposal.person())));
    return turns;
  }

  /// What somebody stands of the tour that holds an hour.
  private static List<Standing> ofTour(
      GuardProblem problem, GuardRoster roster, String person, int hour) {
    return roster.standings().stream()
        .filter(s -> s.person().equals(person))
        .filter(
            s -> {
              Clock clock = problem.clockOf(problem.findPost(s.post()).orElseThrow());
              Clock.Turn own = clock.turnAt(s.from());
              Clock.Turn wanted = clock.turnAt(hour);
              return own.day() == wanted.day() && own.tour() == wanted.tour();
            })
        .sorted()
        .toList();
  }

  private static Rosters.Move given(GuardProblem problem, Standing standing, String to) {
    return new Rosters.Move(
        standing.post(),
        standing.seat() + 1,
        problem.start().atStartOfDay().plusHours(standing.from()),
        to);
  }

  /// Chooses a stand-in: the published roster is amended, which says who is told.
  ///
  /// @param event id of the sick call
  /// @param from first moment of the missed turns
  public Rosters.Acted take(
      String caseId, Viewer viewer, DayBook.Look look, String event, Instant from, String person) {
    if (!(find(caseId, viewer, look, event) instanceof Answer.Found found)) {
      return new Rosters.Acted.Refused(
          new Refusal("guard.day.unknown", "There is no such sick call in the log of these days."));
    }
    Optional<Proposed> chosen =
        found.missed().stream()
            .filter(m -> m.from().equals(from))
            .flatMap(m -> m.proposed().stream())
            .filter(p -> p.person().equals(person))
            .findFirst();
    LocalDate day = from.atOffset(look.bill().offset()).toLocalDate();
    Optional<RosterHead> roster =
        rosters.list(caseId, viewer, look.bill().guard()).stream()
            .filter(h -> h.state() == RosterState.PUBLISHED)
            // A tour may have begun the evening before.
            .filter(h -> h.covers(day) || h.covers(day.minusDays(1)))
            .reduce((a, b) -> b);
    if (chosen.isEmpty() || roster.isEmpty()) {
      return new Rosters.Acted.Refused(
          new Refusal(
              "guard.day.moved-on",
              chosen.isEmpty()
                  ? "The roster changed meanwhile; look again who can stand in."
                  : "The roster of that day came with a file, and is not amended here."));
    }
    return rosters.change(
        caseId,
        viewer,
        new Halves(look.bill().first(), look.bill().second()),
        roster.get().id(),
        chosen.get().turns(),
        found.member() + " reported sick");
  }

  private static String words(GuardFinding finding) {
    return finding.rule().breach() + " (" + finding.rule().id() + ")";
  }

  private static Instant at(Instant first, int hour) {
    return first.plus(Duration.ofHours(hour));
  }

  private static Answer refused(String rule, String why) {
    return new Answer.Refused(new Refusal(rule, why));
  }

  /// What the reader may call those of an answer; names that they see are audited.
  public Map<String, String> names(
      String caseId, Viewer viewer, DayBook.Look look, Answer.Found found) {
    return days.names(caseId, viewer, look, found.numbers());
  }
}
