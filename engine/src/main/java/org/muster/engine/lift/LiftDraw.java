package org.muster.engine.lift;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/// Illustrative lift problems, drawn by seed; the same seed gives the same problem.
public final class LiftDraw {
  /// What is drawn.
  public enum Shape {
    /// 300 parties, 3 gates, 6 aircraft, 3 havens, 2 days.
    SMALL(300, 3, 6, 3, 2),
    /// The same, where havens are full of people whom onward aircraft take on by a schedule.
    ONWARD(300, 3, 6, 3, 2),
    /// 40,000 parties, 6 gates, 60 aircraft, 8 havens, 17 days.
    KABUL(40_000, 6, 60, 8, 17);

    private final int parties;
    private final int gates;
    private final int fleet;
    private final int havens;
    private final int days;

    Shape(int parties, int gates, int fleet, int havens, int days) {
      this.parties = parties;
      this.gates = gates;
      this.fleet = fleet;
      this.havens = havens;
      this.days = days;
    }
  }

  /// What is scarcest, which goes round with the seed.
  private enum Scarce {
    GATES,
    SEATS,
    STANDS
  }

  private record Kind(String type, int seats, int groundAirfield, int groundHaven, int leg) {}

  private static final List<Kind> KINDS =
      List.of(
          new Kind("C-130J", 110, 60, 100, 270),
          new Kind("B737", 170, 70, 90, 230),
          new Kind("A400M", 116, 60, 110, 260),
          new Kind("C-17", 300, 75, 150, 220));

  private static final List<String> HAVENS =
      List.of("OTBH", "UGTB", "OMDM", "OKAS", "ETAR", "LERT", "OERK", "LICZ");

  private static final int DAY_MINUTES = 1440;

  private final Shape shape;
  private final Scarce scarce;
  private final SplittableRandom random;
  private final int horizon;

  private LiftDraw(Shape shape, long seed) {
    this.shape = shape;
    scarce = Scarce.values()[(int) Math.floorMod(seed, (long) Scarce.values().length)];
    random = new SplittableRandom(seed);
    horizon = shape.days * DAY_MINUTES;
  }

  /// Draws a problem.
  public static LiftProblem of(Shape shape, long seed) {
    return new LiftDraw(shape, seed).problem();
  }

  private LiftProblem problem() {
    boolean small = shape != Shape.KABUL;
    int stands = small ? 5 + random.nextInt(4) : 14 + random.nextInt(5);
    if (scarce == Scarce.STANDS) {
      stands = small ? 1 : 5;
    }
    Airfield airfield =
        new Airfield(
            "OAKB",
            stands,
            closures(small ? 1 : 4, 240),
            small ? 200 : 8000,
            30 * (1 + random.nextInt(3)),
            Others.NONE);
    List<Gate> gates = new ArrayList<>();
    double share = scarce == Scarce.GATES ? 0.8 : 1.3;
    for (int g = 0; g < shape.gates; g++) {
      int rate = small ? 6 + random.nextInt(9) : 55 + random.nextInt(53);
      gates.add(
          new Gate(
              "G" + g,
              (int) Math.round(rate * share),
              closures(random.nextInt(small ? 2 : 4), 300),
              Others.NONE));
    }
    List<Haven> havens = new ArrayList<>();
    for (int v = 0; v < shape.havens; v++) {
      havens.add(
          new Haven(
              HAVENS.get(v),
              small ? 140 + random.nextInt(110) : 2000 + random.nextInt(6000),
              small ? 120 + random.nextInt(160) : 700 + random.nextInt(2000),
              small ? 2 + random.nextInt(6) : 4 + random.nextInt(6),
              Others.NONE));
    }
    List<Aircraft> fleet = new ArrayList<>();
    for (int a = 0; a < shape.fleet; a++) {
      fleet.add(aircraft(a));
    }
    List<Party> parties = new ArrayList<>();
    for (int p = 0; p < shape.parties; p++) {
      parties.add(party(p));
    }
    LiftProblem problem =
        new LiftProblem(
            "2021-08-14T00:00Z",
            horizon,
            1000,
            airfield,
            gates,
            havens,
            fleet,
            parties,
            List.of(),
            Others.NONE);
    return shape == Shape.ONWARD ? goingOn(problem) : problem;
  }

  /// Havens that send nobody on but by aircraft, which go to and fro; half full already.
  private LiftProblem goingOn(LiftProblem problem) {
    List<Haven> full = new ArrayList<>();
    for (Haven haven : problem.havens()) {
      full.add(
          new Haven(
              haven.id(),
              haven.capacity(),
              random.nextInt(haven.capacity()),
              0,
              haven.parking(),
              Others.NONE));
    }
    List<Onward> onward = new ArrayList<>();
    for (int a = 0; a < shape.havens + 1; a++) {
      onward.add(onward(a));
    }
    return problem
        .with(problem.airfield(), problem.gates(), full, problem.fleet(), problem.parties())
        .goingOn(onward);
  }

  private Onward onward(int a) {
    String from = HAVENS.get(a % shape.havens);
    String to = a < shape.havens ? "KIAD" : HAVENS.get((a + 1) % shape.havens);
    int leg = 200 + random.nextInt(400);
    int departs = random.nextInt(900);
    List<Onward.Leg> legs = new ArrayList<>();
    while (departs < horizon) {
      legs.add(new Onward.Leg(from, departs, to, departs + leg));
      departs += 2 * leg + 120 + random.nextInt(300);
    }
    return new Onward(
        String.format(java.util.Locale.ROOT, "ON-%02d", a),
        "A330",
        40 + random.nextInt(160),
        legs,
        Others.NONE);
  }

  /// The horizon without some stretches of about so many minutes.
  private List<Span> closures(int count, int minutes) {
    List<Span> open = List.of(new Span(0, horizon));
    for (int i = 0; i < count; i++) {
      int from = random.nextInt(horizon);
      open = Span.without(open, from, from + minutes / 2 + random.nextInt(minutes));
    }
    return open;
  }

  private Aircraft aircraft(int a) {
    Kind kind = KINDS.get(random.nextInt(KINDS.size()));
    Map<String, Integer> legs = new LinkedHashMap<>();
    String home = HAVENS.get(a % shape.havens);
    for (int v = 0; v < shape.havens; v++) {
      String haven = HAVENS.get(v);
      if (haven.equals(home) || random.nextInt(10) < 7) {
        legs.put(haven, kind.leg() + 30 * (v % 4) - 20);
      }
    }
    boolean late = random.nextInt(2) == 0;
    boolean leaves = random.nextInt(4) == 0;
    return new Aircraft(
        String.format(java.util.Locale.ROOT, "A%03d", a),
        kind.type(),
        scarce == Scarce.SEATS ? kind.seats() / (shape == Shape.KABUL ? 2 : 4) : kind.seats(),
        home,
        late ? random.nextInt(700) : 0,
        leaves ? horizon - random.nextInt(horizon / 3) : horizon,
        kind.groundAirfield(),
        kind.groundHaven(),
        legs,
        Others.NONE);
  }

  private Party party(int p) {
    int people =
        shape != Shape.KABUL ? 1 + random.nextInt(1 + random.nextInt(9)) : 1 + random.nextInt(5);
    int kind = random.nextInt(100);
    int weight = kind < 22 ? 1 : kind < 60 ? 3 : kind < 88 ? 5 : 8;
    int ready = random.nextInt(horizon * 4 / 5);
    int due = random.nextInt(5) == 0 ? Math.min(horizon, ready + random.nextInt(1200)) : horizon;
    return new Party(
        String.format(java.util.Locale.ROOT, "P%05d", p),
        people,
        weight,
        ready,
        due,
        some("G", shape.gates),
        some("", shape.havens),
        Others.NONE);
  }

  /// Any, or one to three of them.
  private List<String> some(String prefix, int count) {
    List<String> some = new ArrayList<>();
    if (random.nextInt(100) < 30) {
      int wanted = 1 + random.nextInt(3);
      for (int i = 0; i < wanted; i++) {
        int which = random.nextInt(count);
        String id = prefix.isEmpty() ? HAVENS.get(which) : prefix + which;
        if (!some.contains(id)) {
          some.add(id);
        }
      }
    }
    return some;
  }
}
