package org.muster.engine.duty.shift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

/// Every field of an instance and of a roster broken in turn: the error names the line and what was
/// expected there. Whatever else is done to a text, nothing but that error comes out.
class MalformedInstancesTest {
  private static final List<String> NUMBER = List.of("", "x", "-1", "1.5", "99999999999");

  /// By section, for each field of a line: values that no instance may have there.
  private static List<List<String>> wrongValues(String section) {
    List<String> shift = List.of("", "no-such-shift", "E|N");
    List<String> employee = List.of("", "no-such-employee");
    List<String> day = List.of("", "x", "-1", "3640", "0.5");
    List<String> weight = List.of("", "x", "-1", "1000001");
    return switch (section) {
      case "SECTION_HORIZON" -> List.of(List.of("x", "-7", "0", "8", "7.0", "3647"));
      case "SECTION_SHIFTS" ->
          List.of(
              List.of("", "a|b", "a=b", "\"E\""),
              List.of("", "x", "0", "-480", "1441"),
              List.of("no-such-shift", "E|no-such-shift", "E|", "|"));
      case "SECTION_STAFF" ->
          List.of(
              List.of("", "a|b", "a=b"),
              List.of("E", "E=", "E=x", "E=-1", "no-such-shift=3", "E=1|E=2", "=3", "|"),
              NUMBER,
              List.of("", "x", "-1", "2147483647"),
              List.of("", "x", "0", "-1", "3661"),
              List.of("", "x", "0", "-1", "3661"),
              List.of("", "x", "0", "-1", "3661"),
              List.of("", "x", "-1", "3661"));
      case "SECTION_DAYS_OFF" -> List.of(employee, day);
      case "SECTION_SHIFT_ON_REQUESTS", "SECTION_SHIFT_OFF_REQUESTS" ->
          List.of(employee, day, shift, weight);
      case "SECTION_COVER" -> List.of(day, shift, weight, weight, weight);
      default -> List.of();
    };
  }

  @Property(tries = 30)
  void eachFieldBrokenInTurnIsNamedWithItsLine(
      @ForAll @LongRange(min = 0, max = 100000) long seed) {
    List<String> lines = ShiftFormat.write(TinyShifts.of(seed)).lines().toList();
    String section = "";
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i);
      if (line.startsWith("SECTION_")) {
        section = line;
      }
      if (line.isEmpty() || line.startsWith("#") || line.startsWith("SECTION_")) {
        continue;
      }
      List<List<String>> wrong = wrongValues(section);
      String[] fields = line.split(",", -1);
      for (int field = 0; field < wrong.size(); field++) {
        for (String value : wrong.get(field)) {
          String[] broken = fields.clone();
          broken[field] = value;
          isNamed(with(lines, i, String.join(",", broken)), i + 1, value);
        }
      }
      // Days off may be any number; elsewhere a field too few or too many is an error.
      if (!section.equals("SECTION_DAYS_OFF")) {
        isNamed(with(lines, i, line + ",1"), i + 1, line + ",1");
        String shorter = String.join(",", Arrays.copyOf(fields, fields.length - 1));
        if (!shorter.isEmpty()) {
          isNamed(with(lines, i, shorter), i + 1, shorter);
        }
      }
      // The same line twice: an id, a request or a line of cover that is there already.
      List<String> twice = new ArrayList<>(lines);
      twice.add(i + 1, line);
      assertThatThrownBy(() -> ShiftFormat.read("broken", String.join("\n", twice)))
          .isInstanceOf(FormatException.class)
          .hasMessageStartingWith("broken, line " + (i + 2) + ": expected ");
    }
  }

  private static String with(List<String> lines, int index, String line) {
    List<String> changed = new ArrayList<>(lines);
    changed.set(index, line);
    return String.join("\n", changed) + "\n";
  }

  private static void isNamed(String text, int line, String value) {
    Throwable thrown = catchThrowable(() -> ShiftFormat.read("broken", text));
    assertThat(thrown).as("line %d with %s", line, value).isInstanceOf(FormatException.class);
    assertThat(thrown).hasMessageStartingWith("broken, line " + line + ": expected ");
    assertThat(thrown).hasMessageContaining(", found \"");
    assertThat(((FormatException) thrown).line()).isEqualTo(line);
  }

  @Test
  void eachSectionMissingUnknownTwiceOrOutOfOrderIsNamed() {
    String text = ShiftFormat.write(TinyShifts.of(1));
    for (String section : List.of("SECTION_HORIZON", "SECTION_SHIFTS", "SECTION_STAFF")) {
      assertThatThrownBy(() -> ShiftFormat.read("broken", text.replace(section, "# gone")))
          .isInstanceOf(FormatException.class)
          .hasMessageContaining("expected ");
    }
    assertThatThrownBy(
            () -> ShiftFormat.read("broken", text.replace("SECTION_COVER", "SECTION_COVERS")))
        .hasMessageContaining("expected one of SECTION_HORIZON");
    assertThatThrownBy(() -> ShiftFormat.read("broken", text + "SECTION_COVER\n"))
        .hasMessageContaining("expected each section once");
    assertThatThrownBy(() -> ShiftFormat.read("broken", "SECTION_COVER\n0,E,1,1,1\n" + text))
        .hasMessage("broken, line 1: expected SECTION_HORIZON before it, found \"SECTION_COVER\"");
    assertThatThrownBy(() -> ShiftFormat.read("broken", ""))
        .hasMessage("broken, line 1: expected SECTION_HORIZON, found \"end of file\"");
  }

  @Property(tries = 400)
  void aTextCutOffOrScribbledOnGivesAnInstanceOrThatError(
      @ForAll @LongRange(min = 0, max = 100000) long seed, @ForAll @IntRange(max = 1) int how) {
    Random random = new Random(seed);
    String text = ShiftFormat.write(TinyShifts.of(seed));
    String broken =
        how == 0 ? text.substring(0, random.nextInt(text.length())) : scribbled(text, random);
    try {
      assertThat(ShiftFormat.read("broken", broken).days()).isPositive();
    } catch (FormatException e) {
      assertThat(e.line()).isBetween(1, broken.lines().toList().size() + 1);
      assertThat(e).hasMessageContaining(": expected ");
    }
  }

  private static String scribbled(String text, Random random) {
    StringBuilder scribbled = new StringBuilder(text);
    String ink = "0,9-=|#\n\"E \u0000é\t;";
    for (int i = 0; i < 1 + random.nextInt(4); i++) {
      scribbled.setCharAt(
          random.nextInt(scribbled.length()), ink.charAt(random.nextInt(ink.length())));
    }
    return scribbled.toString();
  }

  @Property(tries = 30)
  void eachFieldOfARosterBrokenInTurnIsNamedWithItsLine(
      @ForAll @LongRange(min = 0, max = 100000) long seed) {
    ShiftProblem problem = TinyShifts.of(seed);
    int[][] rows = new int[problem.employees().size()][problem.days()];
    List<String> lines = RosterFormat.writeCsv(problem, Roster.of(rows)).lines().toList();
    List<List<String>> wrong =
        List.of(
            List.of("", "no-such-employee"),
            List.of("", "x", "-1", "1.5", "" + problem.days(), "99999999999"),
            List.of("", "-", "no-such-shift"));
    for (int i = 1; i < lines.size(); i++) {
      String[] fields = lines.get(i).split(",", -1);
      for (int field = 0; field < 3; field++) {
        for (String value : wrong.get(field)) {
          String[] broken = fields.clone();
          broken[field] = value;
          isNamedInRoster(problem, with(lines, i, String.join(",", broken)), i + 1);
        }
      }
      isNamedInRoster(problem, with(lines, i, lines.get(i) + ",1"), i + 1);
      isNamedInRoster(problem, with(lines, i, fields[0] + "," + fields[1]), i + 1);
    }
    isNamedInRoster(problem, with(lines, 0, "employee;day;shift"), 1);
    isNamedInRoster(problem, with(lines, 2, lines.get(1)), 3);
    isNamedInRoster(problem, "", 1);
  }

  private static void isNamedInRoster(ShiftProblem problem, String text, int line) {
    assertThatThrownBy(() -> RosterFormat.readCsv(problem, "roster", text))
        .isInstanceOf(FormatException.class)
        .hasMessageStartingWith("roster, line " + line + ": expected ")
        .hasMessageContaining(", found \"");
  }

  @Test
  void aGridOfAnotherInstanceIsNamedWithItsLine() {
    ShiftProblem problem = TinyShifts.of(3);
    int people = problem.employees().size();
    String row = "E\t".repeat(problem.days() - 1) + "E\n";
    assertThat(RosterFormat.readGrid(problem, "grid", row.repeat(people) + "\n").rows())
        .hasSize(people);
    assertThatThrownBy(() -> RosterFormat.readGrid(problem, "grid", row.repeat(people - 1)))
        .hasMessageStartingWith("grid, line " + people + ": expected " + people + " lines");
    assertThatThrownBy(() -> RosterFormat.readGrid(problem, "grid", row.repeat(people + 1)))
        .hasMessageStartingWith("grid, line " + (people + 1) + ": expected end of file");
    assertThatThrownBy(
            () -> RosterFormat.readGrid(problem, "grid", row.repeat(people - 1) + "E\t" + row))
        .hasMessageStartingWith("grid, line " + people + ": expected at most");
    assertThatThrownBy(
            () -> RosterFormat.readGrid(problem, "grid", "Q" + row.substring(1).repeat(people)))
        .hasMessage("grid, line 1: expected a shift of the instance, found \"Q\"");
  }
}
