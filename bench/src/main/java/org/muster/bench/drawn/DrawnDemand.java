package org.muster.bench.drawn;

import java.util.ArrayList;
import java.util.List;
import org.muster.generate.GenerateTables;
import org.muster.record.RecordTables;

/// Operations, what they require, who is offered for it, and what is settled already.
final class DrawnDemand {
  /// An operation that ended before the horizon.
  static final String EARLIER = "NATO.operation.earlier";

  private static final List<String> TASKS =
      List.of("guard", "patrol", "escort", "engineer", "medical", "logistics");

  /// What a line asks for, a unit must be able to do all of it; and how often in a hundred lines.
  private static final List<List<String>> WANTED =
      List.of(
          List.of("guard"),
          List.of("patrol"),
          List.of("guard", "patrol"),
          List.of("engineer"),
          List.of("medical"),
          List.of("logistics"),
          List.of("escort"));

  private static final int[] WEIGHTS = {35, 15, 8, 14, 10, 13, 5};
  private static final List<Integer> SIZES = List.of(8, 12, 20, 24, 36, 45, 60, 85, 110, 140, 220);
  private static final List<Integer> SMALL = List.of(2, 5, 8, 12, 20);
  private static final int TOUR_MONTHS = 6;

  private record Line(
      String id, List<String> tasks, int people, int level, int fromMonth, int toMonth) {}

  private final DrawnRows rows;
  private final DrawnTime time;
  private final boolean equal;
  private final Dice dice;
  private final List<String> operations = new ArrayList<>();
  private final List<Line> lines = new ArrayList<>();

  DrawnDemand(DrawnRows rows, DrawnTime time, boolean equal, long seed) {
    this.rows = rows;
    this.time = time;
    this.equal = equal;
    dice = new Dice(seed, "demand");
  }

  static String taskId(String task) {
    return "HQ.task." + task;
  }

  void draw(DrawnSize size, List<String> nations, List<DrawnUnit> units) {
    for (String task : TASKS) {
      rows.add(RecordTables.TASKS, DrawnRows.OWNER, taskId(task), "name", task);
    }
    operation(EARLIER, "Earlier operation", "OP-0", "2020/2026");
    for (int i = 1; i <= Math.max(2, size.lines() / 20); i++) {
      String id = "NATO.operation.op-" + i;
      operation(id, "Operation " + i + " (drawn)", "OP-" + i, time.whole());
      operations.add(id);
    }
    for (int i = 0; i < size.lines(); i++) {
      lines.add(line(i, Integer.toString(size.lines()).length()));
    }
    for (int i = 0; i < size.posts(); i++) {
      post(i, nations);
    }
    for (int i = 0; i < size.officers(); i++) {
      officer(i, nations);
    }
    settle(units);
    offer(units);
  }

  private void operation(String id, String name, String shortName, String held) {
    rows.add(
        RecordTables.OPERATIONS,
        "NATO",
        id,
        "name",
        name,
        "short_name",
        shortName,
        "leader",
        "NATO (drawn)",
        "held",
        held);
  }

  private Line line(int index, int digits) {
    // Of many lines the first ask for each kind of task once, so that no unit stays without use.
    List<String> tasks =
        index < WANTED.size() && digits > 1 ? WANTED.get(index) : dice.pick(WANTED, WEIGHTS);
    int drawnSize =
        tasks.contains("medical")
            ? dice.pick(SMALL)
            : dice.pick(SIZES, 5, 8, 12, 12, 12, 12, 12, 9, 9, 6, 3);
    int people = equal ? (dice.chance(90) ? 54 : 108) : drawnSize;
    int level = dice.pick(List.of(0, 1, 2, 3, 4), 15, 10, 30, 10, 35);
    int months = time.months();
    int from = dice.chance(25) ? 0 : dice.below(months / 3);
    int to = dice.chance(20) ? months : dice.between(from + months / 3, months);
    String id = "NATO.line." + ("l%0" + digits + "d").formatted(index + 1);
    rows.add(
        GenerateTables.REQUIREMENT_LINES,
        "NATO",
        id,
        "operation",
        operations.get(index % operations.size()),
        "name",
        "Line " + (index + 1) + ": " + String.join(" and ", tasks),
        "tasks",
        String.join(" ", tasks.stream().map(DrawnDemand::taskId).toList()),
        "people",
        Integer.toString(people),
        "level",
        level == 0 ? "" : DrawnDevelopment.levelId(level),
        "level_when",
        dice.chance(30) ? "on-arrival" : "throughout",
        "priority",
        Integer.toString(1 + dice.below(9)),
        "held",
        DrawnTime.held(from, to));
    return new Line(id, tasks, people, level, from, to);
  }

  private void post(int index, List<String> nations) {
    int months = time.months();
    int from = dice.chance(50) ? 0 : dice.below(months / 3);
    int to = dice.chance(50) ? months : dice.between(from + months / 3, months);
    rows.add(
        GenerateTables.STAFF_POSTS,
        "NATO",
        "NATO.post.p%04d".formatted(index + 1),
        "operation",
        dice.pick(operations),
        "command",
        "Headquarters " + (1 + index / 10),
        "title",
        dice.pick(List.of("Operations", "Intelligence", "Logistics", "Plans", "Liaison"))
            + " officer",
        "rank",
        dice.pick(List.of("OF-2", "OF-3", "OF-4", "OF-5"), 35, 35, 22, 8),
        "english",
        dice.pick(List.of("1111", "2222", "3332", "3333"), 15, 45, 25, 15),
        "nation",
        dice.chance(15) ? dice.pick(nations) : "",
        "priority",
        Integer.toString(1 + dice.below(9)),
        "held",
        DrawnTime.held(from, to));
  }

  private void officer(int index, List<String> nations) {
    String nation = nations.get(index % nations.size());
    int from = dice.chance(80) ? 0 : dice.below(12);
    int to = dice.chance(80) ? time.months() : time.months() - dice.below(12);
    rows.add(
        GenerateTables.STAFF_OFFICERS,
        nation,
        nation + ".officer.k%04d".formatted(index + 1),
        "nation",
        nation,
        "pseudonym",
        "Officer K" + (index + 1),
        "rank",
        dice.pick(List.of("OF-2", "OF-3", "OF-4", "OF-5"), 30, 35, 25, 10),
        "english",
        dice.pick(List.of("1111", "2222", "3232", "3333", "4444"), 10, 35, 25, 25, 5),
        "held",
        DrawnTime.held(from, to),
        "release",
        "staffs");
  }

  /// One line in fifteen that is needed from the first day has its first tour settled.
  private void settle(List<DrawnUnit> units) {
    List<DrawnUnit> free = new ArrayList<>(units.stream().filter(DrawnUnit::free).toList());
    int left = Math.ceilDiv(lines.size(), 15);
    for (Line line : lines) {
      if (left == 0 || line.fromMonth > 0) {
        continue;
      }
      DrawnUnit unit =
          free.stream()
              .filter(u -> u.tasks().containsAll(line.tasks))
              .filter(u -> u.level() >= line.level && u.people() <= line.people)
              .findFirst()
              .orElse(null);
      if (unit != null) {
        free.remove(unit);
        left--;
        rows.add(
            GenerateTables.TOURS,
            unit.nation(),
            unit.nation()
                + ".tour."
                + unit.id().substring(unit.id().lastIndexOf('.') + 1)
                + "-fixed",
            "unit",
            unit.id(),
            "serves",
            line.id,
            "state",
            "fixed",
            "held",
            DrawnTime.held(0, TOUR_MONTHS));
      }
    }
  }

  /// For one line in three a nation offers a unit that could go.
  private void offer(List<DrawnUnit> units) {
    int number = 0;
    for (Line line : lines) {
      List<DrawnUnit> able =
          units.stream().filter(unit -> unit.tasks().containsAll(line.tasks)).toList();
      if (!dice.chance(33) || able.isEmpty()) {
        continue;
      }
      DrawnUnit unit = dice.pick(able);
      int from = dice.between(line.fromMonth, line.toMonth - TOUR_MONTHS);
      rows.add(
          GenerateTables.OFFERS,
          unit.nation(),
          unit.nation() + ".offer.o%04d".formatted(++number),
          "line",
          line.id,
          "unit",
          unit.id(),
          "state",
          dice.pick(List.of("formal", "informal", "withdrawn"), 30, 60, 10),
          "held",
          DrawnTime.held(from, from + TOUR_MONTHS));
    }
  }
}
