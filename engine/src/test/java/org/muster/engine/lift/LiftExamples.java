package org.muster.engine.lift;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.SplittableRandom;

/// Problems and plans that tests share.
public final class LiftExamples {
  private LiftExamples() {}

  /// One gate, one haven, one aircraft, two parties; a day.
  public static LiftProblem plain() {
    return new LiftProblem(
        "2021-08-16T00:00Z",
        1440,
        1000,
        new Airfield(
            "OAKB", 1, List.of(new Span(0, 700), new Span(800, 1440)), 10, 30, Others.NONE),
        List.of(
            new Gate("ABBEY", 6, List.of(new Span(0, 1440)), Others.NONE),
            new Gate("NORTH", 6, List.of(new Span(0, 400)), Others.NONE)),
        List.of(
            new Haven("OTBH", 8, 1440, 1, Others.NONE), new Haven("UGTB", 5, 0, 1, Others.NONE)),
        List.of(
            new Aircraft(
                "C17", "C-17", 9, "OTBH", 0, 1440, 60, 90, Map.of("OTBH", 100), Others.NONE)),
        List.of(
            new Party("P1", 5, 8, 60, 1440, List.of("ABBEY"), List.of("OTBH"), Others.NONE),
            new Party("P2", 3, 1, 120, 1300, List.of(), List.of(), Others.NONE)),
        List.of(),
        Others.NONE);
  }

  /// A lawful plan for it: both depart together.
  public static LiftPlan together() {
    return plan(
        List.of(new LiftPlan.Passage("P1", "ABBEY", 60), new LiftPlan.Passage("P2", "ABBEY", 120)),
        List.of(new LiftPlan.Flight("C17", "OTBH", 100, 160, "OTBH", 260, List.of("P1", "P2"))),
        List.of());
  }

  /// A plan that claims nothing.
  public static LiftPlan plan(
      List<LiftPlan.Passage> passages, List<LiftPlan.Flight> flights, List<LiftPlan.Left> left) {
    return new LiftPlan(
        passages, flights, left, OptionalDouble.empty(), OptionalDouble.empty(), Others.NONE);
  }

  /// A tiny problem: short legs and a short horizon, so that all its plans can be tried.
  public static LiftProblem tiny(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    int horizon = 11 + random.nextInt(6);
    List<Gate> gates = new ArrayList<>();
    for (int g = 0; g < 1 + random.nextInt(2); g++) {
      int from = random.nextInt(3) == 0 ? random.nextInt(6) : 0;
      int to = random.nextInt(3) == 0 ? horizon - random.nextInt(6) : horizon;
      gates.add(
          new Gate(
              "G" + g, 10 * (1 + random.nextInt(4)), List.of(new Span(from, to)), Others.NONE));
    }
    List<Haven> havens = new ArrayList<>();
    int havenCount = 1 + random.nextInt(2);
    for (int v = 0; v < havenCount; v++) {
      havens.add(
          new Haven(
              "H" + v,
              1 + random.nextInt(5),
              random.nextBoolean() ? 0 : 200 * random.nextInt(4),
              1,
              Others.NONE));
    }
    List<Aircraft> fleet = new ArrayList<>();
    for (int a = 0; a < 1 + random.nextInt(2); a++) {
      Map<String, Integer> legs = new LinkedHashMap<>();
      int home = random.nextInt(havenCount);
      for (int v = 0; v < havenCount; v++) {
        if (v == home || random.nextBoolean()) {
          legs.put("H" + v, 2 + random.nextInt(3));
        }
      }
      fleet.add(
          new Aircraft(
              "A" + a,
              "tiny",
              1 + random.nextInt(4),
              "H" + home,
              random.nextInt(4),
              horizon + random.nextInt(4),
              1 + random.nextInt(2),
              1 + random.nextInt(2),
              legs,
              Others.NONE));
    }
    List<Span> open = List.of(new Span(0, horizon));
    if (random.nextBoolean()) {
      int from = random.nextInt(horizon);
      open = Span.without(open, from, from + 1 + random.nextInt(5));
    }
    List<Party> parties = new ArrayList<>();
    for (int p = 0; p < 2 + random.nextInt(3); p++) {
      int ready = random.nextInt(8);
      parties.add(
          new Party(
              "P" + p,
              1 + random.nextInt(3),
              1 + random.nextInt(5),
              ready,
              random.nextBoolean() ? horizon : ready + random.nextInt(12),
              random.nextInt(3) == 0 ? List.of("G" + random.nextInt(gates.size())) : List.of(),
              random.nextInt(3) == 0 ? List.of("H" + random.nextInt(havenCount)) : List.of(),
              Others.NONE));
    }
    return new LiftProblem(
        "2021-08-16T00:00Z",
        horizon,
        random.nextBoolean() ? 1 : 1000,
        new Airfield(
            "F",
            1 + random.nextInt(2),
            open,
            1 + random.nextInt(6),
            random.nextInt(3),
            Others.NONE),
        gates,
        havens,
        fleet,
        parties,
        List.of(),
        Others.NONE);
  }

  /// A tiny problem with people at havens at minute 0 and onward aircraft, some of them a haven has
  /// no room for, and stands that others take.
  public static LiftProblem tinyOnward(long seed) {
    LiftProblem tiny = tiny(seed);
    SplittableRandom random = new SplittableRandom(~seed);
    List<Haven> havens =
        tiny.havens().stream()
            .map(haven -> haven.with(random.nextInt(haven.capacity() + 2)))
            .map(haven -> haven.with(taken(seed ^ haven.capacity(), tiny.horizon())))
            .toList();
    return tiny.with(
            tiny.airfield().with(taken(seed, tiny.horizon())),
            tiny.gates(),
            havens,
            tiny.fleet(),
            tiny.parties())
        .goingOn(onward(random, havens.size(), 1 + random.nextInt(3), tiny.horizon()));
  }

  /// An odd problem with onward aircraft of any number and size, havens that are full, and stands
  /// that others take.
  public static LiftProblem oddOnward(long seed, int mostParties, int mostMinutes) {
    LiftProblem odd = odd(seed, mostParties, mostMinutes);
    SplittableRandom random = new SplittableRandom(~seed);
    List<Haven> havens =
        odd.havens().stream()
            .map(
                haven ->
                    haven.with(random.nextInt(3) == 0 ? random.nextInt(haven.capacity() + 40) : 0))
            .map(haven -> haven.with(taken(seed ^ haven.capacity(), odd.horizon())))
            .toList();
    return odd.with(
            odd.airfield().with(taken(seed, odd.horizon())),
            odd.gates(),
            havens,
            odd.fleet(),
            odd.parties())
        .goingOn(onward(random, havens.size(), random.nextInt(12), odd.horizon()));
  }

  private static List<Span> taken(long seed, int horizon) {
    SplittableRandom random = new SplittableRandom(seed);
    List<Span> taken = new ArrayList<>();
    for (int i = random.nextInt(-2, 3); i > 0; i--) {
      int from = random.nextInt(-1, horizon);
      taken.add(new Span(from, from + 1 + random.nextInt(Math.max(1, horizon / 4))));
    }
    return taken;
  }

  private static List<Onward> onward(
      SplittableRandom random, int havens, int aircraft, int horizon) {
    List<Onward> onward = new ArrayList<>();
    for (int a = 0; a < aircraft; a++) {
      List<Onward.Leg> legs = new ArrayList<>();
      int departs = random.nextInt(-3, horizon + 1);
      for (int leg = 0; leg < 1 + random.nextInt(3); leg++) {
        int from = random.nextInt(havens + 1);
        int to = (from + 1 + random.nextInt(havens)) % (havens + 1);
        int arrives = departs + 1 + random.nextInt(Math.max(3, horizon / 4));
        legs.add(new Onward.Leg("H" + from, departs, "H" + to, arrives));
        departs = arrives + random.nextInt(Math.max(3, horizon / 8));
      }
      onward.add(
          new Onward("O" + a, "onward", random.nextInt(horizon < 20 ? 4 : 300), legs, Others.NONE));
    }
    return onward;
  }

  /// A problem of an odd shape: any number of gates, havens and aircraft, none of them too; unequal
  /// aircraft, some that reach nothing or never fly; gates that let nobody pass, havens without
  /// room, stands or onward flow; closures of any length; parties of up to 12 who are ready after
  /// they are due, or before minute 0, or may use one gate only that is closed.
  public static LiftProblem odd(long seed, int mostParties, int mostMinutes) {
    int horizon = 1 + new SplittableRandom(seed).nextInt(mostMinutes);
    return new Odd(new SplittableRandom(seed), mostParties, horizon).problem();
  }

  private record Odd(SplittableRandom random, int mostParties, int horizon) {
    private int any(int... of) {
      return of[random.nextInt(of.length)];
    }

    private List<Span> open() {
      List<Span> open = List.of(new Span(0, horizon));
      for (int i = any(0, 0, 1, 3, 12); i > 0; i--) {
        int from = random.nextInt(horizon);
        open = Span.without(open, from, from + 1 + random.nextInt(Math.max(1, horizon / 3)));
      }
      return open;
    }

    private List<String> some(String prefix, int count) {
      List<String> some = new ArrayList<>();
      for (int i = any(0, 0, 1, 2); i > 0 && count > 0; i--) {
        String id = prefix + random.nextInt(count);
        if (!some.contains(id)) {
          some.add(id);
        }
      }
      return some;
    }

    private Aircraft aircraft(int a, int havens) {
      Map<String, Integer> legs = new LinkedHashMap<>();
      String home = "H" + random.nextInt(havens);
      for (int v = 0; v < havens; v++) {
        if (random.nextInt(3) > 0) {
          legs.put("H" + v, 1 + random.nextInt(any(30, 300, 900)));
        }
      }
      if (random.nextInt(8) > 0) {
        legs.putIfAbsent(home, 1 + random.nextInt(300));
      }
      int from = any(0, 0, random.nextInt(horizon), horizon + 5);
      return new Aircraft(
          "A" + a,
          "odd",
          any(1, 5, 19, 120, 400),
          home,
          from,
          from + random.nextInt(any(1, horizon, 2 * horizon)),
          any(1, 20, 75, 240),
          any(1, 30, 120, 700),
          legs,
          Others.NONE);
    }

    private Party party(int p, int gates, int havens) {
      int ready = random.nextInt(horizon);
      return new Party(
          "P" + p,
          1 + random.nextInt(12),
          any(1, 3, 5, 8),
          ready,
          any(horizon, horizon, ready, ready / 2, Math.min(horizon, ready + random.nextInt(900))),
          some("G", gates),
          some("H", havens),
          Others.NONE);
    }

    LiftProblem problem() {
      int gateCount = any(0, 1, 2, 5, 11);
      int havenCount = any(1, 2, 3, 7, 17);
      int parties = random.nextInt(mostParties + 1);
      List<Gate> gates = new ArrayList<>();
      for (int g = 0; g < gateCount; g++) {
        gates.add(new Gate("G" + g, any(0, 7, 12, 90, 600), open(), Others.NONE));
      }
      List<Haven> havens = new ArrayList<>();
      for (int v = 0; v < havenCount; v++) {
        havens.add(
            new Haven(
                "H" + v,
                any(0, 3, 40, 500, 9000),
                any(0, 1, 90, 4000),
                any(0, 1, 3, 20),
                Others.NONE));
      }
      List<Aircraft> fleet = new ArrayList<>();
      for (int a = any(0, 1, 3, 9, 70); a > 0; a--) {
        fleet.add(aircraft(a, havenCount));
      }
      List<Party> people = new ArrayList<>();
      for (int p = 0; p < parties; p++) {
        people.add(party(p, gateCount, havenCount));
      }
      return new LiftProblem(
          "2021-08-16T00:00Z",
          horizon,
          any(0, 1, 1000),
          new Airfield(
              "F", any(0, 1, 4, 30), open(), any(0, 9, 300, 9000), any(0, 30, 400), Others.NONE),
          gates,
          havens,
          fleet,
          people,
          List.of(),
          Others.NONE);
    }
  }
}
