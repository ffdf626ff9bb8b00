package org.muster.server.picture;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.muster.server.picture.LabelPlacer.Anchor;
import org.muster.server.picture.LabelPlacer.Label;
import org.muster.server.picture.LabelPlacer.Spot;
import org.muster.thread.DateWords;
import org.muster.thread.Timeline.Moment;

/// Steps of a crisis, visits and statements as marks.
final class EventRows {
  private final TimelineSheet sheet;

  EventRows(TimelineSheet sheet) {
    this.sheet = sheet;
  }

  void draw() {
    if (sheet.timeline.crisis().isEmpty() && sheet.timeline.dealings().isEmpty()) {
      return;
    }
    sheet.divider();
    if (!sheet.timeline.crisis().isEmpty()) {
      double at = sheet.row("Crisis", "");
      moments(sheet.timeline.crisis(), at, true);
      sheet.disputes("crisis", at + TimelineSheet.BAR / 2);
    }
    if (!sheet.timeline.dealings().isEmpty()) {
      moments(sheet.timeline.dealings(), sheet.row("Visits, statements", ""), false);
    }
  }

  /// Moments closer than their marks are drawn as one with their number; zooming parts them.
  private void moments(List<Moment> moments, double at, boolean crisis) {
    double mid = at + TimelineSheet.BAR / 2;
    List<List<Moment>> clusters = new ArrayList<>();
    double last = Double.NEGATIVE_INFINITY;
    for (Moment moment : moments) {
      double x = sheet.scale.x(moment.from().latest());
      if (sheet.scale.end(moment.to().latest()) < sheet.scale.left() || x > sheet.scale.right()) {
        continue;
      }
      if (!clusters.isEmpty() && x - last < 11) {
        clusters.getLast().add(moment);
      } else {
        clusters.add(new ArrayList<>(List.of(moment)));
      }
      last = Math.max(last, x);
    }
    sheet.svg.open(
        "g", "clip-path", "url(#" + sheet.id + "-clip)", "class", crisis ? "crisis" : "dealing");
    for (List<Moment> cluster : clusters) {
      Moment first = cluster.getFirst();
      double x = Math.max(sheet.scale.left() + 5, sheet.scale.x(first.from().latest()));
      double end =
          cluster.stream().mapToDouble(m -> sheet.scale.x(m.to().latest())).max().orElse(x);
      sheet.svg.open("g");
      sheet.svg.text("title", String.join("\n", cluster.stream().map(Moment::says).toList()));
      if (!first.from().isKnown()) {
        double soft = sheet.scale.x(first.from().earliest());
        sheet.svg.line("vagueline", soft, mid, x, mid);
        sheet.blocked.add(new Box(soft, mid - 1, x - soft, 2));
      }
      if (end > x + 1) {
        sheet.svg.line("during", x, mid, end, mid);
      }
      if (crisis) {
        sheet.svg.path("event", "M%s %sl5 9h-10z".formatted(Svg.number(x), Svg.number(mid - 5)));
      } else {
        sheet.svg.leaf("circle", "class", "event", "cx", x, "cy", mid, "r", 4.0);
      }
      sheet.svg.close();
      sheet.blocked.add(new Box(x - 5, at + 2, Math.max(10, end - x + 5), TimelineSheet.BAR - 4));
      List<String> words =
          cluster.size() == 1
              ? first.words()
              : List.of(
                  cluster.size() + " steps " + span(cluster), Integer.toString(cluster.size()));
      double right = Math.max(x, end);
      sheet.labels.add(
          new Label(
              cluster.size() == 1 ? 20 : 25,
              "",
              words,
              List.of(
                  new Spot(right + 8, at + 13, Anchor.START), new Spot(x - 8, at + 13, Anchor.END)),
              "lab"));
    }
    sheet.svg.close();
  }

  /// When the moments of a cluster lie: `in AUG 2021`, `MAY–OCT 2021`, `2017–2019`.
  private static String span(List<Moment> cluster) {
    LocalDate first = cluster.getFirst().from().latest();
    LocalDate last =
        cluster.stream().map(m -> m.from().latest()).max(LocalDate::compareTo).orElse(first);
    String month = DateWords.day(first).replaceFirst("^\\d+ ", "");
    String until = DateWords.day(last).replaceFirst("^\\d+ ", "");
    if (month.equals(until)) {
      return "in " + month;
    }
    return first.getYear() == last.getYear()
        ? month.substring(0, 3) + "–" + until
        : first.getYear() + "–" + last.getYear();
  }
}
