package org.muster.server.operate.guard.day;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.muster.access.Viewer;
import org.muster.desk.Refusal;
import org.muster.operate.guard.GuardCase;
import org.muster.operate.guard.GuardDoors;
import org.muster.operate.guard.GuardMapping;
import org.muster.operate.guard.Halves;
import org.muster.operate.guard.Rosters;
import org.muster.operate.guard.day.Callout;
import org.muster.operate.guard.day.DayBook;
import org.muster.operate.guard.day.Deed;
import org.muster.operate.guard.day.StandIns;
import org.muster.operate.guard.day.Turn;
import org.muster.server.frame.BadAddressException;
import org.muster.server.frame.Html;
import org.muster.server.frame.NotFoundException;
import org.muster.server.frame.Page;
import org.muster.server.frame.Place;
import org.muster.server.frame.Undo;
import org.muster.server.frame.Visit;
import org.muster.server.operate.guard.GuardChoice;
import org.muster.thread.DateWords;
import org.muster.thread.Stage;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// The page *Now*: who stands where, who comes next, what is late, and what is written in the log.
@Controller
class DayController {
  private static final String NOW = "operate/guard/now";

  /// As the log calls whoever writes on these pages.
  private static final String DEVICE = "page";

  /// As the form of a call says where it came from.
  private static final String CALLOUT = "alarm";

  private final GuardDoors doors;
  private final DayBook days;
  private final StandIns standIns;
  private final InstantSource clock;

  DayController(DayBook days, StandIns standIns, GuardDoors doors, InstantSource clock) {
    this.doors = doors;
    this.days = days;
    this.standIns = standIns;
    this.clock = clock;
  }

  /// @param seat the one to look at, as `NG/1`
  /// @param at another moment than now, as an instant; nothing is written from there
  @GetMapping("/case/{caseId}/operate/guard/now")
  View now(Visit visit, @RequestParam Optional<String> seat, @RequestParam Optional<String> at) {
    return page(visit, seat, at.map(DayController::instant), "", HttpStatus.OK);
  }

  private static Page.Draft page(Visit visit, String title) {
    return GuardChoice.offer(visit, visit.page(title).at(Place.of(Stage.OPERATE, NOW)), NOW);
  }

  private View page(
      Visit visit, Optional<String> seat, Optional<Instant> at, String wrong, HttpStatus status) {
    Viewer viewer = visit.who().viewer();
    DayBook.Look look = look(visit, at);
    Map<String, String> called = days.names(visit.caseId(), viewer, look, DayModel.numbers(look));
    DayModel model = DayModel.of(look, called, seat, UUID.randomUUID().toString());
    Page page =
        page(visit, DayModel.finding(look))
            .illustrative(look.bill().illustrative())
            .export("operate/guard/report", "Guard report")
            .done();
    return Html.of("operate/guard/day/now", page)
        .with("model", model)
        .with("writes", model.writes() && at.isEmpty())
        .with(
            "phones",
            doors.list(visit.caseId(), viewer, look.bill().guard()).stream()
                .filter(door -> door.sort() == GuardDoors.Sort.PHONE)
                .toList())
        .with("wrong", wrong)
        .status(status);
  }

  /// A commander leads, somebody comes on, somebody goes off.
  @PostMapping("/case/{caseId}/operate/guard/now/sign")
  View sign(
      Visit visit,
      @RequestParam String did,
      @RequestParam String post,
      @RequestParam int seat,
      @RequestParam String turn,
      @RequestParam String member,
      @RequestParam(defaultValue = "") String secret,
      @RequestParam String form,
      RedirectAttributes flash) {
    Turn.Key key = new Turn.Key(post, seat, instant(turn));
    Deed deed =
        switch (did) {
          case "led" -> new Deed.Led(key, member);
          case "on" -> new Deed.On(key, member);
          case "off" -> new Deed.Off(key, member);
          default -> throw new BadAddressException("did is one of led, on and off, was " + did);
        };
    return write(visit, deed, secret, form, Optional.of(post + "/" + seat), flash, "Signed.");
  }

  /// Whatever else is written in the log.
  @PostMapping("/case/{caseId}/operate/guard/now/say")
  View say(
      Visit visit,
      @RequestParam String did,
      @RequestParam(defaultValue = "") String post,
      @RequestParam(defaultValue = "") String about,
      @RequestParam(defaultValue = "") String text,
      @RequestParam(defaultValue = "") String seat,
      @RequestParam String form,
      RedirectAttributes flash) {
    String words = text.strip();
    Deed deed =
        switch (did) {
          case "rang" -> new Deed.Rang(post, words.isEmpty() ? "the post rings" : words);
          case "answered" -> new Deed.Answered(about, words);
          case "alarm" -> new Deed.Alarm(post, words);
          case "incident" -> new Deed.Incident(post, words);
          case "told" -> new Deed.Told(about, words);
          case "note" -> new Deed.Note(post, words);
          default ->
              throw new BadAddressException(
                  "did is one of rang, answered, alarm, incident, told and note, was " + did);
        };
    Optional<String> back = Optional.of(seat).filter(s -> !s.isEmpty());
    if (deed instanceof Deed.Alarm || back.equals(Optional.of(CALLOUT))) {
      return switch (send(visit, deed, "", form)) {
        case DayBook.Sent.Refused refused -> refused(visit, back, refused.refusal());
        case DayBook.Sent.Again again -> alarmed(visit, deed, form, flash);
        case DayBook.Sent.Taken taken -> alarmed(visit, deed, form, flash);
      };
    }
    return write(visit, deed, "", form, back, flash, "In the log.");
  }

  /// On to who can be called, from the alarm itself or from the page that called somebody.
  private static View alarmed(Visit visit, Deed deed, String form, RedirectAttributes flash) {
    String ring = deed instanceof Deed.Told told ? told.event() : form;
    return new Undo("In the log.", "", Map.of())
        .then(visit.to("operate/guard/alarm?ring=" + ring), flash);
  }

  private View refused(Visit visit, Optional<String> seat, Refusal refusal) {
    return page(visit, seat, Optional.empty(), refusal.why(), HttpStatus.UNPROCESSABLE_CONTENT);
  }

  private View write(
      Visit visit,
      Deed deed,
      String secret,
      String form,
      Optional<String> seat,
      RedirectAttributes flash,
      String done) {
    return switch (send(visit, deed, secret, form)) {
      case DayBook.Sent.Refused refused -> refused(visit, seat, refused.refusal());
      case DayBook.Sent.Again again -> then(visit, seat, flash, "It was in the log already.");
      case DayBook.Sent.Taken taken -> then(visit, seat, flash, done);
    };
  }

  private DayBook.Sent send(Visit visit, Deed deed, String secret, String form) {
    return days.send(
        visit.caseId(),
        visit.who().viewer(),
        visit.asked().guard(),
        new DayBook.Sending(form, DEVICE, 0, clock.instant(), deed, secret, false));
  }

  private DayBook.Look look(Visit visit, Optional<Instant> at) {
    return days.look(visit.caseId(), visit.who().viewer(), visit.asked().guard(), at)
        .orElseThrow(
            () -> new NotFoundException("There is no joint guard in this case that you may see."));
  }

  private static View then(
      Visit visit, Optional<String> seat, RedirectAttributes flash, String words) {
    return new Undo(words, "", Map.of())
        .then(visit.to(NOW + seat.map(s -> "?seat=" + s).orElse("")), flash);
  }

  /// Somebody reports sick, from now on; on to who may stand in.
  @PostMapping("/case/{caseId}/operate/guard/now/sick")
  View sick(
      Visit visit,
      @RequestParam String member,
      @RequestParam(defaultValue = "") String text,
      @RequestParam(defaultValue = "") String seat,
      @RequestParam String form,
      RedirectAttributes flash) {
    Deed deed =
        new Deed.Sick(member, clock.instant().truncatedTo(ChronoUnit.SECONDS), text.strip());
    Optional<String> at = Optional.of(seat).filter(s -> !s.isEmpty());
    return switch (send(visit, deed, "", form)) {
      case DayBook.Sent.Refused refused -> refused(visit, at, refused.refusal());
      case DayBook.Sent.Again again -> found(visit, form, flash);
      case DayBook.Sent.Taken taken -> found(visit, form, flash);
    };
  }

  private static View found(Visit visit, String event, RedirectAttributes flash) {
    return new Undo("The sick call is in the log.", "", Map.of())
        .then(visit.to("operate/guard/stand-ins?ring=" + event), flash);
  }

  /// Who may stand in after a sick call, or for whoever has not relieved.
  ///
  /// @param ring as the log knows it
  @GetMapping("/case/{caseId}/operate/guard/stand-ins")
  View standIns(Visit visit, @RequestParam(defaultValue = "") String ring) {
    Viewer viewer = visit.who().viewer();
    DayBook.Look look = look(visit, Optional.empty());
    return switch (standIns.find(look, ring, planned(visit))) {
      case StandIns.Answer.Refused refused -> throw new NotFoundException(refused.refusal().why());
      case StandIns.Answer.Found found ->
          Html.of(
                  "operate/guard/day/standins",
                  page(visit, finding(found)).illustrative(look.bill().illustrative()).done())
              .with("found", found)
              .with("writes", look.mayWrite())
              .with("called", standIns.names(visit.caseId(), viewer, look, found))
              .with("hours", new Hours(look.bill().offset()));
    };
  }

  /// The guard as it is planned, which the reader's view of the case keeps.
  private static StandIns.Planned planned(Visit visit) {
    record Days(String guard, LocalDate from, int days) {}
    return (guard, from, days) ->
        visit
            .view()
            .derived(
                GuardCase.Reading.class,
                new Days(guard, from, days),
                v -> GuardMapping.read(v.data(), Optional.of(guard), from, days));
  }

  /// Takes one of them: the roster is amended, and who is concerned is told.
  @PostMapping("/case/{caseId}/operate/guard/stand-ins/take")
  View take(
      Visit visit,
      @RequestParam String ring,
      @RequestParam String turn,
      @RequestParam String person,
      RedirectAttributes flash) {
    Rosters.Acted acted =
        standIns.take(
            visit.caseId(),
            visit.who().viewer(),
            look(visit, Optional.empty()),
            ring,
            instant(turn),
            person,
            planned(visit));
    return switch (acted) {
      case Rosters.Acted.Refused refused -> refused(visit, Optional.empty(), refused.refusal());
      case Rosters.Acted.Done done ->
          then(visit, Optional.empty(), flash, "The roster is amended; who is concerned is told.");
    };
  }

  private static String finding(StandIns.Answer.Found found) {
    long open = found.missed().stream().filter(m -> m.proposed().isEmpty()).count();
    return (found.gone().sick() ? "Sick call: " : "Not relieved: ")
        + DateWords.count(found.missed().size(), "tour")
        + " missed, "
        + (open == 0 ? "each can be stood" : open + " without anybody");
  }

  /// Who can be called to an alarm: the quick reaction force, then those who rest.
  @GetMapping("/case/{caseId}/operate/guard/alarm")
  View alarm(Visit visit, @RequestParam(defaultValue = "") String ring) {
    Viewer viewer = visit.who().viewer();
    DayBook.Look look = look(visit, Optional.empty());
    Callout callout =
        Callout.of(look, ring)
            .orElseThrow(
                () -> new NotFoundException("There is no such alarm in the log of these days."));
    Map<String, String> called = days.names(visit.caseId(), viewer, look, callout.numbers());
    return Html.of(
            "operate/guard/day/alarm",
            page(visit, CalloutModel.finding(look, callout))
                .illustrative(look.bill().illustrative())
                .done())
        .with("model", CalloutModel.of(look, callout, called, UUID.randomUUID().toString()));
  }

  /// The reader's own PIN.
  @PostMapping("/case/{caseId}/operate/guard/now/pin")
  View pin(Visit visit, @RequestParam String pin, RedirectAttributes flash) {
    return days.choosePin(visit.caseId(), visit.who().viewer(), visit.asked().guard(), pin)
        .map(refusal -> refused(visit, Optional.empty(), refusal))
        .orElseGet(() -> then(visit, Optional.empty(), flash, "Your PIN is set."));
  }

  /// Revokes a phone that was kept signed in.
  @PostMapping("/case/{caseId}/operate/guard/now/phone")
  View revoke(Visit visit, @RequestParam String door, RedirectAttributes flash) {
    DayBook.Look look = look(visit, Optional.empty());
    boolean was =
        doors.revoke(
            visit.caseId(),
            visit.who().viewer(),
            look.bill().guard(),
            new Halves(look.bill().first(), look.bill().second()),
            door);
    return then(
        visit,
        Optional.empty(),
        flash,
        was ? "Revoked: that phone signs nothing more." : "No such phone was signed in.");
  }

  /// A code for somebody who has no PIN or has forgotten it; it is shown once.
  @PostMapping("/case/{caseId}/operate/guard/now/vouch")
  View vouch(
      Visit visit,
      @RequestParam String member,
      @RequestParam(defaultValue = "") String seat,
      RedirectAttributes flash) {
    Optional<String> at = Optional.of(seat).filter(s -> !s.isEmpty());
    return switch (days.vouch(
        visit.caseId(), visit.who().viewer(), visit.asked().guard(), member)) {
      case DayBook.Vouched.Refused refused -> refused(visit, at, refused.refusal());
      case DayBook.Vouched.Code code ->
          then(
              visit,
              at,
              flash,
              "Code for " + member + ": " + code.code() + ", good once, for half an hour.");
    };
  }

  static Instant instant(String text) {
    try {
      return Instant.parse(text);
    } catch (DateTimeParseException e) {
      throw new BadAddressException(text + " is no moment; write it as 2021-08-15T19:30:00Z");
    }
  }
}
