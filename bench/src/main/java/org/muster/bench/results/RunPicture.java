package org.muster.bench.results;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;

/// One run as a picture: cost from above and bound from below over time, within some percent of the
/// best known cost, and which part of the engine was at work.
public final class RunPicture {
  private static final int WIDTH = 760;
  private static final int HIGH = 260;
  private static final int LEFT = 70;
  private static final int TOP = 50;

  /// Percent of the best known cost above and below it that the picture shows.
  private static final double SHOWN = 4;

  private static final List<String> BANDS =
      List.of("#b8c4d6", "#f4d58d", "#9fc5a8", "#d9a5a0", "#c8b6e2", "#d0d0d0");

  /// A moment of the run.
  ///
  /// @param cost of the best plan so far
  /// @param bound proven so far
  private record Moment(double seconds, String phase, OptionalDouble cost, OptionalDouble bound) {}

  private final String title;
  private final double best;
  private final List<Moment> moments = new ArrayList<>();

  /// @param source named in messages
  /// @param lines the first `title,best known cost`, the others `seconds,phase,cost,bound`; cost
  ///     and bound may be empty
  /// @throws IllegalArgumentException naming the line that is none of these
  public RunPicture(String source, List<String> lines) {
    String[] first = lines.isEmpty() ? new String[0] : lines.getFirst().split(",", -1);
    if (first.length != 2) {
      throw wrong(source, 1, "title,best known cost");
    }
    title = first[0];
    best = number(source, 1, first[1]).orElseThrow(() -> wrong(source, 1, "a best known cost"));
    for (int i = 1; i < lines.size(); i++) {
      String[] parts = lines.get(i).split(",", -1);
      if (parts.length != 4) {
        throw wrong(source, i + 1, "seconds,phase,cost,bound");
      }
      int line = i + 1;
      moments.add(
          new Moment(
              number(source, line, parts[0]).orElseThrow(() -> wrong(source, line, "seconds")),
              parts[1],
              number(source, line, parts[2]),
              number(source, line, parts[3])));
    }
    if (moments.isEmpty()) {
      throw wrong(source, 2, "seconds,phase,cost,bound");
    }
  }

  private static OptionalDouble number(String source, int line, String text) {
    try {
      return text.isEmpty() ? OptionalDouble.empty() : OptionalDouble.of(Double.parseDouble(text));
    } catch (NumberFormatException e) {
      throw wrong(source, line, "a number, not " + text);
    }
  }

  private static IllegalArgumentException wrong(String source, int line, String expected) {
    return new IllegalArgumentException(source + ", line " + line + ": expected " + expected);
  }

  /// The picture.
  public String svg() {
    StringBuilder out = new StringBuilder();
    out.append(
        String.format(
            Locale.ROOT,
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" width=\"%d\""
                + " height=\"%d\" role=\"img\" font-family=\"sans-serif\" font-size=\"12\">\n"
                + "<title>Cost and bound over a run</title>\n"
                + "<rect width=\"%d\" height=\"%d\" fill=\"#fff\"/>\n",
            LEFT + WIDTH + 30,
            TOP + HIGH + 90,
            LEFT + WIDTH + 30,
            TOP + HIGH + 90,
            LEFT + WIDTH + 30,
            TOP + HIGH + 90));
    text(out, 14, 24, "start", title);
    for (double percent = -SHOWN; percent <= SHOWN; percent += 2) {
      double y = y(best * (1 + percent / 100));
      line(out, LEFT, y, LEFT + WIDTH, y, percent == 0 ? "#888" : "#e4e4e4");
      String name = percent == 0 ? "best known" : String.format(Locale.ROOT, "%+.0f %%", percent);
      text(out, LEFT - 6, y + 4, "end", name);
    }
    Map<String, String> colours = new LinkedHashMap<>();
    double bands = TOP + HIGH + 10;
    for (int i = 0; i < moments.size(); i++) {
      Moment moment = moments.get(i);
      String colour =
          colours.computeIfAbsent(moment.phase, phase -> BANDS.get(colours.size() % BANDS.size()));
      double from = x(i == 0 ? 0 : moments.get(i - 1).seconds);
      out.append(
          String.format(
              Locale.ROOT,
              "<rect x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"14\" fill=\"%s\"/>\n",
              from,
              bands,
              Math.max(0, x(moment.seconds) - from),
              colour));
    }
    steps(out, true, "#0b5fa5");
    steps(out, false, "#b3561e");
    double at = LEFT;
    for (Map.Entry<String, String> phase : colours.entrySet()) {
      out.append(
          String.format(
              Locale.ROOT,
              "<rect x=\"%.1f\" y=\"%.1f\" width=\"14\" height=\"10\" fill=\"%s\"/>\n",
              at,
              bands + 40,
              phase.getValue()));
      text(out, at + 18, bands + 50, "start", phase.getKey());
      at += 40 + 7 * phase.getKey().length();
    }
    double last = moments.getLast().seconds;
    text(out, LEFT, bands + 30, "start", "0 s");
    text(out, LEFT + WIDTH, bands + 30, "end", String.format(Locale.ROOT, "%.0f s", last));
    text(out, LEFT + WIDTH, 24, "end", "blue: cost of the best plan; brown: bound proven");
    return out + "</svg>\n";
  }

  private void steps(StringBuilder out, boolean cost, String colour) {
    StringBuilder points = new StringBuilder();
    double before = Double.NaN;
    for (Moment moment : moments) {
      OptionalDouble value = cost ? moment.cost : moment.bound;
      if (value.isEmpty()) {
        continue;
      }
      double y = y(value.getAsDouble());
      if (!Double.isNaN(before)) {
        points.append(String.format(Locale.ROOT, "%.1f,%.1f ", x(moment.seconds), before));
      }
      points.append(String.format(Locale.ROOT, "%.1f,%.1f ", x(moment.seconds), y));
      before = y;
    }
    out.append(
        String.format(
            "<polyline points=\"%s\" fill=\"none\" stroke=\"%s\" stroke-width=\"2\"/>\n",
            points.toString().strip(), colour));
  }

  private double x(double seconds) {
    return LEFT + WIDTH * seconds / Math.max(1, moments.getLast().seconds);
  }

  private double y(double value) {
    double percent = Math.clamp(100 * (value / best - 1), -SHOWN, SHOWN);
    return TOP + HIGH * (SHOWN - percent) / (2 * SHOWN);
  }

  private static void line(
      StringBuilder out, double x1, double y1, double x2, double y2, String colour) {
    out.append(
        String.format(
            Locale.ROOT,
            "<line x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\" stroke=\"%s\"/>\n",
            x1,
            y1,
            x2,
            y2,
            colour));
  }

  private static void text(StringBuilder out, double x, double y, String anchor, String text) {
    out.append(
        String.format(
            Locale.ROOT,
            "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\" fill=\"#222\">%s</text>\n",
            x,
            y,
            anchor,
            text));
  }
}
