package org.muster.operate.guard.day;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jooq.DSLContext;
import org.muster.access.Audit;
import org.muster.access.Pin;
import org.muster.access.Releasability;
import org.muster.access.Role;
import org.muster.access.Viewer;
import org.muster.desk.Own;
import org.muster.desk.Refusal;
import org.muster.operate.guard.day.rows.DayRows;
import org.muster.record.Cases;
import org.muster.record.Claims;
import org.muster.record.Domain;
import org.muster.store.Store;
import org.muster.store.Trouble;

/// The log of the days of a joint guard: looked at and written in by both nations. A look reads a
/// few cells of a case and never all of it.
public final class DayBook {
  private static final Pattern ID = Pattern.compile("[A-Za-z0-9-]{8,64}");
  private static final Pattern DEVICE = Pattern.compile("[A-Za-z0-9-]{1,40}");
  private static final Domain.FreeText TEXT = new Domain.FreeText(1000);

  /// Turns that are over by more than this do not show in a state.
  private static final Duration BACK = Duration.ofHours(36);

  private static final Duration OLDEST = Duration.ofDays(7);
  private static final Duration AHEAD = Duration.ofMinutes(5);

  private final Store store;
  private final Audit audit;
  private final Cases cases;
  private final DayReader reader;
  private final DaySecrets secrets;
  private final InstantSource clock;

  public DayBook(Store store, Audit audit, Cases cases, Claims claims, InstantSource clock) {
    this.store = store;
    this.audit = audit;
    this.cases = cases;
    this.reader = new DayReader(claims);
    this.secrets = new DaySecrets(store, audit, clock);
    this.clock = clock;
  }

  /// A day as a viewer sees it. Names leave through [DayBook#names] alone, which audits them.
  ///
  /// @param me the viewer's own service number, where they are of the guard
  /// @param mayWrite whether they write in the log
  public record Look(
      DayBill bill, DayState state, Optional<String> me, boolean mayWrite, DayPeople people) {}

  /// Something that is sent.
  ///
  /// @param id made by the sender
  /// @param counter the sender's own, from 1; 0 for a desk, which does not count: the log counts
  ///     for it, so that what it does within a second stays in order
  /// @param secret PIN or one-use code of whoever signs; empty where they sign by their account
  /// @param late whether it was taken without a network, and has happened whatever is thought of it
  public record Sending(
      String id, String device, long counter, Instant at, Deed deed, String secret, boolean late) {}

  /// What became of it.
  public sealed interface Sent {
    /// It is in the log.
    ///
    /// @param odds what it contradicts
    record Taken(DayEvent event, List<DayState.Odd> odds) implements Sent {
      public Taken {
        odds = List.copyOf(odds);
      }
    }

    /// It was there already.
    record Again(String event) implements Sent {}

    /// It may not be.
    record Refused(Refusal refusal) implements Sent {}
  }

  private record Day(DayReader.Read read, List<DayEvent> events) {
    /// The number of the next event of a sender that does not count.
    long nextNumber(String device) {
      return 1
          + events.stream()
              .filter(e -> e.device().equals(device))
              .mapToLong(DayEvent::counter)
              .max()
              .orElse(0);
    }
  }

  // ---- looking

  /// A guard as it stands at a moment.
  ///
  /// @param guard its id; empty for the first that the viewer sees
  /// @param at empty for now
  public Optional<Look> look(
      String caseId, Viewer viewer, Optional<String> guard, Optional<Instant> at) {
    Instant when = at.orElseGet(this::now);
    return store
        .read(dsl -> day(dsl, caseId, viewer, guard, when))
        .map(
            day ->
                new Look(
                    day.read.bill(),
                    DayState.of(day.read.bill(), day.events, when),
                    me(day.read, viewer),
                    findWriteRefusal(day.read, viewer).isEmpty(),
                    new DayPeople(day.read.people())));
  }

  /// What the viewer may call people: by name where they see it, or stand the same relief as
  /// they do now or next, which is audited; else by their service number.
  public Map<String, String> names(
      String caseId, Viewer viewer, Look look, Collection<String> numbers) {
    Map<String, String> called = new TreeMap<>();
    List<String> read = new ArrayList<>(List.of(caseId));
    for (String number : numbers) {
      called.put(number, look.people.called(number));
      look.people.findNameRow(number).filter(row -> !read.contains(row)).ifPresent(read::add);
    }
    if (read.size() > 1) {
      audit.note(store, viewer.actor(), "claims-read", read);
    }
    Set<String> mates =
        new TreeSet<>(look.bill.onReliefWith(look.me, look.state.now(), DayState.DUE));
    mates.removeIf(number -> !number.equals(called.get(number)));
    if (!mates.isEmpty()) {
      mates(caseId, viewer, look, mates).forEach(called::put);
    }
    return called;
  }

  /// Names of the other nation, for one who stands the same relief. It is written down.
  private Map<String, String> mates(String caseId, Viewer viewer, Look look, Set<String> mates) {
    Viewer.Operator all = new Viewer.Operator(viewer.actor());
    Map<String, String> names =
        store.read(
            dsl ->
                reader.names(
                    dsl, caseId, all, cases.releasability(dsl, caseId, all), look.bill.guard()));
    names.keySet().retainAll(mates);
    if (!names.isEmpty()) {
      List<String> ids = new ArrayList<>(List.of(caseId, look.bill.guard()));
      ids.addAll(names.keySet());
      audit.note(store, viewer.actor(), "guard-names", ids);
    }
    return names;
  }

  /// The events of a local day, with the state at its end or now.
  public Optional<Look> lookBack(
      String caseId, Viewer viewer, Optional<String> guard, LocalDate day) {
    Optional<Look> about =
        look(
            caseId,
            viewer,
            guard,
            Optional.of(day.atStartOfDay().toInstant(java.time.ZoneOffset.UTC)));
    return about.flatMap(
        l -> {
          Instant end = day.plusDays(1).atStartOfDay().toInstant(l.bill.offset()).minusMillis(1);
          Instant now = now();
          return look(caseId, viewer, guard, Optional.of(end.isBefore(now) ? end : now));
        });
  }

  private Optional<Day> day(
      DSLContext dsl, String caseId, Viewer viewer, Optional<String> guard, Instant when) {
    Releasability sight = cases.releasability(dsl, caseId, viewer);
    return reader
        .read(dsl, caseId, viewer, sight, guard, when)
        .map(
            read ->
                new Day(
                    read,
                    DayRows.list(
                        dsl,
                        caseId,
                        read.bill().guard(),
                        sight,
                        when.minus(BACK),
                        when.plus(Duration.ofDays(1)))));
  }

  private static Optional<String> me(DayReader.Read read, Viewer viewer) {
    return viewer instanceof Viewer.Person person
        ? read.findByAccount(person.account())
            .filter(p -> p.nation().equals(person.body()))
            .map(DayReader.Person::number)
        : Optional.empty();
  }

  // ---- writing

  /// Writes an event in the log, once.
  ///
  /// @throws Trouble NOT_FOUND if the viewer sees no such guard
  public Sent send(String caseId, Viewer viewer, Optional<String> guard, Sending sending) {
    Instant received = now();
    Optional<Refusal> malformed = malformed(sending, received);
    if (malformed.isPresent()) {
      return new Sent.Refused(malformed.get());
    }
    Day before = get(caseId, viewer, guard, sending.at);
    Optional<Refusal> writer =
        findWriteRefusal(before.read, viewer)
            .or(() -> findSickRefusal(before.read, viewer, sending));
    if (writer.isPresent()) {
      return new Sent.Refused(writer.get());
    }
    DayBill bill = before.read.bill();
    // Sent again, it needs no proof and costs no try.
    if (before.events.stream().anyMatch(e -> e.id().equals(sending.id) && same(e, sending))) {
      return new Sent.Again(sending.id);
    }
    DaySecrets.Proven proven =
        secrets.prove(caseId, bill.guard(), before.read, viewer, sending.deed, sending.secret);
    if (proven.refusal().isPresent() && !sending.late) {
      return new Sent.Refused(proven.refusal().get());
    }
    return store.write(
        dsl -> {
          Day day = day(dsl, caseId, viewer, guard, sending.at).orElseThrow();
          DayEvent event =
              new DayEvent(
                  sending.id,
                  sending.device,
                  sending.counter > 0 ? sending.counter : day.nextNumber(sending.device),
                  sending.at,
                  received,
                  viewer instanceof Viewer.Person person ? person.body() : "",
                  viewer.actor(),
                  proven.proof(),
                  sending.deed);
          DayState state = DayState.of(day.read.bill(), day.events, received);
          Optional<Refusal> refusal =
              sending.late
                  ? Optional.empty()
                  : findStateRefusal(state, event.deed())
                      .or(() -> state.findRefusal(day.read.bill(), event));
          if (refusal.isPresent()) {
            return new Sent.Refused(refusal.get());
          }
          if (!DayRows.append(
              dsl, caseId, bill.guard(), new Own(bill.owner(), bill.release()), event)) {
            return new Sent.Again(event.id());
          }
          audit.append(
              dsl, viewer.actor(), "guard-" + event.deed().word(), List.of(caseId, event.id()));
          List<DayEvent> all = new ArrayList<>(day.events);
          all.add(event);
          // What came late may make an event odd that was taken before it.
          List<DayState.Odd> known = DayState.of(day.read.bill(), day.events, received).odds();
          return new Sent.Taken(
              event,
              DayState.of(day.read.bill(), all, received).odds().stream()
                  .filter(odd -> !known.contains(odd))
                  .toList());
        });
  }

  /// Writes what another use case did, at this moment.
  Sent write(String caseId, Viewer viewer, String guard, Deed deed) {
    return send(
        caseId,
        viewer,
        Optional.of(guard),
        new Sending(UUID.randomUUID().toString(), "muster", 0, now(), deed, "", false));
  }

  /// What is done at once is dated by the server: the same form sent again has another date.
  private static boolean same(DayEvent there, Sending sending) {
    if (!sending.late
        && there.device().equals(sending.device)
        && (sending.counter == 0 || there.counter() == sending.counter)
        && there.deed().word().equals(sending.deed.word())
        && there.deed().findSigner().equals(sending.deed.findSigner())
        && there.deed().text().equals(sending.deed.text())) {
      return true;
    }
    return there
        .digest()
        .equals(
            new DayEvent(
                    sending.id,
                    sending.device,
                    sending.counter,
                    sending.at,
                    sending.at,
                    "",
                    "",
                    DayEvent.Proof.NONE,
                    sending.deed)
                .digest());
  }

  private Day get(String caseId, Viewer viewer, Optional<String> guard, Instant at) {
    return store
        .read(dsl -> day(dsl, caseId, viewer, guard, at))
        .orElseThrow(
            () -> new Trouble(Trouble.Code.NOT_FOUND, "there is no joint guard in this case"));
  }

  private static Optional<Refusal> malformed(Sending sending, Instant now) {
    if (!ID.matcher(sending.id).matches()
        || !DEVICE.matcher(sending.device).matches()
        || sending.counter < 0) {
      return refuse("guard.day.id", "An event needs an id, a sender and the sender’s counter.");
    }
    if (sending.at.isAfter(now.plus(AHEAD)) || sending.at.isBefore(now.minus(OLDEST))) {
      return refuse(
          "guard.day.time",
          "It is dated " + sending.at + "; seven days back is the oldest that is taken.");
    }
    String text = sending.deed.text();
    boolean needed =
        switch (sending.deed) {
          case Deed.Incident d -> true;
          case Deed.Told d -> true;
          case Deed.Note d -> true;
          case Deed.Led d -> false;
          case Deed.On d -> false;
          case Deed.Off d -> false;
          case Deed.Rang d -> false;
          case Deed.Answered d -> false;
          case Deed.Sick d -> false;
          case Deed.Alarm d -> false;
        };
    if (text.isBlank()) {
      return needed ? refuse("guard.day.text", "Say what it is.") : Optional.empty();
    }
    return TEXT.problemOf(text).isPresent()
        ? refuse("guard.day.text", "Write at most 1,000 plain characters.")
        : Optional.empty();
  }

  private static Optional<Refusal> findStateRefusal(DayState state, Deed deed) {
    if (deed instanceof Deed.Answered answered
        && state.rings().stream().noneMatch(ring -> ring.id().equals(answered.ring()))) {
      return refuse("guard.day.ring", "Nothing rings there any more.");
    }
    if (deed instanceof Deed.Told told
        && state.log().stream().noneMatch(event -> event.id().equals(told.event()))) {
      return refuse("guard.day.unknown", "There is no such event in the log.");
    }
    return Optional.empty();
  }

  /// Why somebody does not write in the log: it is for people of the two nations.
  private static Optional<Refusal> findWriteRefusal(DayReader.Read read, Viewer viewer) {
    return viewer instanceof Viewer.Person person
            && !person.onlyReads()
            && read.bill().isOf(person.body())
        ? Optional.empty()
        : refuse(
            "guard.day.nation",
            "The log is for people of "
                + read.bill().first()
                + " and "
                + read.bill().second()
                + ".");
  }

  /// Somebody reports sick themselves; else a commander of the relief or their own nation says so.
  private Optional<Refusal> findSickRefusal(DayReader.Read read, Viewer viewer, Sending sending) {
    if (!(sending.deed instanceof Deed.Sick sick)) {
      return Optional.empty();
    }
    DayReader.Person who = read.people().get(sick.member());
    if (who == null) {
      return refuse(
          "guard.day.unknown", "Nobody of the force has the number " + sick.member() + ".");
    }
    return leads(read, viewer, who.nation(), sending.at)
            || me(read, viewer).equals(Optional.of(sick.member()))
        ? Optional.empty()
        : refuse(
            "guard.day.sick",
            "It is for "
                + sick.member()
                + ", for a commander of the relief or for planners of "
                + who.nation()
                + " to report.");
  }

  /// Whether somebody commands a relief about then, or plans or signs for a nation.
  private static boolean leads(DayReader.Read read, Viewer viewer, String nation, Instant at) {
    if (!(viewer instanceof Viewer.Person person)) {
      return false;
    }
    boolean own =
        person.body().equals(nation)
            && (person.acts(Role.NATIONAL_PLANNER) || person.acts(Role.NATIONAL_APPROVER));
    return own || me(read, viewer).filter(read.bill().commanders(at)::contains).isPresent();
  }

  // ---- PINs and codes

  /// By what a phone at a post tells mistyped PINs without a network, of those who sign there next.
  /// Whoever does not write in the log gets none.
  ///
  /// @param members service numbers
  public Map<String, List<Pin.Check>> checks(String caseId, Look look, Collection<String> members) {
    return look.mayWrite ? secrets.checks(caseId, look.bill.guard(), members) : Map.of();
  }

  /// Gives the viewer a PIN of their own choice.
  public Optional<Refusal> choosePin(
      String caseId, Viewer viewer, Optional<String> guard, String pin) {
    Day day = get(caseId, viewer, guard, now());
    Optional<Refusal> writer = findWriteRefusal(day.read, viewer);
    if (writer.isPresent()) {
      return writer;
    }
    Optional<String> me = me(day.read, viewer);
    return me.isEmpty()
        ? refuse(
            "guard.day.me", "Your account is none of the guard’s; your nation says whose it is.")
        : secrets.choose(caseId, day.read.bill().guard(), me.get(), viewer.actor(), pin);
  }

  /// How an attempt to vouch ended.
  public sealed interface Vouched {
    /// A code that is good once, for half an hour; shown to whoever vouches and never again.
    record Code(String code) implements Vouched {}

    record Refused(Refusal refusal) implements Vouched {}
  }

  /// A commander vouches for somebody who has no PIN, or whose tries are used up.
  public Vouched vouch(String caseId, Viewer viewer, Optional<String> guard, String member) {
    Instant now = now();
    Day day = get(caseId, viewer, guard, now);
    DayReader.Person who = day.read.people().get(member);
    Optional<Refusal> refusal = findWriteRefusal(day.read, viewer);
    if (refusal.isEmpty() && who == null) {
      refusal = refuse("guard.day.unknown", "Nobody of the force has the number " + member + ".");
    }
    if (refusal.isEmpty() && who != null && !leads(day.read, viewer, who.nation(), now)) {
      refusal =
          refuse(
              "guard.day.vouch",
              "Only a commander of the relief, or a planner or approver of "
                  + who.nation()
                  + ", vouches for them.");
    }
    return refusal.isPresent()
        ? new Vouched.Refused(refusal.get())
        : new Vouched.Code(secrets.vouch(caseId, day.read.bill().guard(), member, viewer.actor()));
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }

  private static Optional<Refusal> refuse(String rule, String why) {
    return Optional.of(new Refusal(rule, why));
  }
}
