package org.muster.server.review;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.muster.access.Account;
import org.muster.paper.CalendarFeed;
import org.muster.record.CaseHeader;
import org.muster.record.HeldWords;
import org.muster.review.FeedOwner;
import org.muster.review.Review;
import org.muster.server.frame.Html;
import org.muster.server.frame.Page;
import org.muster.server.frame.Place;
import org.muster.server.frame.Undo;
import org.muster.server.frame.Visit;
import org.muster.thread.DateWords;
import org.muster.thread.Stage;
import org.muster.thread.Workspace;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/// What is due as a calendar: the list on a page, and a feed under an address that holds a secret.
@Controller
class CalendarPages {
  private final Review review;
  private final Workspace workspace;

  CalendarPages(Review review, Workspace workspace) {
    this.review = review;
    this.workspace = workspace;
  }

  @GetMapping("/case/{caseId}/review/calendar")
  View calendar(Visit visit) {
    return page(visit, "");
  }

  /// Shown on the answer itself and not after a redirect, so that the address is in no session, no
  /// history and no log.
  @PostMapping("/case/{caseId}/review/calendar")
  View open(Visit visit) {
    String secret = review.feeds().open(visit.caseId(), visit.who().viewer());
    return page(
        visit,
        ServletUriComponentsBuilder.fromCurrentContextPath()
            .path("/calendar/" + secret + ".ics")
            .toUriString());
  }

  @PostMapping("/case/{caseId}/review/calendar/revoke")
  View revoke(Visit visit, RedirectAttributes flash) {
    int revoked = review.feeds().revoke(visit.caseId(), visit.who().viewer());
    return new Undo(
            revoked == 0
                ? "No address was open."
                : DateWords.count(revoked, "address").replace("addresss", "addresses")
                    + " revoked. Calendars that ask there get nothing from now on.",
            "",
            Map.of())
        .then(visit.to("review/calendar"), flash);
  }

  private View page(Visit visit, String address) {
    List<CalendarFeed.Due> dues =
        review.feeds().list(visit.caseId(), visit.who().viewer(), visit.asked().asOf());
    List<CalendarModel.Line> lines =
        dues.stream()
            .map(
                d ->
                    new CalendarModel.Line(
                        DateWords.day(d.last()),
                        DateWords.distance(visit.asked().asOf(), d.last()),
                        d.title(),
                        d.text(),
                        d.last().isBefore(visit.asked().asOf())))
            .toList();
    Page page =
        visit
            .page(
                lines.isEmpty()
                    ? "Nothing is due"
                    : CycleModel.capital(HeldWords.number(lines.size()))
                        + (lines.size() == 1 ? " day" : " days")
                        + " to keep, "
                        + (lines.getFirst().past() ? "the first past" : "the first ")
                        + (lines.getFirst().past() ? "" : lines.getFirst().away()))
            .at(Place.of(Stage.REVIEW, "review/calendar"))
            .done();
    return Html.of("review/calendar", page)
        .with(
            "model",
            new CalendarModel(
                lines, address, review.feeds().countOpen(visit.caseId(), visit.who().viewer())));
  }

  /// The feed itself. The secret is the right to read; a revoked or unknown one is told nothing,
  /// and so is that of an account that is disabled.
  @GetMapping("/calendar/{secret}.ics")
  ResponseEntity<byte[]> feed(@PathVariable String secret) {
    Optional<byte[]> calendar =
        review
            .feeds()
            .find(secret)
            .flatMap(
                owner ->
                    workspace
                        .accounts()
                        .find(owner.account())
                        .filter(account -> !account.disabled())
                        .flatMap(account -> read(owner, account)));
    return calendar
        .map(
            bytes ->
                ResponseEntity.ok()
                    .contentType(new MediaType("text", "calendar", StandardCharsets.UTF_8))
                    .header(HttpHeaders.CACHE_CONTROL, "private, no-store")
                    .body(bytes))
        .orElseGet(() -> ResponseEntity.notFound().build());
  }

  private Optional<byte[]> read(FeedOwner owner, Account account) {
    Optional<CaseHeader> header = workspace.cases().findHeader(owner.caseId(), account.viewer());
    return header.map(
        h ->
            review
                .feeds()
                .read(h.id(), account.viewer(), "Muster: " + h.name())
                .getBytes(StandardCharsets.UTF_8));
  }
}
