package org.muster.operate.guard;

import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.muster.access.Audit;
import org.muster.access.Viewer;
import org.muster.operate.guard.PeopleSheet.CellProblem;
import org.muster.record.CaseData;
import org.muster.record.Cases;
import org.muster.record.ClaimTable;
import org.muster.record.Claims;
import org.muster.record.Column;
import org.muster.record.Edtf;
import org.muster.record.RecordTables;
import org.muster.record.Row;
import org.muster.store.Store;

/// The people of a guard: taken in from a file and taken away as one, and named to those who stand
/// with them.
public final class GuardPeople {
  private static final Pattern QUALIFICATION =
      Pattern.compile("([a-z][a-z0-9-]*)(?: until ([0-9]{4}-[0-9]{2}-[0-9]{2}))?");

  private final Store store;
  private final Audit audit;
  private final Cases cases;
  private final Claims claims;
  private final InstantSource clock;

  public GuardPeople(Store store, Audit audit, Cases cases, Claims claims, InstantSource clock) {
    this.store = store;
    this.audit = audit;
    this.cases = cases;
    this.claims = claims;
    this.clock = clock;
  }

  /// How taking in ends: all rows or none.
  public sealed interface Taken {
    /// @param added people who were not there
    /// @param changed people of whom something changed
    /// @param same people who came as they were
    record Done(int added, int changed, int same) implements Taken {}

    /// Nothing was written.
    record Wrong(List<CellProblem> problems) implements Taken {
      public Wrong {
        problems = List.copyOf(problems);
      }
    }
  }

  /// The people of the viewer's own nation, or of one of both where they are of neither, as the
  /// file has them.
  public static List<List<String>> rows(CaseData data, String guard, Optional<String> nation) {
    CountingRows rows = new CountingRows(data);
    GuardForce force = GuardForce.of(data, guard);
    Map<String, Row> skills = rows.byAbout(GuardTables.SKILLS);
    List<List<String>> all = new ArrayList<>();
    for (Row row : rows.listOf(GuardTables.MEMBERS, "guard", guard)) {
      if (nation.isPresent() && !nation.get().equals(row.text("nation"))) {
        continue;
      }
      List<String> held = new ArrayList<>();
      for (Row one : rows.listOf(GuardTables.QUALIFICATIONS, "member", row.about())) {
        Row skill = skills.get(one.text("skill"));
        if (skill != null) {
          held.add(skill.text("code") + until(one));
        }
      }
      String number = row.text("number");
      all.add(
          List.of(
              number,
              force.isNamed(number) ? force.called(number) : "",
              row.text("rank"),
              row.text("party"),
              row.text("novice"),
              codes(row, skills, "weapon"),
              codes(row, skills, "language"),
              String.join("; ", new TreeSet<>(held)),
              end(row, true),
              end(row, false)));
    }
    return all;
  }

  private static String until(Row held) {
    return held.findHeld()
        .filter(
            h ->
                h.interval()
                    && !h.endEarliest().equals(LocalDate.MAX)
                    && !h.endEarliest().equals(LocalDate.MIN))
        .map(h -> " until " + h.endEarliest())
        .orElse("");
  }

  private static String end(Row row, boolean first) {
    return row.findHeld()
        .map(h -> first ? h.startLatest() : h.endEarliest())
        .filter(d -> !d.equals(LocalDate.MAX) && !d.equals(LocalDate.MIN))
        .map(LocalDate::toString)
        .orElse("");
  }

  private static String codes(Row row, Map<String, Row> skills, String sort) {
    Set<String> codes = new TreeSet<>();
    for (String id : row.list("skills")) {
      Row skill = skills.get(id);
      if (skill != null && skill.text("sort").equals(sort)) {
        codes.add(skill.text("code"));
      }
    }
    return String.join(" ", codes);
  }

  /// Takes in the people of the viewer's nation. Whoever is not in the file stays as they are.
  public Taken take(String caseId, Viewer viewer, String guard, Halves halves, byte[] file) {
    TakenIn at =
        TakenIn.open(
            cases.load(caseId, viewer, null),
            viewer,
            guard,
            halves,
            "a nation's people are taken in by its own planners");
    PeopleSheet.Table table = PeopleSheet.read(file);
    List<CellProblem> problems = new ArrayList<>(table.problems());
    Reading reading = new Reading(at.rows(), at.terms(), at.nation(), clock(), problems);
    table.rows().forEach(reading::take);
    if (!problems.isEmpty()) {
      return new Taken.Wrong(problems);
    }
    if (reading.fresh.isEmpty() && reading.ended.isEmpty()) {
      return new Taken.Done(0, 0, reading.same);
    }
    Optional<String> why =
        new TakenIn.Change("guard-people", reading.source, reading.fresh, reading.ended)
            .put(store, claims, audit, caseId, viewer, guard);
    if (why.isPresent()) {
      return new Taken.Wrong(List.of(new CellProblem("", "", why.get())));
    }
    return new Taken.Done(reading.added, reading.changed, reading.same);
  }

  private LocalDate clock() {
    return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
  }

  /// One reading of a file.
  private static final class Reading {
    private final Row terms;
    private final String nation;
    private final List<CellProblem> problems;
    private final Map<String, Row> skillsByCode = new TreeMap<>();
    private final Map<String, Row> members = new HashMap<>();
    private final Map<String, Row> names = new HashMap<>();
    private final CountingRows rows;
    private final Row source;
    private final Map<String, Integer> seen = new HashMap<>();
    private final List<Row> fresh = new ArrayList<>();
    private final List<Row> ended = new ArrayList<>();
    private int added;
    private int changed;
    private int same;

    Reading(
        CountingRows rows, Row terms, String nation, LocalDate today, List<CellProblem> problems) {
      this.rows = rows;
      this.terms = terms;
      this.nation = nation;
      this.problems = problems;
      rows.list(GuardTables.SKILLS).forEach(row -> skillsByCode.put(row.text("code"), row));
      rows.listOf(GuardTables.MEMBERS, "guard", terms.about())
          .forEach(row -> members.put(row.text("number"), row));
      rows.list(GuardTables.NAMES).forEach(row -> names.put(row.text("member"), row));
      this.source =
          Row.of(
              RecordTables.SOURCES,
              Map.of(
                  "id",
                  nation + ".source.guard-people-" + today,
                  "title",
                  "List of the guard's people",
                  "publisher",
                  nation,
                  "published",
                  today.toString(),
                  "locator",
                  "file taken in on " + today,
                  "grade",
                  terms.isIllustrative() ? "illustrative" : "sound",
                  "owner",
                  nation,
                  "release",
                  terms.text("release")));
    }

    void take(PeopleSheet.Line line) {
      int before = problems.size();
      String number = line.of("number");
      must(line, "number", column(GuardTables.MEMBERS, "number"));
      Integer first = seen.putIfAbsent(number, line.row());
      if (first != null) {
        wrong(line, "number", "each person once; row " + first + " has this number");
      }
      Row old = members.get(number);
      if (old != null && !old.text("nation").equals(nation)) {
        wrong(line, "number", "somebody of " + nation + "; this number is of the other nation");
      }
      must(line, "rank", column(GuardTables.MEMBERS, "rank"));
      String novice =
          line.of("novice").isEmpty() ? "no" : line.of("novice").toLowerCase(Locale.ROOT);
      if (!List.of("no", "yes").contains(novice)) {
        wrong(line, "novice", "yes or no");
      }
      if (!line.of("group").isEmpty()) {
        must(line, "group", column(GuardTables.MEMBERS, "party"));
      }
      if (!line.of("name").isEmpty()) {
        must(line, "name", column(GuardTables.NAMES, "name"));
      }
      List<String> known = new ArrayList<>(skills(line, "weapons", "weapon"));
      known.addAll(skills(line, "languages", "language"));
      Map<String, String> held = qualifications(line);
      String there = there(line);
      if (problems.size() > before) {
        return;
      }
      String id = old == null ? nation + ".guard-member." + number : old.about();
      Map<String, String> cells = new LinkedHashMap<>();
      cells.put("guard", terms.about());
      cells.put("number", number);
      cells.put("nation", nation);
      cells.put("party", line.of("group"));
      cells.put("rank", line.of("rank"));
      cells.put("novice", novice);
      cells.put("skills", String.join(" ", known));
      cells.put("held", there);
      boolean touched =
          put(GuardTables.MEMBERS, id, Optional.ofNullable(old), cells, terms.text("release"));
      if (!line.of("name").isEmpty()) {
        Map<String, String> named = new LinkedHashMap<>();
        named.put("member", id);
        named.put("name", line.of("name"));
        Optional<Row> oldName = Optional.ofNullable(names.get(id));
        named.put("account", oldName.map(row -> row.text("account")).orElse(""));
        touched |=
            put(GuardTables.NAMES, nation + ".guard-name." + number, oldName, named, "owner");
      }
      touched |= qualify(id, number, held);
      if (old == null) {
        added++;
      } else if (touched) {
        changed++;
      } else {
        same++;
      }
    }

    private boolean qualify(String member, String number, Map<String, String> held) {
      boolean touched = false;
      Map<String, Row> old = new TreeMap<>();
      for (Row row : rows.listOf(GuardTables.QUALIFICATIONS, "member", member)) {
        old.put(row.text("skill"), row);
      }
      for (Map.Entry<String, String> one : held.entrySet()) {
        Row before = old.remove(one.getKey());
        Map<String, String> cells = new LinkedHashMap<>();
        cells.put("member", member);
        cells.put("skill", one.getKey());
        cells.put("held", until(before, one.getValue()));
        String code = one.getKey().substring(one.getKey().lastIndexOf('.') + 1);
        touched |=
            put(
                GuardTables.QUALIFICATIONS,
                nation + ".guard-qualification." + number + "-" + code,
                Optional.ofNullable(before),
                cells,
                terms.text("release"));
      }
      ended.addAll(old.values());
      return touched || !old.isEmpty();
    }

    /// The day on which it began is kept; only the end is in the file.
    private static String until(@org.jspecify.annotations.Nullable Row before, String last) {
      String begun =
          before == null
              ? ""
              : before
                  .findHeld()
                  .map(Edtf::startLatest)
                  .filter(d -> !d.equals(LocalDate.MAX) && !d.equals(LocalDate.MIN))
                  .map(LocalDate::toString)
                  .orElse("");
      if (last.isEmpty()) {
        return begun.isEmpty() ? "" : begun + "/..";
      }
      return (begun.isEmpty() ? ".." : begun) + "/" + last;
    }

    /// Writes a row where it differs from the one that is there.
    private boolean put(
        ClaimTable table, String id, Optional<Row> old, Map<String, String> cells, String release) {
      Map<String, String> all = new LinkedHashMap<>(cells);
      all.put("id", old.map(Row::about).orElse(id));
      all.put("source", source.id());
      all.put("kind", terms.isIllustrative() ? "illustrative" : "official");
      all.put("owner", nation);
      all.put("release", release);
      boolean equal =
          old.isPresent()
              && cells.entrySet().stream()
                  .allMatch(cell -> old.get().text(cell.getKey()).equals(cell.getValue()));
      if (!equal) {
        fresh.add(Row.of(table, all));
      }
      return !equal;
    }

    private List<String> skills(PeopleSheet.Line line, String column, String sort) {
      List<String> ids = new ArrayList<>();
      for (String code : line.of(column).split("[ ,;]+")) {
        if (code.isEmpty()) {
          continue;
        }
        Row skill = skillsByCode.get(code);
        if (skill == null || !skill.text("sort").equals(sort)) {
          wrong(line, column, "codes of a " + sort + ": " + known(sort));
        } else if (!ids.contains(skill.about())) {
          ids.add(skill.about());
        }
      }
      return ids;
    }

    private Map<String, String> qualifications(PeopleSheet.Line line) {
      Map<String, String> held = new LinkedHashMap<>();
      for (String part : line.of("qualifications").split(";")) {
        String text = part.strip();
        if (text.isEmpty()) {
          continue;
        }
        Matcher one = QUALIFICATION.matcher(text);
        Row skill = one.matches() ? skillsByCode.get(one.group(1)) : null;
        if (skill == null || !skill.text("sort").equals("qualification")) {
          wrong(
              line,
              "qualifications",
              "qualifications such as “driver until 2026-12-31; search”, of "
                  + known("qualification"));
          continue;
        }
        String last = one.group(2) == null ? "" : one.group(2);
        if (!last.isEmpty() && !column(GuardTables.MEMBERS, "known_from").domain().accepts(last)) {
          wrong(line, "qualifications", "a day that exists, as 2026-12-31");
        }
        if (held.put(skill.about(), last) != null) {
          wrong(line, "qualifications", "each qualification once");
        }
      }
      return held;
    }

    private String known(String sort) {
      return String.join(
          ", ",
          skillsByCode.values().stream()
              .filter(row -> row.text("sort").equals(sort))
              .map(row -> row.text("code"))
              .toList());
    }

    private String there(PeopleSheet.Line line) {
      Column day = column(GuardTables.MEMBERS, "known_from");
      for (String end : List.of("from", "to")) {
        if (!line.of(end).isEmpty() && !day.domain().accepts(line.of(end))) {
          wrong(line, end, day.domain().expected());
          return "";
        }
      }
      String from = line.of("from");
      String to = line.of("to");
      if (!from.isEmpty() && !to.isEmpty() && to.compareTo(from) < 0) {
        wrong(line, "to", "a day not before " + from);
        return "";
      }
      return from.isEmpty() && to.isEmpty()
          ? ""
          : (from.isEmpty() ? ".." : from) + "/" + (to.isEmpty() ? ".." : to);
    }

    private static Column column(ClaimTable table, String name) {
      return table.columns().get(table.indexOf(name));
    }

    private void must(PeopleSheet.Line line, String head, Column column) {
      if (line.of(head).isEmpty() || !column.domain().accepts(line.of(head))) {
        wrong(line, head, column.domain().expected());
      }
    }

    private void wrong(PeopleSheet.Line line, String head, String expected) {
      if (problems.size() < 200) {
        problems.add(new CellProblem(line.cell(head), line.of(head), expected));
      }
    }
  }

  /// The names of those who stand on the same relief as the viewer, of both nations: whoever is on
  /// duty with somebody may know what they are called. It is written down that they looked.
  ///
  /// @param text the published roster
  /// @param day on which the tour begins
  /// @return names by service number; none where the viewer does not stand that day
  public Map<String, String> namesOnRelief(
      String caseId, Viewer viewer, String guard, RosterText text, LocalDate day) {
    GuardForce own = GuardForce.of(cases.load(caseId, viewer, null), guard);
    Optional<String> me = own.findByAccount(viewer.actor());
    Set<String> with = me.map(number -> onRelief(text, day, number)).orElse(Set.of());
    if (with.isEmpty()) {
      return Map.of();
    }
    GuardForce all =
        GuardForce.of(cases.load(caseId, new Viewer.Operator(viewer.actor()), null), guard);
    Map<String, String> names = new TreeMap<>();
    with.forEach(number -> names.put(number, all.called(number)));
    store.note(
        dsl -> {
          List<String> ids = new ArrayList<>(List.of(caseId, guard));
          ids.addAll(with);
          audit.append(dsl, viewer.actor(), "guard-names", ids);
          return "";
        });
    return names;
  }

  /// Who stands a turn at the same hours in the same tour.
  private static Set<String> onRelief(RosterText text, LocalDate day, String number) {
    Set<String> reliefs = new TreeSet<>();
    for (RosterText.Line line : text.lines()) {
      if (line.day().equals(day) && line.person().equals(number)) {
        line.hours().forEach(hour -> reliefs.add(line.clock() + line.tour() + "-" + hour));
      }
    }
    Set<String> with = new TreeSet<>();
    for (RosterText.Line line : text.lines()) {
      if (line.day().equals(day)
          && line.hours().stream()
              .anyMatch(hour -> reliefs.contains(line.clock() + line.tour() + "-" + hour))) {
        with.add(line.person());
      }
    }
    return with;
  }
}
