package org.muster.server.operate.evacuation;

import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.muster.desk.Refusal;
import org.muster.operate.evacuation.EvacuationRight;
import org.muster.operate.evacuation.Inbox;
import org.muster.server.frame.Html;
import org.muster.server.frame.Undo;
import org.muster.server.frame.Visit;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// The inbox of an evacuation: what came, the oldest first, until somebody answers it.
@Controller
class InboxController {
  private static final String PATH = EvacuationVisit.PATH + "/inbox";

  private final EvacuationVisits visits;
  private final Inbox inbox;

  InboxController(EvacuationVisits visits, Inbox inbox) {
    this.visits = visits;
    this.inbox = inbox;
  }

  @GetMapping("/case/{caseId}/operate/evacuation/inbox")
  View list(Visit visit) {
    return list(visits.get(visit), "", "", HttpStatus.OK);
  }

  /// @param typed what was pasted and not taken
  private View list(EvacuationVisit at, String typed, String wrong, HttpStatus status) {
    InboxModel model =
        at.may(EvacuationRight.REGISTER)
            ? InboxModel.of(at, inbox.list(at.evacuation(), at.viewer()))
            : new InboxModel(List.of(), 0, 0, List.of());
    return Html.of(
            "operate/evacuation/inbox",
            at.page(at.may(EvacuationRight.REGISTER) ? model.finding() : "The inbox", PATH).done())
        .with("at", at)
        .with("model", model)
        .with("typed", typed)
        .with("wrong", wrong)
        .status(status);
  }

  /// @param as one (a party) or each (a case for each person)
  /// @param hours how long ago it came
  @PostMapping("/case/{caseId}/operate/evacuation/inbox/paste")
  View paste(
      Visit visit,
      @RequestParam String text,
      @RequestParam(defaultValue = "one") String as,
      @RequestParam(defaultValue = "0") String hours,
      RedirectAttributes flash) {
    EvacuationVisit at = visits.get(visit);
    if (!hours.strip().matches("[0-9]{1,4}")) {
      return list(at, text, "Write how many hours ago it came.", HttpStatus.UNPROCESSABLE_CONTENT);
    }
    return put(
        at,
        text,
        inbox.paste(
            at.evacuation(),
            at.viewer(),
            text,
            as.equals("each"),
            Duration.ofHours(Long.parseLong(hours.strip()))),
        flash);
  }

  @PostMapping("/case/{caseId}/operate/evacuation/inbox/file")
  View file(Visit visit, @RequestParam Optional<MultipartFile> file, RedirectAttributes flash)
      throws IOException {
    EvacuationVisit at = visits.get(visit);
    byte[] bytes = file.isPresent() ? file.get().getBytes() : new byte[0];
    if (bytes.length == 0) {
      return list(at, "", "Choose a file.", HttpStatus.UNPROCESSABLE_CONTENT);
    }
    return put(at, "", inbox.file(at.evacuation(), at.viewer(), bytes), flash);
  }

  private View put(EvacuationVisit at, String typed, Inbox.Put put, RedirectAttributes flash) {
    return switch (put) {
      case Inbox.Put.Refused refused ->
          list(at, typed, refused.refusal().why(), HttpStatus.UNPROCESSABLE_CONTENT);
      case Inbox.Put.Added added ->
          new Undo(words(added), "", Map.of())
              .then(
                  at.visit()
                      .to(
                          added.items().size() == 1
                              ? PATH + "/item?item=" + added.items().getFirst()
                              : PATH),
                  flash);
    };
  }

  private static String words(Inbox.Put.Added added) {
    StringBuilder words = new StringBuilder();
    if (!added.items().isEmpty()) {
      words
          .append("In the inbox: ")
          .append(added.items().size())
          .append(added.items().size() == 1 ? " item" : " items")
          .append(" with ")
          .append(BoardModel.people(added.people()))
          .append('.');
    }
    if (added.again() > 0) {
      words.append(" Nothing new: the same was put in before.");
    }
    added.told().forEach(told -> words.append(' ').append(told));
    return words.toString().strip();
  }

  @GetMapping("/case/{caseId}/operate/evacuation/inbox/item")
  View item(Visit visit, @RequestParam String item) {
    return item(visits.get(visit), item, "", HttpStatus.OK);
  }

  private View item(EvacuationVisit at, String item, String wrong, HttpStatus status) {
    Inbox.Opened opened = inbox.open(at.evacuation(), at.viewer(), item);
    InboxModel.Opened model = InboxModel.opened(at, opened);
    Inbox.Listed listed = inbox.list(at.evacuation(), at.viewer());
    String next =
        listed.open().stream()
            .map(Inbox.Line::item)
            .filter(other -> !other.equals(item))
            .findFirst()
            .orElse("");
    return Html.of("operate/evacuation/item", at.page(InboxModel.finding(model), PATH).done())
        .with("at", at)
        .with("model", model)
        .with("next", next)
        .with("wrong", wrong)
        .status(status);
  }

  /// Puts a file's cells right: each is sent under its place, rows that are left out as `without`.
  @PostMapping("/case/{caseId}/operate/evacuation/inbox/correct")
  View correct(
      Visit visit,
      @RequestParam String item,
      @RequestParam MultiValueMap<String, String> sent,
      RedirectAttributes flash) {
    EvacuationVisit at = visits.get(visit);
    Map<String, String> cells = new LinkedHashMap<>();
    sent.forEach(
        (field, values) -> {
          if (field.startsWith("cell-")) {
            cells.put(field.substring("cell-".length()), values.getFirst());
          }
        });
    Set<Integer> without = new TreeSet<>();
    for (String row : sent.getOrDefault("without", List.of())) {
      if (row.matches("[0-9]{1,7}")) {
        without.add(Integer.parseInt(row));
      }
    }
    return switch (inbox.correct(at.evacuation(), at.viewer(), item, cells, without)) {
      case Inbox.Put.Refused refused ->
          item(at, item, refused.refusal().why(), HttpStatus.UNPROCESSABLE_CONTENT);
      case Inbox.Put.Added added ->
          new Undo("The whole file is taken. " + words(added), "", Map.of())
              .then(visit.to(PATH), flash);
    };
  }

  /// @param reason why it is no party, in few words
  @PostMapping("/case/{caseId}/operate/evacuation/inbox/answer")
  View answer(
      Visit visit,
      @RequestParam String item,
      @RequestParam(defaultValue = "") String reason,
      RedirectAttributes flash) {
    EvacuationVisit at = visits.get(visit);
    Optional<Refusal> refusal = inbox.answer(at.evacuation(), at.viewer(), item, reason);
    if (refusal.isPresent()) {
      return item(at, item, refusal.get().why(), HttpStatus.UNPROCESSABLE_CONTENT);
    }
    return new Undo("Answered without a party.", visit.to(PATH + "/reopen"), Map.of("item", item))
        .then(visit.to(PATH), flash);
  }

  @PostMapping("/case/{caseId}/operate/evacuation/inbox/reopen")
  View reopen(Visit visit, @RequestParam String item, RedirectAttributes flash) {
    EvacuationVisit at = visits.get(visit);
    inbox.reopen(at.evacuation(), at.viewer(), item);
    return new Undo("Unanswered again.", "", Map.of())
        .then(visit.to(PATH + "/item?item=" + item), flash);
  }
}
