package org.muster.server.operate.guard.day;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.muster.access.Viewer;
import org.muster.operate.guard.GuardDoors;
import org.muster.operate.guard.day.DayBill;
import org.muster.operate.guard.day.DayBook;
import org.muster.operate.guard.day.DayState;
import org.muster.operate.guard.day.Deed;
import org.muster.operate.guard.day.Turn;
import org.muster.server.frame.BadAddressException;
import org.muster.server.frame.Chrome;
import org.muster.server.frame.Html;
import org.muster.server.frame.Installable;
import org.muster.server.frame.Json;
import org.muster.server.frame.NotFoundException;
import org.muster.server.frame.Page;
import org.muster.thread.Workspace;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import tools.jackson.core.JacksonException;

/// Signing at a post by phone. What a phone asks is answered from a few cells and the log; no case
/// is read. The page itself holds nothing of anybody, so that a phone may keep it.
@Controller
class PhoneController {
  private static final String JSON = "application/json;charset=UTF-8";

  /// How far ahead a phone knows a post's turns: a night without a network.
  private static final Duration AHEAD = Duration.ofHours(14);

  private static final Duration BACK = Duration.ofHours(3);
  private static final int MOST_EVENTS = 50;

  private final DayBook days;

  /// How long ahead whoever signs is known by their PIN without a network: the reliefs at hand.
  private static final Duration CHECKED_AHEAD = Duration.ofHours(3);

  private static final String SECRET = "Muster-Phone";

  private final GuardDoors doors;
  private final Workspace workspace;

  PhoneController(DayBook days, GuardDoors doors, Workspace workspace) {
    this.days = days;
    this.doors = doors;
    this.workspace = workspace;
  }

  /// Who asks, and of which guard.
  private record Asker(String caseId, Viewer viewer, Optional<String> guard) {}

  /// By what a phone tells a mistyped PIN: some bits of a slow hash, too few to find it by.
  record Check(String salt, int rounds, int bits) {}

  /// What keeps a phone signed in; told once.
  record Kept(String secret, String why) {}

  /// A seat to choose.
  record Seat(String key, String name) {}

  /// A turn.
  record Stand(String post, int seat, String from, String until, String person) {}

  /// Somebody who is on, or leads.
  record Here(String turn, String member, String since) {}

  /// What a phone at one seat needs for a night.
  ///
  /// @param called people by service number, as far as the reader knows their names
  record Night(
      String now,
      long offsetSeconds,
      boolean illustrative,
      String me,
      String post,
      int seat,
      String name,
      boolean ledPost,
      List<Seat> seats,
      List<Stand> turns,
      List<Here> on,
      List<Here> led,
      List<String> commanders,
      Map<String, String> called,
      String mine,
      Map<String, List<Check>> checks,
      String checksUntil,
      boolean mayKeep,
      String tokenHeader,
      String token) {}

  /// An event as a phone sends it; cells that its kind does not need are empty.
  record Event(
      String id,
      String device,
      long counter,
      String at,
      String did,
      String post,
      int seat,
      String turn,
      String member,
      String about,
      String text,
      String secret,
      boolean late) {}

  record Events(List<Event> events) {}

  /// What became of an event: `taken`, `again` or `refused`.
  record Answer(String id, String became, String why, List<String> odds) {}

  record Answers(List<Answer> answers) {}

  @GetMapping("/case/{caseId}/operate/guard/phone")
  View phone(
      @PathVariable String caseId,
      @RequestParam Optional<String> guard,
      HttpServletRequest request) {
    look(caseId, guard);
    return Html.of("operate/guard/day/phone", Page.bare("Sign at a post", Chrome.of(request)))
        .with("base", "/case/" + caseId + "/operate/guard");
  }

  @GetMapping("/case/{caseId}/operate/guard/phone-worker.js")
  ResponseEntity<String> worker(@PathVariable String caseId) {
    look(caseId, Optional.empty());
    return Installable.worker("guard-worker.js");
  }

  @GetMapping("/case/{caseId}/operate/guard/phone.webmanifest")
  ResponseEntity<String> manifest(@PathVariable String caseId) {
    look(caseId, Optional.empty());
    return Installable.manifest("Muster: sign at a post", "Post", "phone", "./");
  }

  /// @param seat as `NG/1`; empty for the reader's own next, else the one that is most late
  @GetMapping("/case/{caseId}/operate/guard/phone.json")
  ResponseEntity<String> night(
      @PathVariable String caseId,
      @RequestParam Optional<String> seat,
      @RequestParam Optional<String> guard,
      HttpServletRequest request) {
    return night(
        new Asker(caseId, viewer(), guard),
        seat,
        (CsrfToken) request.getAttribute(CsrfToken.class.getName()),
        false);
  }

  private ResponseEntity<String> night(
      Asker asker, Optional<String> seat, @Nullable CsrfToken token, boolean kept) {
    DayBook.Look look = look(asker);
    DayState.SeatNow at =
        chosen(look, seat)
            .orElseThrow(() -> new NotFoundException("No roster is published for this hour."));
    return json(night(asker, look, at, token, kept));
  }

  private static Optional<DayState.SeatNow> chosen(DayBook.Look look, Optional<String> seat) {
    DayState state = look.state();
    return state.seats().stream()
        .filter(s -> seat.equals(Optional.of(DayModel.key(s.place()))))
        .findFirst()
        .or(
            () ->
                look.me()
                    .flatMap(me -> look.bill().of(me, state.now()).stream().findFirst())
                    .flatMap(turn -> state.find(turn.place())))
        .or(() -> state.seats().stream().findFirst());
  }

  private Night night(
      Asker asker,
      DayBook.Look look,
      DayState.SeatNow at,
      @Nullable CsrfToken token,
      boolean kept) {
    DayBill bill = look.bill();
    Instant now = look.state().now();
    List<Stand> turns =
        bill.turns().stream()
            .filter(t -> t.place().equals(at.place()))
            .filter(t -> t.until().isAfter(now.minus(BACK)) && t.from().isBefore(now.plus(AHEAD)))
            .map(
                t ->
                    new Stand(
                        t.post(), t.seat(), t.from().toString(), t.until().toString(), t.person()))
            .toList();
    List<String> commanders = bill.commanders(now);
    Set<String> numbers = new LinkedHashSet<>(commanders);
    turns.forEach(t -> numbers.add(t.person()));
    at.on().forEach(on -> numbers.add(on.member()));
    at.led().ifPresent(led -> numbers.add(led.member()));
    look.me().ifPresent(numbers::add);
    numbers.remove("");
    Hours hours = new Hours(bill.offset());
    Map<String, String> called = days.names(asker.caseId, asker.viewer, look, numbers);
    Set<String> signing = new LinkedHashSet<>(commanders);
    at.on().forEach(on -> signing.add(on.member()));
    Instant checksUntil = now.plus(CHECKED_AHEAD);
    for (Stand turn : turns) {
      Instant from = Instant.parse(turn.from());
      if (!turn.person().isEmpty() && from.isBefore(checksUntil)) {
        signing.add(turn.person());
      }
    }
    Map<String, List<Check>> checks = new TreeMap<>();
    days.checks(asker.caseId, look, signing)
        .forEach(
            (member, all) ->
                checks.put(
                    member,
                    all.stream().map(c -> new Check(c.salt(), c.rounds(), c.bits())).toList()));
    DayBill.Post post = bill.findPost(at.place().post()).orElseThrow();
    return new Night(
        now.toString(),
        bill.offset().getTotalSeconds(),
        bill.illustrative(),
        look.me().orElse(""),
        post.code(),
        at.place().seat(),
        post.name(),
        post.isLed(),
        bill.byPlace().keySet().stream()
            .map(p -> new Seat(DayModel.key(p), bill.findPost(p.post()).orElseThrow().name()))
            .toList(),
        turns,
        at.on().stream().map(PhoneController::here).toList(),
        at.led().stream().map(PhoneController::here).toList(),
        commanders,
        called,
        look.me().map(me -> mine(look, hours, me)).orElse(""),
        checks,
        checksUntil.toString(),
        look.mayWrite() && !kept,
        token == null ? "" : token.getHeaderName(),
        token == null ? "" : token.getToken());
  }

  private static Here here(DayState.OnPost on) {
    return new Here(on.turn().from().toString(), on.member(), on.since().toString());
  }

  /// What the reader does next, and who relieves them.
  private static String mine(DayBook.Look look, Hours hours, String me) {
    List<Turn> turns = look.bill().of(me, look.state().now());
    if (turns.isEmpty()) {
      return "You have no turn today or tomorrow.";
    }
    Turn next = turns.getFirst();
    String relief =
        look.bill()
            .findNext(next)
            .map(t -> t.isGap() ? "nobody" : t.person())
            .orElse("nobody; the post shuts");
    return "Your next turn: "
        + next.post()
        + ", "
        + hours.hour(next.from())
        + "–"
        + hours.hour(next.until())
        + "; relieved by "
        + relief
        + ".";
  }

  /// Takes what a phone sends, in its order; whatever is sent again counts once.
  @PostMapping("/case/{caseId}/operate/guard/phone/events")
  ResponseEntity<String> events(
      @PathVariable String caseId, @RequestParam Optional<String> guard, @RequestBody String body) {
    return taken(new Asker(caseId, viewer(), guard), body);
  }

  private ResponseEntity<String> taken(Asker asker, String body) {
    Events events;
    try {
      events = Json.MAPPER.readValue(body, Events.class);
    } catch (JacksonException e) {
      throw new BadAddressException("these are no events of a phone: " + e.getOriginalMessage());
    }
    if (events.events().size() > MOST_EVENTS) {
      throw new BadAddressException("at most " + MOST_EVENTS + " events are taken at once");
    }
    List<Answer> answers = new ArrayList<>();
    for (Event event : events.events()) {
      answers.add(take(asker, event));
    }
    return json(new Answers(answers));
  }

  private Answer take(Asker asker, Event event) {
    DayBook.Sent sent =
        days.send(
            asker.caseId,
            asker.viewer,
            asker.guard,
            new DayBook.Sending(
                event.id(),
                event.device(),
                event.counter(),
                DayController.instant(event.at()),
                deed(event),
                event.secret(),
                event.late()));
    return switch (sent) {
      case DayBook.Sent.Again again -> new Answer(event.id(), "again", "", List.of());
      case DayBook.Sent.Refused refused ->
          new Answer(event.id(), "refused", refused.refusal().why(), List.of());
      case DayBook.Sent.Taken taken ->
          new Answer(
              event.id(), "taken", "", taken.odds().stream().map(DayState.Odd::words).toList());
    };
  }

  private static Deed deed(Event event) {
    return switch (event.did()) {
      case "led" -> new Deed.Led(key(event), event.member());
      case "on" -> new Deed.On(key(event), event.member());
      case "off" -> new Deed.Off(key(event), event.member());
      case "rang" -> new Deed.Rang(event.post(), event.text());
      case "answered" -> new Deed.Answered(event.about(), event.text());
      case "alarm" -> new Deed.Alarm(event.post(), event.text());
      case "sick" -> new Deed.Sick(event.member(), DayController.instant(event.at()), event.text());
      case "incident" -> new Deed.Incident(event.post(), event.text());
      case "note" -> new Deed.Note(event.post(), event.text());
      default -> throw new BadAddressException("no event is called " + event.did());
    };
  }

  private static Turn.Key key(Event event) {
    return new Turn.Key(event.post(), event.seat(), DayController.instant(event.turn()));
  }

  /// Keeps this phone signed in at the posts of the guard, until somebody revokes it.
  @PostMapping("/case/{caseId}/operate/guard/phone/keep")
  ResponseEntity<String> keep(
      @PathVariable String caseId,
      @RequestParam Optional<String> guard,
      @RequestParam String name) {
    DayBook.Look look = look(caseId, guard);
    return json(
        switch (doors.openPhone(caseId, viewer(), look.bill().guard(), look.mayWrite(), name)) {
          case GuardDoors.Opened.Secret secret -> new Kept(secret.text(), "");
          case GuardDoors.Opened.Refused refused -> new Kept("", refused.refusal().why());
        });
  }

  /// The same answers for a phone that was kept signed in.
  @GetMapping("/guard-phone/night")
  ResponseEntity<String> keptNight(
      @RequestHeader(SECRET) String secret, @RequestParam Optional<String> seat) {
    return kept(secret)
        .map(asker -> night(asker, seat, null, true))
        .orElseGet(() -> ResponseEntity.status(HttpStatus.UNAUTHORIZED).build());
  }

  @PostMapping("/guard-phone/events")
  ResponseEntity<String> keptEvents(
      @RequestHeader(SECRET) String secret, @RequestBody String body) {
    return kept(secret)
        .map(asker -> taken(asker, body))
        .orElseGet(() -> ResponseEntity.status(HttpStatus.UNAUTHORIZED).build());
  }

  /// Signs a phone out.
  @PostMapping("/guard-phone/forget")
  ResponseEntity<String> forget(@RequestHeader(SECRET) String secret) {
    doors.end(secret);
    return json(new Kept("", ""));
  }

  private Optional<Asker> kept(String secret) {
    return doors
        .find(secret, GuardDoors.Sort.PHONE)
        .flatMap(
            door ->
                workspace
                    .accounts()
                    .find(door.account())
                    .filter(account -> !account.disabled())
                    .map(
                        account ->
                            new Asker(door.caseId(), account.viewer(), Optional.of(door.guard()))));
  }

  private DayBook.Look look(String caseId, Optional<String> guard) {
    return look(new Asker(caseId, viewer(), guard));
  }

  private DayBook.Look look(Asker asker) {
    return days.look(asker.caseId, asker.viewer, asker.guard, Optional.empty())
        .orElseThrow(
            () -> new NotFoundException("There is no joint guard in this case that you may see."));
  }

  private static Viewer viewer() {
    return Chrome.signedIn()
        .orElseThrow(() -> new IllegalStateException("nobody is signed in"))
        .viewer();
  }

  private static ResponseEntity<String> json(Object body) {
    return ResponseEntity.ok()
        .contentType(MediaType.parseMediaType(JSON))
        .header(HttpHeaders.CACHE_CONTROL, "no-store")
        .body(Json.MAPPER.writeValueAsString(body));
  }
}
