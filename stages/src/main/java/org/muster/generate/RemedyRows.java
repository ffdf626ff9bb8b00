package org.muster.generate;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.muster.access.Releasability;
import org.muster.desk.Refusal;
import org.muster.develop.DevelopTables;
import org.muster.engine.duty.tour.Remedy;
import org.muster.record.CaseData;
import org.muster.record.ClaimTable;
import org.muster.record.Counting;
import org.muster.record.Edtf;
import org.muster.record.RecordTables;
import org.muster.record.Row;
import org.muster.review.ReviewTables;

/// A remedy, or a tour that is to stay, as an assumption: the rows that it would put into the case.
public final class RemedyRows {
  /// What stands in a cell for people is cut to what every table takes.
  private static final int LONGEST = 200;

  private final CaseData data;
  private final Counting counting;
  private final Assumption.Mark mark;
  private final String owner;
  private final String release;
  private final Row source;
  private final List<Row> rows = new ArrayList<>();
  private final Map<String, String> ids = new LinkedHashMap<>();

  private RemedyRows(CaseData data, Assumption.Mark mark, String what, String release) {
    this.data = data;
    this.counting = new Counting(data);
    this.mark = mark;
    this.owner = data.header().owner();
    this.release = release;
    this.source =
        Row.of(
            RecordTables.SOURCES,
            Map.of(
                "id", freshId("source.assumed-" + tail(mark.plan())),
                "title", cut("Assumption, not granted by anybody: " + what),
                "publisher", cut(mark.person() + ", who assumed it"),
                "published", mark.day().toString(),
                "locator", mark.plan() + ", " + mark.planName(),
                "grade", "illustrative",
                "summary", cut("Assumed by " + mark.person() + " to plan with: " + what),
                "owner", owner,
                "release", release));
  }

  /// The rows that a remedy puts into a case.
  ///
  /// @param line the line whose gap it is for
  /// @param says the remedy in words
  /// @return empty where the case no longer has what the remedy changes, or
  ///     [RemedyRows#findRefusal] says why it cannot be written
  public static Optional<Assumption> of(
      CaseData data, String line, PlannedRemedy remedy, String says, Assumption.Mark mark) {
    RemedyRows made =
        new RemedyRows(
            data, mark, "remedy of " + mark.planName() + ": " + says, remedy.release().release());
    switch (remedy.change()) {
      case PlannedRemedy.Change.WaiveCaveat waived -> made.waived(waived);
      case PlannedRemedy.Change.ShiftLine shifted -> made.shifted(shifted);
      case PlannedRemedy.Change.BringForward forward -> made.broughtForward(forward);
      case PlannedRemedy.Change.AddEvaluation added -> made.added(added);
      case PlannedRemedy.Change.OneMoreUnit more -> made.oneMoreUnit(line, more);
    }
    return made.done();
  }

  /// The row that keeps a tour in every later plan.
  ///
  /// @return empty where the case no longer has its unit or officer, or its line or post
  public static Optional<Assumption> pin(
      CaseData data, PlannedTour tour, String says, Assumption.Mark mark) {
    RemedyRows made =
        new RemedyRows(
            data,
            mark,
            "pinned as " + mark.planName() + " has it: " + says,
            tour.release().release());
    boolean unit = made.has(RecordTables.UNITS, tour.resource());
    boolean officer = made.has(GenerateTables.STAFF_OFFICERS, tour.resource());
    boolean line =
        made.has(GenerateTables.REQUIREMENT_LINES, tour.line())
            || made.has(GenerateTables.STAFF_POSTS, tour.line());
    if ((unit || officer) && line) {
      made.add(
          GenerateTables.TOURS,
          Map.of(
              "id",
              made.freshId("tour.pinned"),
              unit ? "unit" : "officer",
              tour.resource(),
              "serves",
              tour.line(),
              "state",
              "fixed",
              "held",
              tour.from() + "/" + tour.to()),
          made.release);
    }
    return made.done();
  }

  /// Why a remedy of a gap cannot be written into the case, where it is to be invented what a row
  /// has to say.
  ///
  /// @param line the line whose gap it is for
  public static Optional<Refusal> findRefusal(CaseData data, String line, PlannedRemedy remedy) {
    if (!(remedy.change() instanceof PlannedRemedy.Change.OneMoreUnit more)) {
      return Optional.empty();
    }
    Counting counting = new Counting(data);
    return counting.list(GenerateTables.REQUIREMENT_LINES).stream()
        .filter(row -> row.about().equals(line))
        .findFirst()
        .filter(wanted -> alike(counting, data.header().owner(), wanted, more.people()).isEmpty())
        .map(
            wanted ->
                new Refusal(
                    "generate.assumption.model",
                    "No unit of "
                        + data.header().owner()
                        + " does what "
                        + wanted.text("name")
                        + " asks for, so that nothing says of what branch and echelon one more unit"
                        + " would be. Put such a unit on file first."));
  }

  private Optional<Assumption> done() {
    return rows.isEmpty() ? Optional.empty() : Optional.of(new Assumption(source, rows, ids));
  }

  /// The caveat ends the day before the horizon, so that it holds on no day that is planned. An
  /// offer that was withdrawn keeps a unit back as a caveat does, and ends likewise.
  private void waived(PlannedRemedy.Change.WaiveCaveat remedy) {
    LocalDate last = data.header().horizonFrom().minusDays(1);
    for (ClaimTable table : List.of(GenerateTables.CAVEATS, GenerateTables.OFFERS)) {
      for (Row row : about(table, remedy.caveat())) {
        LocalDate from = row.findHeld().map(Edtf::startEarliest).orElse(last);
        rival(row, "held", (from.isBefore(last) ? from : last) + "/" + last);
      }
    }
  }

  private void shifted(PlannedRemedy.Change.ShiftLine remedy) {
    for (ClaimTable table : List.of(GenerateTables.REQUIREMENT_LINES, GenerateTables.STAFF_POSTS)) {
      for (Row row : about(table, remedy.line())) {
        Edtf held = row.findHeld().orElseThrow();
        rival(
            row,
            "held",
            held.startEarliest().plusDays(remedy.days())
                + "/"
                + held.endLatest().plusDays(remedy.days()));
      }
    }
  }

  private void broughtForward(PlannedRemedy.Change.BringForward remedy) {
    for (Row row : about(DevelopTables.OFFERINGS, remedy.offering())) {
      Edtf held = row.findHeld().orElseThrow();
      long days = ChronoUnit.DAYS.between(held.startEarliest(), held.endLatest());
      rival(row, "held", remedy.day() + "/" + remedy.day().plusDays(days));
    }
  }

  private void added(PlannedRemedy.Change.AddEvaluation remedy) {
    Optional<Row> activity =
        about(DevelopTables.ACTIVITIES, remedy.activity()).stream().findFirst();
    if (activity.isEmpty()) {
      return;
    }
    LocalDate from = remedy.day();
    LocalDate to = from.plusDays(activity.get().whole("duration_days") - 1);
    String id = freshId("offering." + tail(remedy.activity()) + "-assumed");
    Slots slots =
        Slots.of(
            data.header().horizonFrom(),
            data.header().horizonTo(),
            PlanningSettings.get(data.planning()).slot());
    Remedy.AddEvaluation planned =
        new Remedy.AddEvaluation(remedy.activity(), slots.slotOf(from), 0);
    ids.put(planned.offering(), id);
    add(
        DevelopTables.OFFERINGS,
        Map.of("id", id, "activity", remedy.activity(), "seats", "1", "held", from + "/" + to),
        and(activity.get()));
  }

  /// One more unit stands at the line's level from before the horizon on, as the remedy was priced.
  private void oneMoreUnit(String line, PlannedRemedy.Change.OneMoreUnit remedy) {
    Optional<Row> wanted = about(GenerateTables.REQUIREMENT_LINES, line).stream().findFirst();
    if (wanted.isEmpty()) {
      return;
    }
    Row like = wanted.get();
    Optional<Row> alike = alike(counting, owner, like, remedy.people());
    if (alike.isEmpty()) {
      return;
    }
    Row model = alike.get();
    String unit = freshId("unit.one-more");
    String since = data.header().horizonFrom().minusDays(1) + "/..";
    ids.put(Remedy.OneMoreUnit.ID, unit);
    add(
        RecordTables.UNITS,
        Map.of(
            "id",
            unit,
            "nation",
            owner,
            "name",
            cut("One more unit for " + like.text("name")),
            "short_name",
            "One more unit",
            "branch",
            model.text("branch"),
            "echelon",
            model.text("echelon"),
            "tasks",
            like.text("tasks"),
            "held",
            since,
            "note",
            "Assumed to close a gap; there is no such unit. Branch and echelon say nothing: the"
                + " table asks for them, and they are those of "
                + model.text("short_name")
                + ", which does the same."),
        and(like));
    add(
        RecordTables.UNIT_STRENGTHS,
        Map.of(
            "id",
            freshId("strength.one-more"),
            "unit",
            unit,
            "people",
            Integer.toString(remedy.people()),
            "held",
            since),
        and(like));
    like.find("level")
        .ifPresent(
            level ->
                add(
                    ReviewTables.CERTIFICATES,
                    Map.of(
                        "id", freshId("certificate.one-more"),
                        "unit", unit,
                        "level", level,
                        "held", since),
                    and(like)));
  }

  /// The unit on file that does a task of the line and is nearest to a strength.
  private static Optional<Row> alike(Counting counting, String owner, Row line, int people) {
    Set<String> tasks = Set.copyOf(line.list("tasks"));
    Map<String, Integer> strengths = new LinkedHashMap<>();
    counting
        .list(RecordTables.UNIT_STRENGTHS)
        .forEach(s -> strengths.put(s.text("unit"), s.whole("people")));
    return counting.list(RecordTables.UNITS).stream()
        .filter(
            u ->
                u.text("nation").equals(owner)
                    && u.list("tasks").stream().anyMatch(tasks::contains))
        .min(
            Comparator.comparingInt(
                    (Row u) -> Math.abs(strengths.getOrDefault(u.about(), 0) - people))
                .thenComparing(Row::id));
  }

  /// A row that says otherwise, beside the one on file.
  private void rival(Row row, String column, String value) {
    Row other =
        row.with("id", freshId(row.about().substring(row.about().indexOf('.') + 1) + "-assumed"))
            .with("about", row.about())
            .with(column, value)
            .with("source", source.id())
            .with("kind", "illustrative")
            .with("known_from", "")
            .with("known_to", "")
            .with("owner", owner)
            .with("release", and(row))
            .with("note", "Assumed to plan with; " + row.id() + " is what is on file.");
    rows.add(other);
  }

  private void add(ClaimTable table, Map<String, String> cells, String narrowest) {
    Map<String, String> all = new LinkedHashMap<>(cells);
    all.put("source", source.id());
    all.put("kind", "illustrative");
    all.put("owner", owner);
    all.put("release", narrowest);
    all.putIfAbsent("note", "Assumed to plan with.");
    rows.add(Row.of(table, all));
  }

  private String and(Row row) {
    return Releasability.narrowest(List.of(release, row.text("release")));
  }

  /// The rows about a thing that count.
  private List<Row> about(ClaimTable table, String about) {
    return counting.list(table).stream().filter(r -> r.about().equals(about)).toList();
  }

  private boolean has(ClaimTable table, String about) {
    return !about(table, about).isEmpty();
  }

  private String freshId(String stem) {
    for (int n = 1; ; n++) {
      String id = owner + "." + stem + "-" + n;
      if (!mark.taken().test(id) && rows.stream().noneMatch(r -> r.id().equals(id))) {
        return id;
      }
    }
  }

  private static String tail(String id) {
    return id.substring(id.lastIndexOf('.') + 1);
  }

  private static String cut(String text) {
    return text.length() <= LONGEST ? text : text.substring(0, LONGEST - 1) + "…";
  }
}
