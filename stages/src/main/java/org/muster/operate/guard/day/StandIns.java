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
import java.util.OptionalInt;
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
import org.muster.operate.guard.Halves;
import org.muster.operate.guard.RosterHead;
import org.muster.operate.guard.RosterState;
import org.muster.operate.guard.Rosters;

/// Who stands in for somebody who reported sick, or who has not relieved: for each tour that is
/// missed the three best, each with what else would change hands; the rest of the roster stays as
/// it is.
public final class StandIns {
  /// Days that are looked at after the one on which the sick call came: a week's hours bind.
  private static final int DAYS = 8;

  private final DayBook days;
  private final Rosters rosters;

  public StandIns(DayBook days, Rosters rosters) {
    this.days = days;
    this.rosters = rosters;
  }

  /// Reads the guard as it is planned over some days; whoever asks has mostly read it already.
  public interface Planned {
    /// @param guard its id
    GuardCase.Reading read(String guard, LocalDate from, int days);
  }

  /// Somebody who may take over.
  ///
  /// @param moved other tours that change hands because of it
  /// @param extraCost what the roster costs more
  /// @param restBefore hours from their turn before to the first that they take over
  /// @param restAfter hours from the last that they take over to their next turn
  /// @param turns that the amendment would change
  public record Proposed(
      String person,
      List<Moved> moved,
      long extraCost,
      OptionalInt restBefore,
      OptionalInt restAfter,
      List<Rosters.Move> turns) {
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

  /// Who is gone.
  ///
  /// @param ring by which it is answered
  /// @param sick whether they said so; else they have not relieved
  public record Gone(String ring, String member, Instant from, boolean sick) {
    /// Why the roster changes.
    String why() {
      return member + (sick ? " reported sick" : " did not relieve");
    }
  }

  /// How it ended.
  public sealed interface Answer {
    /// @param millis how long it took
    record Found(Gone gone, List<Missed> missed, long millis) implements Answer {
      public Found {
        missed = List.copyOf(missed);
      }

      /// Everybody whom it names.
      public Set<String> numbers() {
        Set<String> numbers = new LinkedHashSet<>(Set.of(gone.member()));
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

  /// Stand-ins for what rings: a sick call, or a turn to which nobody came.
  ///
  /// @param ring id of the sick call, or the turn as [Turn.Key] writes it
  public Answer find(DayBook.Look look, String ring, Planned planned) {
    long begun = System.nanoTime();
    Optional<Gone> found = findGone(look, ring);
    if (found.isEmpty() || !look.mayWrite()) {
      return refused(
          "guard.day.unknown", "Nobody is reported sick or missed under that in these days’ log.");
    }
    Gone gone = found.get();
    LocalDate day = gone.from.atOffset(look.bill().offset()).toLocalDate();
    // The tour at hand may have begun the day before, where the roster reaches back as far.
    for (LocalDate from : List.of(day.minusDays(1), day)) {
      switch (planned.read(look.bill().guard(), from, DAYS)) {
        case GuardCase.Reading.Unsound unsound -> {
          return refused("guard.day.case", String.join(" ", unsound.problems()));
        }
        case GuardCase.Reading.Sound sound -> {
          Optional<GuardRoster> roster = sound.guard().problem().published();
          if (roster.isPresent()) {
            return new Answer.Found(
                gone,
                missed(sound.guard(), roster.get(), gone),
                Duration.ofNanos(System.nanoTime() - begun).toMillis());
          }
        }
      }
    }
    return refused("guard.day.roster", "No roster is published for that day.");
  }

  private static Optional<Gone> findGone(DayBook.Look look, String ring) {
    Optional<Gone> sick =
        look.state().log().stream()
            .filter(e -> e.id().equals(ring))
            .map(DayEvent::deed)
            .filter(Deed.Sick.class::isInstance)
            .map(Deed.Sick.class::cast)
            .map(deed -> new Gone(ring, deed.member(), deed.from(), true))
            .findFirst();
    return sick.or(
        () ->
            look.state().seats().stream()
                .filter(seat -> seat.standing() == DayState.Standing.LATE)
                .flatMap(seat -> seat.turn().stream())
                .filter(turn -> turn.key().toString().equals(ring))
                .map(turn -> new Gone(ring, turn.person(), turn.from(), false))
                .findFirst());
  }

  private static List<Missed> missed(GuardCase guard, GuardRoster roster, Gone gone) {
    GuardProblem problem = guard.problem();
    if (problem.findPerson(gone.member).isEmpty()) {
      return List.of();
    }
    Instant first = problem.start().atStartOfDay().toInstant(guard.offset());
    // A turn that is being stood counts as missed, too: whoever is sick leaves the post.
    int from = Math.toIntExact(ChronoUnit.HOURS.between(first, gone.from));
    int onPost =
        roster.standings().stream()
            .filter(s -> s.person().equals(gone.member) && s.from() <= from)
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
            new GuardReasons(problem, roster),
            gone.member,
            onPost,
            from + Math.toIntExact(DayBill.SICK_FOR.toHours()));
    List<Missed> all = new ArrayList<>();
    for (GuardReplacements.Missed one : answer.missed()) {
      all.add(
          new Missed(
              one.post(),
              one.seat() + 1,
              at(first, one.from()),
              one.proposals().stream()
                  .map(p -> proposed(problem, roster, first, gone.member, one, p))
                  .toList(),
              one.nearest().stream()
                  .map(
                      r ->
                          new Nearest(
                              r.person(),
                              r.broken().stream().map(StandIns::words).distinct().toList()))
                  .toList()));
    }
    return all;
  }

  private static Proposed proposed(
      GuardProblem problem,
      GuardRoster roster,
      Instant first,
      String gone,
      GuardReplacements.Missed missed,
      GuardReplacements.Proposal proposal) {
    List<Standing> taken =
        ofTour(problem, roster, gone, missed.from()).stream()
            .filter(s -> s.from() >= missed.from())
            .toList();
    List<Standing> own = new ArrayList<>(roster.standings());
    for (GuardReplacements.Move move : proposal.moved()) {
      own.removeAll(ofTour(problem, roster, move.away(), move.from()));
    }
    own.removeIf(s -> !s.person().equals(proposal.person()));
    int begin = missed.from();
    int end = taken.stream().mapToInt(s -> end(problem, s)).max().orElse(begin);
    return new Proposed(
        proposal.person(),
        proposal.moved().stream()
            .map(m -> new Moved(at(first, m.from()), m.away(), m.to()))
            .toList(),
        proposal.extraCost(),
        own.stream().mapToInt(s -> begin - end(problem, s)).filter(hours -> hours >= 0).min(),
        own.stream().mapToInt(s -> s.from() - end).filter(hours -> hours >= 0).min(),
        turns(problem, roster, gone, missed, proposal));
  }

  private static int end(GuardProblem problem, Standing standing) {
    return standing.from()
        + problem.clockOf(problem.findPost(standing.post()).orElseThrow()).onHours();
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

  /// Chooses a stand-in: the published roster is amended, which says who is told, and the log has
  /// it for those who come on.
  ///
  /// @param ring as [StandIns#find] takes it
  /// @param from first moment of the missed turns
  public Rosters.Acted take(
      String caseId,
      Viewer viewer,
      DayBook.Look look,
      String ring,
      Instant from,
      String person,
      Planned planned) {
    if (!(find(look, ring, planned) instanceof Answer.Found found)) {
      return new Rosters.Acted.Refused(
          new Refusal("guard.day.unknown", "Nobody is missed under that any more."));
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
    Rosters.Acted acted =
        rosters.change(
            caseId,
            viewer,
            new Halves(look.bill().first(), look.bill().second()),
            roster.get().id(),
            chosen.get().turns(),
            found.gone().why());
    if (acted instanceof Rosters.Acted.Done) {
      tell(caseId, viewer, look, found.gone(), from, person);
    }
    return acted;
  }

  /// The amendment stands whether or not the log takes this.
  private void tell(
      String caseId, Viewer viewer, DayBook.Look look, Gone gone, Instant from, String person) {
    String words = person + " stands in for " + gone.member;
    String post =
        look.bill().turns().stream()
            .filter(t -> t.person().equals(gone.member) && t.from().equals(from))
            .map(Turn::post)
            .findFirst()
            .orElse("");
    days.write(
        caseId,
        viewer,
        look.bill().guard(),
        gone.sick ? new Deed.Note(post, words) : new Deed.Answered(gone.ring, words));
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
