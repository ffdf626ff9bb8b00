package org.muster.server.operate.evacuation;

import java.time.DateTimeException;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.muster.operate.evacuation.CustodyBook;
import org.muster.operate.evacuation.Duplicates;
import org.muster.operate.evacuation.EstimateBook;
import org.muster.operate.evacuation.EvacuationRight;
import org.muster.operate.evacuation.Evacuations;
import org.muster.operate.evacuation.Faces;
import org.muster.operate.evacuation.GateBook;
import org.muster.operate.evacuation.GateFacts;
import org.muster.operate.evacuation.NamesBook;
import org.muster.operate.evacuation.Particulars;
import org.muster.operate.evacuation.PriorityDesk;
import org.muster.operate.evacuation.Retention;
import org.muster.operate.evacuation.custody.Custody;
import org.muster.operate.evacuation.custody.Discrepancy;
import org.muster.operate.evacuation.custody.PartyState;
import org.muster.operate.evacuation.lift.LiftDesk;
import org.muster.server.frame.Downloads;
import org.muster.server.frame.Html;
import org.muster.server.frame.Place;
import org.muster.server.frame.Undo;
import org.muster.server.frame.Visit;
import org.muster.store.Trouble;
import org.muster.thread.DateWords;
import org.muster.thread.Stage;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// The pages of an evacuation: the board, a party, flights, and what contradicts. Addresses and
/// titles carry numbers, and never a name.
@Controller
class EvacuationController {
  private static final int MOST_LISTED = 200;
  private static final int MOST_CONTRADICTIONS = 500;

  private final Evacuations evacuations;
  private final EvacuationVisits visits;
  private final CustodyBook book;
  private final NamesBook names;
  private final Faces faces;
  private final Duplicates duplicates;
  private final DeskForms forms;
  private final PriorityDesk priorities;
  private final GateBook gates;
  private final Retention retention;
  private final EstimateBook estimates;
  private final Maps maps;
  private final StationsPage stations;
  private final LiftDesk lifts;

  EvacuationController(
      Evacuations evacuations,
      EvacuationVisits visits,
      CustodyBook book,
      NamesBook names,
      Faces faces,
      Duplicates duplicates,
      DeskForms forms,
      PriorityDesk priorities,
      GateBook gates,
      Retention retention,
      EstimateBook estimates,
      Maps maps,
      StationsPage stations,
      LiftDesk lifts) {
    this.evacuations = evacuations;
    this.visits = visits;
    this.book = book;
    this.names = names;
    this.faces = faces;
    this.duplicates = duplicates;
    this.forms = forms;
    this.priorities = priorities;
    this.gates = gates;
    this.retention = retention;
    this.estimates = estimates;
    this.maps = maps;
    this.stations = stations;
    this.lifts = lifts;
  }

  private EvacuationVisit get(Visit visit) {
    return visits.get(visit);
  }

  @GetMapping("/case/{caseId}/operate/evacuation")
  View board(Visit visit) {
    return board(visit, "", HttpStatus.OK);
  }

  private View board(Visit visit, String wrong, HttpStatus status) {
    Optional<EvacuationVisit> found = visits.find(visit);
    if (found.isEmpty()) {
      return Html.of(
              "operate/evacuation/none",
              visit
                  .page("No evacuation is open")
                  .at(Place.of(Stage.OPERATE, EvacuationVisit.PATH))
                  .done())
          .with("wrong", wrong)
          .status(status);
    }
    EvacuationVisit at = found.get();
    GateFacts gate = gates.get(at.evacuation());
    Optional<Long> daysLeft = retention.daysLeft(at.evacuation());
    Optional<LiftDesk.Followed> followed = lifts.findFollowed(at.evacuation());
    BoardModel model =
        book.ask(at.evacuation(), custody -> BoardModel.of(at, custody, gate, followed, daysLeft));
    return Html.of(
            "operate/evacuation/board",
            at.page(model.finding(at.evacuation().name()), EvacuationVisit.PATH).done())
        .with("model", model)
        .with("at", at)
        .with("map", maps.ofBoard(at))
        .with("estimated", EstimatesController.finding(estimates.get(at.evacuation(), at.now())))
        .with("keyed", book.isKeyed(at.evacuation()))
        .with("wrong", wrong)
        .status(status);
  }

  /// Goes up with each event, so that a board on a wall asks for itself again.
  @GetMapping("/case/{caseId}/operate/evacuation/version")
  org.springframework.http.ResponseEntity<String> version(Visit visit) {
    return org.springframework.http.ResponseEntity.ok()
        .contentType(org.springframework.http.MediaType.TEXT_PLAIN)
        .header("Cache-Control", "no-store")
        .body(Long.toString(book.version(get(visit).evacuation())));
  }

  @PostMapping("/case/{caseId}/operate/evacuation/open")
  View open(
      Visit visit,
      @RequestParam String id,
      @RequestParam String name,
      @RequestParam(defaultValue = "") String place,
      @RequestParam(defaultValue = "Z") String offset,
      @RequestParam(defaultValue = "false") boolean illustrative,
      RedirectAttributes flash) {
    try {
      evacuations.open(
          visit.caseId(),
          visit.who().viewer(),
          id.strip(),
          name,
          place,
          ZoneOffset.of(offset.strip()),
          illustrative);
      return new Undo("The evacuation is open; its key lies apart from the database.", "", Map.of())
          .then(visit.to(EvacuationVisit.PATH), flash);
    } catch (DateTimeException e) {
      return board(
          visit, "Write the offset of local time as +04:30.", HttpStatus.UNPROCESSABLE_CONTENT);
    } catch (Trouble e) {
      return board(visit, String.valueOf(e.getMessage()), HttpStatus.UNPROCESSABLE_CONTENT);
    }
  }

  // ---- parties

  /// @param number of a party, of somebody in it, or of the paper form from which it was keyed
  @GetMapping("/case/{caseId}/operate/evacuation/party")
  View party(
      Visit visit,
      @RequestParam(defaultValue = "") String number,
      @RequestParam(defaultValue = "false") boolean hidden) {
    return party(get(visit), number.strip(), hidden, "", HttpStatus.OK);
  }

  View party(EvacuationVisit at, String number, boolean hidden, String wrong, HttpStatus status) {
    Optional<PartyState> found =
        book.findParty(at.evacuation(), number)
            .flatMap(party -> book.ask(at.evacuation(), custody -> custody.findParty(party)));
    if (found.isEmpty()) {
      List<String> parties = book.ask(at.evacuation(), Custody::parties);
      return Html.of(
              "operate/evacuation/parties",
              at.page(
                      number.isEmpty()
                          ? DateWords.count(parties.size(), "party").replace("partys", "parties")
                          : "No party or person has that number",
                      EvacuationVisit.PATH + "/party")
                  .done())
          .with("at", at)
          .with("parties", parties.stream().limit(MOST_LISTED).toList())
          .with("queue", QueueModel.of(at, priorities.queue(at.evacuation())))
          .with("unlocked", names.isUnlocked(at.evacuation()))
          .with("results", List.<String>of())
          .with("wrong", wrong);
    }
    boolean shows = at.may(EvacuationRight.READ_NAMES) && !hidden && book.isKeyed(at.evacuation());
    Map<String, Particulars> called =
        shows ? names.read(at.evacuation(), at.viewer(), found.get().members()) : Map.of();
    Map<String, String> words =
        shows
            ? book.words(
                at.evacuation(),
                book.ask(at.evacuation(), custody -> PartyModel.events(custody, found.get())))
            : Map.of();
    PartyModel model =
        book.ask(
            at.evacuation(), custody -> PartyModel.of(at, custody, found.get(), called, words));
    return Html.of(
            "operate/evacuation/party",
            at.page(model.finding(), EvacuationVisit.PATH + "/party").done())
        .with("at", at)
        .with("model", model)
        .with("shows", shows)
        .with("faces", shows ? faces.of(at.evacuation(), found.get().members()) : Set.<String>of())
        .with(
            "priority",
            PriorityModel.of(
                at, priorities.explain(at.evacuation(), found.get().party(), called), called))
        .with("wrong", wrong)
        .status(status);
  }

  /// A name is searched by a form that is sent, so that no address and no log has it. A number that
  /// names a party finds it there too.
  @PostMapping("/case/{caseId}/operate/evacuation/search")
  View search(Visit visit, @RequestParam String words) {
    EvacuationVisit at = get(visit);
    Optional<String> party = book.findParty(at.evacuation(), words.strip());
    if (party.isPresent()) {
      return party(at, party.get(), false, "", HttpStatus.OK);
    }
    Optional<List<String>> found = names.search(at.evacuation(), at.viewer(), words);
    return Html.of(
            "operate/evacuation/parties",
            at.page(
                    found.isEmpty()
                        ? "Names are locked"
                        : BoardModel.people(found.get().size()) + " found",
                    EvacuationVisit.PATH + "/party")
                .done())
        .with("at", at)
        .with("parties", List.<String>of())
        // The queue of all who wait costs more than the search: it is not drawn beside its answer.
        .with("queue", QueueModel.NONE)
        .with("unlocked", names.isUnlocked(at.evacuation()))
        .with("results", found.orElse(List.of()))
        .with("wrong", "");
  }

  @PostMapping("/case/{caseId}/operate/evacuation/unlock")
  View unlock(
      Visit visit,
      @RequestParam boolean open,
      @RequestParam(defaultValue = "party") String back,
      RedirectAttributes flash) {
    EvacuationVisit at = get(visit);
    String words;
    if (open) {
      int all = duplicates.unlock(at.evacuation(), at.viewer());
      words =
          "Names of "
              + BoardModel.people(all)
              + " can be searched until nobody does for half an hour.";
    } else {
      names.lock(at.evacuation(), at.viewer());
      words = "Names are locked.";
    }
    String to =
        switch (back) {
          case "duplicates", "register" -> back;
          default -> "party";
        };
    return new Undo(words, "", Map.of()).then(visit.to(EvacuationVisit.PATH + "/" + to), flash);
  }

  // ---- flights, contradictions

  @GetMapping("/case/{caseId}/operate/evacuation/flights")
  View flights(Visit visit) {
    return flights(get(visit), "", HttpStatus.OK);
  }

  View flights(EvacuationVisit at, String wrong, HttpStatus status) {
    FlightsModel model = book.ask(at.evacuation(), custody -> FlightsModel.of(at, custody));
    return Html.of(
            "operate/evacuation/flights",
            at.page(model.finding(), EvacuationVisit.PATH + "/flights").done())
        .with("at", at)
        .with("model", model)
        .with("wrong", wrong)
        .status(status);
  }

  /// A flight's list to be carried: numbers and seats, and names where the reader sees them.
  @GetMapping("/case/{caseId}/operate/evacuation/manifest.csv")
  org.springframework.http.ResponseEntity<String> manifest(
      Visit visit, @RequestParam String flight) {
    EvacuationVisit at = get(visit);
    String csv = book.ask(at.evacuation(), custody -> FlightsModel.csv(custody, flight));
    return Downloads.text(csv, "text/csv", "manifest.csv");
  }

  @GetMapping("/case/{caseId}/operate/evacuation/contradictions")
  View contradictions(Visit visit) {
    return contradictions(get(visit), "", HttpStatus.OK);
  }

  View contradictions(EvacuationVisit at, String wrong, HttpStatus status) {
    List<ContradictionLine> lines = new ArrayList<>();
    int[] open = {0};
    book.ask(
        at.evacuation(),
        custody -> {
          Set<Discrepancy> all = custody.contradictions(at.now());
          open[0] = (int) all.stream().filter(d -> custody.findExplanation(d).isEmpty()).count();
          for (Discrepancy d : Discrepancy.worst(all, MOST_CONTRADICTIONS)) {
            lines.add(
                new ContradictionLine(
                    d.key(),
                    d.rule().id(),
                    PartyModel.words(d),
                    at.hour(d.at()),
                    d.person(),
                    custody.findExplanation(d).isPresent()));
          }
          return lines.size();
        });
    return Html.of(
            "operate/evacuation/contradictions",
            at.page(
                    open[0] == 0
                        ? "Nothing contradicts"
                        : DateWords.count(open[0], "contradiction") + " to look into",
                    EvacuationVisit.PATH + "/contradictions")
                .done())
        .with("at", at)
        .with("lines", List.copyOf(lines))
        .with("wrong", wrong)
        .status(status);
  }

  // ---- what a desk writes

  /// One deed, from whichever page it was written.
  ///
  /// @param back the page: board, party, flights, contradictions or stations
  @PostMapping("/case/{caseId}/operate/evacuation/deed")
  View deed(
      Visit visit,
      @RequestParam String did,
      @RequestParam String back,
      @RequestParam MultiValueMap<String, String> form,
      RedirectAttributes flash) {
    EvacuationVisit at = get(visit);
    DeskForms.Done done = forms.write(at, did, form);
    if (!done.wrong().isEmpty()) {
      return switch (back) {
        case "flights" -> flights(at, done.wrong(), HttpStatus.UNPROCESSABLE_CONTENT);
        case "contradictions" -> contradictions(at, done.wrong(), HttpStatus.UNPROCESSABLE_CONTENT);
        case "stations", "calls" ->
            stations.page(at, "", done.wrong(), HttpStatus.UNPROCESSABLE_CONTENT);
        default -> party(at, back, false, done.wrong(), HttpStatus.UNPROCESSABLE_CONTENT);
      };
    }
    String to =
        switch (back) {
          case "flights", "contradictions", "stations", "calls" -> "/" + back;
          default ->
              "/party?number="
                  + java.net.URLEncoder.encode(back, java.nio.charset.StandardCharsets.UTF_8);
        };
    boolean undoable = !did.equals("corrected") && !did.equals("explained");
    return new Undo(
            done.words(),
            undoable ? visit.to(EvacuationVisit.PATH + "/deed") : "",
            undoable
                ? Map.of("did", "corrected", "event", done.event(), "reason", "undo", "back", back)
                : Map.of())
        .then(visit.to(EvacuationVisit.PATH + to), flash);
  }
}
