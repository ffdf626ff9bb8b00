package org.muster.bench.drawn;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Shift problems drawn by seed in the benchmarks' text format, of the shapes that the public ones
/// have: people who may work some of the types, limits of minutes that leave little room, requests
/// of weight 1 to 3, and about as much work asked for as the people can do.
///
/// Run with PEOPLE TYPES WEEKS SEED FILE.
public final class DrawnShifts {
  private static final int DAY_MINUTES = 480;

  /// Shares of a day's parts, early to night, in the work asked for.
  private static final String[] PARTS = {"a", "d", "p", "n"};

  private static final int[] PART_WEIGHTS = {30, 30, 25, 15};

  /// How people work; minutes and weekends in four weeks.
  private record Contract(int minutes, int mostRow, int leastRow, int rest, int weekends) {}

  private static final List<Contract> CONTRACTS =
      List.of(
          new Contract(8640, 5, 2, 2, 2),
          new Contract(8640, 6, 2, 3, 2),
          new Contract(8160, 5, 3, 2, 2),
          new Contract(5160, 5, 1, 2, 3),
          new Contract(4320, 5, 1, 2, 2),
          new Contract(6480, 4, 2, 3, 2));

  private final int people;
  private final int types;
  private final int days;
  private final Dice dice;
  private final List<Type> shifts = new ArrayList<>();
  private final List<Person> staff = new ArrayList<>();

  /// @param part of the day, from 0
  private record Type(String id, int part, int minutes) {}

  /// @param may most duties of each type; 0 where none
  private record Person(
      String id,
      int[] may,
      int most,
      int least,
      int mostRow,
      int leastRow,
      int rest,
      int weekends) {
    double shifts() {
      return (double) most / DAY_MINUTES;
    }
  }

  private DrawnShifts(int people, int types, int weeks, long seed) {
    if (people < 2 || types < 1 || weeks < 2) {
      throw new IllegalArgumentException(
          "A drawn shift problem has at least 2 people, 1 type and 2 weeks: %d, %d, %d"
              .formatted(people, types, weeks));
    }
    this.people = people;
    this.types = types;
    this.days = 7 * weeks;
    this.dice = new Dice(seed, "shifts " + people + " " + types + " " + weeks);
  }

  public static void main(String[] args) throws IOException {
    Files.writeString(
        Path.of(args[4]),
        of(
            Integer.parseInt(args[0]),
            Integer.parseInt(args[1]),
            Integer.parseInt(args[2]),
            Long.parseLong(args[3])),
        StandardCharsets.UTF_8);
  }

  /// A problem in the benchmarks' format; the same for the same numbers.
  public static String of(int people, int types, int weeks, long seed) {
    DrawnShifts drawn = new DrawnShifts(people, types, weeks, seed);
    drawn.drawTypes();
    drawn.drawStaff();
    return drawn.text();
  }

  private void drawTypes() {
    int[] inPart = new int[PARTS.length];
    boolean lengths = types > 3 && dice.chance(50);
    for (int t = 0; t < types; t++) {
      int part = t < PARTS.length ? PARTS.length - 1 - t : dice.below(PARTS.length);
      inPart[part]++;
      shifts.add(
          new Type(
              PARTS[part] + inPart[part],
              part,
              lengths ? dice.pick(List.of(480, 600, 720), 6, 3, 1) : DAY_MINUTES));
    }
    shifts.sort(java.util.Comparator.comparingInt(Type::part).thenComparing(Type::id));
  }

  private void drawStaff() {
    int share = dice.between(50, 75);
    for (int p = 0; p < people; p++) {
      int[] may = new int[types];
      for (int t = 0; t < types; t++) {
        may[t] = !dice.chance(share) ? 0 : dice.chance(20) ? dice.between(2, 3 + days / 14) : days;
      }
      may[dice.below(types)] = days;
      Contract its = dice.pick(CONTRACTS, 50, 20, 8, 8, 8, 6);
      int most = its.minutes * days / 28;
      staff.add(
          new Person(
              "P" + (p + 1),
              may,
              most,
              most - dice.pick(List.of(960, 1080)),
              its.mostRow,
              its.leastRow,
              its.rest,
              Math.max(1, its.weekends * days / 28)));
    }
  }

  private String text() {
    StringBuilder text = new StringBuilder("SECTION_HORIZON\n" + days + "\n\nSECTION_SHIFTS\n");
    for (Type type : shifts) {
      text.append(type.id)
          .append(',')
          .append(type.minutes)
          .append(',')
          .append(
              String.join(
                  "|", shifts.stream().filter(t -> t.part < type.part).map(Type::id).toList()))
          .append('\n');
    }
    text.append("\nSECTION_STAFF\n");
    for (Person person : staff) {
      List<String> may = new ArrayList<>();
      for (int t = 0; t < types; t++) {
        may.add(shifts.get(t).id + "=" + person.may[t]);
      }
      text.append(
          "%s,%s,%d,%d,%d,%d,%d,%d%n"
              .formatted(
                  person.id,
                  String.join("|", may),
                  person.most,
                  person.least,
                  person.mostRow,
                  person.leastRow,
                  person.rest,
                  person.weekends));
    }
    wishes(text);
    cover(text);
    return text.toString();
  }

  private void wishes(StringBuilder text) {
    StringBuilder off = new StringBuilder("\nSECTION_DAYS_OFF\n");
    StringBuilder on = new StringBuilder("\nSECTION_SHIFT_ON_REQUESTS\n");
    StringBuilder not = new StringBuilder("\nSECTION_SHIFT_OFF_REQUESTS\n");
    for (Person person : staff) {
      boolean[] free = new boolean[days];
      off.append(person.id);
      // Whoever rests three days in a row has little room for single days between.
      int every = person.rest > 2 ? 28 : 14;
      for (int begun = 0; begun < days; begun += every) {
        int day = begun + dice.below(Math.min(every, days - begun));
        free[day] = true;
        off.append(',').append(day);
      }
      off.append('\n');
      for (int day = 0; day < days; day++) {
        if (!free[day] && dice.chance(18)) {
          on.append(wish(person, day));
        } else if (dice.chance(9)) {
          not.append(wish(person, day));
        }
      }
    }
    text.append(off).append(on).append(not);
  }

  private String wish(Person person, int day) {
    return "%s,%d,%s,%d%n"
        .formatted(person.id, day, shifts.get(dice.below(types)).id, dice.between(1, 3));
  }

  private void cover(StringBuilder text) {
    double shiftsADay = staff.stream().mapToDouble(Person::shifts).sum() / days;
    double average = shifts.stream().mapToInt(Type::minutes).average().orElseThrow();
    double asked = shiftsADay * DAY_MINUTES / average * dice.between(88, 102) / 100;
    double[] weights = new double[types];
    double all = 0;
    for (int t = 0; t < types; t++) {
      weights[t] = PART_WEIGHTS[shifts.get(t).part] * (0.5 + dice.below(100) / 100.0);
      all += weights[t];
    }
    text.append("\nSECTION_COVER\n");
    for (int day = 0; day < days; day++) {
      for (int t = 0; t < types; t++) {
        double mean = asked * weights[t] / all;
        int need = (int) Math.max(0, Math.round(mean + (dice.below(200) - 100) / 100.0));
        text.append("%d,%s,%d,100,1%n".formatted(day, shifts.get(t).id, need));
      }
    }
  }
}
