package org.muster.operate.evacuation.custody;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// The state of an evacuation: a fold of its log. Events may come late, twice and in any order; the
/// same set of events gives the same state. What comes in order costs a step; what comes late folds
/// only the people, the flight and the family that it touches. Not for several threads at once.
public final class Custody {
  /// After how long without a scan somebody is to find, whose family went on.
  public static final Duration MISSING = Duration.ofMinutes(120);

  private final Duration missing;
  private final Map<String, CustodyEvent> byId = new HashMap<>();
  private final Map<String, Map<String, CustodyEvent>> rivals = new HashMap<>();
  private final Map<String, Discrepancy> future = new TreeMap<>();
  private final Map<String, TreeSet<CustodyEvent>> corrections = new HashMap<>();
  private final Map<String, TreeSet<CustodyEvent>> explained = new HashMap<>();
  private final Map<String, DeviceFile> devices = new TreeMap<>();
  private final Map<String, FlightFile> flightFiles = new TreeMap<>();
  private final Map<String, TreeSet<CustodyEvent>> places = new TreeMap<>();
  private final Map<String, TreeSet<CustodyEvent>> splits = new HashMap<>();
  private final Map<String, TreeSet<CustodyEvent>> reunited = new HashMap<>();
  private final Map<String, String> partyOfSplit = new HashMap<>();
  private final Set<String> numbers = new HashSet<>();
  private final Map<String, Integer> lastOfBlock = new HashMap<>();
  private final Apart apart = new Apart();
  private final TreeSet<CustodyEvent> calls = new TreeSet<>(CustodyEvent.ORDER);
  private final Paces paces = new Paces();
  private final Changes changes = new Changes();
  private final Humans humans = new Humans(this::flightFile);
  private final Map<String, Set<Human>> members = new TreeMap<>();
  private final Map<String, Set<String>> askedBy = new HashMap<>();
  private final Map<Phase, Integer> counts = new EnumMap<>(Phase.class);
  private final Set<Human> odd = Collections.newSetFromMap(new IdentityHashMap<>());

  private final Set<String> dirtyParties = new HashSet<>();
  private final Set<String> dirtyFlights = new HashSet<>();
  private final Map<String, PartyFold.Result> partyResults = new HashMap<>();
  private final Map<String, FlightFold.Result> flightResults = new HashMap<>();
  private final Lost lost = new Lost(this::lost);
  private Instant latest = Instant.MIN;
  private final Map<Phase, Integer> lostIn = new EnumMap<>(Phase.class);

  public Custody() {
    this(MISSING);
  }

  /// @param missing after how long without a scan somebody is to find
  public Custody(Duration missing) {
    this.missing = missing;
  }

  /// The state after a set of events.
  public static Custody of(Collection<CustodyEvent> events) {
    Custody custody = new Custody();
    events.forEach(custody::add);
    return custody;
  }

  // ---- taking events

  /// Takes an event.
  ///
  /// @return false if it is known and says nothing new
  public boolean add(CustodyEvent event) {
    CustodyEvent known = byId.get(event.id());
    if (known == null) {
      byId.put(event.id(), event);
      admit(event);
      return true;
    }
    Map<String, CustodyEvent> contents =
        rivals.getOrDefault(event.id(), Map.of(known.digest(), known));
    CustodyEvent same = contents.get(event.digest());
    if (same != null && !event.taken().isBefore(same.taken())) {
      return false;
    }
    Map<String, CustodyEvent> all = new TreeMap<>(contents);
    all.put(event.digest(), event);
    if (all.size() > 1) {
      rivals.put(event.id(), all);
    }
    CustodyEvent counts = all.values().stream().min(CustodyEvent.ORDER).orElseThrow();
    if (!counts.equals(known)) {
      withdraw(known);
      byId.put(event.id(), counts);
      admit(counts);
      latest =
          byId.values().stream()
              .map(CustodyEvent::when)
              .max(Comparator.naturalOrder())
              .orElse(Instant.MIN);
    }
    return true;
  }

  private void admit(CustodyEvent event) {
    latest = latest.isAfter(event.when()) ? latest : event.when();
    devices.computeIfAbsent(event.device(), DeviceFile::new).add(event);
    if (event.deed() instanceof Deed.Registered given) {
      given(given);
    }
    if (event.isFromTheFuture()) {
      future.put(event.id(), Discrepancy.ofEvent(Rule.FUTURE, event));
    }
    if (!isVoid(event)) {
      apply(event);
    }
  }

  /// A number stays given, whatever became of its event: it may stand on a band.
  private void given(Deed.Registered deed) {
    numbers.add(deed.person());
    int dash = deed.party().lastIndexOf('-') + 1;
    String count = deed.party().substring(dash);
    if (count.matches("[0-9]{1,7}")) {
      lastOfBlock.merge(deed.party().substring(0, dash), Integer.parseInt(count), Math::max);
    }
  }

  private void withdraw(CustodyEvent event) {
    DeviceFile device = devices.get(event.device());
    if (device != null) {
      device.remove(event);
      if (device.isEmpty()) {
        devices.remove(event.device());
      }
    }
    future.remove(event.id());
    if (!isVoid(event)) {
      unapply(event);
    }
  }

  /// Whether a correction takes it out of the count.
  private boolean isVoid(CustodyEvent event) {
    return !(event.deed() instanceof Deed.Corrected)
        && !corrections.getOrDefault(event.id(), EMPTY).isEmpty();
  }

  private static final TreeSet<CustodyEvent> EMPTY = new TreeSet<>(CustodyEvent.ORDER);

  private static TreeSet<CustodyEvent> at(Map<String, TreeSet<CustodyEvent>> all, String key) {
    return all.computeIfAbsent(key, k -> new TreeSet<>(CustodyEvent.ORDER));
  }

  private void apply(CustodyEvent event) {
    Deed deed = event.deed();
    paces.count(event, 1);
    deed.findFlight()
        .ifPresent(
            flight -> {
              flightFile(flight).add(event);
              dirtyFlights.add(flight);
            });
    switch (deed) {
      case Deed.Corrected corrected -> {
        TreeSet<CustodyEvent> all = at(corrections, corrected.event());
        all.add(event);
        CustodyEvent target = byId.get(corrected.event());
        if (all.size() == 1 && target != null && !(target.deed() instanceof Deed.Corrected)) {
          unapply(target);
        }
      }
      case Deed.Explained e -> at(explained, e.about()).add(event);
      case Deed.StationSet s -> at(places, "station " + s.code()).add(event);
      case Deed.HavenSet h -> at(places, "haven " + h.code()).add(event);
      case Deed.Split split -> {
        at(splits, split.party()).add(event);
        partyOfSplit.put(event.id(), split.party());
        people(event);
        dirtyParties.add(split.party());
      }
      case Deed.Reunited r -> {
        at(reunited, r.split()).add(event);
        dirtySplit(r.split());
      }
      case Deed.Merged merged -> {
        people(event);
        humans.merge(event);
        regroup(deed.persons());
      }
      case Deed.Unmerged unmerged -> {
        humans.unmerge(event, unmerged);
        regroup(humans.mergedBy(unmerged.merge()));
      }
      case Deed.KeptApart kept -> {
        apart.add(event, kept);
        people(event);
      }
      case Deed.Ranked d -> people(event);
      case Deed.Departed d -> moved(event, d.flight(), false);
      case Deed.Arrived d -> moved(event, d.flight(), false);
      case Deed.Cancelled d -> moved(event, d.flight(), false);
      case Deed.Registered d -> people(event);
      case Deed.Called d -> {
        calls.add(event);
        people(event);
      }
      case Deed.Lapsed d -> people(event);
      case Deed.Scanned d -> people(event);
      case Deed.Screened d -> people(event);
      case Deed.Held d -> people(event);
      case Deed.Guarded d -> people(event);
      case Deed.Manifested d -> people(event);
      case Deed.Boarded d -> people(event);
      case Deed.Onward d -> people(event);
      case Deed.Withdrawn d -> people(event);
      case Deed.Refused d -> people(event);
      case Deed.Planned d -> {}
      case Deed.Closed d -> {}
      case Deed.Reopened d -> {}
    }
  }

  private void unapply(CustodyEvent event) {
    Deed deed = event.deed();
    paces.count(event, -1);
    deed.findFlight()
        .ifPresent(
            flight -> {
              flightFile(flight).remove(event);
              dirtyFlights.add(flight);
            });
    switch (deed) {
      case Deed.Corrected corrected -> {
        TreeSet<CustodyEvent> all = at(corrections, corrected.event());
        all.remove(event);
        CustodyEvent target = byId.get(corrected.event());
        if (all.isEmpty() && target != null && !(target.deed() instanceof Deed.Corrected)) {
          apply(target);
        }
      }
      case Deed.Explained e -> at(explained, e.about()).remove(event);
      case Deed.StationSet s -> at(places, "station " + s.code()).remove(event);
      case Deed.HavenSet h -> at(places, "haven " + h.code()).remove(event);
      case Deed.Split split -> {
        at(splits, split.party()).remove(event);
        partyOfSplit.remove(event.id());
        peopleWithout(event);
        dirtyParties.add(split.party());
      }
      case Deed.Reunited r -> {
        at(reunited, r.split()).remove(event);
        dirtySplit(r.split());
      }
      case Deed.Merged merged -> {
        humans.dropMerge(event);
        regroup(deed.persons());
        peopleWithout(event);
      }
      case Deed.Unmerged unmerged -> {
        humans.dropUnmerge(event, unmerged);
        regroup(humans.mergedBy(unmerged.merge()));
      }
      case Deed.KeptApart kept -> {
        apart.remove(event, kept);
        peopleWithout(event);
      }
      case Deed.Ranked d -> peopleWithout(event);
      case Deed.Departed d -> moved(event, d.flight(), true);
      case Deed.Arrived d -> moved(event, d.flight(), true);
      case Deed.Cancelled d -> moved(event, d.flight(), true);
      case Deed.Registered d -> peopleWithout(event);
      case Deed.Called d -> {
        calls.remove(event);
        peopleWithout(event);
      }
      case Deed.Lapsed d -> peopleWithout(event);
      case Deed.Scanned d -> peopleWithout(event);
      case Deed.Screened d -> peopleWithout(event);
      case Deed.Held d -> peopleWithout(event);
      case Deed.Guarded d -> peopleWithout(event);
      case Deed.Manifested d -> peopleWithout(event);
      case Deed.Boarded d -> peopleWithout(event);
      case Deed.Onward d -> peopleWithout(event);
      case Deed.Withdrawn d -> peopleWithout(event);
      case Deed.Refused d -> peopleWithout(event);
      case Deed.Planned d -> {}
      case Deed.Closed d -> {}
      case Deed.Reopened d -> {}
    }
  }

  private FlightFile flightFile(String flight) {
    return flightFiles.computeIfAbsent(flight, f -> new FlightFile());
  }

  private void dirtySplit(String split) {
    String party = partyOfSplit.get(split);
    if (party != null) {
      dirtyParties.add(party);
    }
  }

  private void people(CustodyEvent event) {
    for (String number : event.deed().persons()) {
      if (!humans.knows(number)) {
        humans.make(number);
      }
    }
    for (Human human : those(event.deed().persons())) {
      change(human, () -> human.add(event));
    }
  }

  private void peopleWithout(CustodyEvent event) {
    for (Human human : those(event.deed().persons())) {
      change(human, () -> human.remove(event));
      if (human.isEmpty()) {
        humans.forget(human);
      }
    }
  }

  private List<Human> those(List<String> numbers) {
    if (numbers.size() == 1) {
      return List.of(humans.get(numbers.getFirst()));
    }
    Map<String, Human> all = new LinkedHashMap<>();
    for (String number : numbers) {
      Human human = humans.get(number);
      all.put(human.person(), human);
    }
    return List.copyOf(all.values());
  }

  /// A flight left, arrived or was cancelled: so did, for all who were ever on it, their seat.
  private void moved(CustodyEvent event, String flight, boolean withdrawn) {
    Set<Human> on = Collections.newSetFromMap(new IdentityHashMap<>());
    for (CustodyEvent load : flightFile(flight).loads()) {
      load.deed().persons().forEach(number -> on.add(humans.get(number)));
    }
    for (Human human : on) {
      change(
          human,
          () -> {
            if (withdrawn) {
              human.refold();
            } else {
              human.next(event);
            }
          });
    }
  }

  private void regroup(List<String> numbers) {
    Set<String> all = new TreeSet<>();
    Map<String, CustodyEvent> events = new TreeMap<>();
    for (Human human : those(numbers.stream().filter(humans::knows).toList())) {
      all.addAll(human.numbers());
      human.own().forEach(event -> events.put(event.id(), event));
      uncount(human);
    }
    if (!all.isEmpty()) {
      humans.regroup(all, events.values()).forEach(this::count);
    }
  }

  private void change(Human human, Runnable change) {
    uncount(human);
    change.run();
    count(human);
  }

  private void uncount(Human human) {
    if (human.isEmpty()) {
      return;
    }
    counts.merge(human.standing().phase(), -1, Integer::sum);
    if (lost.has(human.person())) {
      lostIn.merge(human.standing().phase(), -1, Integer::sum);
    }
    odd.remove(human);
    touch(human);
    Set<Human> party = members.get(human.standing().party());
    if (party != null) {
      party.remove(human);
    }
  }

  private void count(Human human) {
    if (human.isEmpty()) {
      return;
    }
    Standing standing = human.standing();
    counts.merge(standing.phase(), 1, Integer::sum);
    if (lost.has(human.person())) {
      lostIn.merge(standing.phase(), 1, Integer::sum);
    }
    if (standing.hasOdds()) {
      odd.add(human);
    }
    touch(human);
    if (!standing.party().isEmpty()) {
      members
          .computeIfAbsent(
              standing.party(), p -> Collections.newSetFromMap(new IdentityHashMap<>(4)))
          .add(human);
    }
  }

  /// Somebody who was regrouped meanwhile is counted where they are counted.
  private void lost(String person, boolean is) {
    Human human = humans.get(person);
    if (!human.isEmpty() && human.person().equals(person)) {
      lostIn.merge(human.standing().phase(), is ? 1 : -1, Integer::sum);
    }
  }

  private void touch(Human human) {
    if (!human.standing().party().isEmpty()) {
      dirtyParties.add(human.standing().party());
      changes.of(human.standing().party());
    }
    dirtyFlights.addAll(human.mentioned());
    for (String number : human.numbers()) {
      Set<String> asking = askedBy.get(number);
      if (asking != null) {
        dirtyParties.addAll(asking);
      }
    }
  }

  // ---- asking

  /// When the last of what is known happened.
  public Optional<Instant> findLatest() {
    return Optional.of(latest).filter(at -> at.isAfter(Instant.MIN));
  }

  /// How many events count, those that were corrected included.
  public int size() {
    return byId.size();
  }

  /// An event by its id.
  public Optional<CustodyEvent> find(String event) {
    return Optional.ofNullable(byId.get(event));
  }

  /// Whether an event was corrected, and does not count.
  public boolean isCorrected(String event) {
    return find(event).filter(this::isVoid).isPresent();
  }

  /// Everybody on file, each counted once.
  public Balance balance(Instant now) {
    settle(false);
    lost.at(now);
    Map<Phase, Integer> in = new EnumMap<>(counts);
    lostIn.forEach((phase, people) -> in.merge(phase, -people, Integer::sum));
    return new Balance(
        counts.values().stream().mapToInt(Integer::intValue).sum(),
        in.getOrDefault(Phase.WAITING, 0),
        in.getOrDefault(Phase.CALLED, 0),
        in.getOrDefault(Phase.INSIDE, 0),
        in.getOrDefault(Phase.AIRBORNE, 0),
        in.getOrDefault(Phase.ARRIVED, 0),
        in.getOrDefault(Phase.WITHDRAWN, 0),
        in.getOrDefault(Phase.REFUSED, 0),
        lost.count());
  }

  /// Those to find, by number, with the moment from which.
  public Map<String, Instant> toFind(Instant now) {
    settle(false);
    lost.at(now);
    return lost.people();
  }

  /// Somebody by any number that was ever theirs.
  public Optional<PersonState> findPerson(String number) {
    return humans.knows(number) ? Optional.of(humans.get(number).state()) : Optional.empty();
  }

  /// The numbers that are one human being, the one that counts first.
  public List<String> numbersOf(String number) {
    Human human = humans.get(number);
    List<String> all = new ArrayList<>(List.of(human.person()));
    human.numbers().stream().filter(n -> !n.equals(human.person())).forEach(all::add);
    return all;
  }

  /// The events that name somebody, oldest first.
  public List<CustodyEvent> eventsOf(String number) {
    return List.copyOf(humans.get(number).own());
  }

  /// Merges of somebody's files that stand.
  public List<CustodyEvent> mergesOf(String number) {
    return numbersOf(number).stream()
        .flatMap(n -> humans.standing(n).stream())
        .distinct()
        .sorted(CustodyEvent.ORDER)
        .toList();
  }

  /// Whether somebody said that two files are two human beings, under whichever of their numbers.
  public boolean areApart(String one, String other) {
    return apart.has(numbersOf(one), numbersOf(other));
  }

  /// Whom somebody said to be two, the newest first.
  public List<CustodyEvent> keptApart() {
    return apart.events();
  }

  /// Merges that stand, the newest first.
  public List<CustodyEvent> merges() {
    return humans.merges().stream().sorted(CustodyEvent.ORDER.reversed()).toList();
  }

  /// Shows everybody, in no order: what a board counts.
  public void forEachPerson(java.util.function.Consumer<PersonState> look) {
    humans.forEach(human -> look.accept(human.state()));
  }

  /// Everybody, by number.
  public List<PersonState> people() {
    return humans.all().stream()
        .map(Human::state)
        .sorted(java.util.Comparator.comparing(PersonState::person))
        .toList();
  }

  /// A party with members.
  public Optional<PartyState> findParty(String party) {
    settle(false);
    return Optional.ofNullable(partyResults.get(party)).map(PartyFold.Result::state);
  }

  /// Every party, by number.
  public List<String> parties() {
    return members.entrySet().stream()
        .filter(e -> !e.getValue().isEmpty())
        .map(Map.Entry::getKey)
        .toList();
  }

  /// Whether somebody was ever registered under a number, also where that was taken back.
  public boolean wasGiven(String person) {
    return numbers.contains(person);
  }

  /// The highest number of a party that was ever given in a block, such as `A1B-`; 0 where there
  /// is none.
  public int lastOf(String block) {
    return lastOfBlock.getOrDefault(block, 0);
  }

  /// A flight that the log knows.
  public Optional<FlightState> findFlight(String flight) {
    settle(true);
    return Optional.ofNullable(flightResults.get(flight)).map(FlightFold.Result::state);
  }

  /// Every flight, by its id.
  public List<FlightState> flights() {
    settle(true);
    return new TreeMap<>(flightResults).values().stream().map(FlightFold.Result::state).toList();
  }

  /// A device by its id; empty where nothing came from it.
  public Optional<DeviceState> findDevice(String device) {
    return Optional.ofNullable(devices.get(device)).map(DeviceFile::state);
  }

  /// Every device that sent something.
  public List<DeviceState> devices() {
    return devices.values().stream().map(DeviceFile::state).toList();
  }

  /// The stations that are set up, by code.
  public List<Deed.StationSet> stations() {
    return places.values().stream()
        .filter(all -> !all.isEmpty())
        .map(all -> all.last().deed())
        .filter(Deed.StationSet.class::isInstance)
        .map(Deed.StationSet.class::cast)
        .toList();
  }

  /// The safe havens, by code.
  public List<Deed.HavenSet> havens() {
    return places.values().stream()
        .filter(all -> !all.isEmpty())
        .map(all -> all.last().deed())
        .filter(Deed.HavenSet.class::isInstance)
        .map(Deed.HavenSet.class::cast)
        .toList();
  }

  /// The calls that count, the newest first.
  public Collection<CustodyEvent> newestCalls() {
    return Collections.unmodifiableCollection(calls.descendingSet());
  }

  /// How many passed gates and screening, by the quarter of an hour, the oldest first; quarters in
  /// which nobody did are there too.
  ///
  /// @param from inclusive, brought down to its quarter
  /// @param until exclusive
  public List<Pace> paces(Instant from, Instant until) {
    return paces.between(from, until);
  }

  /// Goes up with each change of somebody in a party; of this state alone, and none of another.
  public long stamp() {
    return changes.stamp();
  }

  /// Parties of whom somebody changed after a stamp, the first changed first.
  public List<String> changedSince(long stamp) {
    return changes.since(stamp);
  }

  /// Tasks to bring families together, those that are open first, the oldest first.
  public List<PartyState.Reunion> reunions() {
    settle(false);
    return partyResults.values().stream()
        .flatMap(result -> result.state().reunions().stream())
        .sorted(
            java.util.Comparator.comparing((PartyState.Reunion r) -> r.closed().isPresent())
                .thenComparing(PartyState.Reunion::opened)
                .thenComparing(PartyState.Reunion::split))
        .toList();
  }

  /// Everything that contradicts, the worst first, what somebody explained included.
  public List<Discrepancy> discrepancies(Instant now) {
    return contradictions(now).stream().sorted(Discrepancy.ORDER).toList();
  }

  /// The same in no order, for whoever counts them or wants a few: to sort all takes longer than to
  /// find them.
  public Set<Discrepancy> contradictions(Instant now) {
    settle(true);
    List<Discrepancy> all = new ArrayList<>(future.values());
    rivals.forEach(
        (id, contents) -> {
          CustodyEvent counts = byId.get(id);
          contents.values().stream()
              .filter(event -> !event.equals(counts))
              .forEach(event -> all.add(Discrepancy.ofEvent(Rule.SAME_ID, event)));
        });
    corrections.forEach(
        (target, events) -> {
          CustodyEvent corrected = byId.get(target);
          if (corrected != null && corrected.deed() instanceof Deed.Corrected) {
            events.forEach(e -> all.add(Discrepancy.ofEvent(Rule.CORRECTED_CORRECTION, e)));
          }
        });
    for (CustodyEvent event : apart.events()) {
      List<String> two = event.deed().persons();
      if (humans.get(two.getFirst()) == humans.get(two.getLast())) {
        all.add(Discrepancy.ofEvent(Rule.MERGED_APART, event));
      }
    }
    devices.values().forEach(device -> all.addAll(device.odds()));
    odd.forEach(human -> all.addAll(human.standing().odds()));
    flightResults.values().forEach(result -> all.addAll(result.state().odds()));
    partyResults.values().forEach(result -> all.addAll(result.state().odds()));
    lost.at(now);
    for (Suspicion one : lost.ripe()) {
      all.add(
          new Discrepancy(
              Rule.TO_FIND, one.from(), "", one.person(), "", one.flight(), "", -1, -1));
      if (!one.flight().isEmpty()) {
        all.add(
            new Discrepancy(
                Rule.NOT_AT_ARRIVAL, one.from(), "", one.person(), "", one.flight(), "", -1, -1));
      }
    }
    return new HashSet<>(all);
  }

  /// Who explained a contradiction, if somebody did.
  public Optional<CustodyEvent> findExplanation(Discrepancy discrepancy) {
    if (explained.isEmpty()) {
      return Optional.empty();
    }
    TreeSet<CustodyEvent> all = explained.getOrDefault(discrepancy.key(), EMPTY);
    return all.isEmpty() ? Optional.empty() : Optional.of(all.last());
  }

  // ---- settling

  /// Folds families and flights that changed since.
  ///
  /// @param lists whether flights that have not arrived are asked for as well
  private void settle(boolean lists) {
    for (String party : dirtyParties) {
      settleParty(party);
    }
    dirtyParties.clear();
    for (var open = dirtyFlights.iterator(); open.hasNext(); ) {
      String flight = open.next();
      FlightFile file = flightFile(flight);
      FlightFold.Result old = flightResults.get(flight);
      boolean suspects = old != null && !old.suspicions().isEmpty();
      if (lists || suspects || file.hasArrived() || file.isEmpty()) {
        settleFlight(flight, file);
        open.remove();
      }
    }
  }

  private void settleParty(String party) {
    PartyFold.Result old = partyResults.remove(party);
    if (old != null) {
      lost.remove(old.suspicions());
    }
    Set<Human> of = members.getOrDefault(party, Set.of());
    TreeSet<CustodyEvent> parted = splits.getOrDefault(party, EMPTY);
    if (of.isEmpty() && parted.isEmpty()) {
      members.remove(party);
      return;
    }
    PartyFold.Result fresh =
        PartyFold.of(
            party,
            of,
            List.copyOf(parted),
            split -> List.copyOf(reunited.getOrDefault(split, EMPTY)),
            number -> {
              Human human = humans.get(number);
              if (!of.contains(human)) {
                askedBy.computeIfAbsent(number, n -> new HashSet<>()).add(party);
              }
              return human;
            },
            missing);
    partyResults.put(party, fresh);
    lost.add(fresh.suspicions());
  }

  private void settleFlight(String flight, FlightFile file) {
    FlightFold.Result old = flightResults.remove(flight);
    if (old != null) {
      lost.remove(old.suspicions());
    }
    if (!file.isEmpty()) {
      FlightFold.Result fresh = FlightFold.of(flight, file, humans::get, missing);
      flightResults.put(flight, fresh);
      lost.add(fresh.suspicions());
    }
  }
}
