package org.muster.operate.evacuation.replay;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.function.Predicate;
import org.muster.operate.evacuation.exchange.CsvRows;
import org.muster.operate.evacuation.exchange.ExchangeException;
import org.muster.record.Edtf;
import org.muster.record.RecordTables;
import org.muster.store.Trouble;

/// Reads the folder `replay` of a case: `days.csv`, `gates.csv`, `havens.csv`, `stops.csv` and
/// `falls.csv`; and beside it the crisis timeline, `crisis_events.csv`.
public final class AirliftFiles {
  private static final int MOST_ROWS = 10_000;
  private static final int MOST_PEOPLE = 1_000_000;
  private static final int HUNDRED = 100;

  private AirliftFiles() {}

  /// @throws Trouble that names file, line, column and what was expected
  public static Airlift read(Path folder) {
    List<Airlift.Day> days =
        rows(
            folder.resolve("days.csv"),
            "day,published,military_flights,other_flights,since_14_august,flown,source,note",
            row ->
                new Airlift.Day(
                    row.day(0),
                    row.maybe(1),
                    row.maybe(2).orElse(0),
                    row.maybe(3).orElse(0),
                    row.maybe(4),
                    row.whole(5, 1),
                    row.text(7)));
    List<Airlift.Gate> gates =
        rows(
            folder.resolve("gates.csv"),
            "gate,name,people_an_hour,kind,source",
            row -> new Airlift.Gate(row.code(0), row.text(1), row.whole(2, 1)));
    List<Airlift.Haven> havens =
        rows(
            folder.resolve("havens.csv"),
            "haven,name,room,share,hours,kind,source",
            row ->
                new Airlift.Haven(
                    row.code(0), row.text(1), row.whole(2, 1), row.whole(3, 1), row.hours(4)));
    List<Airlift.Stop> stops =
        rows(
            folder.resolve("stops.csv"),
            "what,which,from,until,why,kind,source",
            row ->
                new Airlift.Stop(
                    row.oneOf(0, "gate", "haven").equals("gate"),
                    row.code(1),
                    row.moment(2),
                    row.moment(3),
                    row.filled(4)));
    List<Airlift.Event> events =
        events(folder.resolveSibling(RecordTables.CRISIS_EVENTS.name() + ".csv"));
    Path fell = folder.resolve("falls.csv");
    List<Airlift.Fall> falls =
        rows(
            fell,
            "event,families,kind,source",
            row -> new Airlift.Fall(row.event(0, events), row.whole(1, 1)));
    need(
        fell,
        falls.stream().mapToInt(Airlift.Fall::families).sum() > HUNDRED,
        "a hundred families at most, of a hundred");
    Airlift airlift = new Airlift(days, gates, havens, stops, events, falls);
    need(folder.resolve("days.csv"), days.isEmpty(), "at least one day");
    for (int i = 1; i < days.size(); i++) {
      need(
          folder.resolve("days.csv"),
          !days.get(i).day().equals(days.get(i - 1).day().plusDays(1)),
          "one day after another; " + days.get(i).day() + " does not follow");
    }
    for (Airlift.Day day : days) {
      for (Instant at = day.from().minus(Duration.ofDays(1));
          at.isBefore(day.until());
          at = at.plus(Duration.ofHours(1))) {
        Instant hour = at;
        need(
            folder.resolve("stops.csv"),
            gates.stream().noneMatch(gate -> airlift.isOpen(gate, hour)),
            "a gate that is open at " + hour);
        need(
            folder.resolve("stops.csv"),
            havens.stream().noneMatch(haven -> airlift.takes(haven, hour)),
            "a haven that takes people at " + hour);
      }
    }
    return airlift;
  }

  /// Like any table of a case it may be missing or have its columns in another order.
  private static List<Airlift.Event> events(Path file) {
    List<String> needed = List.of("id", "title", "held");
    return Files.notExists(file)
        ? List.of()
        : rows(
            file,
            columns -> columns.containsAll(needed),
            "a head with " + String.join(", ", needed),
            row ->
                new Airlift.Event(
                    row.filled(row.column("id")),
                    row.firstDay(row.column("held")),
                    row.filled(row.column("title"))));
  }

  private static void need(Path file, boolean missing, String expected) {
    if (missing) {
      throw new Trouble(Trouble.Code.UNREADABLE, file + ": expected " + expected + ".");
    }
  }

  private static <T> List<T> rows(Path file, String head, Function<Line, T> read) {
    return rows(file, List.of(head.split(","))::equals, "the head " + head, read);
  }

  private static <T> List<T> rows(
      Path file, Predicate<List<String>> sound, String expected, Function<Line, T> read) {
    String text;
    try {
      text = Files.readString(file);
    } catch (IOException e) {
      throw new Trouble(
          Trouble.Code.UNABLE, "Cannot read " + file + ": " + Trouble.why(e) + ".", e);
    }
    List<CsvRows.Row> rows;
    try {
      rows = CsvRows.read(text, MOST_ROWS);
    } catch (ExchangeException e) {
      throw new Trouble(Trouble.Code.UNREADABLE, file + ", " + e.getMessage() + ".", e);
    }
    need(file, rows.isEmpty() || !sound.test(rows.getFirst().cells()), expected);
    List<String> columns = rows.getFirst().cells();
    List<T> all = new ArrayList<>();
    for (CsvRows.Row row : rows.subList(1, rows.size())) {
      need(
          file,
          row.cells().size() != columns.size(),
          columns.size() + " cells on line " + row.line());
      all.add(read.apply(new Line(file, columns, row)));
    }
    return all;
  }

  /// One row, with where it stands.
  private record Line(Path file, List<String> columns, CsvRows.Row row) {
    String text(int at) {
      return row.cells().get(at);
    }

    int column(String name) {
      return columns.indexOf(name);
    }

    String filled(int at) {
      return text(at).isBlank() ? wrong(at, "some words") : text(at);
    }

    String code(int at) {
      return text(at).matches("[A-Za-z0-9][A-Za-z0-9._-]{0,39}")
          ? text(at)
          : wrong(at, "a code of plain letters and digits");
    }

    String oneOf(int at, String... words) {
      return List.of(words).contains(text(at))
          ? text(at)
          : wrong(at, "one of " + String.join(", ", words));
    }

    int whole(int at, int least) {
      if (!text(at).matches("[0-9]{1,7}")
          || Integer.parseInt(text(at)) < least
          || Integer.parseInt(text(at)) > MOST_PEOPLE) {
        wrong(at, "a whole number from " + least + " to " + MOST_PEOPLE);
      }
      return Integer.parseInt(text(at));
    }

    OptionalInt maybe(int at) {
      return text(at).isEmpty() ? OptionalInt.empty() : OptionalInt.of(whole(at, 0));
    }

    Duration hours(int at) {
      if (!text(at).matches("[0-9]{1,2}(\\.[0-9]{1,2})?")) {
        wrong(at, "hours, such as 2.7");
      }
      return Duration.ofMinutes(Math.max(1, Math.round(Double.parseDouble(text(at)) * 60)));
    }

    LocalDate day(int at) {
      try {
        return LocalDate.parse(text(at));
      } catch (DateTimeException e) {
        throw trouble(at, "a day, such as 2021-08-19");
      }
    }

    /// The first day of a date as it is written: of one that is not sure, the day that it names.
    LocalDate firstDay(int at) {
      return Edtf.find(text(at).replaceAll("[?~%]", ""))
          .map(Edtf::startEarliest)
          .filter(day -> !day.equals(LocalDate.MIN))
          .orElseThrow(
              () -> trouble(at, "a date or stretch with its first day, such as 2021-08-15"));
    }

    Airlift.Event event(int at, List<Airlift.Event> events) {
      return events.stream()
          .filter(event -> event.id().equals(text(at)))
          .findFirst()
          .orElseThrow(() -> trouble(at, "the id of an event of the crisis timeline"));
    }

    Instant moment(int at) {
      try {
        return java.time.OffsetDateTime.parse(text(at)).toInstant();
      } catch (DateTimeException e) {
        throw trouble(at, "a moment, such as 2021-08-20T02:00Z");
      }
    }

    private String wrong(int at, String expected) {
      throw trouble(at, expected);
    }

    private Trouble trouble(int at, String expected) {
      return new Trouble(
          Trouble.Code.UNREADABLE,
          "%s, line %d, %s: expected %s, found “%s”."
              .formatted(file, row.line(), columns.get(at), expected, text(at)));
    }
  }
}
