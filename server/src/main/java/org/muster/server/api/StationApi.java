package org.muster.server.api;

import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.muster.access.Attempts;
import org.muster.operate.evacuation.CallBook;
import org.muster.operate.evacuation.CallCheck;
import org.muster.operate.evacuation.CustodyBook;
import org.muster.operate.evacuation.Device;
import org.muster.operate.evacuation.Evacuation;
import org.muster.operate.evacuation.Evacuations;
import org.muster.operate.evacuation.Particulars;
import org.muster.operate.evacuation.Sending;
import org.muster.operate.evacuation.StationAct;
import org.muster.operate.evacuation.StationBook;
import org.muster.operate.evacuation.custody.Deed;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Stations of an evacuation. A call reads a token, an evacuation and what it writes, and no case.
@RestController
class StationApi {
  private static final int LONGEST_CODE = 100;

  /// Parties that one device asks for by number, so that a phone in the wrong hands does not read
  /// the file through: nobody reads a band every other second for ten minutes.
  static final Attempts.Limit PARTIES =
      new Attempts.Limit("station-party", 300, Duration.ofMinutes(10));

  private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm");

  private final Evacuations evacuations;
  private final CustodyBook book;
  private final StationBook stations;
  private final CallBook calls;
  private final Attempts attempts;

  StationApi(
      Evacuations evacuations,
      CustodyBook book,
      StationBook stations,
      CallBook calls,
      Attempts attempts) {
    this.evacuations = evacuations;
    this.book = book;
    this.stations = stations;
    this.calls = calls;
    this.attempts = attempts;
  }

  /// An event as a device sends it; what its kind does not need is left out.
  ///
  /// @param did scanned, screened, held, boarded, closed, departed, arrived, onward, withdrawn or
  ///     corrected; or the kind of an act of the station’s list, with a reason of its own
  record Scan(
      String id,
      long counter,
      Instant at,
      String did,
      Optional<List<String>> persons,
      Optional<Boolean> out,
      Optional<String> flight,
      Optional<Integer> step,
      Optional<Deed.Outcome> outcome,
      Optional<String> reason,
      Optional<Integer> heads,
      Optional<Integer> infants,
      Optional<String> event,
      Optional<String> to,
      Optional<String> note)
      implements ApiBody {}

  record Scans(List<Scan> events) implements ApiBody {}

  /// @param became taken (on the disk), again (was there already), later (keep it and send
  ///     it again) or refused
  record Became(String id, Sending.Became became, String why) implements ApiBody {}

  record Answers(List<Became> answers) implements ApiBody {}

  /// @param flight for which they are listed; empty where for none
  /// @param aboard the flight in which they sit and that has not left; empty where in none
  /// @param screening how its last step ended; absent where nobody looked yet
  /// @param held the code of why they are kept back; empty where they are not
  /// @param place where they were seen last
  /// @param face a small JPEG in base 64; absent where there is none, or the answer has no names
  record Member(
      String person,
      String sort,
      StationBook.Go go,
      String why,
      boolean here,
      boolean in,
      String flight,
      String aboard,
      Optional<Deed.Outcome> screening,
      String held,
      String place,
      Optional<Instant> seen,
      String name,
      String script,
      String who,
      Optional<String> face)
      implements ApiBody {}

  /// @param place to which they are called
  /// @param code half a digest of the code by which they are called; empty but at gates
  record Party(
      String party,
      Optional<Instant> from,
      Optional<Instant> until,
      String place,
      String code,
      List<Member> members)
      implements ApiBody {}

  /// @param kind refer, refuse, hold, release, withdraw or out
  /// @param reasons of which one is chosen; none where nobody asks
  record Act(StationAct.Kind kind, String words, List<Reason> reasons) implements ApiBody {
    static Act of(StationAct act) {
      return new Act(
          act.kind(),
          act.words(),
          act.reasons().stream().map(r -> new Reason(r.code(), r.words())).toList());
    }
  }

  record Reason(String code, String words) implements ApiBody {}

  /// @param code as it was read or typed
  record Code(String code) implements ApiBody {}

  /// @param verdict good, forged, ended, replayed, expired, early or elsewhere
  /// @param says why, in plain words
  /// @param party whose it is, where it is good or was used
  record Verdict(String verdict, String says, Optional<Party> party) implements ApiBody {}

  /// @param mark to ask by next time
  /// @param whole whether it is all of it; otherwise parties take the place of those of the same
  ///     number
  /// @param gone parties that concern the station no longer
  /// @param counter the highest number of an event that came from the device
  /// @param acts what is done here beside seeing people
  /// @param doctors codes of reasons for which a doctor keeps somebody back, so that no act here
  ///     lets them go
  record Sheet(
      String evacuation,
      String place,
      boolean illustrative,
      long offsetSeconds,
      String device,
      String station,
      String stop,
      long version,
      String mark,
      boolean whole,
      Instant now,
      List<Party> parties,
      List<String> gone,
      int more,
      List<String> flights,
      long counter,
      List<Act> acts,
      List<String> doctors)
      implements ApiBody {}

  @PostMapping("/api/evacuation/scans")
  @Says(
      value =
          "Takes what a device of a station saw, up to 1,000 events in its order, and answers when"
              + " they are durable; an event sent again, by its id, counts once. What contradicts is"
              + " taken and listed; what is answered “later” is kept and sent again. Bear the"
              + " device’s token.",
      fails = {413, 429})
  Answers scans(@RequestBody Scans sent) {
    if (sent.events() == null
        || sent.events().isEmpty()
        || sent.events().size() > CustodyBook.MOST_EVENTS) {
      throw ApiException.bad("events holds 1 to " + CustodyBook.MOST_EVENTS + " events");
    }
    Device device = device();
    Evacuation evacuation = evacuations.get(device.evacuation());
    Map<Integer, Became> wrong = new TreeMap<>();
    List<Sending> good = new ArrayList<>();
    for (int i = 0; i < sent.events().size(); i++) {
      Scan scan = sent.events().get(i);
      if (scan == null) {
        wrong.put(i, new Became("", Sending.Became.REFUSED, "an event is an object"));
        continue;
      }
      try {
        good.add(
            new Sending(
                scan.id(),
                scan.counter(),
                scan.at(),
                device.station(),
                deed(scan, device),
                scan.note().orElse("")));
      } catch (IllegalArgumentException e) {
        wrong.put(i, new Became(scan.id(), Sending.Became.REFUSED, String.valueOf(e.getMessage())));
      }
    }
    var taken = book.take(evacuation, device, good).iterator();
    List<Became> answers = new ArrayList<>();
    for (int i = 0; i < sent.events().size(); i++) {
      Became no = wrong.get(i);
      if (no != null) {
        answers.add(no);
      } else {
        Sending.Answer answer = taken.next();
        answers.add(new Became(answer.id(), answer.became(), answer.why()));
      }
    }
    return new Answers(answers);
  }

  private static Deed deed(Scan scan, Device device) {
    if (scan.id() == null || scan.at() == null || scan.did() == null) {
      throw new IllegalArgumentException("an event needs id, counter, at and did");
    }
    List<String> persons = scan.persons().orElse(List.of());
    if (persons.stream().anyMatch(Objects::isNull)) {
      throw new IllegalArgumentException("a person is a number");
    }
    return switch (scan.did()) {
      case "scanned" -> new Deed.Scanned(persons, device.stop(), scan.out().orElse(false));
      case "screened" ->
          new Deed.Screened(
              persons.isEmpty() ? "" : persons.getFirst(),
              scan.step().orElse(1),
              scan.outcome().orElse(Deed.Outcome.PASSED),
              scan.reason().orElse(""));
      case "held" -> new Deed.Held(persons, scan.out().orElse(false), scan.reason().orElse(""));
      case "boarded" ->
          new Deed.Boarded(persons, scan.flight().orElse(""), scan.out().orElse(false));
      case "closed" ->
          new Deed.Closed(
              scan.flight().orElse(""),
              scan.heads().orElse(-1),
              scan.infants().orElse(Deed.Closed.UNCOUNTED));
      case "departed" -> new Deed.Departed(scan.flight().orElse(""));
      case "arrived" -> new Deed.Arrived(scan.flight().orElse(""), scan.heads().orElse(-1));
      case "onward" -> new Deed.Onward(persons, scan.to().orElse(""));
      case "withdrawn" -> new Deed.Withdrawn(persons, scan.reason().orElse(""));
      case "corrected" -> new Deed.Corrected(scan.event().orElse(""), scan.reason().orElse("undo"));
      default -> StationAct.deed(device.stop(), scan.did(), persons, scan.reason().orElse(""));
    };
  }

  @GetMapping("/api/evacuation/station")
  @Says(
      "What the station of a device holds without a network: who may pass, by number; with since,"
          + " the mark of an earlier answer, what has changed.")
  Sheet sheet(@RequestParam(defaultValue = "") String since) {
    Device device = device();
    Evacuation evacuation = evacuations.get(device.evacuation());
    StationBook.Sheet sheet = stations.sheet(evacuation, device, since);
    return new Sheet(
        evacuation.name(),
        evacuation.place(),
        evacuation.illustrative(),
        evacuation.offset().getTotalSeconds(),
        device.id(),
        device.station(),
        device.stop().word(),
        sheet.version(),
        sheet.mark(),
        sheet.whole(),
        sheet.now(),
        sheet.groups().stream().map(group -> party(group, Map.of(), Map.of())).toList(),
        sheet.gone(),
        sheet.more(),
        sheet.flights(),
        sheet.counter(),
        StationAct.of(device.stop()).stream().map(Act::of).toList(),
        StationAct.doctors(device.stop()));
  }

  @GetMapping("/api/evacuation/party")
  @Says(
      value =
          "A party by its number, that of one of its people or that of its paper form. Names"
              + " and faces are told where the party concerns the station; of others, numbers and"
              + " why they do not pass. A device asks 300 times in ten minutes at most.",
      fails = 429)
  Party party(@RequestParam String number) {
    Device device = device();
    attempts
        .take(PARTIES, device.id())
        .ifPresent(
            until -> {
              throw ApiException.of(
                  HttpStatus.TOO_MANY_REQUESTS,
                  "Too many parties were asked for",
                  "This device asks again at " + until + ".");
            });
    return stations
        .find(evacuations.get(device.evacuation()), device, number)
        .map(StationApi::party)
        .orElseThrow(ApiException::notFound);
  }

  @PostMapping("/api/evacuation/code")
  @Says("What the code of a call is worth at the gate of a device now, and whose it is.")
  Verdict code(@RequestBody Code sent) {
    Device device = device();
    Evacuation evacuation = evacuations.get(device.evacuation());
    String code = sent.code();
    if (code == null || code.isBlank() || code.length() > LONGEST_CODE) {
      throw ApiException.bad("code holds the code of a call");
    }
    return switch (calls.check(evacuation, device, code)) {
      case CallCheck.Good good ->
          verdict("good", "Party " + good.party() + " is called here now.", device, good.party());
      case CallCheck.Forged forged ->
          verdict("forged", "It is no code of ours, or it was changed or mistyped.");
      case CallCheck.Ended ended ->
          verdict(
              "ended", "The call was taken back, or they were called anew. Ask the desk of calls.");
      case CallCheck.Replayed used ->
          verdict(
              "replayed",
              "It was used at "
                  + clock(evacuation, used.at())
                  + " at "
                  + used.station()
                  + (used.still() > 0
                      ? "; " + used.still() + " of party " + used.party() + " are not in yet."
                      : "; all of party " + used.party() + " are in."),
              device,
              used.party());
      case CallCheck.Expired late ->
          verdict(
              "expired",
              "Its window closed at "
                  + clock(evacuation, late.until())
                  + ". Ask the desk of calls about party "
                  + late.party()
                  + ".");
      case CallCheck.Early early ->
          verdict(
              "early",
              "Its window opens at "
                  + clock(evacuation, early.from())
                  + ". Party "
                  + early.party()
                  + " comes again then.");
      case CallCheck.Elsewhere other ->
          verdict(
              "elsewhere",
              "Party " + other.party() + " is called to " + other.place() + ", not here.");
    };
  }

  private static Verdict verdict(String verdict, String says) {
    return new Verdict(verdict, says, Optional.empty());
  }

  private Verdict verdict(String verdict, String says, Device device, String party) {
    return new Verdict(
        verdict,
        says,
        stations.find(evacuations.get(device.evacuation()), device, party).map(StationApi::party));
  }

  private static String clock(Evacuation evacuation, Instant at) {
    return CLOCK.format(at.atOffset(evacuation.offset())) + " local";
  }

  private static Party party(StationBook.Named named) {
    return party(named.group(), named.names(), named.faces());
  }

  private static Party party(
      StationBook.Group group, Map<String, Particulars> names, Map<String, byte[]> faces) {
    return new Party(
        group.party(),
        group.from(),
        group.until(),
        group.place(),
        group.code(),
        group.members().stream()
            .map(
                here -> {
                  Particulars name = names.getOrDefault(here.person(), Particulars.NONE);
                  return new Member(
                      here.person(),
                      here.sort(),
                      here.go(),
                      here.go().words(),
                      here.seenHere(),
                      here.in(),
                      here.flight(),
                      here.aboard(),
                      here.screening(),
                      here.held(),
                      here.place(),
                      here.seen(),
                      name.name(),
                      name.script(),
                      name.who(),
                      Optional.ofNullable(faces.get(here.person()))
                          .map(Base64.getEncoder()::encodeToString));
                })
            .toList());
  }

  private static Device device() {
    var authentication = SecurityContextHolder.getContext().getAuthentication();
    if (authentication != null && authentication.getPrincipal() instanceof Device device) {
      return device;
    }
    throw new IllegalStateException("no device asks");
  }
}
