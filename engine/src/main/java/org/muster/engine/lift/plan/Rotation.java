package org.muster.engine.lift.plan;

import java.util.Arrays;

/// The best that one aircraft can make of a stretch of time: round trips, each earning by haven
/// and minute of departure, found from the last minute to the first by dynamic programming. It
/// may land before a closure and stand through it.
final class Rotation {
  private static final double NEVER = Double.NEGATIVE_INFINITY;

  private final Instance in;

  /// The best from being ready to depart, standing, at a minute; when it departs and where to.
  private final double[] up;
  private final int[] departAt;
  private final int[] goTo;

  /// The best from being free to take off at a haven at a minute; when it does, or never.
  private final double[][] free;
  private final int[][] takeOff;

  private final int[] legs;
  private int ground;
  private int turn;
  private double[] standing = new double[0];

  /// The trips of the last best, in order.
  final Numbers lands = new Numbers();

  final Numbers departs = new Numbers();
  final Numbers to = new Numbers();

  Rotation(Instance in) {
    this.in = in;
    up = new double[in.horizon + 1];
    departAt = new int[in.horizon + 1];
    goTo = new int[in.horizon + 1];
    free = new double[in.havens][in.horizon + in.longest + 2];
    takeOff = new int[in.havens][in.horizon + in.longest + 2];
    legs = new int[in.havens];
  }

  /// Where and when the stretch ends.
  ///
  /// @param haven at which it must be, [Instance#NONE] for any
  /// @param minute by which it must be free to take off there; without a haven, of no meaning
  record End(int haven, int minute) {
    /// Wherever and whenever.
    static final End ANY = new End(Instance.NONE, Integer.MAX_VALUE);
  }

  /// The most that the aircraft can earn; its trips are noted.
  ///
  /// @param at the haven where it is
  /// @param from when it is free to take off there
  /// @param earns by haven and minute of departure
  /// @param paid by minute: what an aircraft pays for standing at the airfield up to it
  /// @return minus infinity where it cannot reach the end
  double best(int aircraft, int at, int from, End end, double[][] earns, double[] paid) {
    lands.clear();
    departs.clear();
    to.clear();
    System.arraycopy(in.legs[aircraft], 0, legs, 0, in.havens);
    ground = in.groundAirfield[aircraft];
    turn = in.groundHaven[aircraft];
    standing = paid;
    double stays =
        end.haven == Instance.NONE || (end.haven == at && from <= end.minute) ? 0 : NEVER;
    if (legs[at] == Instance.NONE || from >= in.horizon) {
      return stays;
    }
    int last = in.horizon - 1;
    if (end.haven != Instance.NONE) {
      last = Math.min(last, end.minute - legs[end.haven] - turn);
    }
    int first = Math.max(0, from);
    if (last < first) {
      return stays;
    }
    begin(end, last);
    sweep(in.until[aircraft], first, last, earns);
    double best = free[at][first];
    int leaves = takeOff[at][first];
    // An aircraft may be on its way before minute 0, so as to land at it.
    for (int t = 0; t < Math.min(legs[at], last + 1); t++) {
      if (t - legs[at] >= from) {
        double land = landed(t, last);
        if (land > best) {
          best = land;
          leaves = t - legs[at];
        }
      }
    }
    if (best > NEVER) {
      note(at, leaves);
    }
    return best;
  }

  /// What it is worth to be at each haven when no departure is left.
  private void begin(End end, int last) {
    for (int v = 0; v < in.havens; v++) {
      if (legs[v] == Instance.NONE) {
        continue;
      }
      int start = Math.max(0, last + 1 - legs[v]);
      int stop = Math.min(free[v].length, last + legs[v] + turn + 2);
      Arrays.fill(takeOff[v], start, stop, Instance.NONE);
      if (end.haven == Instance.NONE) {
        Arrays.fill(free[v], start, stop, 0);
      } else {
        Arrays.fill(free[v], start, stop, NEVER);
        int until = Math.min(stop, end.minute + 1);
        if (v == end.haven && start < until) {
          Arrays.fill(free[v], start, until, 0);
        }
      }
    }
    up[last + 1] = NEVER;
    departAt[last + 1] = Instance.NONE;
  }

  private void sweep(int until, int first, int last, double[][] earns) {
    for (int t = last; t >= first; t--) {
      double best = up[t + 1] - (standing[t + 1] - standing[t]);
      int when = departAt[t + 1];
      if (in.openFrom[t] == t) {
        for (int v = 0; v < in.havens; v++) {
          if (legs[v] != Instance.NONE && t + legs[v] <= until) {
            double go = earns[v][t] + free[v][t + legs[v] + turn];
            if (go >= best && go > NEVER) {
              best = go;
              when = t;
              goTo[t] = v;
            }
          }
        }
      }
      up[t] = best;
      departAt[t] = when;
      double land = landed(t, last);
      for (int v = 0; v < in.havens; v++) {
        int leaves = legs[v] == Instance.NONE ? Instance.NONE : t - legs[v];
        if (leaves >= 0) {
          double later = free[v][leaves + 1];
          free[v][leaves] = Math.max(land, later);
          takeOff[v][leaves] = land > later ? leaves : takeOff[v][leaves + 1];
        }
      }
    }
  }

  /// The best from landing at a minute.
  private double landed(int minute, int last) {
    int ready = minute + ground;
    return in.openFrom[minute] == minute && ready <= last
        ? up[ready] - (standing[ready] - standing[minute])
        : NEVER;
  }

  private void note(int home, int first) {
    int at = home;
    int leaves = first;
    while (leaves != Instance.NONE) {
      int landing = leaves + legs[at];
      int departure = departAt[landing + ground];
      if (departure == Instance.NONE) {
        break;
      }
      at = goTo[departure];
      lands.add(landing);
      departs.add(departure);
      to.add(at);
      leaves = takeOff[at][departure + legs[at] + turn];
    }
  }
}
