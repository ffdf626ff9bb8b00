package org.muster.operate.evacuation.lift;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.muster.engine.lift.Gate;
import org.muster.engine.lift.Others;
import org.muster.engine.lift.Span;
import org.muster.operate.evacuation.custody.Deed;

/// What each gate passes in each clock hour, as gates of a lift problem, which have one rate
/// each: a gate whose rate changes is several, one for each of its rates.
///
/// All gates together pass no more than the screening takes, each by its share; and who is
/// called already takes their part of the hours of their window, so that nobody else is planned
/// into it.
final class GateRates {
  /// Gates that a lift problem may have, two of which are for those called and inside.
  private static final int MOST_GATES = 55;

  private static final int HOUR = 60;

  private final LiftMeans means;
  private final LiftClock clock;
  private final int now;
  private final int horizon;
  private final List<LiftParty> called;
  private final GateLimit limit;

  /// What the desk says of the screening.
  ///
  /// @param screened people in an hour
  /// @param shutUntil nobody passes any gate before; the present where they are open
  record GateLimit(double screened, Instant shutUntil) {}

  GateRates(
      LiftMeans means,
      LiftClock clock,
      int now,
      int horizon,
      List<LiftParty> called,
      GateLimit limit) {
    this.means = means;
    this.clock = clock;
    this.now = now;
    this.horizon = horizon;
    this.called = called;
    this.limit = limit;
  }

  /// The gates of the problem, by code.
  Map<String, List<Gate>> gates() {
    Map<String, TreeMap<Integer, Integer>> rates = new LinkedHashMap<>();
    Map<String, TreeMap<Integer, List<Span>>> open = new LinkedHashMap<>();
    for (LiftMeans.Gate gate : means.gates()) {
      rates.put(gate.code(), new TreeMap<>());
      open.put(gate.code(), new TreeMap<>());
    }
    for (int hour = now / HOUR; hour * HOUR < horizon; hour++) {
      hour(hour, rates, open);
    }
    for (int grain = 1; ; grain *= 2) {
      Map<String, List<Gate>> gates = grained(rates, open, grain);
      if (gates.values().stream().mapToInt(List::size).sum() <= MOST_GATES
          || grain > LiftMeansText.MOST_CHARACTERS) {
        return gates;
      }
    }
  }

  private void hour(
      int hour,
      Map<String, TreeMap<Integer, Integer>> rates,
      Map<String, TreeMap<Integer, List<Span>>> open) {
    Map<String, Integer> can = new LinkedHashMap<>();
    int all = 0;
    for (LiftMeans.Gate gate : means.gates()) {
      int rate = Integer.MAX_VALUE;
      List<Span> spans = new ArrayList<>();
      for (LiftMeans.Hours hours : gate.hours()) {
        int begins = Math.max(Math.max(hour * HOUR, now), clock.after(later(hours.when().from())));
        int ends =
            Math.min(Math.min((hour + 1) * HOUR, horizon), clock.minute(hours.when().until()));
        if (begins < ends && hours.peoplePerHour() > 0) {
          rate = Math.min(rate, hours.peoplePerHour());
          spans.add(new Span(begins, ends));
        }
      }
      if (!spans.isEmpty()) {
        can.put(gate.code(), rate);
        all += rate;
        of(open, gate.code()).put(hour, spans);
      }
    }
    double share = all == 0 ? 0 : Math.min(1, limit.screened() / all);
    can.forEach(
        (code, rate) ->
            of(rates, code)
                .put(
                    hour,
                    left(
                        rate * share,
                        Span.minutesWithin(
                            of(of(open, code), hour), hour * HOUR, (hour + 1) * HOUR),
                        expected(code, hour))));
  }

  /// The rate at which no more pass in the open minutes of an hour than at the given one, less
  /// those expected in them.
  private static int left(double rate, int minutes, double expected) {
    int people = (int) Math.max(0, Math.floor(rate * minutes / HOUR - expected));
    int whole = (int) rate;
    // Any other one would be a gate more.
    return whole * minutes / HOUR == people ? whole : Math.ceilDiv(people * HOUR, minutes);
  }

  private Instant later(Instant from) {
    return from.isBefore(limit.shutUntil()) ? limit.shutUntil() : from;
  }

  /// People who are called to a gate and come in this hour, spread evenly over what is left of
  /// their windows.
  private double expected(String code, int hour) {
    Instant begins = clock.instant(Math.max(hour * HOUR, now));
    Instant ends = clock.instant((hour + 1) * HOUR);
    double people = 0;
    for (LiftParty party : called) {
      Deed.Called call = party.call().orElseThrow();
      if (call.place().equals(code) || call.place().startsWith(code + "-")) {
        Instant from = call.from().isBefore(clock.instant(now)) ? clock.instant(now) : call.from();
        double whole = Math.max(1, Duration.between(from, call.until()).toSeconds());
        Instant one = from.isAfter(begins) ? from : begins;
        Instant other = call.until().isBefore(ends) ? call.until() : ends;
        people += party.places() * Math.max(0, Duration.between(one, other).toSeconds()) / whole;
      }
    }
    return people;
  }

  private static <K, V> V of(Map<K, V> map, K key) {
    return Objects.requireNonNull(map.get(key));
  }

  private Map<String, List<Gate>> grained(
      Map<String, TreeMap<Integer, Integer>> rates,
      Map<String, TreeMap<Integer, List<Span>>> open,
      int grain) {
    Map<String, List<Gate>> gates = new LinkedHashMap<>();
    for (LiftMeans.Gate gate : means.gates()) {
      TreeMap<Integer, List<Span>> spans = new TreeMap<>();
      of(rates, gate.code())
          .forEach(
              (hour, rate) -> {
                int kept = rate / grain * grain;
                if (kept > 0) {
                  List<Span> same = spans.computeIfAbsent(kept, r -> new ArrayList<>());
                  of(of(open, gate.code()), hour).forEach(span -> add(same, span));
                }
              });
      List<Gate> own = new ArrayList<>();
      spans.forEach(
          (rate, when) ->
              own.add(
                  new Gate(
                      spans.size() == 1 ? gate.code() : gate.code() + "@" + rate,
                      rate,
                      when,
                      Others.NONE)));
      gates.put(gate.code(), own);
    }
    return gates;
  }

  private static void add(List<Span> spans, Span next) {
    if (!spans.isEmpty() && spans.getLast().to() == next.from()) {
      spans.set(spans.size() - 1, new Span(spans.getLast().from(), next.to()));
    } else {
      spans.add(next);
    }
  }
}
