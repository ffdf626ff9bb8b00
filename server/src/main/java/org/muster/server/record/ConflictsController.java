package org.muster.server.record;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.muster.record.Changed;
import org.muster.record.Edtf;
import org.muster.record.Row;
import org.muster.server.frame.Back;
import org.muster.server.frame.Html;
import org.muster.server.frame.NotFoundException;
import org.muster.server.frame.Page;
import org.muster.server.frame.Place;
import org.muster.server.frame.Undo;
import org.muster.server.frame.Visit;
import org.muster.store.Trouble;
import org.muster.thread.CaseView;
import org.muster.thread.DateWords;
import org.muster.thread.PlainWords;
import org.muster.thread.Stage;
import org.muster.thread.Workspace;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// Claims about one thing that differ, side by side, and the choice of the one that counts.
@Controller
class ConflictsController {
  private final Workspace workspace;

  ConflictsController(Workspace workspace) {
    this.workspace = workspace;
  }

  @GetMapping("/case/{caseId}/conflicts")
  View all(Visit visit) {
    List<CaseView.Conflict> all =
        visit.view().conflicts().stream().sorted(Comparator.comparing(c -> !c.isOpen())).toList();
    long open = all.stream().filter(CaseView.Conflict::isOpen).count();
    String title =
        all.isEmpty()
            ? "No two sources differ"
            : visit.looksBack() && open > 0
                ? DateWords.count(open, "conflict")
                    + (open == 1 ? " was" : " were")
                    + " open on "
                    + visit.asked().knownDay()
                : open == 0
                    ? DateWords.count(all.size(), "conflict") + ", every one settled"
                    : DateWords.count(open, "conflict") + " to settle";
    return page(visit, title, all);
  }

  @GetMapping("/case/{caseId}/conflicts/{about}")
  View one(Visit visit, @PathVariable String about) {
    List<CaseView.Conflict> found =
        visit.view().conflicts().stream().filter(c -> c.about().equals(about)).toList();
    if (found.isEmpty()) {
      throw new NotFoundException("No two claims about “" + about + "” differ.");
    }
    return page(visit, visit.words().question(found.getFirst()), found);
  }

  @PostMapping("/case/{caseId}/conflicts/{about}")
  View choose(
      Visit visit,
      @PathVariable String about,
      @RequestParam String chosen,
      @RequestParam String reason,
      @RequestParam Optional<String> back,
      RedirectAttributes flash) {
    Optional<Row> before = visit.view().findChoice(about);
    Changed changed =
        workspace
            .claims()
            .choose(
                visit.caseId(),
                visit.who().viewer(),
                chosen,
                reason.strip(),
                visit.who().account().name());
    Undo undo =
        switch (changed) {
          case Changed.Done done ->
              new Undo(
                  "Chosen: "
                      + visit.view().findRow(chosen).map(visit.words()::sentence).orElse(chosen)
                      + ". The others stay on file.",
                  visit.to("conflicts/" + about + "/undo"),
                  before
                      .map(b -> Map.of("chosen", b.text("chosen"), "reason", b.text("reason")))
                      .orElse(Map.of()));
          case Changed.Invalid invalid ->
              throw new Trouble(
                  Trouble.Code.REFUSED,
                  "the choice was not made: "
                      + invalid.errors().getFirst().column()
                      + " must be "
                      + invalid.errors().getFirst().expected());
          case Changed.NotFound gone ->
              throw new NotFoundException("The claim " + gone.id() + " is not on file any more.");
          case Changed.Refused refused -> throw new Trouble(Trouble.Code.FORBIDDEN, refused.why());
          case Changed.Stale stale ->
              new Undo(
                  "Somebody has changed this claim since: look again and choose.", "", Map.of());
        };
    return undo.then(back.map(Back::within).orElse(visit.to("conflicts/" + about)), flash);
  }

  @PostMapping("/case/{caseId}/conflicts/{about}/undo")
  View undo(
      Visit visit,
      @PathVariable String about,
      @RequestParam Optional<String> chosen,
      @RequestParam Optional<String> reason,
      RedirectAttributes flash) {
    Changed changed =
        chosen
            .map(
                claim ->
                    workspace
                        .claims()
                        .choose(
                            visit.caseId(),
                            visit.who().viewer(),
                            claim,
                            reason.orElse("as before"),
                            visit.who().account().name()))
            .orElseGet(
                () -> workspace.claims().undoChoice(visit.caseId(), visit.who().viewer(), about));
    String told =
        switch (changed) {
          case Changed.Done done -> "Taken back. The conflict stands as before.";
          case Changed.Refused refused -> "Not taken back: " + refused.why() + ".";
          case Changed.Invalid invalid ->
              "Not taken back: the choice of before does not fit any more.";
          case Changed.NotFound gone -> "Nothing was taken back: there is no such choice any more.";
          case Changed.Stale stale -> "Not taken back: somebody has changed the claim since.";
        };
    return new Undo(told, "", Map.of()).then(visit.to("conflicts/" + about), flash);
  }

  private static View page(Visit visit, String title, List<CaseView.Conflict> conflicts) {
    List<Dispute> disputes = new ArrayList<>();
    List<Row> shown = new ArrayList<>();
    for (CaseView.Conflict conflict : conflicts) {
      disputes.add(dispute(visit, conflict));
      shown.addAll(conflict.claims());
      conflict.choice().ifPresent(shown::add);
    }
    Page page =
        visit
            .page(title)
            .at(Place.of(Stage.RECORD, "conflicts"))
            .showing(shown)
            .export("export/facts.csv?conflicts=only", "CSV")
            .done();
    return Html.of("record/conflicts", page)
        .with("disputes", disputes)
        .with("mayChoose", visit.mayEdit());
  }

  private static Dispute dispute(Visit visit, CaseView.Conflict conflict) {
    PlainWords words = visit.words();
    List<Rival> rivals = new ArrayList<>();
    for (Row row : conflict.claims()) {
      Optional<Row> source = visit.view().findSource(row.text("source"));
      rivals.add(
          new Rival(
              row,
              words.differing(row, conflict),
              words.sentence(row),
              visit
                  .view()
                  .find(row.table(), row.about())
                  .map(c -> c.id().equals(row.id()))
                  .orElse(false),
              source.map(s -> s.text("title")).orElse(row.text("source")),
              source.map(s -> s.text("publisher")).orElseGet(() -> unseen(visit, row)),
              source
                  .flatMap(s -> s.find("published"))
                  .map(p -> DateWords.held(Edtf.of(p)))
                  .orElse("day not recorded"),
              source.map(s -> s.text("grade")).orElse(""),
              source.map(s -> s.text("summary")).orElse(""),
              FactsModel.added(visit, row)));
    }
    String settled = conflict.choice().map(c -> chosen(visit.view(), conflict, c)).orElse("");
    String since =
        visit.looksBack()
            ? visit
                .present()
                .findChoice(conflict.about())
                .filter(c -> !conflict.choice().equals(Optional.of(c)))
                .map(c -> chosen(visit.present(), conflict, c))
                .orElse("")
            : "";
    return new Dispute(conflict.about(), words.question(conflict), rivals, settled, since);
  }

  private static String chosen(CaseView view, CaseView.Conflict conflict, Row choice) {
    return choice.text("person")
        + " chose "
        + view.findRow(choice.text("chosen"))
            .map(r -> PlainWords.of(view).differing(r, conflict))
            .orElse("one")
        + " on "
        + DateWords.day(choice.findDay("chosen_on").orElseThrow())
        + ": "
        + choice.text("reason");
  }

  /// Why a claim's source does not stand beside it: it became known later, or it is not the
  /// reader's to see.
  private static String unseen(Visit visit, Row claim) {
    return visit.looksBack() && visit.present().findSource(claim.text("source")).isPresent()
        ? "not on record by " + visit.asked().knownDay()
        : "not released to you";
  }
}
