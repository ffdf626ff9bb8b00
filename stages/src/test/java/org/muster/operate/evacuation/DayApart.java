package org.muster.operate.evacuation;

import static org.muster.operate.evacuation.EvacuationSite.BEGIN;
import static org.muster.operate.evacuation.EvacuationSite.OFFICER;
import static org.muster.operate.evacuation.EvacuationSite.OPERATOR;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.muster.operate.evacuation.custody.Deed;
import org.muster.operate.evacuation.custody.Stop;
import org.muster.operate.evacuation.rows.EventRows;

/// A day drawn by seed on which two laptops and ten phones seldom reach each other: what is sent is
/// lost, comes twice, comes to the other laptop, and files between the laptops are lost or late.
/// At its end all of them have reached each other once.
final class DayApart {
  static final Duration LENGTH = Duration.ofHours(10);
  private static final int STEPS = 400;
  private static final List<Stop> STOPS =
      List.of(
          Stop.GATE,
          Stop.GATE,
          Stop.GATE,
          Stop.SCREENING,
          Stop.SCREENING,
          Stop.MEDICAL,
          Stop.HOLDING,
          Stop.HOLDING,
          Stop.EMBARKATION,
          Stop.EMBARKATION);

  /// A phone at a station, and what it holds that nobody has told it was taken.
  ///
  /// @param skew how far its clock is off
  private record Phone(Device device, Duration skew, List<Sending> unsent) {}

  private final Random random;
  private final EvacuationSite one;
  private final EvacuationSite two;
  private final Evacuation evacuation;
  private final List<Phone> phones = new ArrayList<>();
  private final List<List<String>> parties = new ArrayList<>();
  private final Set<String> taken = new HashSet<>();
  private final Map<EvacuationSite, List<Transfer.Exported>> onTheWay = new HashMap<>();
  private final Map<EvacuationSite, Long> handed = new HashMap<>();
  private Instant now = BEGIN;
  private int written;

  DayApart(EvacuationSite one, EvacuationSite two, String id, long seed) throws IOException {
    random = new Random(seed);
    this.one = one;
    this.two = two;
    one.now = BEGIN;
    two.now = BEGIN;
    evacuation = one.open(id);
    for (int i = 0; i < 12; i++) {
      parties.add(newParty(one));
    }
    for (int i = 1; i <= 3; i++) {
      desk(one, new Deed.Planned("F" + i, "F" + i, "C17", "ETAR", 12, 0, BEGIN.plus(LENGTH)));
    }
    one.lendKey(evacuation, two);
    two.merge(one.transfer.export(evacuation, OPERATOR, 0));
    for (int i = 0; i < STOPS.size(); i++) {
      phones.add(
          new Phone(
              one.device(evacuation, "post-" + i, STOPS.get(i)),
              Duration.ofSeconds(random.nextInt(3) == 0 ? random.nextInt(1_200) - 900 : 0),
              new ArrayList<>()));
    }
  }

  private List<String> newParty(EvacuationSite site) {
    String[] names = new String[1 + random.nextInt(5)];
    Arrays.setAll(names, i -> "Name " + i);
    return site.family(evacuation, names);
  }

  private <T> T pick(List<T> all) {
    return all.get(random.nextInt(all.size()));
  }

  private void desk(EvacuationSite site, Deed deed) {
    // A desk is told no at times; what it then does is not what this is about.
    site.book.write(evacuation, OFFICER, new Sending(id(), 0, site.now, "ecc", deed, ""));
  }

  private String id() {
    written++;
    return "%s-%08d".formatted(evacuation.id(), written);
  }

  /// How many things phones did.
  long sent() {
    return taken.size();
  }

  Evacuation run() {
    for (int step = 0; step < STEPS; step++) {
      now = now.plus(LENGTH.dividedBy(STEPS));
      one.now = now;
      two.now = now.plusSeconds(150);
      switch (random.nextInt(12)) {
        case 0, 1, 2, 3, 4, 5 -> act(pick(phones));
        case 6, 7 -> reach(pick(phones), random.nextBoolean() ? one : two, 0.4);
        case 8, 9 -> atADesk(random.nextBoolean() ? one : two);
        case 10 -> write(random.nextBoolean() ? one : two);
        default -> deliver(random.nextBoolean() ? one : two);
      }
    }
    for (Phone phone : phones) {
      while (!phone.unsent().isEmpty()) {
        reach(phone, random.nextBoolean() ? one : two, 0.1);
      }
    }
    two.merge(one.transfer.export(evacuation, OPERATOR, 0));
    one.merge(two.transfer.export(evacuation, OPERATOR, 0));
    return evacuation;
  }

  private void act(Phone phone) {
    List<String> party = pick(parties);
    List<String> some = random.nextInt(4) == 0 ? party.subList(0, 1) : party;
    String reason = "no-papers";
    Deed deed =
        switch (phone.device().stop()) {
          case SCREENING ->
              new Deed.Screened(
                  some.getFirst(),
                  1 + random.nextInt(2),
                  pick(List.of(Deed.Outcome.values())),
                  reason);
          case MEDICAL -> new Deed.Held(some, random.nextBoolean(), "medical");
          case EMBARKATION -> new Deed.Boarded(some, "F" + (1 + random.nextInt(3)), false);
          case GATE, HOLDING, ARRIVAL -> new Deed.Scanned(some, phone.device().stop(), false);
        };
    if (random.nextInt(10) == 0 && !phone.unsent().isEmpty()) {
      deed = new Deed.Corrected(phone.unsent().getLast().id(), "undo");
    }
    phone
        .unsent()
        .add(
            new Sending(id(), written, now.plus(phone.skew()), phone.device().station(), deed, ""));
  }

  /// @param loss how often an answer is lost, so that the phone sends again what was taken
  private void reach(Phone phone, EvacuationSite site, double loss) {
    if (phone.unsent().isEmpty()) {
      return;
    }
    int many = 1 + random.nextInt(phone.unsent().size());
    List<Sending> part = List.copyOf(phone.unsent().subList(0, many));
    List<Sending.Answer> answers = site.book.take(evacuation, phone.device(), part);
    answers.stream().filter(Sending.Answer::isInLog).forEach(answer -> taken.add(answer.id()));
    if (random.nextDouble() >= loss) {
      phone.unsent().subList(0, many).clear();
    }
  }

  private void atADesk(EvacuationSite site) {
    List<String> party = pick(parties);
    String flight = "F" + (1 + random.nextInt(3));
    switch (random.nextInt(9)) {
      case 0 -> parties.add(newParty(site));
      case 1, 2 ->
          desk(site, new Deed.Called(party, "gate", site.now, site.now.plusSeconds(3_600)));
      case 3, 4 -> desk(site, new Deed.Manifested(party, flight, false));
      case 5 -> desk(site, new Deed.Closed(flight, random.nextInt(8), 0));
      case 6 -> desk(site, new Deed.Departed(flight));
      case 7 -> desk(site, new Deed.Withdrawn(party.subList(0, 1), "stays"));
      default -> desk(site, new Deed.Ranked(party, random.nextInt(5), "medical"));
    }
  }

  private void write(EvacuationSite site) {
    long since = random.nextInt(3) == 0 ? 0 : handed.getOrDefault(site, 0L);
    Transfer.Exported file = site.transfer.export(evacuation, OPERATOR, since);
    EvacuationSite other = site == one ? two : one;
    if (random.nextInt(4) > 0) {
      onTheWay.computeIfAbsent(other, to -> new ArrayList<>()).add(file);
    }
  }

  private void deliver(EvacuationSite site) {
    List<Transfer.Exported> files = onTheWay.getOrDefault(site, List.of());
    if (files.isEmpty()) {
      return;
    }
    Transfer.Exported file = pick(files);
    site.merge(file);
    handed.merge(site == one ? two : one, file.last(), Math::max);
    if (random.nextBoolean()) {
      files.remove(file);
    }
  }

  /// Ids of what a phone was told is taken and that a laptop does not have.
  List<String> missingAt(EvacuationSite site) {
    Set<String> there =
        site
            .workspace
            .store()
            .read(dsl -> EventRows.after(dsl, evacuation.id(), 0, Integer.MAX_VALUE))
            .stream()
            .map(kept -> kept.event().id())
            .collect(Collectors.toSet());
    return taken.stream().filter(id -> !there.contains(id)).toList();
  }
}
