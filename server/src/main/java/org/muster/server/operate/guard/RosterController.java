package org.muster.server.operate.guard;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.muster.desk.Refusal;
import org.muster.operate.guard.RosterRuns;
import org.muster.operate.guard.RosterState;
import org.muster.operate.guard.Rosters;
import org.muster.server.frame.Downloads;
import org.muster.server.frame.Undo;
import org.muster.server.frame.Visit;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// The roster of a joint guard: looked at, planned, changed, signed and amended.
@Controller
@RequestMapping("/case/{caseId}/operate/guard")
class RosterController {
  private final RosterPages pages;
  private final Rosters rosters;
  private final RosterRuns runs;

  RosterController(RosterPages pages, Rosters rosters, RosterRuns runs) {
    this.pages = pages;
    this.rosters = rosters;
    this.runs = runs;
  }

  @GetMapping
  View roster(
      Visit visit,
      @RequestParam Optional<String> roster,
      @RequestParam Optional<String> day,
      @RequestParam Optional<String> post,
      @RequestParam(defaultValue = "1") int seat,
      @RequestParam Optional<String> at) {
    return pages.page(visit, new RosterPages.Asking(roster, day, post, seat, at, ""));
  }

  @GetMapping("/roster.csv")
  ResponseEntity<String> csv(Visit visit, @RequestParam String roster) {
    return Downloads.text(pages.csv(GuardVisit.get(visit), roster), "text/csv", roster + ".csv");
  }

  /// Has a roster planned; it becomes a draft when the time is over.
  @PostMapping("/plan")
  View plan(
      Visit visit,
      @RequestParam String from,
      @RequestParam int days,
      @RequestParam int seconds,
      @RequestParam(defaultValue = "1") long seed,
      RedirectAttributes flash) {
    GuardVisit at = GuardVisit.get(visit);
    Optional<Refusal> refusal =
        runs.begin(
            visit.caseId(),
            at.viewer(),
            at.id(),
            at.halves(),
            RosterPages.day(from),
            days,
            seconds,
            seed);
    return refusal
        .map(r -> pages.page(visit, RosterPages.Asking.refused("", r)))
        .orElseGet(() -> told("The search has begun.").then(visit.to("operate/guard"), flash));
  }

  /// Takes in a roster that was made elsewhere, if it keeps every rule.
  @PostMapping("/take")
  View take(
      Visit visit,
      @RequestParam Optional<MultipartFile> file,
      @RequestParam String name,
      RedirectAttributes flash)
      throws IOException {
    GuardVisit at = GuardVisit.get(visit);
    String text = file.isPresent() ? new String(file.get().getBytes(), StandardCharsets.UTF_8) : "";
    return acted(
        visit,
        "",
        "",
        rosters.take(visit.caseId(), at.viewer(), Optional.of(at.id()), text, name),
        "Kept as a draft; it keeps every rule.",
        flash);
  }

  /// Puts somebody in the place of whoever stands a turn, for the tour that it is part of; or
  /// nobody, for that turn.
  @PostMapping("/move")
  View move(
      Visit visit,
      @RequestParam String roster,
      @RequestParam String day,
      @RequestParam String post,
      @RequestParam int seat,
      @RequestParam String at,
      @RequestParam(defaultValue = "") String person,
      @RequestParam(defaultValue = "") String reason,
      RedirectAttributes flash) {
    GuardVisit guard = GuardVisit.get(visit);
    Rosters.Move move = new Rosters.Move(post, seat, RosterPages.hour(at), person);
    return acted(
        visit,
        roster,
        day,
        person.isEmpty()
            ? rosters.change(
                visit.caseId(), guard.viewer(), guard.halves(), roster, List.of(move), reason)
            : rosters.handOver(
                visit.caseId(), guard.viewer(), guard.halves(), roster, move, reason),
        "Changed: " + post + ". Every rule is kept.",
        flash);
  }

  /// Turns the key of the reader's nation on its half as they read it.
  @PostMapping("/key")
  View key(
      Visit visit,
      @RequestParam String roster,
      @RequestParam String half,
      RedirectAttributes flash) {
    GuardVisit guard = GuardVisit.get(visit);
    Rosters.Acted acted =
        rosters.turnKey(visit.caseId(), guard.viewer(), guard.halves(), roster, half);
    boolean published =
        acted instanceof Rosters.Acted.Done done && done.head().state() == RosterState.PUBLISHED;
    return acted(
        visit,
        roster,
        "",
        acted,
        published
            ? "Both keys are turned: the roster is published."
            : "Your nation’s key is turned. It waits for the other.",
        flash);
  }

  @PostMapping("/withdraw")
  View withdraw(
      Visit visit,
      @RequestParam String roster,
      @RequestParam(defaultValue = "") String reason,
      RedirectAttributes flash) {
    GuardVisit guard = GuardVisit.get(visit);
    return switch (rosters.withdraw(
        visit.caseId(), guard.viewer(), guard.halves(), roster, reason)) {
      case Rosters.Acted.Refused refused ->
          pages.page(visit, RosterPages.Asking.refused(roster, refused.refusal()));
      case Rosters.Acted.Done done ->
          told("Withdrawn: " + done.head().name() + ".").then(visit.to("operate/guard"), flash);
    };
  }

  /// Notes that one of the guard has read an amendment.
  @PostMapping("/read")
  View read(
      Visit visit,
      @RequestParam String roster,
      @RequestParam int step,
      @RequestParam String member,
      RedirectAttributes flash) {
    GuardVisit guard = GuardVisit.get(visit);
    return acted(
        visit,
        roster,
        "",
        rosters.read(visit.caseId(), guard.viewer(), guard.halves(), roster, step, member),
        "Noted: " + guard.force().called(member) + " has read it.",
        flash);
  }

  private View acted(
      Visit visit,
      String roster,
      String day,
      Rosters.Acted acted,
      String says,
      RedirectAttributes flash) {
    return switch (acted) {
      case Rosters.Acted.Refused refused -> {
        RosterPages.Asking asking = RosterPages.Asking.refused(roster, refused.refusal());
        yield pages.page(visit, day.isEmpty() ? asking : asking.onDay(day));
      }
      case Rosters.Acted.Done done ->
          told(says)
              .then(
                  visit.to(
                      "operate/guard?roster="
                          + done.head().id()
                          + (day.isEmpty() ? "" : "&day=" + day)),
                  flash);
    };
  }

  /// What was taken in from a file, by rows.
  static Undo takenIn(int added, int changed, int same) {
    return told("Taken in: " + added + " new, " + changed + " changed, " + same + " as they were.");
  }

  static Undo told(String words) {
    return new Undo(words, "", Map.of());
  }
}
