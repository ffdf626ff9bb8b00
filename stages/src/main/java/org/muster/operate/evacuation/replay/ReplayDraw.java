package org.muster.operate.evacuation.replay;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.ToIntFunction;
import org.muster.operate.evacuation.Particulars;
import org.muster.operate.evacuation.custody.Deed;
import org.muster.operate.evacuation.custody.Guardian;
import org.muster.operate.evacuation.custody.Rule;
import org.muster.operate.evacuation.custody.Sort;
import org.muster.operate.evacuation.custody.Stop;

/// Draws what happened to whom, minute by minute, so that each day flies out the people that it
/// flew. From one seed always the same.
///
/// Assumed, because nothing is published: families as [Families] draws them; four to nine hours
/// from gate to take-off; whoever flies was called three to ten hours before the gate; of forty
/// families one is turned away at the screening, and as many were called and never came. Of all
/// families as many as `falls.csv` says fled from the events that it names: they are registered on
/// one of the two days after the event, and wait until they are called. Where their call would
/// come first they are registered as all others are, an hour to two days before it.
final class ReplayDraw {
  /// People of a flight where their number is not published.
  private static final int LOAD = 250;

  /// A military flight carries so many times what another does (262 and 109 on average until 26
  /// August 2021).
  private static final double MILITARY = 2.4;

  private static final int ONE_STAYS = 40;
  private static final Duration BETWEEN_DOORS = Duration.ofMinutes(20);
  private static final Duration TO_THE_CALL = Duration.ofHours(1);
  private static final Duration ON_THE_WAY = Duration.ofDays(1);
  private static final int MINUTES_OF_COMING = 2 * 24 * 60;

  private final Airlift airlift;
  private final double share;
  private final SplittableRandom random;

  /// A source of its own, so that all else is drawn as if nobody had fled.
  private final SplittableRandom origins;

  private final Map<String, Particulars> files = new HashMap<>();
  private final Families families;
  private final List<Step> steps = new ArrayList<>();
  private final List<Planted> planted = new ArrayList<>();
  private final Map<String, Deed.StationSet> stations = new HashMap<>();
  private int flights;
  private int kinds;

  /// @param share of the people, so that a part can be tried; 1 for all
  /// @param errors to make on purpose
  private ReplayDraw(Airlift airlift, double share, long seed, int errors) {
    this.airlift = airlift;
    this.share = share;
    this.random = new SplittableRandom(seed);
    this.origins = new SplittableRandom(~seed);
    this.families = new Families(random, files);
    places();
    int days = airlift.days().size();
    for (int d = 0; d < days; d++) {
      day(airlift.days().get(d), errors * (d + 1) / days - errors * d / days);
    }
  }

  /// What was drawn.
  ///
  /// @param steps in order of time
  /// @param files who everybody is
  /// @param stations that have a device
  record Drawn(
      List<Step> steps,
      Map<String, Particulars> files,
      List<Deed.StationSet> stations,
      List<Planted> planted) {}

  static Drawn draw(Airlift airlift, double share, long seed, int errors) {
    ReplayDraw draw = new ReplayDraw(airlift, share, seed, errors);
    draw.steps.sort(Comparator.comparing(Step::at));
    return new Drawn(
        draw.steps,
        draw.files,
        draw.stations.values().stream()
            .sorted(Comparator.comparing(Deed.StationSet::stop).thenComparing(s -> s.code()))
            .toList(),
        draw.planted);
  }

  /// People that a day flies out, at this share.
  static int flown(Airlift.Day day, double share) {
    return Math.max(1, (int) Math.round(day.flown() * share));
  }

  private void places() {
    airlift.gates().forEach(gate -> station(gate.code(), Stop.GATE, gate.name()));
    station("screening", Stop.SCREENING, "Screening");
    station("holding", Stop.HOLDING, "Holding");
    station("ramp", Stop.EMBARKATION, "Ramp");
    for (Airlift.Haven haven : airlift.havens()) {
      steps.add(
          new Step(
              airlift.begins(), "", new Deed.HavenSet(haven.code(), haven.name(), haven.room())));
      station("in-" + haven.code().toLowerCase(java.util.Locale.ROOT), Stop.ARRIVAL, haven.name());
    }
  }

  private void station(String code, Stop stop, String name) {
    Deed.StationSet set = new Deed.StationSet(code, stop, name);
    stations.put(code, set);
    steps.add(new Step(airlift.begins(), "", set));
  }

  // ---- a day

  private void day(Airlift.Day day, int errors) {
    List<Integer> loads = loads(day);
    List<Flight> made = new ArrayList<>();
    for (int f = 0; f < loads.size(); f++) {
      long minutes = Duration.between(day.from(), day.until()).toMinutes();
      Instant off =
          day.from().plus(Duration.ofMinutes(minutes * (2 * f + 1) / (2L * loads.size())));
      made.add(new Flight("F" + ++flights, haven(off), off, loads.get(f)));
    }
    for (int e = 0; e < errors; e++) {
      err(made, kinds++, day);
    }
    made.forEach(this::fly);
    int stay =
        (int) Math.ceil(made.stream().mapToInt(f -> f.families.size()).sum() / (double) ONE_STAYS);
    for (int i = 0; i < stay; i++) {
      turnedAway(day);
      neverCame(day);
    }
  }

  private List<Integer> loads(Airlift.Day day) {
    int people = flown(day, share);
    int military = (int) Math.round(day.military() * share);
    int others = (int) Math.round(day.others() * share);
    if (military + others == 0) {
      military = (int) Math.ceil(people / (double) LOAD);
    }
    double unit = people / (military * MILITARY + others);
    List<Integer> loads = new ArrayList<>();
    double owed = 0;
    int given = 0;
    for (int f = 0; f < military + others; f++) {
      owed += f < military ? unit * MILITARY : unit;
      int load = (int) Math.round(owed) - given;
      given += load;
      if (load > 0) {
        loads.add(load);
      }
    }
    return loads;
  }

  private Airlift.Haven haven(Instant off) {
    return weighted(
        airlift.havens().stream().filter(h -> airlift.takes(h, off)).toList(),
        Airlift.Haven::share);
  }

  private Airlift.Gate gate(Instant at) {
    return weighted(
        airlift.gates().stream().filter(g -> airlift.isOpen(g, at)).toList(),
        Airlift.Gate::peopleAnHour);
  }

  private <T> T weighted(List<T> all, ToIntFunction<T> weight) {
    int drawn = random.nextInt(all.stream().mapToInt(weight).sum());
    for (T one : all) {
      drawn -= weight.applyAsInt(one);
      if (drawn < 0) {
        return one;
      }
    }
    throw new IllegalStateException("nothing to choose from");
  }

  // ---- a flight

  /// A flight that is drawn, and what is done wrong with it.
  private final class Flight {
    private final String code;
    private final Airlift.Haven haven;
    private final Instant off;
    private final List<Families.Family> families = new ArrayList<>();
    private final List<String> guests = new ArrayList<>();
    private int uncounted;
    private int miscounted;
    private String gateless = "";
    private String leftBehind = "";

    private Flight(String code, Airlift.Haven haven, Instant off, int load) {
      this.code = code;
      this.haven = haven;
      this.off = off;
      for (int left = load; left > 0; left -= families.getLast().members().size()) {
        families.add(ReplayDraw.this.families.next(left));
      }
    }

    private int seats() {
      int people = families.stream().mapToInt(Families.Family::seats).sum();
      return people + Math.max(4, people / 10);
    }
  }

  private void fly(Flight flight) {
    Instant off = flight.off;
    steps.add(
        new Step(
            off.minus(Duration.ofHours(24)),
            "",
            new Deed.Planned(
                flight.code,
                "R" + flight.code,
                flight.seats() > 130 ? "C-17" : "A400M",
                flight.haven.code(),
                flight.seats(),
                0,
                off)));
    List<String> aboard = new ArrayList<>(flight.guests);
    int infants = 0;
    for (Families.Family family : flight.families) {
      boolean gateless = flight.gateless.equals(family.party());
      comeIn(family, off.minus(minutes(240, 540)), gateless);
      if (!gateless) {
        steps.add(
            new Step(
                off.minus(minutes(100, 130)),
                "",
                new Deed.Manifested(family.persons(), flight.code, false)));
      }
      List<String> here =
          family.persons().stream().filter(p -> !p.equals(flight.leftBehind)).toList();
      steps.add(
          new Step(off.minus(minutes(30, 60)), "ramp", new Deed.Boarded(here, flight.code, false)));
      aboard.addAll(here);
      infants += (int) family.infants();
    }
    if (!flight.guests.isEmpty()) {
      steps.add(
          new Step(
              off.minus(minutes(30, 60)),
              "ramp",
              new Deed.Boarded(flight.guests, flight.code, false)));
    }
    int heads = aboard.size() - flight.uncounted;
    steps.add(
        new Step(
            off.minus(Duration.ofMinutes(15)),
            "ramp",
            new Deed.Closed(flight.code, heads, Math.min(heads, infants))));
    steps.add(new Step(off, "ramp", new Deed.Departed(flight.code)));
    Instant down = off.plus(flight.haven.flight());
    String door = "in-" + flight.haven.code().toLowerCase(java.util.Locale.ROOT);
    steps.add(
        new Step(down, door, new Deed.Arrived(flight.code, aboard.size() - flight.miscounted)));
    for (Families.Family family : flight.families) {
      List<String> here = family.persons().stream().filter(aboard::contains).toList();
      steps.add(
          new Step(down.plus(minutes(5, 60)), door, new Deed.Scanned(here, Stop.ARRIVAL, false)));
    }
    if (!flight.guests.isEmpty()) {
      steps.add(
          new Step(
              down.plus(minutes(5, 60)),
              door,
              new Deed.Scanned(flight.guests, Stop.ARRIVAL, false)));
    }
  }

  // ---- a family

  /// From the first name into the hold.
  private void comeIn(Families.Family family, Instant in, boolean byNoGate) {
    Airlift.Gate gate = gate(in);
    call(family, in, gate);
    List<String> persons = family.persons();
    if (byNoGate) {
      return;
    }
    steps.add(new Step(in, gate.code(), new Deed.Scanned(persons, Stop.GATE, false)));
    Instant screened = in.plus(BETWEEN_DOORS).plus(minutes(0, 40));
    for (String person : persons) {
      steps.add(
          new Step(screened, "screening", new Deed.Screened(person, 1, Deed.Outcome.PASSED, "")));
    }
    steps.add(
        new Step(
            screened.plus(BETWEEN_DOORS),
            "holding",
            new Deed.Scanned(persons, Stop.HOLDING, false)));
  }

  private void call(Families.Family family, Instant in, Airlift.Gate gate) {
    Instant called = in.minus(minutes(180, 600));
    Instant shortly = called.minus(minutes(60, 2880));
    Instant registered =
        fled(called).orElse(shortly.isBefore(airlift.opens()) ? airlift.opens() : shortly);
    for (Deed.Registered member : family.members()) {
      steps.add(new Step(registered, "", member));
    }
    steps.add(
        new Step(
            called,
            "",
            new Deed.Called(
                family.persons(),
                gate.code(),
                in.minus(Duration.ofHours(1)),
                in.plus(Duration.ofHours(2)))));
  }

  /// When a family that fled from a fall is registered; empty for one that did not, and where the
  /// call would come first.
  private Optional<Instant> fled(Instant called) {
    int drawn = origins.nextInt(100);
    int minutes = origins.nextInt(MINUTES_OF_COMING);
    for (Airlift.Fall fall : airlift.falls()) {
      drawn -= fall.families();
      if (drawn < 0) {
        return Optional.of(fall.event().from().plus(ON_THE_WAY).plus(Duration.ofMinutes(minutes)))
            .filter(registered -> !registered.plus(TO_THE_CALL).isAfter(called));
      }
    }
    return Optional.empty();
  }

  private void turnedAway(Airlift.Day day) {
    Families.Family family = families.next(Integer.MAX_VALUE);
    Instant in = day.from().plus(minutes(0, 1380));
    Airlift.Gate gate = gate(in);
    call(family, in, gate);
    List<String> persons = family.persons();
    steps.add(new Step(in, gate.code(), new Deed.Scanned(persons, Stop.GATE, false)));
    Instant screened = in.plus(BETWEEN_DOORS);
    steps.add(
        new Step(
            screened,
            "screening",
            new Deed.Screened(persons.getFirst(), 1, Deed.Outcome.FAILED, "papers")));
    Instant away = screened.plus(BETWEEN_DOORS);
    steps.add(new Step(away, "", new Deed.Refused(persons, "papers")));
  }

  private void neverCame(Airlift.Day day) {
    Families.Family family = families.next(Integer.MAX_VALUE);
    Instant in = day.from().plus(minutes(0, 1380));
    call(family, in, gate(in));
    steps.add(new Step(in.plus(Duration.ofHours(3)), "", new Deed.Lapsed(family.persons())));
    if (random.nextBoolean()) {
      steps.add(
          new Step(
              in.plus(Duration.ofHours(12)),
              "",
              new Deed.Withdrawn(family.persons(), "went-home")));
    }
  }

  // ---- errors on purpose

  private void err(List<Flight> made, int number, Airlift.Day day) {
    Flight flight = made.get(random.nextInt(made.size()));
    switch (number % 6) {
      case 0 -> {
        // As on 15 August 2021: the children were not counted.
        if (flight.uncounted == 0 && flight.families.size() > 1) {
          flight.uncounted = 1 + random.nextInt(3);
          planted.add(new Planted(Rule.WRONG_HEADS, flight.code, false));
        }
      }
      case 1 -> {
        if (flight.miscounted == 0 && flight.families.size() > 1) {
          flight.miscounted = 1;
          planted.add(new Planted(Rule.WRONG_ARRIVAL, flight.code, false));
        }
      }
      case 2 ->
          flight.families.stream()
              .filter(f -> f.members().size() == 1 && flight.gateless.isEmpty())
              .findFirst()
              .ifPresent(
                  f -> {
                    flight.gateless = f.party();
                    planted.add(new Planted(Rule.ABOARD_NO_GATE, f.persons().getFirst(), false));
                  });
      case 3 -> lostChild(flight, made.getLast(), day);
      case 4 -> {
        Families.Family family = flight.families.getFirst();
        if (!flight.gateless.equals(family.party()) && made.size() > 1) {
          Flight other = flight == made.getFirst() ? made.getLast() : made.getFirst();
          // Written when the family is inside and on its own list.
          steps.add(
              new Step(
                  flight.off.minus(Duration.ofMinutes(65)),
                  "",
                  new Deed.Manifested(family.persons(), other.code, false)));
          planted.add(new Planted(Rule.DOUBLE_MANIFEST, family.persons().getFirst(), true));
        }
      }
      default -> {
        steps.add(
            new Step(
                flight.off,
                "holding",
                new Deed.Scanned(flight.families.getFirst().persons(), Stop.HOLDING, false),
                true));
        planted.add(new Planted(Rule.COUNTER_GAP, "holding", false));
      }
    }
  }

  /// A child is on the list with its family and does not come aboard; it is found in the hold and
  /// flies with the last of the day, in the care of an office.
  private void lostChild(Flight flight, Flight later, Airlift.Day day) {
    if (flight.off.plus(Duration.ofHours(4)).isAfter(later.off)) {
      return;
    }
    flight.families.stream()
        .filter(f -> f.members().getLast().sort() == Sort.MINOR && flight.leftBehind.isEmpty())
        .findFirst()
        .ifPresent(
            family -> {
              String child = family.persons().getLast();
              flight.leftBehind = child;
              later.guests.add(child);
              planted.add(new Planted(Rule.LEFT_BEHIND, child, false));
              steps.add(
                  new Step(
                      flight.off.plus(Duration.ofMinutes(90)),
                      "holding",
                      new Deed.Scanned(List.of(child), Stop.HOLDING, false)));
              steps.add(
                  new Step(
                      flight.off.plus(Duration.ofMinutes(100)),
                      "",
                      new Deed.Guarded(child, Guardian.OFFICE + "unicef")));
            });
  }

  private Duration minutes(int from, int until) {
    return Duration.ofMinutes(from + random.nextInt(until - from));
  }
}
