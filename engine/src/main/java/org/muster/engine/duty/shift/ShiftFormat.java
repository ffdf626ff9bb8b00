package org.muster.engine.duty.shift;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.StringJoiner;
import java.util.TreeSet;

/// The public text format of employee shift scheduling (Curtois and Qu,
/// schedulingbenchmarks.org): sections of comma-separated lines, `#` begins a comment line.
public final class ShiftFormat {

  private static final List<String> SECTIONS =
      List.of(
          "SECTION_HORIZON",
          "SECTION_SHIFTS",
          "SECTION_STAFF",
          "SECTION_DAYS_OFF",
          "SECTION_SHIFT_ON_REQUESTS",
          "SECTION_SHIFT_OFF_REQUESTS",
          "SECTION_COVER");

  private final String source;
  private final List<String> lines;
  private final Set<String> seenSections = new HashSet<>();
  private final Map<String, Integer> shiftLine = new LinkedHashMap<>();
  private final Map<String, Integer> employeeIndex = new HashMap<>();
  private final List<ShiftType> shifts = new ArrayList<>();
  private final List<Employee> employees = new ArrayList<>();
  private final List<Request> on = new ArrayList<>();
  private final List<Request> off = new ArrayList<>();
  private final List<Cover> cover = new ArrayList<>();
  private final Set<String> keys = new HashSet<>();
  private int days = -1;

  private ShiftFormat(String source, String text) {
    this.source = source;
    this.lines = text.lines().toList();
  }

  /// Reads an instance.
  ///
  /// @param source the file's name, for messages
  /// @throws FormatException naming the line and what was expected there
  public static ShiftProblem read(String source, String text) {
    return new ShiftFormat(source, text).read();
  }

  private ShiftProblem read() {
    String section = "";
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i).strip();
      if (line.isEmpty() || line.startsWith("#")) {
        continue;
      }
      if (line.startsWith("SECTION_")) {
        section = section(line, i + 1);
        continue;
      }
      Fields fields = new Fields(line, i + 1);
      switch (section) {
        case "SECTION_HORIZON" -> horizon(fields);
        case "SECTION_SHIFTS" -> shift(fields);
        case "SECTION_STAFF" -> employee(fields);
        case "SECTION_DAYS_OFF" -> daysOff(fields);
        case "SECTION_SHIFT_ON_REQUESTS" -> on.add(request(fields, "on"));
        case "SECTION_SHIFT_OFF_REQUESTS" -> off.add(request(fields, "off"));
        case "SECTION_COVER" -> cover(fields);
        default -> throw fields.wrong(line, "a section such as SECTION_HORIZON before any data");
      }
    }
    checkSuccessions();
    for (String needed : List.of("SECTION_HORIZON", "SECTION_SHIFTS", "SECTION_STAFF")) {
      if (!seenSections.contains(needed)) {
        throw new FormatException(source, lines.size() + 1, "end of file", needed);
      }
    }
    if (days < 0 || shifts.isEmpty() || employees.isEmpty()) {
      throw new FormatException(
          source,
          lines.size() + 1,
          "end of file",
          "a horizon, at least one shift and at least one employee");
    }
    return new ShiftProblem(days, shifts, employees, on, off, cover);
  }

  private String section(String line, int number) {
    if (!SECTIONS.contains(line)) {
      throw new FormatException(source, number, line, "one of " + String.join(", ", SECTIONS));
    }
    if (!seenSections.add(line)) {
      throw new FormatException(source, number, line, "each section once");
    }
    List<String> before =
        switch (line) {
          case "SECTION_HORIZON", "SECTION_SHIFTS" -> List.of();
          case "SECTION_STAFF" -> List.of("SECTION_HORIZON", "SECTION_SHIFTS");
          case "SECTION_COVER" -> List.of("SECTION_HORIZON", "SECTION_SHIFTS");
          default -> List.of("SECTION_HORIZON", "SECTION_SHIFTS", "SECTION_STAFF");
        };
    for (String needed : before) {
      if (!seenSections.contains(needed)) {
        throw new FormatException(source, number, line, needed + " before it");
      }
    }
    if (line.equals("SECTION_STAFF") || line.equals("SECTION_COVER")) {
      checkSuccessions();
    }
    return line;
  }

  private void checkSuccessions() {
    for (ShiftType shift : shifts) {
      for (String next : shift.notNext()) {
        if (!shiftLine.containsKey(next)) {
          throw new FormatException(
              source,
              shiftLine.getOrDefault(shift.id(), 0),
              next,
              "ids of shifts (" + String.join(", ", shiftLine.keySet()) + ") separated by |");
        }
      }
    }
  }

  private void horizon(Fields fields) {
    fields.count(1, "the number of days alone");
    if (days >= 0) {
      throw fields.wrong(fields.line, "one horizon only");
    }
    days = fields.number(0, "a number of days, whole weeks", 7, 7 * 520);
    if (days % 7 != 0) {
      throw fields.wrong(fields.text(0), "a number of days, whole weeks");
    }
  }

  private void shift(Fields fields) {
    fields.count(3, "id,minutes,shifts that may not follow");
    String id = fields.id(0, "an id of a shift");
    if (shiftLine.putIfAbsent(id, fields.number) != null) {
      throw fields.wrong(id, "an id of a shift not used before");
    }
    int minutes = fields.number(1, "minutes from 1 to 1440", 1, 1440);
    shifts.add(new ShiftType(id, minutes, fields.list(2)));
  }

  private void employee(Fields fields) {
    fields.count(8, "id,max shifts,max minutes,min minutes,max run,min run,min rest,max weekends");
    String id = fields.id(0, "an id of an employee");
    if (employeeIndex.putIfAbsent(id, employees.size()) != null) {
      throw fields.wrong(id, "an id of an employee not used before");
    }
    Map<String, Integer> max = new LinkedHashMap<>();
    for (String entry : fields.list(1)) {
      int equals = entry.indexOf('=');
      String shift = equals < 0 ? entry : entry.substring(0, equals);
      String expected = "known shifts with a most each, such as D=14|E=14";
      if (equals < 0 || !shiftLine.containsKey(shift)) {
        throw fields.wrong(entry, expected);
      }
      int most = fields.parse(entry.substring(equals + 1), expected, 0, Integer.MAX_VALUE);
      if (max.put(shift, most) != null) {
        throw fields.wrong(entry, "each shift once");
      }
    }
    int maxMinutes = fields.number(2, "most minutes, zero or more", 0, Integer.MAX_VALUE);
    int minMinutes = fields.number(3, "least minutes, zero to the most", 0, maxMinutes);
    int maxRun = fields.number(4, "most days of work in a row, one or more", 1, 3660);
    int minRun = fields.number(5, "least days of work in a row, one to the most", 1, maxRun);
    int minRest = fields.number(6, "least days off in a row, one or more", 1, 3660);
    int weekends = fields.number(7, "most weekends, zero or more", 0, 3660);
    employees.add(
        new Employee(
            id, max, maxMinutes, minMinutes, maxRun, minRun, minRest, weekends, List.of()));
  }

  private void daysOff(Fields fields) {
    if (fields.size() < 1) {
      throw fields.wrong(fields.line, "employee,day,day,…");
    }
    int index = fields.employee(0);
    if (!keys.add("days-off " + index)) {
      throw fields.wrong(fields.text(0), "each employee once in SECTION_DAYS_OFF");
    }
    Set<Integer> free = new TreeSet<>();
    for (int f = 1; f < fields.size(); f++) {
      if (!free.add(fields.day(f))) {
        throw fields.wrong(fields.text(f), "each day once");
      }
    }
    employees.set(index, employees.get(index).withDaysOff(new ArrayList<>(free)));
  }

  private Request request(Fields fields, String kind) {
    fields.count(4, "employee,day,shift,weight");
    fields.employee(0);
    Request request =
        new Request(
            fields.text(0),
            fields.day(1),
            fields.shift(2),
            fields.number(3, "a weight, zero or more", 0, 1_000_000));
    if (!keys.add(kind + " " + request.employee() + " " + request.day() + " " + request.shift())) {
      throw fields.wrong(fields.line, "each request once");
    }
    return request;
  }

  private void cover(Fields fields) {
    fields.count(5, "day,shift,need,weight under,weight over");
    Cover line =
        new Cover(
            fields.day(0),
            fields.shift(1),
            fields.number(2, "how many are needed, zero or more", 0, 1_000_000),
            fields.number(3, "a weight, zero or more", 0, 1_000_000),
            fields.number(4, "a weight, zero or more", 0, 1_000_000));
    if (!keys.add("cover " + line.day() + " " + line.shift())) {
      throw fields.wrong(fields.line, "each day and shift once in SECTION_COVER");
    }
    cover.add(line);
  }

  /// Writes an instance; reading it again gives an equal one.
  public static String write(ShiftProblem problem) {
    StringBuilder out = new StringBuilder();
    out.append("SECTION_HORIZON\n").append(problem.days()).append("\n\nSECTION_SHIFTS\n");
    out.append("# id, minutes, shifts that may not follow on the next day\n");
    for (ShiftType shift : problem.shifts()) {
      line(out, shift.id(), shift.minutes(), String.join("|", shift.notNext()));
    }
    out.append("\nSECTION_STAFF\n");
    out.append(
        "# id, max shifts, max minutes, min minutes, max run, min run, min rest, max weekends\n");
    for (Employee employee : problem.employees()) {
      StringJoiner max = new StringJoiner("|");
      employee.maxShifts().forEach((shift, most) -> max.add(shift + "=" + most));
      line(
          out,
          employee.id(),
          max,
          employee.maxMinutes(),
          employee.minMinutes(),
          employee.maxRun(),
          employee.minRun(),
          employee.minRest(),
          employee.maxWeekends());
    }
    out.append("\nSECTION_DAYS_OFF\n# employee, days from zero\n");
    for (Employee employee : problem.employees()) {
      if (!employee.daysOff().isEmpty()) {
        List<Object> fields = new ArrayList<>();
        fields.add(employee.id());
        fields.addAll(employee.daysOff());
        line(out, fields.toArray());
      }
    }
    out.append("\nSECTION_SHIFT_ON_REQUESTS\n# employee, day, shift, weight\n");
    for (Request request : problem.on()) {
      line(out, request.employee(), request.day(), request.shift(), request.weight());
    }
    out.append("\nSECTION_SHIFT_OFF_REQUESTS\n# employee, day, shift, weight\n");
    for (Request request : problem.off()) {
      line(out, request.employee(), request.day(), request.shift(), request.weight());
    }
    out.append("\nSECTION_COVER\n# day, shift, need, weight under, weight over\n");
    for (Cover cover : problem.cover()) {
      line(out, cover.day(), cover.shift(), cover.need(), cover.underWeight(), cover.overWeight());
    }
    return out.toString();
  }

  private static void line(StringBuilder out, Object... fields) {
    StringJoiner joined = new StringJoiner(",");
    for (Object field : fields) {
      joined.add(field.toString());
    }
    out.append(joined).append('\n');
  }

  /// The fields of one line, and the messages when they are not as expected.
  private final class Fields {
    private final String line;
    private final int number;
    private final List<String> values;

    Fields(String line, int number) {
      this.line = line;
      this.number = number;
      this.values = Arrays.stream(line.split(",", -1)).map(String::strip).toList();
    }

    int size() {
      return values.size();
    }

    String text(int field) {
      return values.get(field);
    }

    FormatException wrong(String found, String expected) {
      return new FormatException(source, number, found, expected);
    }

    void count(int wanted, String expected) {
      if (values.size() != wanted) {
        throw wrong(line, wanted + " fields: " + expected);
      }
    }

    String id(int field, String expected) {
      String id = text(field);
      if (id.isEmpty() || id.contains("|") || id.contains("=") || id.contains("\"")) {
        throw wrong(id, expected + " without | = or quotes");
      }
      if (id.equals("-")) {
        throw wrong(id, expected + " other than -, which says that nothing is worked");
      }
      return id;
    }

    List<String> list(int field) {
      return text(field).isEmpty() ? List.of() : List.of(text(field).split("\\|", -1));
    }

    int parse(String value, String expected, int least, int most) {
      try {
        int parsed = Integer.parseInt(value);
        if (parsed >= least && parsed <= most) {
          return parsed;
        }
      } catch (NumberFormatException e) {
        // Falls through to the same message as a number out of range.
      }
      throw wrong(value, expected);
    }

    int number(int field, String expected, int least, int most) {
      return parse(text(field), expected, least, most);
    }

    int day(int field) {
      return number(field, "a day from 0 to " + (days - 1), 0, days - 1);
    }

    String shift(int field) {
      if (!shiftLine.containsKey(text(field))) {
        throw wrong(text(field), "a shift, one of " + String.join(", ", shiftLine.keySet()));
      }
      return text(field);
    }

    int employee(int field) {
      Integer index = employeeIndex.get(text(field));
      if (index == null) {
        throw wrong(text(field), "the id of an employee in SECTION_STAFF");
      }
      return index;
    }
  }
}
