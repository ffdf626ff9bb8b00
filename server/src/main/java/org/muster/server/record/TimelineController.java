package org.muster.server.record;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.muster.record.Row;
import org.muster.server.frame.Asked;
import org.muster.server.frame.Assets;
import org.muster.server.frame.Downloads;
import org.muster.server.frame.Html;
import org.muster.server.frame.Page;
import org.muster.server.frame.Place;
import org.muster.server.frame.Visit;
import org.muster.server.picture.Drawing;
import org.muster.server.picture.TimelinePicture;
import org.muster.thread.CaseView;
import org.muster.thread.Stage;
import org.muster.thread.Timeline;
import org.muster.thread.Timelines;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/// The timeline: frameworks, people and plans over the years, zoomed by the address.
@Controller
class TimelineController {
  /// Nearer than this a picture of days says nothing more.
  private static final int SHORTEST_DAYS = 14;

  /// The picture for wide and for narrow screens.
  private record Pictures(Drawing wide, Drawing narrow) {
    static Pictures of(Timeline timeline, Range range) {
      return new Pictures(
          TimelinePicture.wide(timeline, range.from(), range.to(), "wide"),
          TimelinePicture.narrow(timeline, range.from(), range.to(), "narrow"));
    }
  }

  /// The stretch of days shown.
  private record Range(LocalDate from, LocalDate to) {
    static Range of(Timeline timeline, @Nullable String from, @Nullable String to) {
      LocalDate first = Asked.day("from", from).orElse(timeline.first());
      LocalDate last = Asked.day("to", to).orElse(timeline.last());
      return new Range(first, last).within(timeline);
    }

    long days() {
      return ChronoUnit.DAYS.between(from, to) + 1;
    }

    /// The same stretch, moved and shortened so that it lies within the timeline.
    Range within(Timeline timeline) {
      LocalDate first = from.isBefore(timeline.first()) ? timeline.first() : from;
      LocalDate last = to.isAfter(timeline.last()) ? timeline.last() : to;
      if (ChronoUnit.DAYS.between(first, last) + 1 >= SHORTEST_DAYS) {
        return new Range(first, last);
      }
      LocalDate start =
          first.isAfter(timeline.last().minusDays(SHORTEST_DAYS - 1))
              ? timeline.last().minusDays(SHORTEST_DAYS - 1)
              : first;
      return new Range(start, start.plusDays(SHORTEST_DAYS - 1));
    }

    Range moved(double share) {
      long by = Math.round(days() * share);
      return new Range(from.plusDays(by), to.plusDays(by));
    }

    Range scaled(double by, Timeline timeline) {
      long grow = Math.round(days() * (by - 1) / 2);
      return new Range(from.minusDays(grow), to.plusDays(grow)).within(timeline);
    }
  }

  @GetMapping("/case/{caseId}/timeline")
  View timeline(
      Visit visit,
      @RequestParam(required = false) @Nullable String from,
      @RequestParam(required = false) @Nullable String to,
      @RequestParam(required = false) @Nullable String conflict,
      @RequestParam(defaultValue = "") String as) {
    Timeline timeline = Timelines.of(visit.view());
    Range range = Range.of(timeline, from, to);
    boolean whole = range.from().equals(timeline.first()) && range.to().equals(timeline.last());
    Pictures pictures =
        whole
            ? visit.view().derived(Pictures.class, view -> Pictures.of(timeline, range))
            : Pictures.of(timeline, range);
    TimelineModel model =
        new TimelineModel(
            timeline,
            pictures.wide(),
            pictures.narrow(),
            range.from(),
            range.to(),
            whole,
            as.equals("table"),
            conflict == null ? Optional.empty() : timeline.findConflict(conflict),
            visit.mayEdit(),
            ways(visit, timeline, range, as));
    Page page =
        visit
            .page(timeline.heading())
            .at(Place.of(Stage.RECORD, "timeline"))
            .showing(shown(visit.view(), timeline))
            .export("timeline.svg" + query(range), "SVG")
            .export("timeline.csv", "CSV")
            .done();
    return Html.of("record/timeline", page).with("model", model);
  }

  @GetMapping("/case/{caseId}/timeline.svg")
  ResponseEntity<String> svg(
      Visit visit,
      @RequestParam(required = false) @Nullable String from,
      @RequestParam(required = false) @Nullable String to) {
    Timeline timeline = Timelines.of(visit.view());
    Range range = Range.of(timeline, from, to);
    String svg =
        TimelinePicture.wide(timeline, range.from(), range.to(), "timeline")
            .alone(Assets.text("picture.css"));
    return Downloads.text(svg, "image/svg+xml", visit.caseId() + "-timeline.svg");
  }

  @GetMapping("/case/{caseId}/timeline.csv")
  ResponseEntity<String> csv(Visit visit) {
    Timeline timeline = Timelines.of(visit.view());
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("date", "what", "says", "authorised", "deployed", "kind", "source", "claim"));
    for (Timeline.Entry entry : timeline.entries()) {
      rows.add(
          List.of(
              entry.date(),
              entry.what(),
              entry.says(),
              entry.authorised(),
              entry.deployed(),
              entry.kind(),
              entry.source(),
              entry.claim()));
    }
    return Downloads.csv(rows, visit.caseId() + "-timeline.csv");
  }

  private static TimelineModel.Ways ways(Visit visit, Timeline timeline, Range range, String as) {
    return new TimelineModel.Ways(
        visit.to("timeline"),
        to(visit, range.scaled(0.5, timeline)),
        to(visit, range.scaled(2, timeline)),
        to(visit, kept(range.moved(-0.25), range, timeline)),
        to(visit, kept(range.moved(0.25), range, timeline)),
        as.equals("table") ? to(visit, range) : visit.to("timeline" + query(range) + "&as=table"),
        visit.to("generate"));
  }

  /// A stretch that ran over an end of the timeline stops there at its full length.
  private static Range kept(Range moved, Range before, Timeline timeline) {
    if (moved.from().isBefore(timeline.first())) {
      return new Range(timeline.first(), timeline.first().plusDays(before.days() - 1));
    }
    if (moved.to().isAfter(timeline.last())) {
      return new Range(timeline.last().minusDays(before.days() - 1), timeline.last());
    }
    return moved;
  }

  private static String to(Visit visit, Range range) {
    return visit.to("timeline" + query(range));
  }

  private static String query(Range range) {
    return "?from=" + range.from() + "&to=" + range.to();
  }

  /// Every claim that is drawn.
  private record Shown(Set<Row> rows) {}

  private static Set<Row> shown(CaseView seen, Timeline timeline) {
    return seen.derived(Shown.class, view -> new Shown(drawn(view, timeline))).rows();
  }

  private static Set<Row> drawn(CaseView view, Timeline timeline) {
    Set<Row> rows = new LinkedHashSet<>();
    for (Timeline.Entry entry : timeline.entries()) {
      view.findRow(entry.claim()).ifPresent(rows::add);
    }
    for (Timeline.Dispute dispute : timeline.conflicts()) {
      rows.addAll(view.listAbout(dispute.about()));
    }
    return rows;
  }
}
