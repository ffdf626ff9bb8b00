package org.muster.engine.duty.certificate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.muster.engine.duty.Calendar;
import org.muster.engine.duty.CalendarModel;
import org.muster.engine.duty.CalendarNetwork;
import org.muster.engine.duty.Quantity;

/// The cheapest calendar of one resource by plain labelling: node after node, one label for each
/// distinct vector of remembered quantities. Slow, easy to check, and shares nothing with the
/// solvers.
///
/// It first remembers the quantities that have a lower bound, then those that the cheapest calendar
/// breaks. When labels become too many it stops there, and names the bounds that it left out: its
/// least value is then still a lower bound.
public final class SimplePricer {

  private final CalendarModel model;
  private final CalendarNetwork network;
  private final double[] value;
  private final int mostLabels;
  private final BitSet ignored;

  private SimplePricer(CalendarModel model, double[] value, int mostLabels, BitSet ignored) {
    this.ignored = ignored;
    this.model = model;
    this.network = model.network();
    this.value = value;
    this.mostLabels = mostLabels;
  }

  /// What pricing found.
  ///
  /// @param least no calendar of the resource has a lower value; infinite when it has none
  /// @param calendar the cheapest, when no bound had to be left out; it keeps those that count
  /// @param relaxed names of the bounds left out; empty when the least is exact
  public record Priced(double least, Optional<Calendar> calendar, List<String> relaxed) {
    public Priced {
      relaxed = List.copyOf(relaxed);
    }
  }

  /// Prices a resource.
  ///
  /// @param value by activity: what its cover is worth; minus infinity forbids the activity
  /// @param mostLabels labels held at most; a bound that needs more is left out
  public static Priced price(CalendarModel model, double[] value, int mostLabels) {
    return price(model, value, mostLabels, new BitSet());
  }

  /// Prices a resource without the bounds of some quantities, because their use is charged.
  ///
  /// @param value by activity: what its cover is worth, less what its use is charged
  /// @param ignored quantities whose bounds do not count
  static Priced price(CalendarModel model, double[] value, int mostLabels, BitSet ignored) {
    return new SimplePricer(model, value, mostLabels, ignored).price();
  }

  private Priced price() {
    TreeSet<Integer> remembered = new TreeSet<>();
    for (int q = 0; q < model.quantities().size(); q++) {
      if (model.quantities().get(q).min() > 0 && !ignored.get(q)) {
        remembered.add(q);
      }
    }
    Path last = null;
    while (true) {
      Optional<Path> found = cheapest(List.copyOf(remembered));
      if (found.isEmpty()) {
        if (last == null) {
          // Not even the lower bounds fit; leave out everything.
          remembered.clear();
          last = cheapest(List.of()).orElseThrow();
        }
        return new Priced(
            last.least, Optional.empty(), broken(last).stream().map(this::name).toList());
      }
      last = found.get();
      if (last.least == Double.POSITIVE_INFINITY) {
        return new Priced(last.least, Optional.empty(), List.of());
      }
      List<Integer> broken = broken(last);
      if (broken.isEmpty()) {
        return new Priced(last.least, Optional.of(Calendar.of(model, last.activities)), List.of());
      }
      remembered.addAll(broken);
    }
  }

  private String name(int quantity) {
    return model.quantities().get(quantity).name();
  }

  private record Path(double least, int[] activities) {}

  private List<Integer> broken(Path path) {
    long[] used = new long[network.quantities()];
    for (int a : path.activities) {
      for (int e = network.useStart(a); e < network.useStart(a + 1); e++) {
        used[network.useQuantity(e)] += network.useAmount(e);
      }
    }
    List<Integer> broken = new ArrayList<>();
    for (int q = 0; q < used.length; q++) {
      Quantity bounds = model.quantities().get(q);
      if (!ignored.get(q) && (used[q] < bounds.min() || used[q] > bounds.max())) {
        broken.add(q);
      }
    }
    return broken;
  }

  /// The cheapest path that keeps the bounds of the remembered quantities; empty when it would take
  /// too many labels; infinite when there is none.
  private Optional<Path> cheapest(List<Integer> remembered) {
    int nodes = network.nodes();
    long[][] mostToGo = new long[remembered.size()][];
    for (int i = 0; i < mostToGo.length; i++) {
      mostToGo[i] = mostToGo(remembered.get(i));
    }
    List<Map<List<Long>, Integer>> labelsAt = new ArrayList<>(Collections.nCopies(nodes, null));
    List<Double> cost = new ArrayList<>();
    List<Integer> before = new ArrayList<>();
    List<Integer> done = new ArrayList<>();
    labelsAt.set(network.source(), new HashMap<>(Map.of(zeros(remembered.size()), 0)));
    cost.add((double) model.fixedCost());
    before.add(-1);
    done.add(CalendarNetwork.IDLE);
    for (int node = 0; node < nodes && node != network.sink(); node++) {
      Map<List<Long>, Integer> here = labelsAt.set(node, null);
      if (here == null) {
        continue;
      }
      for (int arc = network.outStart(node); arc < network.outEnd(node); arc++) {
        int activity = network.arcActivity(arc);
        if (!model.open(arc) || (activity >= 0 && value[activity] == Double.NEGATIVE_INFINITY)) {
          continue;
        }
        double step = activity < 0 ? 0 : model.activityCost(activity) - value[activity];
        int head = network.arcHead(arc);
        for (Map.Entry<List<Long>, Integer> label : here.entrySet()) {
          List<Long> sum = sum(label.getKey(), activity, remembered);
          if (!possible(sum, remembered, mostToGo, head)) {
            continue;
          }
          double reached = cost.get(label.getValue()) + step;
          Map<List<Long>, Integer> there = labelsAt.get(head);
          if (there == null) {
            there = new HashMap<>();
            labelsAt.set(head, there);
          }
          Integer known = there.get(sum);
          if (known == null) {
            if (cost.size() >= mostLabels) {
              return Optional.empty();
            }
            there.put(sum, cost.size());
            cost.add(reached);
            before.add(label.getValue());
            done.add(activity);
          } else if (reached < cost.get(known)) {
            cost.set(known, reached);
            before.set(known, label.getValue());
            done.set(known, activity);
          }
        }
      }
    }
    Map<List<Long>, Integer> end = labelsAt.get(network.sink());
    int best = -1;
    if (end != null) {
      for (int label : end.values()) {
        if (best < 0 || cost.get(label) < cost.get(best)) {
          best = label;
        }
      }
    }
    if (best < 0) {
      return Optional.of(new Path(Double.POSITIVE_INFINITY, new int[0]));
    }
    List<Integer> activities = new ArrayList<>();
    for (int label = best; label >= 0; label = before.get(label)) {
      if (done.get(label) >= 0) {
        activities.add(done.get(label));
      }
    }
    Collections.reverse(activities);
    return Optional.of(
        new Path(cost.get(best), activities.stream().mapToInt(Integer::intValue).toArray()));
  }

  private static List<Long> zeros(int count) {
    return List.copyOf(Collections.nCopies(count, 0L));
  }

  private List<Long> sum(List<Long> used, int activity, List<Integer> remembered) {
    if (activity < 0 || remembered.isEmpty()) {
      return used;
    }
    Long[] sum = used.toArray(new Long[0]);
    for (int e = network.useStart(activity); e < network.useStart(activity + 1); e++) {
      int i = remembered.indexOf(network.useQuantity(e));
      if (i >= 0) {
        sum[i] += network.useAmount(e);
      }
    }
    return List.of(sum);
  }

  private boolean possible(List<Long> used, List<Integer> remembered, long[][] mostToGo, int node) {
    for (int i = 0; i < mostToGo.length; i++) {
      Quantity bounds = model.quantities().get(remembered.get(i));
      if (used.get(i) > bounds.max() || used.get(i) + mostToGo[i][node] < bounds.min()) {
        return false;
      }
    }
    return true;
  }

  /// The most that can still be added to a quantity from each node.
  private long[] mostToGo(int quantity) {
    long[] most = new long[network.nodes()];
    Arrays.fill(most, Long.MIN_VALUE / 2);
    most[network.sink()] = 0;
    for (int arc = network.arcs() - 1; arc >= 0; arc--) {
      int activity = network.arcActivity(arc);
      long add = 0;
      if (activity >= 0) {
        for (int e = network.useStart(activity); e < network.useStart(activity + 1); e++) {
          add += network.useQuantity(e) == quantity ? network.useAmount(e) : 0;
        }
      }
      int tail = network.arcTail(arc);
      most[tail] = Math.max(most[tail], most[network.arcHead(arc)] + add);
    }
    return most;
  }
}
