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
import org.muster.engine.duty.guard.GuardFinding;
import org.muster.engine.duty.guard.GuardProblem;
import org.muster.engine.duty.guard.GuardReasons;
import org.muster.engine.duty.guard.GuardReplacements;
import org.muster.engine.duty.guard.GuardRoster;
import org.muster.operate.guard.GuardCase;
import org.muster.operate.guard.GuardMapping;
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

  public StandIns(DayBook days, Cases cases) {
    this.days = days;
    this.cases = cases;
  }

  /// Somebody who may take over.
  ///
  /// @param moved other tours that change hands because of it
  /// @param extraCost what the roster costs more
  public record Proposed(String person, List<Moved> moved, long extraCost) {
    public Proposed {
      moved = List.copyOf(moved);
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
                              p.extraCost()))
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
