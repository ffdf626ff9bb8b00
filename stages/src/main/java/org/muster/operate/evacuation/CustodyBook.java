package org.muster.operate.evacuation;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.muster.access.Audit;
import org.muster.access.Keyring;
import org.muster.access.Seal;
import org.muster.access.Viewer;
import org.muster.desk.Refusal;
import org.muster.operate.evacuation.custody.Custody;
import org.muster.operate.evacuation.custody.CustodyEvent;
import org.muster.operate.evacuation.custody.Deed;
import org.muster.operate.evacuation.custody.DeedText;
import org.muster.operate.evacuation.custody.PartyState;
import org.muster.operate.evacuation.custody.PersonState;
import org.muster.operate.evacuation.intake.FormNumber;
import org.muster.operate.evacuation.rows.EventRows;
import org.muster.operate.evacuation.rows.FormRows;
import org.muster.operate.evacuation.rows.PeopleRows;
import org.muster.store.Store;
import org.muster.store.Typed;

/// The log of custody of each evacuation. What is answered as taken is on the disk; the same event
/// sent again counts once; what contradicts is taken, and listed.
public final class CustodyBook {
  /// Events that are taken at once.
  public static final int MOST_EVENTS = 1000;

  private static final Pattern ID = Pattern.compile("[A-Za-z0-9-]{8,64}");
  private static final int LONGEST_NOTE = 1000;
  private static final String OVERTAKEN =
      "Somebody else was quicker, and nothing was written; look, and do it once more.";

  private static final Duration OLDEST = Duration.ofDays(60);

  /// An exercise whose last event is older runs on a clock of its own.
  private static final Duration LONG_AGO = Duration.ofDays(2);

  /// A clock that is wrong by more is put right before anything is taken.
  private static final Duration FARTHEST = Duration.ofHours(24);

  private final Store store;
  private final Audit audit;
  private final Keyring keys;
  private final InstantSource clock;
  private final Live live;
  private volatile @Nullable Machine machine;

  public CustodyBook(Store store, Audit audit, Keyring keys, InstantSource clock) {
    this.store = store;
    this.audit = audit;
    this.keys = keys;
    this.clock = clock;
    this.live = new Live(store);
  }

  /// The file of this machine's key.
  Path machineFile() {
    return Machine.file(store, keys);
  }

  /// This machine, as other machines know it.
  Machine machine() {
    Machine known = machine;
    if (known == null) {
      known = Machine.of(store, keys);
      machine = known;
    }
    return known;
  }

  /// Takes what a station sends, in its order. Nothing that has happened is refused for what it
  /// contradicts.
  public List<Sending.Answer> take(Evacuation evacuation, Device device, List<Sending> sent) {
    boolean asks = sent.stream().anyMatch(s -> StationRules.asks(s.deed()));
    List<Optional<String>> wrong =
        asks
            ? ask(evacuation, custody -> judge(device, sent, custody))
            : judge(device, sent, NOTHING);
    List<Sending> here =
        sent.stream()
            .map(
                s -> new Sending(s.id(), s.counter(), s.at(), device.station(), s.deed(), s.note()))
            .toList();
    return take(
        evacuation, device.id(), "device " + device.id(), here, wrong, Map.of(), 0, dsl -> true);
  }

  private static final Custody NOTHING = new Custody();

  private static List<Optional<String>> judge(Device device, List<Sending> sent, Custody custody) {
    return sent.stream().map(s -> StationRules.find(device, s.deed(), custody)).toList();
  }

  /// What became of something that a desk wrote.
  public sealed interface Written {
    /// @param event its id
    record Taken(String event) implements Written {}

    /// @param refusal why not
    record Refused(Refusal refusal) implements Written {}
  }

  /// Writes what a desk does. It is asked whether it may be, and stands in the audit log by id.
  public Written write(Evacuation evacuation, Viewer viewer, Sending sending) {
    return write(evacuation, viewer, sending, Map.of());
  }

  /// The same, with who people are.
  ///
  /// @param particulars by person
  public Written write(
      Evacuation evacuation, Viewer viewer, Sending sending, Map<String, Particulars> particulars) {
    return writeTogether(evacuation, viewer, List.of(sending), particulars);
  }

  /// Several things that a desk does at once: all of them are written, or none.
  Written writeTogether(
      Evacuation evacuation,
      Viewer viewer,
      List<Sending> sendings,
      Map<String, Particulars> particulars) {
    return writeTogether(evacuation, viewer, sendings, particulars, dsl -> true);
  }

  /// The same, with what is kept beside the log in the same commit.
  ///
  /// @param beside false where it finds that nothing must be written
  Written writeTogether(
      Evacuation evacuation,
      Viewer viewer,
      List<Sending> sendings,
      Map<String, Particulars> particulars,
      Predicate<DSLContext> beside) {
    return together(evacuation, viewer, sendings, particulars, sendings.size(), beside);
  }

  /// Several things that a desk does at once, and what is kept of why: all of it, or nothing.
  ///
  /// @param sendings at least one
  /// @param beside written before them in their transaction; whether they are to be written
  /// @return empty where they were not
  public Optional<Written> writeBeside(
      Evacuation evacuation, Viewer viewer, List<Sending> sendings, Predicate<DSLContext> beside) {
    AtomicBoolean wanted = new AtomicBoolean(true);
    Written written =
        together(
            evacuation,
            viewer,
            sendings,
            Map.of(),
            1,
            dsl -> {
              wanted.set(beside.test(dsl));
              return wanted.get();
            });
    return wanted.get() ? Optional.of(written) : Optional.empty();
  }

  private Written together(
      Evacuation evacuation,
      Viewer viewer,
      List<Sending> sendings,
      Map<String, Particulars> particulars,
      int audited,
      Predicate<DSLContext> beside) {
    Optional<Refusal> refusal =
        ask(
            evacuation,
            custody ->
                sendings.stream()
                    .flatMap(one -> refusal(evacuation, viewer, custody, one).stream())
                    .findFirst());
    Instant now = clock.instant();
    Optional<String> malformed =
        sendings.stream().flatMap(one -> malformed(one, now).stream()).findFirst();
    if (refusal.isPresent() || malformed.isPresent()) {
      return new Written.Refused(
          refusal.orElseGet(() -> new Refusal("custody.event", malformed.orElseThrow())));
    }
    List<Sending.Answer> answers =
        take(
            evacuation,
            CustodyEvent.DESK + machine().id(),
            viewer.actor(),
            sendings,
            sendings.stream().map(one -> Optional.<String>empty()).toList(),
            particulars,
            audited,
            beside);
    return answers.stream()
        .filter(answer -> !answer.isInLog())
        .findFirst()
        .<Written>map(no -> new Written.Refused(new Refusal("custody.event", no.why())))
        .orElseGet(() -> new Written.Taken(answers.getFirst().id()));
  }

  /// Writes what a desk did, in its order, many at once; each is asked as in [#write]. What is
  /// about somebody whom an earlier one is about is asked after that one is in the log.
  ///
  /// @param particulars by person
  public List<Sending.Answer> writeAll(
      Evacuation evacuation,
      Viewer viewer,
      List<Sending> sendings,
      Map<String, Particulars> particulars) {
    List<Sending.Answer> answers = new ArrayList<>();
    for (List<Sending> part : parts(sendings)) {
      answers.addAll(writePart(evacuation, viewer, part, particulars));
    }
    return answers;
  }

  private static List<List<Sending>> parts(List<Sending> sendings) {
    List<List<Sending>> parts = new ArrayList<>();
    List<Sending> part = new ArrayList<>();
    Set<String> about = new HashSet<>();
    for (Sending sending : sendings) {
      List<String> persons = sending.deed().persons();
      if (part.size() == MOST_EVENTS || persons.stream().anyMatch(about::contains)) {
        parts.add(part);
        part = new ArrayList<>();
        about.clear();
      }
      part.add(sending);
      about.addAll(persons);
    }
    if (!part.isEmpty()) {
      parts.add(part);
    }
    return parts;
  }

  private List<Sending.Answer> writePart(
      Evacuation evacuation,
      Viewer viewer,
      List<Sending> part,
      Map<String, Particulars> particulars) {
    List<Optional<String>> wrong =
        ask(
            evacuation,
            custody ->
                part.stream()
                    .map(s -> refusal(evacuation, viewer, custody, s).map(Refusal::why))
                    .toList());
    return take(
        evacuation,
        CustodyEvent.DESK + machine().id(),
        viewer.actor(),
        part,
        wrong,
        particulars,
        1,
        dsl -> true);
  }

  /// Why somebody may not write that now: it is not theirs, or a rule forbids it. What is in the
  /// log already, and is sent again, is not asked again.
  private static Optional<Refusal> refusal(
      Evacuation evacuation, Viewer viewer, Custody custody, Sending sending) {
    Deed deed = sending.deed();
    EvacuationRight right = EvacuationRight.of(deed, custody);
    if (Evacuations.may(viewer, evacuation, right)) {
      return custody.find(sending.id()).filter(e -> e.deed().equals(deed)).isPresent()
          ? Optional.empty()
          : DeskRules.find(custody, deed);
    }
    return Optional.of(
        right.isSigned()
            ? new Refusal("custody.officer", "An officer who signs for the evacuation does that.")
            : new Refusal(
                "custody.registrar",
                "Who "
                    + right.words()
                    + " writes that in this log: registrars and officers of "
                    + evacuation.owner()
                    + ", by their roles in it."));
  }

  /// @param wrong why each is not taken, where it was judged before
  /// @param audited how many of the events the audit log names: of a drill's thousands the first
  ///     tell enough
  /// @param beside what is kept in the same commit; false where nothing must be written
  private List<Sending.Answer> take(
      Evacuation evacuation,
      String device,
      String actor,
      List<Sending> given,
      List<Optional<String>> wrong,
      Map<String, Particulars> particulars,
      int audited,
      Predicate<DSLContext> beside) {
    List<Sending> sent = sealing(evacuation, given);
    Optional<Seal> seal = evacuation.findSeal(keys);
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    Map<Integer, Sending.Answer> refused = new HashMap<>();
    List<EventRows.Fresh> fresh = new ArrayList<>();
    for (int i = 0; i < sent.size(); i++) {
      Sending one = sent.get(i);
      Optional<Sending.Answer> no =
          wrong
              .get(i)
              .or(() -> malformed(one, now))
              .map(why -> new Sending.Answer(one.id(), Sending.Became.REFUSED, why))
              .or(() -> notYet(evacuation, seal.isPresent(), one, now));
      if (no.isPresent()) {
        refused.put(i, no.get());
      } else {
        fresh.add(event(evacuation, seal.orElseThrow(), device, actor, one, now));
      }
    }
    List<PeopleRows.Sealed> people =
        seal.map(key -> sealed(key, fresh, particulars)).orElse(List.of());
    List<Boolean> added =
        fresh.isEmpty() ? List.of() : append(evacuation, actor, fresh, people, audited, beside);
    // Of what was to be appended each has an answer, unless all of it was found taken.
    boolean overtaken = added.size() < fresh.size();
    Thread.startVirtualThread(() -> live.refresh(evacuation.id()));
    List<Sending.Answer> answers = new ArrayList<>();
    int next = 0;
    for (int i = 0; i < sent.size(); i++) {
      Sending.Answer no = refused.get(i);
      if (no == null && overtaken) {
        no = new Sending.Answer(sent.get(i).id(), Sending.Became.REFUSED, OVERTAKEN);
      }
      answers.add(
          no != null
              ? no
              : new Sending.Answer(
                  sent.get(i).id(),
                  added.get(next++) ? Sending.Became.TAKEN : Sending.Became.AGAIN,
                  ""));
    }
    return answers;
  }

  /// What was said in words goes into notes, which are sealed.
  private List<Sending> sealing(Evacuation evacuation, List<Sending> given) {
    Set<String> havens =
        given.stream().anyMatch(one -> one.deed() instanceof Deed.Onward)
            ? ask(
                evacuation,
                custody ->
                    custody.havens().stream().map(Deed.HavenSet::code).collect(Collectors.toSet()))
            : Set.of();
    return given.stream().map(one -> Reasons.sealing(one, havens::contains)).toList();
  }

  private List<Boolean> append(
      Evacuation evacuation,
      String actor,
      List<EventRows.Fresh> fresh,
      List<PeopleRows.Sealed> people,
      int audited,
      Predicate<DSLContext> beside) {
    return store.write(
        dsl -> {
          if (isGiven(dsl, evacuation, fresh) || !beside.test(dsl)) {
            return List.<Boolean>of();
          }
          List<Boolean> which = EventRows.append(dsl, evacuation.id(), fresh);
          for (PeopleRows.Sealed row : people) {
            PeopleRows.put(dsl, evacuation.id(), row);
          }
          if (audited > 0 && which.contains(true)) {
            List<String> ids = new ArrayList<>(List.of(evacuation.id()));
            fresh.stream().limit(audited).forEach(one -> ids.add(one.event().id()));
            audit.append(dsl, actor, "evacuation-" + fresh.getFirst().event().deed().word(), ids);
          }
          return which;
        });
  }

  /// Whether another program gave one of their numbers away since it was asked for.
  private static boolean isGiven(
      DSLContext dsl, Evacuation evacuation, List<EventRows.Fresh> fresh) {
    Map<String, String> numbers = new HashMap<>();
    for (EventRows.Fresh one : fresh) {
      if (one.event().deed() instanceof Deed.Registered deed) {
        numbers.put(deed.person(), one.event().id());
      }
    }
    return !numbers.isEmpty() && PeopleRows.hasOther(dsl, evacuation.id(), numbers);
  }

  private EventRows.Fresh event(
      Evacuation evacuation, Seal seal, String device, String actor, Sending one, Instant now) {
    String note = one.note().isEmpty() ? "" : seal.seal("note " + one.id(), one.note());
    CustodyEvent bare =
        new CustodyEvent(
            one.id(), "", device, one.counter(), one.at(), now, actor, one.station(), one.deed());
    return new EventRows.Fresh(
        machine().id(),
        new CustodyEvent(
            bare.id(),
            digest(seal, evacuation.id(), bare),
            device,
            bare.counter(),
            bare.at(),
            now,
            actor,
            bare.station(),
            bare.deed()),
        note);
  }

  /// What the sender said, under the key of the evacuation: whoever has not the key can neither
  /// make an event nor alter one.
  static String digest(Seal seal, String evacuation, CustodyEvent event) {
    return seal.digest(
        String.join(
            "\n",
            evacuation,
            event.id(),
            event.device(),
            Long.toString(event.counter()),
            event.at().toString(),
            event.actor(),
            event.station(),
            DeedText.write(event.deed())));
  }

  private static List<PeopleRows.Sealed> sealed(
      Seal seal, List<EventRows.Fresh> events, Map<String, Particulars> particulars) {
    List<PeopleRows.Sealed> rows = new ArrayList<>();
    for (EventRows.Fresh fresh : events) {
      CustodyEvent event = fresh.event();
      for (String person : event.deed().persons()) {
        Particulars known = particulars.get(person);
        if (known != null) {
          rows.add(
              new PeopleRows.Sealed(
                  person,
                  event.id(),
                  event.when().toString(),
                  seal.seal(NamesBook.purpose(person), known.text())));
        }
      }
    }
    return rows;
  }

  private static Optional<String> malformed(Sending one, Instant now) {
    if (!ID.matcher(one.id()).matches() || one.counter() < 0) {
      return Optional.of("An event needs an id of 8 to 64 letters and digits, and a counter.");
    }
    if (one.at().isBefore(now.minus(OLDEST))) {
      return Optional.of("It is dated more than 60 days back.");
    }
    return one.note().length() > LONGEST_NOTE || !Typed.isClean(one.note())
        ? Optional.of("A note takes up to 1,000 plain characters.")
        : Optional.empty();
  }

  /// Why something that is as it should be cannot be taken now: what keeps it out may pass, and
  /// then it is taken as it is.
  private static Optional<Sending.Answer> notYet(
      Evacuation evacuation, boolean keyed, Sending one, Instant now) {
    if (evacuation.purged().isPresent()) {
      return Optional.of(
          new Sending.Answer(
              one.id(),
              Sending.Became.REFUSED,
              "The evacuation was purged; nothing is taken any more."));
    }
    return (!keyed
            ? Optional.of("The key of the evacuation is not at hand; keep it and send again.")
            : ahead(one, now))
        .map(why -> new Sending.Answer(one.id(), Sending.Became.LATER, why));
  }

  private static Optional<String> ahead(Sending one, Instant now) {
    return one.at().isAfter(now.plus(FARTHEST))
        ? Optional.of(
            "It is dated more than a day ahead, and taken when its day comes; put the clock of the"
                + " device right.")
        : Optional.empty();
  }

  /// Asks something of the state as of now, whoever wrote it. What comes back holds no names.
  public <T> T ask(Evacuation evacuation, Function<Custody, T> question) {
    return live.ask(evacuation.id(), question);
  }

  /// The moment as of which an evacuation is looked at: now, or, where everything in it is made up
  /// and happened long ago, that of its last event.
  public Instant now(Evacuation evacuation) {
    Instant now = clock.instant();
    return evacuation.illustrative()
        ? ask(evacuation, Custody::findLatest)
            .filter(last -> last.isBefore(now.minus(LONG_AGO)))
            .orElse(now)
        : now;
  }

  /// Goes up with every event: whoever shows something asks again when it did.
  public long version(Evacuation evacuation) {
    return live.version(evacuation.id());
  }

  /// The party that a number names: its own, that of somebody in it, or that of the paper form from
  /// which it was keyed.
  public Optional<String> findParty(Evacuation evacuation, String number) {
    return party(evacuation, number)
        .or(
            () ->
                FormNumber.read(number) instanceof FormNumber.Typed.Good form
                    ? store
                        .read(
                            dsl ->
                                FormRows.findParty(dsl, evacuation.id(), form.number().toString()))
                        // Whoever was keyed first may be with another family by now.
                        .flatMap(p -> party(evacuation, p + ".1").or(() -> party(evacuation, p)))
                    : Optional.empty());
  }

  private Optional<String> party(Evacuation evacuation, String number) {
    return ask(
        evacuation,
        custody ->
            custody
                .findParty(custody.findPerson(number).map(PersonState::party).orElse(number))
                .map(PartyState::party));
  }

  /// The free words of an event, where they can be opened.
  ///
  /// @throws Trouble UNABLE if the key is not at hand
  public Optional<String> note(Evacuation evacuation, String event) {
    return store
        .read(dsl -> EventRows.find(dsl, evacuation.id(), event))
        .filter(kept -> !kept.note().isEmpty())
        .map(kept -> evacuation.getSeal(keys).open("note " + event, kept.note()));
  }

  /// What was said in words of those events whose reason is in their note, by event.
  ///
  /// @throws Trouble UNABLE if the key is not at hand
  public Map<String, String> words(Evacuation evacuation, List<CustodyEvent> events) {
    Map<String, String> words = new HashMap<>();
    for (CustodyEvent event : events) {
      if (Reasons.isNoted(event.deed())) {
        note(evacuation, event.id()).ifPresent(n -> words.put(event.id(), Reasons.words(n)));
      }
    }
    return words;
  }

  /// The key that seals codes of calls, made from that of the evacuation; empty where it is not at
  /// hand, or was destroyed.
  Optional<byte[]> callKey(Evacuation evacuation) {
    return evacuation
        .findSeal(keys)
        .map(
            seal -> {
              byte[] digest = HexFormat.of().parseHex(seal.digest("codes of calls"));
              // What comes before the last 32 bytes tells which key it was.
              return Arrays.copyOfRange(digest, digest.length - 32, digest.length);
            });
  }

  /// Whether the key is at hand, so that events are taken.
  public boolean isKeyed(Evacuation evacuation) {
    return evacuation.findSeal(keys).isPresent();
  }

  void forget(String evacuation) {
    live.forget(evacuation);
  }
}
