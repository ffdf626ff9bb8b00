package org.muster.server.operate.evacuation;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.muster.operate.evacuation.CustodyBook;
import org.muster.operate.evacuation.EvacuationRight;
import org.muster.operate.evacuation.ExportBook;
import org.muster.operate.evacuation.Manifest;
import org.muster.operate.evacuation.ManifestBook;
import org.muster.operate.evacuation.ManifestPaper;
import org.muster.operate.evacuation.NamedFiles;
import org.muster.operate.evacuation.NamesBook;
import org.muster.operate.evacuation.Particulars;
import org.muster.paper.Paper;
import org.muster.paper.PaperPdf;
import org.muster.server.frame.BadAddressException;
import org.muster.server.frame.Downloads;
import org.muster.server.frame.Html;
import org.muster.server.frame.NotFoundException;
import org.muster.server.frame.Undo;
import org.muster.server.frame.Visit;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// A flight's list: built from who is inside, counted, closed, compared with gate and haven; by
/// numbers for everybody who sees the evacuation, by names through the one door of exports.
@Controller
@RequestMapping("/case/{caseId}/operate/evacuation/manifest")
class ManifestController {
  /// People whose names are read for the list of what does not agree.
  private static final int MOST_NAMED = 50;

  private final EvacuationVisits visits;
  private final ManifestBook manifests;
  private final ExportBook exports;
  private final CustodyBook book;
  private final NamesBook names;
  private final DeskForms forms;

  ManifestController(
      EvacuationVisits visits,
      ManifestBook manifests,
      ExportBook exports,
      CustodyBook book,
      NamesBook names,
      DeskForms forms) {
    this.visits = visits;
    this.manifests = manifests;
    this.exports = exports;
    this.book = book;
    this.names = names;
    this.forms = forms;
  }

  private EvacuationVisit get(Visit visit) {
    return visits.get(visit);
  }

  private Manifest get(EvacuationVisit at, String flight) {
    return manifests
        .find(at.evacuation(), flight)
        .orElseThrow(() -> new NotFoundException("No flight is called " + flight + "."));
  }

  private static String path(String flight) {
    return EvacuationVisit.PATH
        + "/manifest?flight="
        + java.net.URLEncoder.encode(flight, StandardCharsets.UTF_8);
  }

  @GetMapping
  View manifest(Visit visit, @RequestParam String flight) {
    EvacuationVisit at = get(visit);
    return page(at, get(at, flight), "", Map.of(), HttpStatus.OK);
  }

  private View page(
      EvacuationVisit at,
      Manifest manifest,
      String wrong,
      Map<String, String> typed,
      HttpStatus status) {
    return page(at, manifest, wrong, typed, List.of(), status);
  }

  /// @param changed what a message could not carry as it stands
  private View page(
      EvacuationVisit at,
      Manifest manifest,
      String wrong,
      Map<String, String> typed,
      List<String> changed,
      HttpStatus status) {
    List<Manifest.Line> odd = manifest.disagreeing();
    Map<String, Particulars> called =
        at.may(EvacuationRight.READ_NAMES) && book.isKeyed(at.evacuation())
            ? names.read(
                at.evacuation(),
                at.viewer(),
                odd.stream().limit(MOST_NAMED).map(Manifest.Line::person).toList())
            : Map.of();
    ManifestModel model =
        ManifestModel.of(
            at, manifest, called, manifests.propose(at.evacuation(), manifest.flight().flight()));
    return Html.of(
            "operate/evacuation/manifest",
            at.page(model.finding(), EvacuationVisit.PATH + "/flights").done())
        .with("at", at)
        .with("model", model)
        .with("typed", typed)
        .with("changed", changed)
        .with("wrong", wrong)
        .status(status);
  }

  /// Lists whom the page proposes.
  @PostMapping("/build")
  View build(Visit visit, @RequestParam String flight, RedirectAttributes flash) {
    EvacuationVisit at = get(visit);
    Manifest manifest = get(at, flight);
    return switch (manifests.build(at.evacuation(), at.viewer(), flight)) {
      case ManifestBook.Built.Refused no ->
          page(at, manifest, no.refusal().why(), Map.of(), HttpStatus.UNPROCESSABLE_CONTENT);
      case ManifestBook.Built.Done done ->
          new Undo(
                  CallModel.parties(done.parties())
                      + ", "
                      + BoardModel.people(done.people())
                      + ", are listed for "
                      + flight
                      + ".",
                  "",
                  Map.of())
              .then(visit.to(path(flight)), flash);
    };
  }

  /// One deed about the flight.
  @PostMapping("/deed")
  View deed(
      Visit visit,
      @RequestParam String flight,
      @RequestParam String did,
      @RequestParam MultiValueMap<String, String> form,
      RedirectAttributes flash) {
    EvacuationVisit at = get(visit);
    DeskForms.Done done = forms.write(at, did, form);
    return done.wrong().isEmpty()
        ? new Undo(done.words(), "", Map.of()).then(visit.to(path(flight)), flash)
        : page(
            at,
            get(at, flight),
            done.wrong(),
            form.toSingleValueMap(),
            HttpStatus.UNPROCESSABLE_CONTENT);
  }

  /// The list by numbers, to be counted against and signed.
  @GetMapping("/paper.pdf")
  ResponseEntity<byte[]> paper(Visit visit, @RequestParam String flight) {
    EvacuationVisit at = get(visit);
    Paper paper =
        ManifestPaper.of(
            get(at, flight),
            ManifestModel.off(at, get(at, flight)),
            new Paper.Marks(
                at.dtg(),
                at.evacuation().owner() + ", " + at.evacuation().release(),
                at.evacuation().illustrative(),
                false));
    return Downloads.pdf(PaperPdf.write(paper), "manifest.pdf");
  }

  /// The list by names, through the one door by which names leave.
  @PostMapping("/export")
  Object export(
      Visit visit,
      @RequestParam String flight,
      @RequestParam String format,
      @RequestParam(defaultValue = "") String rows,
      @RequestParam(defaultValue = "") String purpose,
      @RequestParam(defaultValue = "") String from,
      @RequestParam(defaultValue = "") String lands,
      @RequestParam(defaultValue = "false") boolean told) {
    EvacuationVisit at = get(visit);
    Map<String, String> typed =
        Map.of("format", format, "purpose", purpose, "from", from, "lands", lands);
    try {
      // Asked before anything is read or written down: a form that is not whole exports nothing.
      NamedFiles.Route route =
          format.equals("paxlst")
              ? new NamedFiles.Route(from.strip(), Instant.parse(lands.strip()))
              : new NamedFiles.Route("ZZZ", at.now());
      ExportBook.Ask ask = new ExportBook.Ask(flight, rows, purpose);
      List<String> changed = format.equals("paxlst") && !told ? changed(at, ask, route) : List.of();
      if (!changed.isEmpty()) {
        Map<String, String> kept = new HashMap<>(typed);
        kept.put("rows", rows);
        return page(at, get(at, flight), "", kept, changed, HttpStatus.CONFLICT);
      }
      return switch (exports.flight(at.evacuation(), at.viewer(), ask)) {
        case ExportBook.Ended.Refused no ->
            page(at, get(at, flight), no.refusal().why(), typed, HttpStatus.UNPROCESSABLE_CONTENT);
        case ExportBook.Ended.Given given -> written(at, given.list(), format, route);
      };
    } catch (DateTimeException e) {
      return page(
          at,
          get(at, flight),
          "Nothing was exported. Write when it lands as 2021-08-24T21:30:00Z.",
          typed,
          HttpStatus.UNPROCESSABLE_CONTENT);
    } catch (IllegalArgumentException e) {
      return page(
          at,
          get(at, flight),
          "No file was made: " + e.getMessage() + ".",
          typed,
          HttpStatus.UNPROCESSABLE_CONTENT);
    }
  }

  /// What of the list the message could not carry as it stands, by number.
  private List<String> changed(EvacuationVisit at, ExportBook.Ask ask, NamedFiles.Route route) {
    return exports
        .look(at.evacuation(), at.viewer(), ask)
        .map(list -> NamedFiles.paxlst(list, at.evacuation().owner(), route).changed())
        .orElse(List.of());
  }

  private static ResponseEntity<byte[]> written(
      EvacuationVisit at, ExportBook.NamedList list, String format, NamedFiles.Route route) {
    return switch (format) {
      case "csv" ->
          Downloads.bytes(
              NamedFiles.csv(list).getBytes(StandardCharsets.UTF_8),
              MediaType.parseMediaType("text/csv;charset=UTF-8"),
              list.number() + ".csv");
      case "pdf" ->
          Downloads.pdf(
              PaperPdf.write(
                  ManifestPaper.of(
                      list,
                      ManifestModel.off(at, list.manifest()),
                      at.dtg(),
                      at.evacuation().illustrative())),
              list.number() + ".pdf");
      case "paxlst" ->
          Downloads.bytes(
              NamedFiles.paxlst(list, at.evacuation().owner(), route).bytes(),
              MediaType.APPLICATION_OCTET_STREAM,
              list.number() + ".edi");
      default -> throw new BadAddressException("format is csv, pdf or paxlst");
    };
  }
}
