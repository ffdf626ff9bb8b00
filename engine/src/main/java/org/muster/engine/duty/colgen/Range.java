package org.muster.engine.duty.colgen;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.muster.engine.duty.CalendarModel;
import org.muster.engine.duty.CalendarNetwork;

/// The part of a resource's calendar that is open: from one pause of the path that it has to a
/// later one, with what the fixed parts before and after already add to each quantity.
///
/// @param resource index of the resource
/// @param fromNode the pause where the open part begins
/// @param toNode the pause where it ends
/// @param prefix activities before it
/// @param suffix activities after it
record Range(int resource, int fromNode, int toNode, int[] prefix, int[] suffix) {

  /// The open part of a column that holds the slots `[from, end)`.
  static Range within(Search search, Column column, int from, int end) {
    CalendarNetwork network = search.models.get(column.resource).network();
    int[] pauses = column.pauses(network);
    int first = pauses[0];
    int last = pauses[pauses.length - 1];
    for (int pause : pauses) {
      if (network.nodeSlot(pause) <= from && network.nodeSlot(pause) > network.nodeSlot(first)) {
        first = pause;
      }
    }
    for (int pause : pauses) {
      if (network.nodeSlot(pause) >= end) {
        last = pause;
        break;
      }
    }
    int[] all = column.activities;
    int before = before(network, all, first);
    int after = before(network, all, last);
    return new Range(
        column.resource,
        first,
        last,
        Arrays.copyOfRange(all, 0, before),
        Arrays.copyOfRange(all, after, all.length));
  }

  /// How many of the activities end before the pause.
  private static int before(CalendarNetwork network, int[] activities, int pause) {
    int count = 0;
    while (count < activities.length
        && network.activityEnd(activities[count]) <= network.nodeSlot(pause)) {
      count++;
    }
    return count;
  }

  /// The column `now` with what `solved` does in the open part; null when that is no calendar,
  /// because `now` passes other pauses or has used up a quantity.
  @Nullable Column replace(Search search, Column now, Column solved) {
    CalendarModel model = search.models.get(resource);
    CalendarNetwork network = model.network();
    int before = before(network, now.activities, fromNode);
    int after = before(network, now.activities, toNode);
    if (Arrays.equals(prefix, Arrays.copyOf(now.activities, before))
        && Arrays.equals(
            suffix, Arrays.copyOfRange(now.activities, after, now.activities.length))) {
      return solved;
    }
    int[] pauses = now.pauses(network);
    if (IntStream.of(pauses).noneMatch(pause -> pause == fromNode)
        || IntStream.of(pauses).noneMatch(pause -> pause == toNode)) {
      return null;
    }
    int[] open =
        Arrays.copyOfRange(
            solved.activities, prefix.length, solved.activities.length - suffix.length);
    int[] joined =
        IntStream.concat(
                IntStream.concat(Arrays.stream(now.activities, 0, before), Arrays.stream(open)),
                Arrays.stream(now.activities, after, now.activities.length))
            .toArray();
    return Quantities.broken(model, joined).isEmpty() ? new Column(resource, model, joined) : null;
  }
}
