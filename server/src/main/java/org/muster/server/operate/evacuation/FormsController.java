package org.muster.server.operate.evacuation;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.muster.desk.Refusal;
import org.muster.operate.evacuation.EvacuationRight;
import org.muster.operate.evacuation.FormPaper;
import org.muster.operate.evacuation.FormWords;
import org.muster.operate.evacuation.PaperForms;
import org.muster.operate.evacuation.SelfDoors;
import org.muster.operate.evacuation.callforward.CallSlip;
import org.muster.paper.Paper;
import org.muster.paper.PaperPdf;
import org.muster.server.frame.Downloads;
import org.muster.server.frame.Html;
import org.muster.server.frame.Undo;
import org.muster.server.frame.Visit;
import org.muster.store.Trouble;
import org.muster.thread.DateWords;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// Paper forms with their numbers, the screen that keys them, and codes of the form on the web.
@Controller
class FormsController {
  private static final String PATH = EvacuationVisit.PATH + "/forms";

  private final EvacuationVisits visits;
  private final PaperForms forms;
  private final FormPaper papers;
  private final SelfDoors doors;

  FormsController(EvacuationVisits visits, PaperForms forms, FormPaper papers, SelfDoors doors) {
    this.visits = visits;
    this.forms = forms;
    this.papers = papers;
    this.doors = doors;
  }

  @GetMapping("/case/{caseId}/operate/evacuation/forms")
  View list(Visit visit) {
    return list(visits.get(visit), "", "", HttpStatus.OK);
  }

  /// @param code that was just made, which is shown once
  private View list(EvacuationVisit at, String code, String wrong, HttpStatus status) {
    PaperForms.Stock stock =
        at.may(EvacuationRight.REGISTER)
            ? forms.stock(at.evacuation(), at.viewer())
            : new PaperForms.Stock(List.of(), 0);
    List<SelfDoors.Door> open =
        at.may(EvacuationRight.REGISTER) ? doors.list(at.evacuation(), at.viewer()) : List.of();
    int reserved = stock.blocks().stream().mapToInt(PaperForms.Block::count).sum();
    return Html.of(
            "operate/evacuation/forms",
            at.page(
                    !at.may(EvacuationRight.REGISTER)
                        ? "Forms"
                        : DateWords.count(stock.keyed(), "form")
                            + " keyed of "
                            + String.format(java.util.Locale.UK, "%,d", reserved)
                            + " reserved",
                    PATH)
                .done())
        .with("at", at)
        .with("stock", stock)
        .with("doors", open)
        .with("languages", FormWords.all())
        .with("code", code)
        .with("wrong", wrong)
        .status(status);
  }

  @PostMapping("/case/{caseId}/operate/evacuation/forms/reserve")
  View reserve(
      Visit visit,
      @RequestParam String pad,
      @RequestParam String first,
      @RequestParam String count,
      RedirectAttributes flash) {
    EvacuationVisit at = visits.get(visit);
    Optional<Refusal> refusal =
        forms.reserve(at.evacuation(), at.viewer(), pad, number(first), number(count));
    return refusal.isPresent()
        ? list(at, "", refusal.get().why(), HttpStatus.UNPROCESSABLE_CONTENT)
        : new Undo("The block is reserved.", "", Map.of()).then(visit.to(PATH), flash);
  }

  private static int number(String text) {
    return text.strip().matches("[0-9]{1,6}") ? Integer.parseInt(text.strip()) : -1;
  }

  @PostMapping("/case/{caseId}/operate/evacuation/forms/code")
  View code(
      Visit visit,
      @RequestParam String name,
      @RequestParam String most,
      @RequestParam String hours) {
    EvacuationVisit at = visits.get(visit);
    try {
      String letters =
          doors.add(
              at.evacuation(),
              at.viewer(),
              name.strip(),
              number(most),
              Duration.ofHours(number(hours)));
      return list(at, letters, "", HttpStatus.OK);
    } catch (Trouble e) {
      return list(at, "", String.valueOf(e.getMessage()), HttpStatus.UNPROCESSABLE_CONTENT);
    }
  }

  @PostMapping("/case/{caseId}/operate/evacuation/forms/code/end")
  View end(Visit visit, @RequestParam String name, RedirectAttributes flash) {
    EvacuationVisit at = visits.get(visit);
    doors.revoke(at.evacuation(), at.viewer(), name);
    return new Undo("The code opens nothing any more.", "", Map.of()).then(visit.to(PATH), flash);
  }

  /// Forms to write on, of numbers that are reserved.
  ///
  /// @param first number of the first form
  /// @param language tags of the languages of its fields, beside English
  @GetMapping("/case/{caseId}/operate/evacuation/forms/print.pdf")
  ResponseEntity<byte[]> print(
      Visit visit,
      @RequestParam String first,
      @RequestParam String count,
      @RequestParam(defaultValue = "") List<String> language) {
    EvacuationVisit at = visits.get(visit);
    List<CallSlip.Language> languages =
        language.stream().flatMap(tag -> CallSlip.Language.find(tag).stream()).toList();
    Paper paper =
        papers.of(at.evacuation(), at.viewer(), first, number(count), languages, at.dtg());
    return Downloads.pdf(PaperPdf.write(paper), "forms.pdf");
  }

  // ---- keying

  @GetMapping("/case/{caseId}/operate/evacuation/forms/key")
  View key(Visit visit) {
    return key(visits.get(visit), "", "", "", "", "", HttpStatus.OK);
  }

  private View key(
      EvacuationVisit at,
      String number,
      String lines,
      String language,
      String told,
      String wrong,
      HttpStatus status) {
    return Html.of(
            "operate/evacuation/key",
            at.page(told.isEmpty() ? "Key a paper form" : told, PATH).done())
        .with("at", at)
        .with("number", number)
        .with("lines", lines)
        .with("language", language)
        .with("languages", FormWords.all())
        .with("wrong", wrong)
        .status(status);
  }

  @PostMapping("/case/{caseId}/operate/evacuation/forms/key")
  View keyed(
      Visit visit,
      @RequestParam String number,
      @RequestParam String lines,
      @RequestParam(defaultValue = "") String language) {
    EvacuationVisit at = visits.get(visit);
    return switch (forms.key(
        at.evacuation(), at.viewer(), number, lines, CallSlip.Language.find(language))) {
      case PaperForms.Keyed.Refused refused ->
          key(
              at,
              number,
              lines,
              language,
              "",
              refused.refusal().why(),
              HttpStatus.UNPROCESSABLE_CONTENT);
      case PaperForms.Keyed.Party party ->
          key(
              at,
              party.next().orElse(""),
              "",
              language,
              party.form()
                  + " is party "
                  + party.party()
                  + ": "
                  + BoardModel.people(party.people()),
              "",
              HttpStatus.OK);
    };
  }
}
