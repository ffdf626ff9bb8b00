package org.muster.operate.evacuation;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.muster.access.Audit;
import org.muster.access.Viewer;
import org.muster.desk.Refusal;
import org.muster.operate.evacuation.callforward.CallCode;
import org.muster.operate.evacuation.callforward.CallNumber;
import org.muster.operate.evacuation.callforward.CallQueue;
import org.muster.operate.evacuation.callforward.CallSlip;
import org.muster.operate.evacuation.callforward.PartyCall;
import org.muster.operate.evacuation.custody.Custody;
import org.muster.operate.evacuation.custody.CustodyEvent;
import org.muster.operate.evacuation.custody.Deed;
import org.muster.operate.evacuation.custody.PersonState;
import org.muster.operate.evacuation.custody.Phase;
import org.muster.operate.evacuation.custody.Waiting;
import org.muster.store.Store;
import org.muster.store.Trouble;

/// Calls people forward: how many, whom, by which slip, and what a slip is worth at the gate.
public final class CallBook {
  /// Parties that are called at once.
  public static final int MOST_PARTIES = 500;

  private static final Duration FARTHEST = Duration.ofDays(7);
  private static final int MOST_REASON = 200;
  private static final int MOST_IN_EVENT = 100;

  private final Store store;
  private final Audit audit;
  private final CustodyBook book;
  private final NamesBook names;
  private final GateBook gates;
  private final Languages languages;
  private final InstantSource clock;

  public CallBook(
      Store store,
      Audit audit,
      CustodyBook book,
      NamesBook names,
      GateBook gates,
      InstantSource clock) {
    this.store = store;
    this.audit = audit;
    this.book = book;
    this.names = names;
    this.gates = gates;
    this.languages = new Languages(book);
    this.clock = clock;
  }

  /// What a desk that calls sees. It holds no names.
  ///
  /// @param choice whom the rule calls now
  /// @param queue who waits, in order
  /// @param late people whose window has closed and who did not come
  public record Desk(
      GateFacts gate,
      CallNumber number,
      CallRate rate,
      CallQueue.Choice choice,
      List<Waiting> queue,
      List<CallWave> waves,
      int late) {
    public Desk {
      queue = List.copyOf(queue);
      waves = List.copyOf(waves);
    }
  }

  /// Looks.
  public Desk look(Evacuation evacuation) {
    GateFacts gate = gates.get(evacuation);
    Instant now = clock.instant();
    return book.ask(
        evacuation,
        custody -> {
          CallRate rate = CallRate.of(custody, now);
          List<Waiting> queue = queue(custody);
          CallNumber number =
              CallNumber.of(CallSituation.of(custody, gate, queue, now), rate.rate());
          return new Desk(
              gate,
              number,
              rate,
              CallQueue.choose(queue, number.people()),
              queue,
              CallWave.newest(custody, now),
              late(custody, now).size());
        });
  }

  private static List<Waiting> queue(Custody custody) {
    return Waiting.queue(custody, CallBook::waits);
  }

  private static boolean waits(PersonState person) {
    return person.phase() == Phase.WAITING && person.held().isEmpty();
  }

  private static boolean isLate(PersonState person, Instant now) {
    return person.phase() == Phase.CALLED
        && person.call().filter(call -> !call.until().isAfter(now)).isPresent();
  }

  private static List<String> late(Custody custody, Instant now) {
    List<String> late = new ArrayList<>();
    custody.forEachPerson(
        person -> {
          if (isLate(person, now)) {
            late.add(person.person());
          }
        });
    return late;
  }

  /// Whom to call, where and when.
  ///
  /// @param place code of the gate
  /// @param from begin of the window
  /// @param language of those of whom nobody said another
  /// @param languages of parties, whatever was said before
  /// @param reason why others than the rule chooses; empty where it is the rule's choice
  /// @param persons of parties of whom not all are meant; of any other whoever waits is
  public record Order(
      List<String> parties,
      String place,
      Instant from,
      Duration window,
      CallSlip.Language language,
      Map<String, CallSlip.Language> languages,
      String reason,
      Map<String, List<String>> persons) {
    public Order {
      parties = parties.stream().distinct().toList();
      languages = Map.copyOf(languages);
      persons = Map.copyOf(persons);
    }

    /// Of whole parties.
    public Order(
        List<String> parties,
        String place,
        Instant from,
        Duration window,
        CallSlip.Language language,
        Map<String, CallSlip.Language> languages,
        String reason) {
      this(parties, place, from, window, language, languages, reason, Map.of());
    }

    /// The same of those persons alone, by party.
    public Order only(Map<String, List<String>> some) {
      return new Order(parties, place, from, window, language, languages, reason, some);
    }

    private List<String> meant(Waiting one) {
      List<String> some = persons.getOrDefault(one.party(), one.persons());
      return one.persons().stream().filter(some::contains).toList();
    }
  }

  /// How it ended.
  public sealed interface Called {
    record Done(int parties, int people) implements Called {}

    record Refused(Refusal refusal) implements Called {}
  }

  /// Calls parties: all of them, or none. Others than the rule chooses are an officer's to
  /// call, who says why. Of those who did not come in their window the call before is taken back.
  public Called call(Evacuation evacuation, Viewer viewer, Order order) {
    Optional<Refusal> odd = odd(order);
    if (odd.isPresent()) {
      return new Called.Refused(odd.get());
    }
    Desk desk = look(evacuation);
    Instant now = clock.instant();
    Map<String, List<String>> waiting = new LinkedHashMap<>();
    Set<String> late = new HashSet<>();
    book.ask(
            evacuation,
            custody -> {
              late.addAll(late(custody, now));
              return Waiting.queue(custody, p -> waits(p) || isLate(p, now) && p.held().isEmpty());
            })
        .forEach(one -> waiting.put(one.party(), order.meant(one)));
    Optional<String> gone =
        order.parties().stream()
            .filter(p -> waiting.getOrDefault(p, List.of()).isEmpty())
            .findFirst();
    if (gone.isPresent()) {
      return refused(
          "call.not-waiting",
          "Party " + gone.get() + " does not wait any more. Nobody was called.");
    }
    Set<String> ruled = new HashSet<>(desk.choice().called().stream().map(Waiting::party).toList());
    boolean other = !ruled.containsAll(order.parties());
    if (other && !Evacuations.may(viewer, evacuation, EvacuationRight.RANK)) {
      return refused(
          "call.order",
          "Others than the rule chooses are called by an officer, who says why. Nobody was called.");
    }
    if (other && order.reason().isBlank()) {
      return refused("call.reason", "Say why others than the rule chooses are called.");
    }
    List<Sending> sendings =
        lapses(
            order.parties().stream()
                .flatMap(party -> Objects.requireNonNull(waiting.get(party)).stream())
                .filter(late::contains)
                .toList());
    Map<String, CallSlip.Language> said =
        new LinkedHashMap<>(languages.of(evacuation, order.parties()));
    said.putAll(order.languages());
    int people = 0;
    for (String party : order.parties()) {
      List<String> persons = Objects.requireNonNull(waiting.get(party));
      people += persons.size();
      CallSlip.Language language = said.getOrDefault(party, order.language());
      String note = Languages.note(language) + (other ? "; " + order.reason().strip() : "");
      try {
        sendings.add(
            new Sending(
                EventIds.next(),
                0,
                clock.instant(),
                "",
                new Deed.Called(
                    persons, order.place(), order.from(), order.from().plus(order.window())),
                note));
      } catch (IllegalArgumentException e) {
        return refused("call.form", "The call was not made: " + e.getMessage() + ".");
      }
    }
    return switch (book.writeTogether(evacuation, viewer, sendings, Map.of())) {
      case CustodyBook.Written.Taken taken -> new Called.Done(order.parties().size(), people);
      case CustodyBook.Written.Refused no -> new Called.Refused(no.refusal());
    };
  }

  private Optional<Refusal> odd(Order order) {
    if (order.parties().isEmpty() || order.parties().size() > MOST_PARTIES) {
      return Optional.of(
          new Refusal("call.parties", "Choose 1 to " + MOST_PARTIES + " parties to call."));
    }
    Instant now = clock.instant();
    if (order.from().isBefore(now.minus(Duration.ofHours(1)))
        || order.from().isAfter(now.plus(FARTHEST))) {
      return Optional.of(new Refusal("call.window", "A window opens within the next 7 days."));
    }
    if (order.window().toMinutes() < 5 || order.window().toHours() >= 24) {
      return Optional.of(new Refusal("call.window", "A window lasts 5 minutes to 23 hours."));
    }
    return order.reason().length() > MOST_REASON
        ? Optional.of(new Refusal("call.reason", "A reason takes up to 200 characters."))
        : Optional.empty();
  }

  private static Called refused(String rule, String why) {
    return new Called.Refused(new Refusal(rule, why));
  }

  /// Takes back the calls of all who did not come in their window: they wait again, and count
  /// in the rate.
  public Called lapse(Evacuation evacuation, Viewer viewer) {
    Instant now = clock.instant();
    List<String> late = book.ask(evacuation, custody -> late(custody, now));
    List<Sending> sendings = lapses(late);
    if (sendings.isEmpty()) {
      return refused("call.none-late", "Nobody's window has closed.");
    }
    return switch (book.writeTogether(evacuation, viewer, sendings, Map.of())) {
      case CustodyBook.Written.Taken taken -> new Called.Done(sendings.size(), late.size());
      case CustodyBook.Written.Refused no -> new Called.Refused(no.refusal());
    };
  }

  private List<Sending> lapses(List<String> late) {
    List<Sending> sendings = new ArrayList<>();
    for (int at = 0; at < late.size(); at += MOST_IN_EVENT) {
      sendings.add(
          new Sending(
              EventIds.next(),
              0,
              clock.instant(),
              "",
              new Deed.Lapsed(late.subList(at, Math.min(late.size(), at + MOST_IN_EVENT))),
              ""));
    }
    return sendings;
  }

  /// Which calls slips are made for.
  ///
  /// @param place and
  /// @param from of the wave; empty for every call of the party
  /// @param party empty for all of the wave
  public record Which(String place, Optional<Instant> from, String party) {
    boolean has(Deed.Called called, String of) {
      return (party.isEmpty() || party.equals(of))
          && (from.isEmpty() || (called.from().equals(from.get()) && called.place().equals(place)));
    }
  }

  /// The slips of calls that stand and were not used, by number and without names.
  ///
  /// @throws Trouble FORBIDDEN unless a registrar or officer asks; UNABLE if the key is not at
  ///     hand; NOT_FOUND if no such call stands
  public List<CallSlip> slips(Evacuation evacuation, Viewer viewer, Which which) {
    Evacuations.need(
        viewer, evacuation, EvacuationRight.CALL, "Slips are for registrars and officers.");
    byte[] key = key(evacuation);
    Map<CustodyEvent, String> calls = new LinkedHashMap<>();
    Map<String, String> labels = new LinkedHashMap<>();
    book.ask(
        evacuation,
        custody -> {
          custody.stations().forEach(s -> labels.put(s.code(), s.name()));
          for (CustodyEvent event : custody.newestCalls()) {
            if (event.deed() instanceof Deed.Called called) {
              PersonState first = custody.findPerson(called.persons().getFirst()).orElseThrow();
              if (which.has(called, first.party())
                  && stands(custody, called)
                  && calls.size() < MOST_PARTIES) {
                calls.put(event, first.party());
              }
            }
          }
          return calls.size();
        });
    if (calls.isEmpty()) {
      throw new Trouble(Trouble.Code.NOT_FOUND, "No such call stands that nobody followed yet.");
    }
    List<String> ids = new ArrayList<>(List.of(evacuation.id()));
    List<CallSlip> slips = new ArrayList<>();
    calls.forEach(
        (event, party) -> {
          if (event.deed() instanceof Deed.Called called) {
            ids.add(event.id());
            CallCode.Call code = PartyCall.of(event, called);
            slips.add(
                new CallSlip(
                    languages.of(evacuation, event),
                    labels.getOrDefault(called.place(), called.place()),
                    evacuation.offset(),
                    party,
                    party,
                    called.persons().size(),
                    code,
                    CallCode.of(code, key)));
          }
        });
    audit.note(store, viewer.actor(), "evacuation-slips", ids);
    return slips;
  }

  private static boolean stands(Custody custody, Deed.Called called) {
    return called.persons().stream()
        .flatMap(p -> custody.findPerson(p).stream())
        .anyMatch(p -> p.isExpectedBy(called));
  }

  private byte[] key(Evacuation evacuation) {
    return book.callKey(evacuation)
        .orElseThrow(
            () -> new Trouble(Trouble.Code.UNABLE, "The key of the evacuation is not at hand."));
  }

  /// The same with the name of the first of the party, which is read and stands in the audit log.
  ///
  /// @param party whose slip it is
  public List<CallSlip> named(Evacuation evacuation, Viewer viewer, String party) {
    List<CallSlip> slips = slips(evacuation, viewer, new Which("", Optional.empty(), party));
    String first = book.ask(evacuation, c -> c.findParty(party).orElseThrow().members().getFirst());
    String name =
        names.read(evacuation, viewer, List.of(first)).getOrDefault(first, Particulars.NONE).name();
    return slips.stream()
        .map(
            slip ->
                new CallSlip(
                    slip.language(),
                    slip.place(),
                    slip.zone(),
                    slip.party(),
                    name.isEmpty() ? slip.party() : name,
                    slip.people(),
                    slip.call(),
                    slip.code()))
        .toList();
  }

  /// The language of each party of which one was said: by its last call, or when it was registered.
  public Map<String, CallSlip.Language> languages(Evacuation evacuation, List<String> parties) {
    return languages.of(evacuation, parties);
  }

  /// What a code is worth at a station now.
  ///
  /// @throws Trouble UNABLE if the key is not at hand
  public CallCheck check(Evacuation evacuation, Device device, String code) {
    byte[] key = key(evacuation);
    Instant now = clock.instant();
    return book.ask(evacuation, custody -> CallCheck.of(custody, code, key, now, device.station()));
  }
}
