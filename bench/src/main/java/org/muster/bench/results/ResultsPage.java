package org.muster.bench.results;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// The page of benchmark results as Markdown, and its picture: for each time limit the newest
/// figures of every solver, and the engine's gaps over commits. Equal results give equal text.
public final class ResultsPage {
  private static final int COLUMNS = 4;
  private static final int WIDE = 230;
  private static final int HIGH = 130;
  private static final String OURS = "#0b5fa5";
  private static final String BOUND = "#b3261e";
  private static final String PEER = "#6b6b6b";

  private final List<Result> results;

  /// @param results in the order in which they were recorded
  public ResultsPage(List<Result> results) {
    this.results = List.copyOf(results);
  }

  /// The time limits, shortest first.
  private Set<Integer> limits() {
    Set<Integer> limits = new TreeSet<>();
    results.forEach(result -> limits.add(result.limit()));
    return limits;
  }

  /// Newest result of each instance and solver within a limit, instances in order.
  private Map<String, Map<String, Result>> newest(int limit) {
    List<Result> some = new ArrayList<>();
    for (Result result : results) {
      if (result.limit() == limit) {
        some.add(result);
      }
    }
    some.sort(Comparator.comparingInt(Result::number));
    Map<String, Map<String, Result>> newest = new LinkedHashMap<>();
    for (Result result : some) {
      newest
          .computeIfAbsent(result.instance(), name -> new TreeMap<>())
          .put(result.solver(), result);
    }
    return newest;
  }

  /// The page.
  public String markdown() {
    StringBuilder out = new StringBuilder("# Results of the roster benchmark\n");
    out.append(
        "Drawn from `bench/results.jsonl`, to which the shows under `bench/shows` append. Instances,"
            + " best known costs: Curtois and Qu 2014 and later papers. Gaps are to the best known"
            + " cost; a bound without gap proves it best. Two threads.\n");
    if (results.isEmpty()) {
      out.append("\nNo run is recorded yet.\n");
      return out.toString();
    }
    out.append("\n![Gaps over commits](results.svg)\n");
    for (int limit : limits()) {
      Map<String, Map<String, Result>> newest = newest(limit);
      Set<String> solvers = solvers(newest);
      out.append("\n## ").append(limit).append(" s: ").append(finding(newest)).append("\n");
      out.append("| instance | best known | engine | gap | bound | bound's gap | commit | date |");
      solvers.forEach(solver -> out.append(" ").append(solver).append(" |"));
      out.append("\n|---|--:|--:|--:|--:|--:|---|---|");
      solvers.forEach(solver -> out.append("--:|"));
      out.append('\n');
      newest.forEach(
          (instance, bySolver) -> {
            Result ours = bySolver.get(Result.OURS);
            Result any = bySolver.values().iterator().next();
            out.append("| ").append(instance).append(" | ").append(whole(any.bestKnown()));
            if (ours == null) {
              out.append(" | | | | | |");
            } else {
              out.append(" | ").append(whole(ours.cost())).append(ours.proven() ? " proven" : "");
              out.append(" | ").append(percent(ours.costGap()));
              out.append(" | ").append(decimal(ours.bound()));
              out.append(" | ").append(percent(ours.boundGap()));
              out.append(" | ").append(ours.commit()).append(" | ").append(ours.date());
            }
            out.append(" |");
            for (String solver : solvers) {
              Result peer = bySolver.get(solver);
              out.append(" ").append(peer == null ? "" : whole(peer.cost())).append(" |");
            }
            out.append('\n');
          });
    }
    return out.toString();
  }

  private static Set<String> solvers(Map<String, Map<String, Result>> newest) {
    Set<String> solvers = new TreeSet<>();
    newest.values().forEach(bySolver -> solvers.addAll(bySolver.keySet()));
    solvers.remove(Result.OURS);
    return solvers;
  }

  private static String finding(Map<String, Map<String, Result>> newest) {
    double sum = 0;
    double worst = 0;
    String where = "";
    int count = 0;
    int proven = 0;
    int without = 0;
    int beaten = 0;
    for (Map<String, Result> bySolver : newest.values()) {
      Result ours = bySolver.get(Result.OURS);
      if (ours == null) {
        continue;
      }
      OptionalDouble gap = ours.costGap();
      if (gap.isEmpty()) {
        without++;
        continue;
      }
      count++;
      sum += gap.getAsDouble();
      if (gap.getAsDouble() > worst) {
        worst = gap.getAsDouble();
        where = " (" + ours.instance() + ")";
      }
      proven += ours.proven() ? 1 : 0;
      double cost = ours.cost().orElseThrow();
      boolean beats = bySolver.values().stream().anyMatch(peer -> peer.cost().orElse(cost) < cost);
      beaten += beats ? 1 : 0;
    }
    return String.format(
            Locale.ROOT,
            "mean gap %.2f %% on %d instances, worst %.2f %%%s, %d proven best",
            count == 0 ? 0 : sum / count,
            count,
            worst,
            where,
            proven)
        + (without > 0 ? ", none on " + without : "")
        + (beaten > 0 ? ", beaten by a peer on " + beaten : "");
  }

  private static String whole(OptionalDouble value) {
    return value.isEmpty()
        ? "–"
        : String.format(Locale.ROOT, "%,d", Math.round(value.getAsDouble()));
  }

  private static String decimal(OptionalDouble value) {
    return value.isEmpty() ? "–" : String.format(Locale.ROOT, "%,.1f", value.getAsDouble());
  }

  private static String percent(OptionalDouble value) {
    return value.isEmpty()
        ? "–"
        : String.format(Locale.ROOT, "%.2f %%", Math.max(0, value.getAsDouble()));
  }

  /// The picture: a small chart for each limit and instance.
  public String svg() {
    int at = 40;
    StringBuilder body = new StringBuilder();
    for (int limit : limits()) {
      body.append(text(14, at + 14, "start", "15px", "#222", limit + " s"));
      int index = 0;
      for (String instance : newest(limit).keySet()) {
        double x = 14 + (index % COLUMNS) * WIDE;
        double y = at + 24 + (double) (index / COLUMNS) * HIGH;
        body.append(chart(limit, instance, x, y));
        index++;
      }
      at += 44 + (index + COLUMNS - 1) / COLUMNS * HIGH;
    }
    int width = 14 + COLUMNS * WIDE;
    return String.format(
            Locale.ROOT,
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" width=\"%d\""
                + " height=\"%d\" role=\"img\" font-family=\"sans-serif\">\n"
                + "<title>Gaps to the best known cost over commits</title>\n"
                + "<rect width=\"%d\" height=\"%d\" fill=\"#fff\"/>\n",
            width,
            at,
            width,
            at,
            width,
            at)
        + text(14, 22, "start", "12px", OURS, "— cost above best known, %")
        + text(230, 22, "start", "12px", BOUND, "- - bound below best known, %")
        + text(460, 22, "start", "12px", PEER, "○ newest of each peer, %")
        + body
        + "</svg>\n";
  }

  private String chart(int limit, String instance, double x, double y) {
    List<OptionalDouble> costs = new ArrayList<>();
    List<OptionalDouble> bounds = new ArrayList<>();
    double most = 1;
    Map<String, Result> commits = new LinkedHashMap<>();
    for (Result result : results) {
      boolean ours = result.solver().equals(Result.OURS);
      if (ours && result.limit() == limit && result.instance().equals(instance)) {
        commits.put(result.commit(), result);
      }
    }
    for (Result result : commits.values()) {
      costs.add(result.costGap());
      bounds.add(result.boundGap());
    }
    Map<String, Result> newest = newest(limit).getOrDefault(instance, Map.of());
    Set<OptionalDouble> peers = new LinkedHashSet<>();
    newest.forEach(
        (solver, result) -> {
          if (!solver.equals(Result.OURS)) {
            peers.add(result.costGap());
          }
        });
    for (List<OptionalDouble> gaps : List.of(costs, bounds)) {
      for (OptionalDouble gap : gaps) {
        most = Math.max(most, Math.min(20, gap.orElse(0)));
      }
    }
    double width = WIDE - 60;
    double height = HIGH - 50;
    StringBuilder out = new StringBuilder();
    out.append(text(x, y + 14, "start", "12px", "#222", instance));
    out.append(line(x, y + 22 + height, x + width, y + 22 + height));
    out.append(line(x, y + 22, x, y + 22 + height));
    out.append(
        text(x + 4, y + 30, "start", "10px", "#666", String.format(Locale.ROOT, "%.0f %%", most)));
    out.append(series(costs, x, y + 22, width, height, most, OURS, "none"));
    out.append(series(bounds, x, y + 22, width, height, most, BOUND, "5 3"));
    for (OptionalDouble peer : peers) {
      if (peer.isPresent()) {
        double up = y + 22 + height * (1 - Math.min(1, Math.max(0, peer.getAsDouble() / most)));
        out.append(
            String.format(
                Locale.ROOT,
                "<circle cx=\"%.1f\" cy=\"%.1f\" r=\"3.5\" fill=\"none\" stroke=\"%s\"/>\n",
                x + width,
                up,
                PEER));
      }
    }
    OptionalDouble last = costs.isEmpty() ? OptionalDouble.empty() : costs.getLast();
    out.append(text(x + width, y + 14, "end", "12px", OURS, percent(last)));
    return out.toString();
  }

  private static String series(
      List<OptionalDouble> gaps,
      double x,
      double y,
      double width,
      double height,
      double most,
      String colour,
      String dashes) {
    StringBuilder points = new StringBuilder();
    StringBuilder dots = new StringBuilder();
    for (int i = 0; i < gaps.size(); i++) {
      if (gaps.get(i).isEmpty()) {
        continue;
      }
      double share = Math.min(1, Math.max(0, gaps.get(i).getAsDouble()) / most);
      double across = x + 6 + (width - 18) * (gaps.size() == 1 ? 1 : i / (gaps.size() - 1.0));
      double up = y + height * (1 - share);
      points.append(String.format(Locale.ROOT, "%.1f,%.1f ", across, up));
      dots.append(
          String.format(
              Locale.ROOT,
              "<circle cx=\"%.1f\" cy=\"%.1f\" r=\"2.2\" fill=\"%s\"/>\n",
              across,
              up,
              colour));
    }
    return String.format(
            Locale.ROOT,
            "<polyline points=\"%s\" fill=\"none\" stroke=\"%s\" stroke-width=\"1.8\""
                + " stroke-dasharray=\"%s\"/>\n",
            points.toString().strip(),
            colour,
            dashes)
        + dots;
  }

  private static String line(double x1, double y1, double x2, double y2) {
    return String.format(
        Locale.ROOT,
        "<line x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\" stroke=\"#bbb\"/>\n",
        x1,
        y1,
        x2,
        y2);
  }

  private static String text(
      double x, double y, String anchor, String size, String colour, String text) {
    return String.format(
        Locale.ROOT,
        "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\" font-size=\"%s\" fill=\"%s\">%s</text>\n",
        x,
        y,
        anchor,
        size,
        colour,
        text);
  }
}
