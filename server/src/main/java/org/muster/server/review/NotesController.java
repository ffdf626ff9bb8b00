package org.muster.server.review;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import org.muster.review.Evidence;
import org.muster.review.EvidencePreview;
import org.muster.review.Review;
import org.muster.review.Subject;
import org.muster.server.frame.Back;
import org.muster.server.frame.FromToday;
import org.muster.server.frame.Html;
import org.muster.server.frame.NotFoundException;
import org.muster.server.frame.NotSaved;
import org.muster.server.frame.Page;
import org.muster.server.frame.Place;
import org.muster.server.frame.Undo;
import org.muster.server.frame.Visit;
import org.muster.store.Trouble;
import org.muster.thread.Stage;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.servlet.support.RequestContextUtils;
import org.springframework.web.servlet.view.RedirectView;

/// Comments and evidence at what they belong to, and the preview of a piece of evidence.
@Controller
@RequestMapping("/case/{caseId}/review")
class NotesController {
  private static final String FLASH = "noteReturned";

  private final Review review;
  private final Table table;

  NotesController(Review review, Table table) {
    this.review = review;
    this.table = table;
  }

  /// The note that this request comes back from, if it was not taken.
  static NotesModel.Returned returned(HttpServletRequest request) {
    Map<String, ?> flash = RequestContextUtils.getInputFlashMap(request);
    return flash != null && flash.get(FLASH) instanceof NotesModel.Returned returned
        ? returned
        : NotesModel.Returned.NOTHING;
  }

  /// The notes of a subject.
  static NotesModel notes(
      Review review,
      CycleVisit at,
      Subject subject,
      String key,
      String back,
      NotesModel.Returned returned) {
    boolean mayWrite = at.visit().who().viewer().takesPart();
    return new NotesModel(
        subject,
        key,
        review.notes().listComments(at.caseId(), at.viewer(), subject).stream()
            .filter(c -> at.shows(c.at()))
            .toList(),
        review.notes().listEvidence(at.caseId(), at.viewer(), subject).stream()
            .filter(e -> at.shows(e.at()))
            .toList(),
        mayWrite,
        back,
        at.today(),
        returned);
  }

  @PostMapping("/comment")
  View comment(
      Visit visit,
      @RequestParam Subject.Kind kind,
      @RequestParam String of,
      @RequestParam String part,
      @RequestParam String key,
      @RequestParam String text,
      @RequestParam String back,
      RedirectAttributes flash) {
    try {
      review
          .notes()
          .comment(visit.caseId(), visit.who().viewer(), new Subject(kind, of, part), text);
      return new Undo("Comment added.", "", Map.of()).then(Back.within(back), flash);
    } catch (Trouble e) {
      return told(e, "comment-" + key, Map.of("text", text), back, flash);
    }
  }

  @PostMapping("/evidence")
  View evidence(
      Visit visit,
      @RequestParam Subject.Kind kind,
      @RequestParam String of,
      @RequestParam String part,
      @RequestParam String key,
      @RequestParam String title,
      @RequestParam String page,
      @RequestParam String dated,
      @RequestParam Optional<MultipartFile> file,
      @RequestParam String back,
      RedirectAttributes flash)
      throws IOException {
    Optional<LocalDate> day = CycleController.day(dated);
    try {
      if (file.isEmpty() || String.valueOf(file.get().getOriginalFilename()).isEmpty()) {
        throw new Trouble(Trouble.Code.REFUSED, "choose a file");
      }
      if (!dated.isBlank() && day.isEmpty()) {
        throw new Trouble(Trouble.Code.REFUSED, CycleController.notADay(dated));
      }
      Evidence added =
          review
              .notes()
              .add(
                  visit.caseId(),
                  visit.who().viewer(),
                  new Subject(kind, of, part),
                  title,
                  page,
                  day,
                  file.get().getBytes());
      return new Undo("Stored: " + added.title() + ", as " + added.id() + ".", "", Map.of())
          .then(Back.within(back), flash);
    } catch (Trouble e) {
      return told(
          e, "evidence-" + key, Map.of("title", title, "page", page, "dated", dated), back, flash);
    }
  }

  private static View told(
      Trouble e, String field, Map<String, String> sent, String back, RedirectAttributes flash) {
    if (e.code() != Trouble.Code.REFUSED) {
      throw e;
    }
    NotSaved.say();
    String words = String.valueOf(e.getMessage());
    flash.addFlashAttribute(
        FLASH,
        new NotesModel.Returned(
            new Wrong(field, "Not stored: " + words + (words.endsWith(".") ? "" : ".")), sent));
    RedirectView view = new RedirectView(Back.within(back));
    view.setExposeModelAttributes(false);
    return view;
  }

  @GetMapping("/evidence/{id}")
  @FromToday
  View preview(Visit visit, @PathVariable String id) {
    Evidence evidence = get(visit, id);
    EvidencePreview preview = shown(visit, id);
    LocalDate today = visit.asked().asOf();
    Belonging belonging = Belonging.of(review, table, visit, evidence.subject());
    Page page =
        visit
            .page(
                evidence.title()
                    + (evidence.page().isEmpty() ? "" : ", " + evidence.page())
                    + ": "
                    + NotesModel.age(evidence, today))
            .at(Place.of(Stage.REVIEW, belonging.tab()))
            .illustrative(belonging.illustrative())
            .releasableTo("whoever may see what it belongs to")
            .done();
    return Html.of("review/evidence", page)
        .with("evidence", evidence)
        .with("preview", preview)
        .with("belonging", belonging);
  }

  @GetMapping("/evidence/{id}/picture")
  ResponseEntity<byte[]> picture(Visit visit, @PathVariable String id) {
    byte[] picture =
        shown(visit, id)
            .picture()
            .orElseThrow(() -> new NotFoundException("There is no picture of “" + id + "”."));
    return bytes(picture, "image/png", Optional.empty());
  }

  /// The file itself, to keep: never shown by the browser in this server's name.
  @GetMapping("/evidence/{id}/file")
  ResponseEntity<byte[]> file(Visit visit, @PathVariable String id) {
    Evidence evidence = get(visit, id);
    return bytes(
        content(visit, id), evidence.mediaType(), Optional.of(id + "." + evidence.extension()));
  }

  private Evidence get(Visit visit, String id) {
    return review
        .notes()
        .findEvidence(visit.caseId(), visit.who().viewer(), id)
        .orElseThrow(() -> new NotFoundException("There is no evidence “" + id + "” here."));
  }

  private EvidencePreview shown(Visit visit, String id) {
    return review
        .notes()
        .preview(visit.caseId(), visit.who().viewer(), id)
        .orElseThrow(() -> new NotFoundException("There is no evidence “" + id + "” here."));
  }

  private byte[] content(Visit visit, String id) {
    return review
        .notes()
        .open(visit.caseId(), visit.who().viewer(), id)
        .orElseThrow(() -> new NotFoundException("There is no evidence “" + id + "” here."));
  }

  static ResponseEntity<byte[]> bytes(byte[] content, String type, Optional<String> file) {
    ResponseEntity.BodyBuilder answer =
        ResponseEntity.ok()
            .contentType(MediaType.parseMediaType(type))
            .header(HttpHeaders.CACHE_CONTROL, "no-store");
    file.ifPresent(
        name ->
            answer.header(
                HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment().filename(name).build().toString()));
    return answer.body(content);
  }
}
