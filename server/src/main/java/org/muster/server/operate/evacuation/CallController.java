package org.muster.server.operate.evacuation;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.muster.operate.evacuation.BandPaper;
import org.muster.operate.evacuation.CallBook;
import org.muster.operate.evacuation.CustodyBook;
import org.muster.operate.evacuation.Devices;
import org.muster.operate.evacuation.EvacuationRight;
import org.muster.operate.evacuation.GateBook;
import org.muster.operate.evacuation.GateFacts;
import org.muster.operate.evacuation.callforward.CallNumber;
import org.muster.operate.evacuation.callforward.CallSlip;
import org.muster.paper.PaperPdf;
import org.muster.server.frame.BadAddressException;
import org.muster.server.frame.Downloads;
import org.muster.server.frame.Html;
import org.muster.server.frame.Undo;
import org.muster.server.frame.Visit;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// Calling people forward: how many and whom, the calls, their slips. Addresses carry numbers of
/// parties and codes of gates.
@Controller
@RequestMapping("/case/{caseId}/operate/evacuation/calls")
class CallController {
  private static final String PATH = EvacuationVisit.PATH + "/calls";

  private final EvacuationVisits visits;
  private final CallBook calls;
  private final GateBook gates;
  private final CustodyBook book;
  private final Devices devices;
  private final BandPaper bands;

  CallController(
      EvacuationVisits visits,
      CallBook calls,
      GateBook gates,
      CustodyBook book,
      Devices devices,
      BandPaper bands) {
    this.visits = visits;
    this.calls = calls;
    this.gates = gates;
    this.book = book;
    this.devices = devices;
    this.bands = bands;
  }

  private EvacuationVisit get(Visit visit) {
    return visits.get(visit);
  }

  @GetMapping
  View calls(Visit visit) {
    return page(get(visit), "", Map.of(), HttpStatus.OK);
  }

  private View page(
      EvacuationVisit at, String wrong, Map<String, String> typed, HttpStatus status) {
    CallBook.Desk desk = calls.look(at.evacuation());
    CallModel model =
        CallModel.of(
            at,
            desk,
            parties ->
                at.may(EvacuationRight.CALL) ? calls.languages(at.evacuation(), parties) : Map.of(),
            book.ask(at.evacuation(), custody -> custody.stations()),
            at.may(EvacuationRight.DEVICES) ? devices.list(at.evacuation()) : List.of());
    return Html.of("operate/evacuation/calls", at.page(model.finding(), PATH).done())
        .with("at", at)
        .with("model", model)
        .with("typed", typed)
        .with("wrong", wrong)
        .status(status);
  }

  @PostMapping
  View call(
      Visit visit, @RequestParam MultiValueMap<String, String> form, RedirectAttributes flash) {
    EvacuationVisit at = get(visit);
    Map<String, String> typed = form.toSingleValueMap();
    int opens = number(typed.get("opens"));
    int lasts = number(typed.get("lasts"));
    if (opens < 0 || lasts < 0) {
      return refuse(
          at, "Write in whole minutes when the window opens and how long it lasts.", typed);
    }
    Map<String, CallSlip.Language> languages = new HashMap<>();
    List<String> parties = form.getOrDefault("party", List.of());
    parties.forEach(
        party ->
            CallSlip.Language.find(typed.getOrDefault("language-" + party, ""))
                .ifPresent(language -> languages.put(party, language)));
    Instant from = at.now().truncatedTo(ChronoUnit.MINUTES).plus(Duration.ofMinutes(opens));
    CallBook.Order order =
        new CallBook.Order(
            parties,
            typed.getOrDefault("place", "").strip(),
            from,
            Duration.ofMinutes(lasts),
            CallSlip.Language.find(typed.getOrDefault("language", ""))
                .orElse(CallSlip.Language.ENGLISH),
            languages,
            typed.getOrDefault("reason", ""));
    return switch (calls.call(at.evacuation(), at.viewer(), order)) {
      case CallBook.Called.Refused refused -> refuse(at, refused.refusal().why(), typed);
      case CallBook.Called.Done done ->
          new Undo(
                  CallModel.parties(done.parties())
                      + ", "
                      + BoardModel.people(done.people())
                      + ", called to "
                      + order.place()
                      + " from "
                      + at.hour(from)
                      + ". Print their slips below.",
                  "",
                  Map.of())
              .then(visit.to(PATH), flash);
    };
  }

  private View refuse(EvacuationVisit at, String wrong, Map<String, String> typed) {
    return page(at, wrong, typed, HttpStatus.UNPROCESSABLE_CONTENT);
  }

  private static int number(@org.jspecify.annotations.Nullable String text) {
    return text != null && text.strip().matches("[0-9]{1,7}") ? Integer.parseInt(text.strip()) : -1;
  }

  /// What is known of the gate.
  @PostMapping("/gate")
  View gate(
      Visit visit, @RequestParam MultiValueMap<String, String> form, RedirectAttributes flash) {
    EvacuationVisit at = get(visit);
    Map<String, String> typed = form.toSingleValueMap();
    try {
      GateFacts said =
          gates.set(
              at.evacuation(),
              at.viewer(),
              new GateFacts(
                  0,
                  CallNumber.Gate.find(typed.getOrDefault("state", ""))
                      .orElseThrow(
                          () ->
                              new IllegalArgumentException("a gate is open, restricted or closed")),
                  number(typed.get("screened")),
                  number(typed.get("room_inside")),
                  number(typed.get("room_outside")),
                  number(typed.get("outside")),
                  Duration.ofMinutes(number(typed.get("ahead"))),
                  Optional.empty(),
                  ""));
      return new Undo("The gate is " + said.state().word() + ", as said now.", "", Map.of())
          .then(visit.to(PATH), flash);
    } catch (IllegalArgumentException e) {
      return refuse(at, "Nothing was changed: " + e.getMessage() + ".", typed);
    }
  }

  /// Takes back the calls of those who did not come.
  @PostMapping("/lapse")
  View lapse(Visit visit, RedirectAttributes flash) {
    EvacuationVisit at = get(visit);
    return switch (calls.lapse(at.evacuation(), at.viewer())) {
      case CallBook.Called.Refused refused -> refuse(at, refused.refusal().why(), Map.of());
      case CallBook.Called.Done done ->
          new Undo(
                  BoardModel.people(done.people())
                      + " did not come in their window: they wait again, and count in the rate.",
                  "",
                  Map.of())
              .then(visit.to(PATH), flash);
    };
  }

  private static CallBook.Which which(String place, String from, String party) {
    try {
      return new CallBook.Which(
          place, from.isEmpty() ? Optional.empty() : Optional.of(Instant.parse(from)), party);
    } catch (DateTimeException e) {
      throw new BadAddressException("from is a moment such as 2021-08-24T15:30:00Z");
    }
  }

  /// Slips by number, a page each.
  @GetMapping("/slips.pdf")
  ResponseEntity<byte[]> pdf(
      Visit visit,
      @RequestParam(defaultValue = "") String place,
      @RequestParam(defaultValue = "") String from,
      @RequestParam(defaultValue = "") String party) {
    EvacuationVisit at = get(visit);
    return pdf(at, calls.slips(at.evacuation(), at.viewer(), which(place, from, party)));
  }

  private static ResponseEntity<byte[]> pdf(EvacuationVisit at, List<CallSlip> slips) {
    return Downloads.pdf(
        CallSlip.pdf(slips, at.dtg(), at.evacuation().illustrative()), "slips.pdf");
  }

  /// The same as messages, for whatever channel there is.
  @GetMapping("/slips.csv")
  ResponseEntity<String> csv(
      Visit visit,
      @RequestParam(defaultValue = "") String place,
      @RequestParam(defaultValue = "") String from,
      @RequestParam(defaultValue = "") String party) {
    EvacuationVisit at = get(visit);
    return Downloads.text(
        CallSlip.csv(calls.slips(at.evacuation(), at.viewer(), which(place, from, party))),
        "text/csv",
        "messages.csv");
  }

  /// The slip of one party with the name of its first, which is read for it. It is sent by a form,
  /// since it writes in the audit log.
  @PostMapping("/named.pdf")
  ResponseEntity<byte[]> named(Visit visit, @RequestParam String party) {
    EvacuationVisit at = get(visit);
    return pdf(at, calls.named(at.evacuation(), at.viewer(), party));
  }

  /// Bands of parties, with the number of each person as a code.
  ///
  /// @param party numbers, parted by commas or blanks
  @GetMapping("/bands.pdf")
  ResponseEntity<byte[]> bands(Visit visit, @RequestParam String party) {
    EvacuationVisit at = get(visit);
    List<String> parties =
        Arrays.stream(party.split("[,\\s]+")).filter(one -> !one.isEmpty()).distinct().toList();
    return Downloads.pdf(
        PaperPdf.write(bands.of(at.evacuation(), at.viewer(), parties, at.dtg())), "bands.pdf");
  }
}
