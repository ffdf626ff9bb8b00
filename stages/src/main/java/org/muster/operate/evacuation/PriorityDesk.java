package org.muster.operate.evacuation;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.muster.access.Viewer;
import org.muster.desk.Refusal;
import org.muster.operate.evacuation.custody.Custody;
import org.muster.operate.evacuation.custody.CustodyEvent;
import org.muster.operate.evacuation.custody.Deed;
import org.muster.operate.evacuation.custody.Guardian;
import org.muster.operate.evacuation.custody.Mobility;
import org.muster.operate.evacuation.custody.PersonState;
import org.muster.operate.evacuation.custody.Sort;
import org.muster.operate.evacuation.custody.Waiting;
import org.muster.operate.evacuation.intake.Dates;
import org.muster.operate.evacuation.priority.Priority;
import org.muster.operate.evacuation.priority.PriorityRule;
import org.muster.store.Trouble;

/// Who goes first, by the published rule, told of each person; and what an officer decides in its
/// place. What the rule asks of somebody (a class, an illness) is sealed with who they are; the log
/// has the number that follows from it.
public final class PriorityDesk {
  private static final int OLD = 70;
  private static final String BY_OFFICER = "officer-decided";

  private final CustodyBook book;
  private final PriorityRule rule;
  private final InstantSource clock;

  public PriorityDesk(CustodyBook book, InstantSource clock) {
    this.book = book;
    this.rule = PriorityRule.shipped();
    this.clock = clock;
  }

  /// The rule in force.
  public PriorityRule rule() {
    return rule;
  }

  /// A person's priority with its reasons.
  public record Told(String person, Priority priority) {}

  /// A party's.
  ///
  /// @param band how soon they are called, 1 first; 0 where nobody said
  /// @param byRule what the rule says
  /// @param before how many waiting parties are called before them; -1 where they do not wait
  /// @param waits how long they have waited
  public record Explained(
      String version,
      List<Told> people,
      int band,
      int byRule,
      Optional<Decision> decision,
      int before,
      int behind,
      Optional<Instant> waits) {
    public Explained {
      people = List.copyOf(people);
    }
  }

  /// What an officer decided.
  public record Decision(String event, int band, String officer, Instant at, String reason) {}

  /// What is written down of somebody for the rule.
  ///
  /// @param classes and needs by their ids, apart by spaces; those that the rule does not have are
  ///     left out
  public String rank(String classes, String needs) {
    Set<String> chosen = new LinkedHashSet<>();
    Arrays.stream(classes.split(" "))
        .filter(id -> rule.classes().stream().anyMatch(line -> line.id().equals(id)))
        .forEach(chosen::add);
    Arrays.stream(needs.split(" "))
        .filter(id -> rule.needs().stream().anyMatch(line -> line.id().equals(id)))
        .forEach(chosen::add);
    return String.join(" ", chosen);
  }

  /// How soon a party is called that is about to be registered.
  public int band(Evacuation evacuation, List<Intake.Member> members) {
    LocalDate today = LocalDate.ofInstant(clock.instant(), evacuation.offset());
    List<Priority> all =
        members.stream()
            .map(
                m ->
                    priority(
                        m.particulars(),
                        m.sort(),
                        m.mobility(),
                        m.guardian().startsWith(Guardian.OFFICE),
                        members.stream().anyMatch(other -> other.sort() == Sort.INFANT),
                        today))
            .toList();
    return byRule(all, members.stream().map(Intake.Member::particulars).toList());
  }

  /// What the rule says of a party; 0 where nobody said what it asks.
  private static int byRule(List<Priority> members, Collection<Particulars> files) {
    boolean said = files.stream().anyMatch(file -> !file.rank().isEmpty());
    return members.isEmpty() || !said ? 0 : PriorityRule.band(Priority.ofParty(members).points());
  }

  private Priority priority(
      Particulars file,
      Sort sort,
      Mobility mobility,
      boolean alone,
      boolean withInfant,
      LocalDate today) {
    Set<String> ids = Arrays.stream(file.rank().split(" ")).collect(Collectors.toSet());
    Set<String> needs = new TreeSet<>();
    rule.needs().stream().map(PriorityRule.Line::id).filter(ids::contains).forEach(needs::add);
    if (sort.needsGuardian() && alone) {
      needs.add("lone-minor");
    }
    if (mobility != Mobility.WALKS) {
      needs.add("disabled");
    }
    if (withInfant && !sort.needsGuardian()) {
      needs.add("infant");
    }
    if (Dates.read(file.born())
        .filter(born -> Period.between(born.day(), today).getYears() >= OLD)
        .isPresent()) {
      needs.add("old");
    }
    Set<String> classes =
        rule.classes().stream()
            .map(PriorityRule.Line::id)
            .filter(ids::contains)
            .collect(Collectors.toSet());
    return rule.of(classes, needs);
  }

  private record State(
      List<PersonState> members, List<Waiting> queue, Optional<CustodyEvent> decided) {}

  /// Why a party stands where it stands, person by person.
  ///
  /// @param files of its people, which whoever asks opened
  public Explained explain(Evacuation evacuation, String party, Map<String, Particulars> files) {
    State state =
        book.ask(
            evacuation,
            custody ->
                new State(
                    custody.findParty(party).map(p -> p.members()).orElse(List.of()).stream()
                        .map(number -> custody.findPerson(number).orElseThrow())
                        .toList(),
                    Waiting.queue(custody),
                    decided(custody, party)));
    LocalDate today = LocalDate.ofInstant(clock.instant(), evacuation.offset());
    boolean infant = state.members.stream().anyMatch(p -> p.sort() == Sort.INFANT);
    List<Told> told = new ArrayList<>();
    for (PersonState person : state.members) {
      Particulars file = files.getOrDefault(person.person(), Particulars.NONE);
      told.add(
          new Told(
              person.person(),
              priority(
                  file,
                  person.sort(),
                  person.mobility(),
                  person.guardian().startsWith(Guardian.OFFICE),
                  infant,
                  today)));
    }
    int place = -1;
    for (int i = 0; i < state.queue.size(); i++) {
      if (state.queue.get(i).party().equals(party)) {
        place = i;
      }
    }
    return new Explained(
        rule.version(),
        told,
        PersonState.priority(state.members),
        byRule(told.stream().map(Told::priority).toList(), files.values()),
        state.decided.map(event -> decision(evacuation, event)),
        place,
        place < 0 ? 0 : state.queue.size() - place - 1,
        place < 0 ? Optional.empty() : Optional.of(state.queue.get(place).since()));
  }

  private static Optional<CustodyEvent> decided(Custody custody, String party) {
    return custody.findParty(party).map(p -> p.members()).orElse(List.of()).stream()
        .flatMap(number -> custody.eventsOf(number).stream())
        .filter(event -> event.deed() instanceof Deed.Ranked && !custody.isCorrected(event.id()))
        .max(CustodyEvent.ORDER)
        .filter(event -> ((Deed.Ranked) event.deed()).priority() > 0);
  }

  private Decision decision(Evacuation evacuation, CustodyEvent event) {
    String reason =
        book.isKeyed(evacuation)
            ? book.note(evacuation, event.id()).orElse("")
            : "sealed; the key is not at hand";
    return new Decision(
        event.id(), ((Deed.Ranked) event.deed()).priority(), event.actor(), event.when(), reason);
  }

  /// An officer decides otherwise than the rule, and says why; the words are sealed.
  ///
  /// @param band 1 first, to 9; 0 gives the party back to the rule
  public CustodyBook.Written overrule(
      Evacuation evacuation, Viewer viewer, String party, int band, String reason) {
    List<String> members =
        book.ask(
            evacuation,
            custody -> custody.findParty(party).map(p -> p.members()).orElse(List.of()));
    if (members.isEmpty()) {
      return refused("custody.party", "There is no such party.");
    }
    if (band < 0 || band > 9) {
      return refused("priority.band", "A priority is 1 to 9, or 0 for the rule's.");
    }
    Instant now = clock.instant();
    try {
      new Priority.Decision(band, viewer.actor(), reason, now);
    } catch (Trouble e) {
      return refused("priority.reason", "Say why, in 10 to 500 characters.");
    }
    return book.write(
        evacuation,
        viewer,
        new Sending(
            EventIds.next(),
            0,
            now,
            "",
            new Deed.Ranked(members, band, BY_OFFICER),
            reason.strip()));
  }

  private static CustodyBook.Written refused(String rule, String why) {
    return new CustodyBook.Written.Refused(new Refusal(rule, why));
  }

  /// Parties that wait, in the order in which they are called.
  public List<Waiting> queue(Evacuation evacuation) {
    return book.ask(evacuation, Waiting::queue);
  }
}
