package org.muster.bench.jmh;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.muster.engine.duty.DutyProblem;
import org.muster.engine.duty.shift.Cover;
import org.muster.engine.duty.shift.Employee;
import org.muster.engine.duty.shift.Request;
import org.muster.engine.duty.shift.ShiftCompiler;
import org.muster.engine.duty.shift.ShiftFormat;
import org.muster.engine.duty.shift.ShiftProblem;
import org.muster.engine.duty.shift.ShiftType;

/// Instances for the benchmarks: rosters of our own making, and the public ones where they lie
/// beside the checkout.
public final class BenchInstances {

  /// A month: 30 people, 28 days, three shifts.
  public static final String MONTH = "month";

  /// A quarter: 20 people, 84 days, four shifts of which each has a maximum.
  public static final String QUARTER = "quarter";

  private static final List<String> PUBLIC = List.of("Instance8", "Instance13", "Instance18");

  private BenchInstances() {}

  /// Names of those that are there.
  public static List<String> names() {
    List<String> names = new ArrayList<>(List.of(MONTH, QUARTER));
    PUBLIC.stream().filter(name -> Files.isRegularFile(file(name))).forEach(names::add);
    return names;
  }

  /// The calendar model of an instance.
  public static DutyProblem named(String name) {
    ShiftProblem problem =
        switch (name) {
          case MONTH -> roster(28, 30, 3, false);
          case QUARTER -> roster(84, 20, 4, true);
          default -> ShiftFormat.read(name, text(file(name)));
        };
    return ShiftCompiler.compile(problem).dutyProblem();
  }

  private static Path file(String name) {
    String folder = System.getProperty("muster.instances", "../shared/data/bench/shift");
    return Path.of(folder, name + ".txt");
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// A roster by a fixed seed: shifts that run round the clock, two thirds of people on full time,
  /// cover for about nine tenths of their hours.
  private static ShiftProblem roster(int days, int people, int types, boolean maxima) {
    Random random = new Random(17);
    List<ShiftType> shifts = new ArrayList<>();
    for (int t = 0; t < types; t++) {
      List<String> notNext = new ArrayList<>();
      for (int earlier = 0; earlier < t; earlier++) {
        notNext.add("S" + earlier);
      }
      shifts.add(new ShiftType("S" + t, 480 + 60 * (t % 2), notNext));
    }
    List<Employee> employees = new ArrayList<>();
    List<Request> on = new ArrayList<>();
    List<Request> off = new ArrayList<>();
    for (int e = 0; e < people; e++) {
      String id = "P" + e;
      int full = days * 5 / 7 * 480;
      int most = random.nextInt(3) > 0 ? full : full / 2;
      Map<String, Integer> maxShifts = new LinkedHashMap<>();
      for (ShiftType shift : shifts) {
        maxShifts.put(shift.id(), maxima ? days / types + random.nextInt(days / types) : days);
      }
      List<Integer> holidays = List.of(random.nextInt(days), random.nextInt(days));
      employees.add(
          new Employee(id, maxShifts, most, most - 8 * 480, 5, 2, 2, days / 14, holidays));
      for (int wish = 0; wish < days / 7; wish++) {
        String shift = shifts.get(random.nextInt(types)).id();
        int weight = 1 + random.nextInt(3);
        (random.nextBoolean() ? on : off).add(new Request(id, random.nextInt(days), shift, weight));
      }
    }
    List<Cover> cover = new ArrayList<>();
    double aDay = 0.9 * people * 5 / 7 * 5 / 6;
    for (int day = 0; day < days; day++) {
      for (ShiftType shift : shifts) {
        int need = (int) Math.round(aDay / types * (0.8 + 0.4 * random.nextDouble()));
        cover.add(new Cover(day, shift.id(), need, 100, 1));
      }
    }
    return new ShiftProblem(days, shifts, employees, on, off, cover);
  }
}
