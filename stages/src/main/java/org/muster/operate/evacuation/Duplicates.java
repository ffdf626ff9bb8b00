package org.muster.operate.evacuation;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.muster.access.Viewer;
import org.muster.operate.evacuation.custody.Custody;
import org.muster.operate.evacuation.custody.CustodyEvent;
import org.muster.operate.evacuation.custody.Deed;
import org.muster.operate.evacuation.custody.PartyState;
import org.muster.operate.evacuation.custody.PersonState;
import org.muster.operate.evacuation.match.PersonScore;
import org.muster.store.Trouble;

/// People who may be on file twice. They are looked for only while names are unlocked, in memory; a
/// person decides, and whatever they decide is an event that can be taken back without loss.
public final class Duplicates {
  /// How many a page compares before it answers; what is left is compared meanwhile.
  private static final int AT_ONCE = 40;

  private static final int A_STEP = 20;
  private static final int MOST_LOOKED_AT = 2_000;
  private static final int MOST_WARNED = 3;
  private static final int MOST_DECIDED = 20;

  private final CustodyBook book;
  private final NamesBook names;
  private final InstantSource clock;

  /// Rolls that a thread is at.
  private final Set<Roll> comparing = ConcurrentHashMap.newKeySet();

  public Duplicates(CustodyBook book, NamesBook names, InstantSource clock) {
    this.book = book;
    this.names = names;
    this.clock = clock;
  }

  /// One of two, as they are on file.
  public record Side(String person, String party, String phase, Instant since, Particulars file) {}

  /// Two that may be one.
  ///
  /// @param stays on file longer: whose number stays where they are merged
  public record Candidate(Side stays, Side other, PersonScore score) {}

  /// What was found so far.
  ///
  /// @param all how many pairs nobody decided on; of these the likeliest are here
  /// @param compared how many people were compared, of those on file
  public record Found(List<Candidate> candidates, int all, int compared, int people) {
    public Found {
      candidates = List.copyOf(candidates);
    }

    public boolean isWhole() {
      return compared >= people;
    }
  }

  /// What somebody decided: one, or two.
  ///
  /// @param event its id, by which it is taken back
  public record Decided(
      String event, boolean merged, String person, String other, Instant at, String actor) {}

  /// Somebody on file who may be one who is about to be registered.
  ///
  /// @param place in the form, from 1
  public record Warning(int place, Side onFile, PersonScore score) {}

  /// Opens all names in memory, and begins to compare.
  ///
  /// @return how many people there are
  public int unlock(Evacuation evacuation, Viewer viewer) {
    int people = names.unlock(evacuation, viewer);
    names.findRoll(evacuation, viewer).ifPresent(roll -> some(evacuation, roll));
    return people;
  }

  /// Compares a few now, and the others meanwhile.
  private void some(Evacuation evacuation, Roll roll) {
    compare(evacuation, roll, AT_ONCE);
    if (roll.toCompare() > 0 && comparing.add(roll)) {
      meanwhile(evacuation, roll);
    }
  }

  /// A thread of its own and not one of the few that serve pages: it has much to reckon (minutes of
  /// a core for 150,000 people), and rests three times as long, so that stations and pages go
  /// before.
  private void meanwhile(Evacuation evacuation, Roll roll) {
    Thread.ofPlatform()
        .daemon()
        .name("duplicates")
        .start(
            () -> {
              try {
                Instant begun = clock.instant();
                while (names.isUnlocked(evacuation)
                    && !roll.isClosed()
                    && compare(evacuation, roll, A_STEP) > 0) {
                  Instant done = clock.instant();
                  Thread.sleep(Duration.between(begun, done).multipliedBy(3));
                  begun = clock.instant();
                }
              } catch (Trouble e) {
                // The database was closed or cannot be read: a page says so when it asks.
                roll.close();
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              } finally {
                comparing.remove(roll);
              }
            });
  }

  private int compare(Evacuation evacuation, Roll roll, int most) {
    synchronized (roll) {
      return roll.compare(most, Roll.remembering(person -> family(evacuation, person)));
    }
  }

  private Roll.Family family(Evacuation evacuation, String person) {
    return book.ask(
        evacuation,
        custody -> {
          Optional<PartyState> party =
              custody.findPerson(person).map(PersonState::party).flatMap(custody::findParty);
          return new Roll.Family(
              party.map(PartyState::party).orElse(""),
              party.map(PartyState::members).orElse(List.of()).stream()
                  .filter(member -> !member.equals(person))
                  .toList());
        });
  }

  /// Pairs that nobody decided on, the likeliest first, with both files; whose they are stands in
  /// the audit log.
  ///
  /// @return empty where names are locked
  public Optional<Found> find(Evacuation evacuation, Viewer viewer, int most) {
    Optional<Roll> unlocked = names.findRoll(evacuation, viewer);
    if (unlocked.isEmpty()) {
      return Optional.empty();
    }
    Roll roll = unlocked.get();
    some(evacuation, roll);
    List<Roll.Pair> pairs = roll.pairs();
    List<Seen> open =
        book.ask(
            evacuation,
            custody ->
                pairs.stream()
                    .limit(MOST_LOOKED_AT)
                    .flatMap(pair -> seen(custody, pair).stream())
                    .toList());
    List<Seen> shown = open.subList(0, Math.min(most, open.size()));
    Set<String> numbers = new LinkedHashSet<>();
    shown.forEach(
        s -> {
          numbers.add(s.stays.person());
          numbers.add(s.other.person());
        });
    Map<String, Particulars> files = names.read(evacuation, viewer, numbers);
    return Optional.of(
        new Found(
            shown.stream()
                .map(s -> new Candidate(side(s.stays, files), side(s.other, files), s.score))
                .toList(),
            open.size() + Math.max(0, pairs.size() - MOST_LOOKED_AT) + roll.dropped(),
            roll.size() - roll.toCompare(),
            roll.size()));
  }

  private record Seen(PersonState stays, PersonState other, PersonScore score) {}

  private static Optional<Seen> seen(Custody custody, Roll.Pair pair) {
    Optional<PersonState> one = custody.findPerson(pair.one());
    Optional<PersonState> other = custody.findPerson(pair.other());
    if (one.isEmpty()
        || other.isEmpty()
        || one.get().person().equals(other.get().person())
        || custody.areApart(pair.one(), pair.other())) {
      return Optional.empty();
    }
    boolean older = !other.get().since().isBefore(one.get().since());
    return Optional.of(
        older
            ? new Seen(one.get(), other.get(), pair.score())
            : new Seen(other.get(), one.get(), pair.score()));
  }

  private static Side side(PersonState state, Map<String, Particulars> files) {
    return new Side(
        state.person(),
        state.party(),
        state.phase().words(),
        state.since(),
        files.getOrDefault(state.person(), Particulars.NONE));
  }

  /// Who on file may be one of those who are about to be registered, the likeliest first; whose
  /// files are shown stands in the audit log. Nothing where names are locked.
  public List<Warning> warn(Evacuation evacuation, Viewer viewer, List<Particulars> members) {
    Optional<Roll> unlocked = names.findRoll(evacuation, viewer);
    if (unlocked.isEmpty()) {
      return List.of();
    }
    Roll roll = unlocked.get();
    some(evacuation, roll);
    List<Warning> bare = new ArrayList<>();
    for (int i = 0; i < members.size(); i++) {
      List<String> relatives = new ArrayList<>();
      for (int j = 0; j < members.size(); j++) {
        if (j != i && !members.get(j).name().isBlank()) {
          relatives.add(members.get(j).name());
        }
      }
      int place = i + 1;
      roll.like(members.get(i), relatives, person -> family(evacuation, person)).stream()
          .limit(MOST_WARNED)
          .forEach(
              pair ->
                  book.ask(evacuation, custody -> custody.findPerson(pair.one()))
                      .map(state -> new Warning(place, side(state, Map.of()), pair.score()))
                      .ifPresent(bare::add));
    }
    Set<String> numbers = new LinkedHashSet<>();
    bare.forEach(w -> numbers.add(w.onFile.person()));
    Map<String, Particulars> files = new HashMap<>(names.read(evacuation, viewer, numbers));
    return bare.stream()
        .map(
            w ->
                new Warning(
                    w.place,
                    new Side(
                        w.onFile.person(),
                        w.onFile.party(),
                        w.onFile.phase(),
                        w.onFile.since(),
                        files.getOrDefault(w.onFile.person(), Particulars.NONE)),
                    w.score))
        .toList();
  }

  /// What was decided last, the newest first; by number and never by name.
  public List<Decided> decided(Evacuation evacuation) {
    return book.ask(
        evacuation,
        custody -> {
          List<CustodyEvent> all = new ArrayList<>(custody.merges());
          all.addAll(custody.keptApart());
          all.sort(CustodyEvent.ORDER.reversed());
          return all.stream()
              .limit(MOST_DECIDED)
              .map(
                  e ->
                      new Decided(
                          e.id(),
                          e.deed() instanceof Deed.Merged,
                          e.deed().persons().getFirst(),
                          e.deed().persons().getLast(),
                          e.when(),
                          e.actor()))
              .toList();
        });
  }

  /// Two are one: the second number leads to the first from now on, and neither file is lost.
  public CustodyBook.Written merge(
      Evacuation evacuation, Viewer viewer, String person, String duplicate) {
    return write(evacuation, viewer, new Deed.Merged(person, duplicate));
  }

  /// Two are two: nobody is asked again.
  public CustodyBook.Written keepApart(
      Evacuation evacuation, Viewer viewer, String person, String other) {
    return write(evacuation, viewer, new Deed.KeptApart(person, other));
  }

  /// Takes back what was decided.
  public CustodyBook.Written takeBack(Evacuation evacuation, Viewer viewer, String event) {
    boolean merge =
        book.ask(
            evacuation,
            custody ->
                custody.find(event).filter(e -> e.deed() instanceof Deed.Merged).isPresent());
    return write(
        evacuation,
        viewer,
        merge ? new Deed.Unmerged(event) : new Deed.Corrected(event, "taken-back"));
  }

  private CustodyBook.Written write(Evacuation evacuation, Viewer viewer, Deed deed) {
    return book.write(
        evacuation, viewer, new Sending(EventIds.next(), 0, clock.instant(), "", deed, ""));
  }
}
