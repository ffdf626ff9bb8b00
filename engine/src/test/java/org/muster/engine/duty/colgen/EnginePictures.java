package org.muster.engine.duty.colgen;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.muster.engine.duty.CalendarModel;
import org.muster.engine.duty.CalendarNetwork;
import org.muster.engine.duty.SolveLimits;

/// The pictures of the engine's page.
final class EnginePictures {
  private static final String INK = "fill:#222";
  private static final String SMALL = "fill:#444;font-size:11px";
  private static final String DUTY = "stroke:#0b5fa5;stroke-width:2.2";
  private static final String IDLE = "stroke:#888;stroke-width:1.2";
  private static final int STEP = 190;
  private static final int RADIUS = 17;

  private EnginePictures() {}

  /// The network of A: every path from left to right is a calendar.
  static String network(SmallExample example) {
    CalendarModel model = example.duty.resources().getFirst();
    CalendarNetwork network = model.network();
    Svg svg = new Svg(720, 330, "The network of A in the small example");
    svg.text(14, 22, "start", "What A may do: every path from “free 0” to “free 3”", INK);
    double[] x = new double[network.nodes()];
    double[] y = new double[network.nodes()];
    String[] name = new String[network.nodes()];
    Map<Integer, Integer> last = new HashMap<>();
    for (int n = 0; n < network.nodes(); n++) {
      last.put(network.nodeSlot(n), n);
    }
    for (int n = 0; n < network.nodes(); n++) {
      int slot = network.nodeSlot(n);
      boolean free = last.getOrDefault(slot, -1) == n;
      String what = free ? "free" : network.pause(n) ? "ended" : "works";
      name[n] = what;
      x[n] = 70 + slot * STEP - (free ? 0 : network.pause(n) ? 32 : 64);
      y[n] = free ? 80 : network.pause(n) ? 165 : 245;
    }
    for (int arc = 0; arc < network.arcs(); arc++) {
      int tail = network.arcTail(arc);
      int head = network.arcHead(arc);
      int activity = network.arcActivity(arc);
      boolean idle = activity == CalendarNetwork.IDLE;
      svg.arrow(x[tail], y[tail], x[head], y[head], RADIUS + 2, idle ? IDLE : DUTY);
      if (!idle) {
        String text = "D on day " + network.activityFirst(activity);
        long cost = model.activityCost(activity);
        double middle = (x[tail] + x[head]) / 2;
        svg.text(middle - 10, (y[tail] + y[head]) / 2 + 8, "end", text, SMALL);
        svg.text(middle - 10, (y[tail] + y[head]) / 2 + 22, "end", "costs " + cost, SMALL);
      }
    }
    for (int n = 0; n < network.nodes(); n++) {
      String fill = network.pause(n) ? "fill:#f4d58d" : "fill:#fff";
      svg.circle(x[n], y[n], RADIUS, fill + ";stroke:#222");
      double under = network.pause(n) ? -21 : 30;
      svg.text(x[n], y[n] + under, "middle", name[n] + " " + network.nodeSlot(n), SMALL);
    }
    svg.circle(22, 310, 7, "fill:#f4d58d;stroke:#222").text(34, 314, "start", "pause", SMALL);
    svg.line(90, 310, 115, 310, DUTY).text(120, 314, "start", "duty", SMALL);
    svg.line(165, 310, 190, 310, IDLE).text(195, 314, "start", "rest", SMALL);
    return svg.toString();
  }

  private enum Fate {
    KEPT,
    DOMINATED,
    CUT
  }

  private static final class Label {
    private final int pause;
    private final long sum;
    private final double cost;
    private final @Nullable Label before;
    private Fate fate = Fate.KEPT;

    Label(int pause, long sum, double cost, @Nullable Label before) {
      this.pause = pause;
      this.sum = sum;
      this.cost = cost;
      this.before = before;
    }
  }

  /// The labels of B at the best prices, what became of each, and the cheapest at the end.
  ///
  /// @throws IllegalStateException when the cheapest is not what the engine's pricing finds
  static String labels(SmallExample example) {
    CalendarModel model = example.duty.resources().getLast();
    CalendarNetwork network = model.network();
    Map<Integer, List<Label>> at = new LinkedHashMap<>();
    for (int n = 0; n < network.nodes(); n++) {
      if (network.pause(n)) {
        at.put(n, new ArrayList<>());
      }
    }
    try (Search search = new Search(example.duty, SolveLimits.ofSteps(1, 1))) {
      BitSet minutes = Quantities.withLowerBound(model);
      Corridor corridor =
          new Corridor(BlockGraph.of(model.network(), minutes), 1, model, search.whole(1));
      at.getOrDefault(network.source(), new ArrayList<>()).add(new Label(0, 0, 0, null));
      double[] values = search.activityValues(example.best)[search.networkOf[1]];
      at.forEach(
          (pause, labels) -> {
            judge(labels, corridor, corridor.graph.pauseOf[pause]);
            for (Label label : labels) {
              if (label.fate == Fate.KEPT && pause != network.sink()) {
                grow(model, values, label, pause, label.sum, label.cost, at);
              }
            }
          });
      Label cheapest = cheapest(at.getOrDefault(network.sink(), List.of()));
      double priced =
          new Pricing(search, 1, search.whole(1))
              .price(
                  search.kernel(),
                  new double[][] {
                    search.activityValues(example.best)[0], search.activityValues(example.best)[1]
                  })
              .least();
      if (Math.abs(priced - cheapest.cost) > 1e-5) {
        throw new IllegalStateException(priced + " is not " + cheapest.cost);
      }
      return draw(network, at, cheapest);
    }
  }

  private static void grow(
      CalendarModel model,
      double[] values,
      Label from,
      int node,
      long sum,
      double cost,
      Map<Integer, List<Label>> at) {
    CalendarNetwork network = model.network();
    for (int arc = network.outStart(node); arc < network.outEnd(node); arc++) {
      int head = network.arcHead(arc);
      int activity = network.arcActivity(arc);
      boolean idle = activity == CalendarNetwork.IDLE;
      long more = sum + (idle ? 0 : 1);
      double then = cost + (idle ? 0 : model.activityCost(activity) - values[activity]);
      List<Label> there = at.get(head);
      if (there == null) {
        grow(model, values, from, head, more, then, at);
      } else {
        there.add(new Label(head, more, then, from));
      }
    }
  }

  private static void judge(List<Label> labels, Corridor corridor, int pause) {
    int i = pause - corridor.firstPause;
    for (Label label : labels) {
      if (label.sum < corridor.low[i] || label.sum > corridor.high[i]) {
        label.fate = Fate.CUT;
      }
    }
    for (Label label : labels) {
      for (Label other : labels) {
        boolean cheaper =
            other.cost < label.cost
                || (other.cost == label.cost && labels.indexOf(other) < labels.indexOf(label));
        if (other != label && other.sum == label.sum && cheaper && label.fate == Fate.KEPT) {
          label.fate = Fate.DOMINATED;
        }
      }
    }
  }

  private static Label cheapest(List<Label> labels) {
    return labels.stream()
        .filter(label -> label.fate == Fate.KEPT)
        .min((a, b) -> Double.compare(a.cost, b.cost))
        .orElseThrow();
  }

  private static String draw(
      CalendarNetwork network, Map<Integer, List<Label>> at, Label cheapest) {
    int most = at.values().stream().mapToInt(List::size).max().orElse(1);
    Svg svg = new Svg(60 + at.size() * 125, 250 + most * 44, "Labels of B in the small example");
    svg.text(14, 22, "start", "Labels of B: shifts so far, and cost less what they cover", INK);
    Map<Label, double[]> place = new HashMap<>();
    int column = 0;
    Map<Integer, Integer> last = new HashMap<>();
    at.keySet().forEach(pause -> last.put(network.nodeSlot(pause), pause));
    for (Map.Entry<Integer, List<Label>> entry : at.entrySet()) {
      int slot = network.nodeSlot(entry.getKey());
      boolean free = last.getOrDefault(slot, -1).equals(entry.getKey());
      double x = 20 + column++ * 125;
      double top = free ? 66 : 110 + most * 44;
      svg.text(x + 42, top - 12, "middle", (free ? "free " : "ended ") + slot, SMALL);
      for (int i = 0; i < entry.getValue().size(); i++) {
        place.put(entry.getValue().get(i), new double[] {x, top + i * 44});
      }
    }
    List<Label> way = new ArrayList<>();
    for (@Nullable Label label = cheapest; label != null; label = label.before) {
      way.add(label);
    }
    for (List<Label> labels : at.values()) {
      for (Label label : labels) {
        double[] to = place.getOrDefault(label, new double[2]);
        if (label.before != null) {
          double[] from = place.getOrDefault(label.before, new double[2]);
          String style = way.contains(label) ? DUTY : "stroke:#bbb;stroke-width:1";
          svg.line(from[0] + 84, from[1] + 14, to[0], to[1] + 14, style);
        }
      }
    }
    for (List<Label> labels : at.values()) {
      for (Label label : labels) {
        double[] to = place.getOrDefault(label, new double[2]);
        String border =
            switch (label.fate) {
              case KEPT -> way.contains(label) ? "stroke:#0b5fa5;stroke-width:2.2" : "stroke:#222";
              case DOMINATED -> "stroke:#999;stroke-dasharray:4 3";
              case CUT -> "stroke:#b3261e;stroke-dasharray:2 3";
            };
        String ink = label.fate == Fate.KEPT ? INK : "fill:#888;text-decoration:line-through";
        svg.box(to[0], to[1], 84, 28, "fill:#fff;" + border);
        String text = label.sum + " : " + SmallExample.number(label.cost);
        svg.text(to[0] + 42, to[1] + 19, "middle", text, ink);
      }
    }
    double foot = 225 + most * 44;
    svg.box(20, foot - 12, 22, 14, "fill:#fff;stroke:#0b5fa5;stroke-width:2.2");
    svg.text(48, foot, "start", "on the way to the cheapest", SMALL);
    svg.box(220, foot - 12, 22, 14, "fill:#fff;stroke:#999;stroke-dasharray:4 3");
    svg.text(248, foot, "start", "dominated: as many shifts, not cheaper", SMALL);
    svg.box(490, foot - 12, 22, 14, "fill:#fff;stroke:#b3261e;stroke-dasharray:2 3");
    svg.text(518, foot, "start", "cut: cannot end within the bounds", SMALL);
    return svg.toString();
  }
}
