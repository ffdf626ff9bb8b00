package org.muster.engine.duty;

import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.function.IntUnaryOperator;

/// The shape that calendars take: a network without cycles whose paths from source to sink are the
/// calendars that obey the rules about sequence.
///
/// - A **node** is a state at the start of a slot ("rested, may begin", "third night in a row").
///   Nodes are made in an order that every arc follows, so that their numbers are a topological
///   order.
/// - An **arc** leads from a node to a later-made one and carries one **activity**, or none
///   ({@link #IDLE}: rest, leave, waiting) over the slots between its ends. Parallel arcs are
///   allowed; an arc may be one slot or a whole tour.
/// - An **activity** is a stretch of a duty over `[first, end)` slots; it puts amounts on demand
///   rows and adds to quantities. Several arcs may share one activity, so that what is worked out
///   once for an activity (its price under given duals) serves them all.
/// - A **pause** is a node through which calendars pass often and in which little is remembered
///   (rested, the end of a working run). It means nothing to the rules; a solver that labels
///   quantities does so at pauses only and treats what lies between two of them as a block. A
///   network with no pause is labelled at every node.
///
/// Resources whose rules have the same shape share one network and differ in costs and bounds
/// ({@link CalendarModel}). Everything is held in flat arrays. Immutable.
public final class CalendarNetwork {

  /// The activity of an arc on which nothing is done.
  public static final int IDLE = -1;

  private final int slots;
  private final int quantities;
  private final int[] nodeSlot;
  private final BitSet pauses;
  private final int[] arcTail;
  private final int[] arcHead;
  private final int[] arcActivity;
  private final int[] outStart;
  private final int[] inStart;
  private final int[] inArc;
  private final int sink;
  private final int[] activityDuty;
  private final int[] activityFirst;
  private final int[] activityEnd;
  private final int[] coverStart;
  private final int[] coverRow;
  private final int[] coverAmount;
  private final int[] useStart;
  private final int[] useQuantity;
  private final int[] useAmount;

  private CalendarNetwork(Builder builder) {
    slots = builder.slots;
    quantities = builder.quantities;
    nodeSlot = builder.nodeSlot.toArray();
    pauses = (BitSet) builder.pauses.clone();
    sink = builder.sink;
    activityDuty = builder.activityDuty.toArray();
    activityFirst = builder.activityFirst.toArray();
    activityEnd = builder.activityEnd.toArray();
    coverStart = closed(builder.coverStart, builder.coverRow.size());
    coverRow = builder.coverRow.toArray();
    coverAmount = builder.coverAmount.toArray();
    useStart = closed(builder.useStart, builder.useQuantity.size());
    useQuantity = builder.useQuantity.toArray();
    useAmount = builder.useAmount.toArray();

    int[] arcs = builder.liveArcs();
    arcTail = new int[arcs.length];
    arcHead = new int[arcs.length];
    arcActivity = new int[arcs.length];
    outStart = new int[nodeSlot.length + 1];
    inStart = new int[nodeSlot.length + 1];
    for (int arc : arcs) {
      outStart[builder.arcTail.get(arc) + 1]++;
      inStart[builder.arcHead.get(arc) + 1]++;
    }
    for (int n = 0; n < nodeSlot.length; n++) {
      outStart[n + 1] += outStart[n];
      inStart[n + 1] += inStart[n];
    }
    int[] next = outStart.clone();
    for (int arc : arcs) {
      int at = next[builder.arcTail.get(arc)]++;
      arcTail[at] = builder.arcTail.get(arc);
      arcHead[at] = builder.arcHead.get(arc);
      arcActivity[at] = builder.arcActivity.get(arc);
    }
    inArc = new int[arcs.length];
    next = inStart.clone();
    for (int arc = 0; arc < arcs.length; arc++) {
      inArc[next[arcHead[arc]]++] = arc;
    }
  }

  private static int[] closed(Ints starts, int end) {
    int[] array = Arrays.copyOf(starts.toArray(), starts.size() + 1);
    array[starts.size()] = end;
    return array;
  }

  /// The same network with other rows.
  private CalendarNetwork(CalendarNetwork of, int[] coverStart, int[] coverRow, int[] coverAmount) {
    slots = of.slots;
    quantities = of.quantities;
    nodeSlot = of.nodeSlot;
    pauses = of.pauses;
    arcTail = of.arcTail;
    arcHead = of.arcHead;
    arcActivity = of.arcActivity;
    outStart = of.outStart;
    inStart = of.inStart;
    inArc = of.inArc;
    sink = of.sink;
    activityDuty = of.activityDuty;
    activityFirst = of.activityFirst;
    activityEnd = of.activityEnd;
    this.coverStart = coverStart;
    this.coverRow = coverRow;
    this.coverAmount = coverAmount;
    useStart = of.useStart;
    useQuantity = of.useQuantity;
    useAmount = of.useAmount;
  }

  /// A builder of a network over `slots` slots, with `quantities` additive quantities.
  public static Builder builder(int slots, int quantities) {
    return new Builder(slots, quantities);
  }

  public int slots() {
    return slots;
  }

  /// What these activities together add to each quantity.
  public long[] used(int[] activities) {
    long[] used = new long[quantities];
    for (int a : activities) {
      for (int e = useStart(a); e < useStart(a + 1); e++) {
        used[useQuantity(e)] += useAmount(e);
      }
    }
    return used;
  }

  /// How many quantities activities may add to.
  public int quantities() {
    return quantities;
  }

  /// Number of nodes; their numbers are a topological order, and the source is node zero.
  public int nodes() {
    return nodeSlot.length;
  }

  public int source() {
    return 0;
  }

  public int sink() {
    return sink;
  }

  /// The slot at whose start the node stands; the sink may stand at the end of the last.
  public int nodeSlot(int node) {
    return nodeSlot[node];
  }

  /// May a solver join labels here? The source and the sink always are pauses.
  public boolean pause(int node) {
    return pauses.get(node);
  }

  /// Number of arcs. Arcs are sorted by tail, and each lies on a path from source to sink.
  public int arcs() {
    return arcTail.length;
  }

  public int arcTail(int arc) {
    return arcTail[arc];
  }

  public int arcHead(int arc) {
    return arcHead[arc];
  }

  /// The activity on the arc, or {@link #IDLE}.
  public int arcActivity(int arc) {
    return arcActivity[arc];
  }

  /// First arc that leaves the node; those up to {@link #outEnd} follow it.
  public int outStart(int node) {
    return outStart[node];
  }

  /// After the last arc that leaves the node.
  public int outEnd(int node) {
    return outStart[node + 1];
  }

  /// How many arcs enter the node.
  public int inDegree(int node) {
    return inStart[node + 1] - inStart[node];
  }

  /// The `index`-th arc that enters the node.
  public int inArc(int node, int index) {
    return inArc[inStart[node] + index];
  }

  /// Number of activities.
  public int activities() {
    return activityDuty.length;
  }

  /// Index of the duty done.
  public int activityDuty(int activity) {
    return activityDuty[activity];
  }

  /// First slot of the activity, inclusive.
  public int activityFirst(int activity) {
    return activityFirst[activity];
  }

  /// End slot of the activity, exclusive.
  public int activityEnd(int activity) {
    return activityEnd[activity];
  }

  /// First entry of the activity's cover; those up to `coverStart(activity + 1)` follow it.
  public int coverStart(int activity) {
    return coverStart[activity];
  }

  /// Demand row of an entry of cover.
  public int coverRow(int entry) {
    return coverRow[entry];
  }

  /// Units that an entry of cover puts on its row.
  public int coverAmount(int entry) {
    return coverAmount[entry];
  }

  /// First entry of what the activity adds to quantities; up to `useStart(activity + 1)`.
  public int useStart(int activity) {
    return useStart[activity];
  }

  /// Quantity of an entry of use.
  public int useQuantity(int entry) {
    return useQuantity[entry];
  }

  /// What an entry of use adds to its quantity, above zero.
  public int useAmount(int entry) {
    return useAmount[entry];
  }

  /// The same network with rows of other numbers; what an activity puts on a row whose new number
  // is
  /// below zero is left out.
  CalendarNetwork withRows(IntUnaryOperator number) {
    int[] starts = new int[coverStart.length];
    int[] rows = new int[coverRow.length];
    int[] amounts = new int[coverRow.length];
    int count = 0;
    for (int a = 0; a < activities(); a++) {
      for (int e = coverStart[a]; e < coverStart[a + 1]; e++) {
        int row = number.applyAsInt(coverRow[e]);
        if (row >= 0) {
          rows[count] = row;
          amounts[count++] = coverAmount[e];
        }
      }
      starts[a + 1] = count;
    }
    return new CalendarNetwork(
        this, starts, Arrays.copyOf(rows, count), Arrays.copyOf(amounts, count));
  }

  /// The same network without the arcs for which `keep` is false; its activities keep their
  /// numbers, as do its nodes. Empty when no path is left.
  Optional<CalendarNetwork> keeping(IntPredicate keep) {
    Builder copy = new Builder(slots, quantities);
    for (int n = 0; n < nodes(); n++) {
      copy.node(nodeSlot[n]);
      copy.pauses.set(n, pauses.get(n));
    }
    for (int a = 0; a < activities(); a++) {
      copy.activity(activityDuty[a], activityFirst[a], activityEnd[a]);
      for (int e = coverStart[a]; e < coverStart[a + 1]; e++) {
        copy.covering(coverRow[e], coverAmount[e]);
      }
      for (int e = useStart[a]; e < useStart[a + 1]; e++) {
        copy.using(useQuantity[e], useAmount[e]);
      }
    }
    for (int arc = 0; arc < arcs(); arc++) {
      if (keep.test(arc)) {
        copy.arc(arcTail[arc], arcHead[arc], arcActivity[arc]);
      }
    }
    copy.sink(sink);
    return copy.passable() ? Optional.of(copy.build()) : Optional.empty();
  }

  /// Collects nodes, activities and arcs, and checks them as they come.
  public static final class Builder {
    private final int slots;
    private final int quantities;
    private final Ints nodeSlot = new Ints();
    private final BitSet pauses = new BitSet();
    private final Ints arcTail = new Ints();
    private final Ints arcHead = new Ints();
    private final Ints arcActivity = new Ints();
    private final Ints activityDuty = new Ints();
    private final Ints activityFirst = new Ints();
    private final Ints activityEnd = new Ints();
    private final Ints coverStart = new Ints();
    private final Ints coverRow = new Ints();
    private final Ints coverAmount = new Ints();
    private final Ints useStart = new Ints();
    private final Ints useQuantity = new Ints();
    private final Ints useAmount = new Ints();
    private int sink = -1;

    private Builder(int slots, int quantities) {
      if (slots < 1 || quantities < 0) {
        throw new IllegalArgumentException(
            "A network needs a slot and no negative quantities, was "
                + slots
                + " and "
                + quantities);
      }
      this.slots = slots;
      this.quantities = quantities;
    }

    /// A new node at the start of `slot` (up to `slots`, the end of the horizon). The first node
    /// made is the source.
    public int node(int slot) {
      if (slot < 0 || slot > slots) {
        throw new IllegalArgumentException("Slot " + slot + " of a node is outside 0.." + slots);
      }
      nodeSlot.add(slot);
      return nodeSlot.size() - 1;
    }

    /// A new node that is a pause.
    public int pause(int slot) {
      int node = node(slot);
      pauses.set(node);
      return node;
    }

    /// A new activity: `duty` over the slots `[first, end)`. Returns its number; its cover and
    /// use are added by the calls that follow.
    public int activity(int duty, int first, int end) {
      if (duty < 0 || first < 0 || end > slots || first >= end) {
        throw new IllegalArgumentException(
            "Activity of duty "
                + duty
                + " over ["
                + first
                + ", "
                + end
                + ") does not lie within "
                + slots
                + " slots");
      }
      activityDuty.add(duty);
      activityFirst.add(first);
      activityEnd.add(end);
      coverStart.add(coverRow.size());
      useStart.add(useQuantity.size());
      return activityDuty.size() - 1;
    }

    /// The activity made last puts `amount` units (above zero) on a demand row.
    public Builder covering(int row, int amount) {
      if (activityDuty.size() == 0 || row < 0 || amount < 1) {
        throw new IllegalArgumentException(
            "Cover of row " + row + " by " + amount + " needs an activity and a positive amount");
      }
      coverRow.add(row);
      coverAmount.add(amount);
      return this;
    }

    /// The activity made last adds `amount` (above zero) to a quantity.
    public Builder using(int quantity, int amount) {
      if (activityDuty.size() == 0 || quantity < 0 || quantity >= quantities || amount < 1) {
        throw new IllegalArgumentException(
            "Use of quantity "
                + quantity
                + " by "
                + amount
                + " needs an activity, a quantity below "
                + quantities
                + " and a positive amount");
      }
      useQuantity.add(quantity);
      useAmount.add(amount);
      return this;
    }

    /// An arc with an activity, or with {@link CalendarNetwork#IDLE}. The activity's slots must
    /// lie between the slots of the two nodes.
    public Builder arc(int tail, int head, int activity) {
      if (tail < 0 || tail >= head || head >= nodeSlot.size()) {
        throw new IllegalArgumentException(
            "Arc from node "
                + tail
                + " to node "
                + head
                + " does not lead to a later-made node. Maybe the nodes are not made in the order"
                + " of their slots");
      }
      if (nodeSlot.get(tail) > nodeSlot.get(head)) {
        throw new IllegalArgumentException(
            "Arc from slot " + nodeSlot.get(tail) + " to " + nodeSlot.get(head) + " goes back");
      }
      if (activity != IDLE) {
        if (activity < 0 || activity >= activityDuty.size()) {
          throw new IllegalArgumentException("No activity " + activity);
        }
        if (activityFirst.get(activity) < nodeSlot.get(tail)
            || activityEnd.get(activity) > nodeSlot.get(head)) {
          throw new IllegalArgumentException(
              "Activity "
                  + activity
                  + " over ["
                  + activityFirst.get(activity)
                  + ", "
                  + activityEnd.get(activity)
                  + ") does not lie between slots "
                  + nodeSlot.get(tail)
                  + " and "
                  + nodeSlot.get(head)
                  + " of its arc");
        }
      }
      arcTail.add(tail);
      arcHead.add(head);
      arcActivity.add(activity);
      return this;
    }

    /// An arc on which nothing is done.
    public Builder idle(int tail, int head) {
      return arc(tail, head, IDLE);
    }

    /// Where every calendar ends.
    public Builder sink(int node) {
      if (node < 0 || node >= nodeSlot.size()) {
        throw new IllegalArgumentException("No node " + node);
      }
      sink = node;
      return this;
    }

    /// The network, without the arcs that lie on no path from source to sink.
    ///
    /// @throws IllegalArgumentException when no path leads from the source to the sink
    public CalendarNetwork build() {
      if (sink < 0) {
        throw new IllegalArgumentException("The network has no sink");
      }
      if (pauses.isEmpty()) {
        pauses.set(0, nodeSlot.size());
      }
      pauses.set(0);
      pauses.set(sink);
      return new CalendarNetwork(this);
    }

    /// Does any path lead from the source to the sink?
    private boolean passable() {
      return reached(byTail()).get(sink);
    }

    /// The arcs, sorted by tail.
    private int[] byTail() {
      int count = arcTail.size();
      boolean sorted = true;
      for (int a = 1; a < count && sorted; a++) {
        sorted = arcTail.get(a - 1) <= arcTail.get(a);
      }
      int[] order = new int[count];
      for (int a = 0; a < count; a++) {
        order[a] = a;
      }
      if (!sorted) {
        Integer[] unsorted = new Integer[count];
        Arrays.setAll(unsorted, i -> i);
        Arrays.sort(unsorted, Comparator.comparingInt(arcTail::get));
        for (int a = 0; a < count; a++) {
          order[a] = unsorted[a];
        }
      }
      return order;
    }

    private BitSet reached(int[] order) {
      BitSet reached = new BitSet();
      reached.set(0);
      for (int arc : order) {
        if (reached.get(arcTail.get(arc))) {
          reached.set(arcHead.get(arc));
        }
      }
      return reached;
    }

    private int[] liveArcs() {
      int[] order = byTail();
      BitSet reached = reached(order);
      if (!reached.get(sink)) {
        throw new IllegalArgumentException(
            "No path leads from the source to the sink. Maybe the rules contradict each other");
      }
      BitSet useful = new BitSet();
      useful.set(sink);
      Ints live = new Ints();
      for (int i = order.length - 1; i >= 0; i--) {
        int arc = order[i];
        if (reached.get(arcTail.get(arc)) && useful.get(arcHead.get(arc))) {
          useful.set(arcTail.get(arc));
          live.add(arc);
        }
      }
      int[] result = live.toArray();
      for (int i = 0, j = result.length - 1; i < j; i++, j--) {
        int swap = result[i];
        result[i] = result[j];
        result[j] = swap;
      }
      return result;
    }
  }

  /// A growing array of ints.
  private static final class Ints {
    private int[] values = new int[16];
    private int size;

    void add(int value) {
      if (size == values.length) {
        values = Arrays.copyOf(values, size * 2);
      }
      values[size++] = value;
    }

    int get(int index) {
      return values[index];
    }

    int size() {
      return size;
    }

    int[] toArray() {
      return Arrays.copyOf(values, size);
    }
  }
}
