package org.muster.review;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.muster.record.Choices;
import org.muster.record.ClaimTable;
import org.muster.record.Edtf;
import org.muster.record.RecordTables;
import org.muster.record.Row;

/// The state of readiness, from the claims as they were known on one day; asked for any day on
/// which it is to be seen. Building it reads each row once; a question then only walks the units.
public final class Readiness {
  private final Ladder ladder;
  private final List<UnitFile> units;
  private final List<Wanted> wanted;

  private Readiness(Ladder ladder, List<UnitFile> units, List<Wanted> wanted) {
    this.ladder = ladder;
    this.units = units;
    this.wanted = wanted;
  }

  /// How ready a unit is, best first.
  public enum Standing {
    CERTIFIED("certificate current"),
    DUE("certificate current, re-evaluation due"),
    PERHAPS("certificate perhaps current"),
    LAPSED("certificate lapsed"),
    ON_LADDER("on the ladder, no certificate"),
    DECLARED("declared, not evaluated"),
    NOT_DECLARED("not in the pool of forces");

    private final String words;

    Standing(String words) {
      this.words = words;
    }

    public String words() {
      return words;
    }
  }

  /// A unit on a day.
  ///
  /// @param level id of the highest level that it had passed by then, or whose certificate it held
  /// @param certificate the certificate that counts: the latest that had begun
  /// @param term how long that certificate holds
  /// @param footing the step of the ladder that it holds on the day, surely and perhaps
  /// @param people declared strength, where declared
  /// @param illustrative whether any claim behind this is invented for planning
  public record UnitState(
      String unit,
      String name,
      String nation,
      Standing standing,
      Optional<String> level,
      Optional<String> certificate,
      Optional<CertificateTerm> term,
      Footing footing,
      Optional<Integer> people,
      boolean illustrative) {

    /// The last day on which the certificate surely holds.
    public Optional<LocalDate> lastDay() {
      return term.flatMap(CertificateTerm::findLastDay);
    }

    /// When the certificate ends: `14 OCT 2024`, `during 2020`, `day not recorded`; empty where
    /// there is none or it never lapses.
    public String endWords() {
      return term.map(t -> t.endWords().orElse(t.held().isOpenEnded() ? "" : "day not recorded"))
          .orElse("");
    }
  }

  /// A unit that a goal wants at a level.
  ///
  /// @param met whether it surely is at it
  public record WantedState(
      String goal,
      String code,
      String unit,
      String level,
      LocalDate due,
      boolean met,
      boolean late) {}

  /// The state on a day.
  public record State(LocalDate day, List<UnitState> units, List<WantedState> wanted) {
    public State {
      units = List.copyOf(units);
      wanted = List.copyOf(wanted);
    }

    /// How many units stand where, by nation.
    public Map<String, Map<Standing, Integer>> byNation() {
      Map<String, Map<Standing, Integer>> counts = new TreeMap<>();
      for (UnitState unit : units) {
        counts
            .computeIfAbsent(unit.nation(), n -> new EnumMap<>(Standing.class))
            .merge(unit.standing(), 1, Integer::sum);
      }
      return counts;
    }

    /// How many units stand so.
    public int count(Standing standing) {
      return (int) units.stream().filter(u -> u.standing() == standing).count();
    }
  }

  private record Passed(Ladder.Level level, Edtf held, boolean illustrative) {}

  private record Certified(
      String id, Ladder.Level level, CertificateTerm term, boolean illustrative) {}

  private record Declared(Edtf held, Optional<Integer> people, boolean illustrative) {}

  private record UnitFile(
      String unit,
      String name,
      String nation,
      boolean illustrative,
      List<Declared> declared,
      List<Passed> passed,
      List<Certified> certified) {}

  private record Wanted(String goal, String code, String unit, Ladder.Level level, LocalDate due) {}

  /// Builds it from rows.
  ///
  /// @param known the rows of a table that the viewer may see and that were known on the day asked
  ///     about, rival claims among them
  public static Readiness of(Function<ClaimTable, List<Row>> known) {
    Choices choices = Choices.of(known.apply(RecordTables.CHOICES));
    Function<ClaimTable, List<Row>> counting = t -> choices.counting(known.apply(t));
    Ladder ladder = Ladder.of(counting.apply(ReviewTables.LADDER));
    Map<String, Ladder.Level> levels = new HashMap<>();
    ladder.levels().forEach(l -> levels.put(l.id(), l));
    // Many rows share a date, and reading one is the dearest part of a row.
    Map<String, Edtf> dates = new HashMap<>();
    Function<Row, Optional<Edtf>> dated =
        r -> r.find("held").map(text -> dates.computeIfAbsent(text, Edtf::of));
    Map<String, UnitFile> files = new TreeMap<>();
    for (Row row : counting.apply(RecordTables.UNITS)) {
      files.put(
          row.about(),
          new UnitFile(
              row.about(),
              row.text("name"),
              row.text("nation"),
              row.isIllustrative(),
              new ArrayList<>(),
              new ArrayList<>(),
              new ArrayList<>()));
    }
    for (Row row : counting.apply(ReviewTables.DECLARATIONS)) {
      UnitFile file = files.get(row.text("unit"));
      Optional<Edtf> held = dated.apply(row);
      if (file != null && held.isPresent()) {
        file.declared.add(
            new Declared(
                held.get(), row.find("people").map(Integer::valueOf), row.isIllustrative()));
      }
    }
    for (Row row : counting.apply(ReviewTables.EVALUATIONS)) {
      UnitFile file = files.get(row.text("unit"));
      Ladder.Level level = levels.get(row.text("level"));
      Optional<Edtf> held = dated.apply(row);
      if (file != null
          && level != null
          && held.isPresent()
          && row.text("result").equals("passed")) {
        file.passed.add(new Passed(level, held.get(), row.isIllustrative()));
      }
    }
    for (Row row : counting.apply(ReviewTables.CERTIFICATES)) {
      UnitFile file = files.get(row.text("unit"));
      Ladder.Level level = levels.get(row.text("level"));
      Optional<Edtf> held = dated.apply(row);
      if (file != null && level != null && held.isPresent()) {
        file.certified.add(
            new Certified(
                row.about(), level, new CertificateTerm(held.get()), row.isIllustrative()));
      }
    }
    return new Readiness(ladder, List.copyOf(files.values()), wanted(counting, levels));
  }

  private static List<Wanted> wanted(
      Function<ClaimTable, List<Row>> counting, Map<String, Ladder.Level> levels) {
    Map<String, String> codes = new HashMap<>();
    counting.apply(ReviewTables.GOALS).forEach(r -> codes.put(r.about(), r.text("code")));
    List<Wanted> wanted = new ArrayList<>();
    for (Row row : counting.apply(ReviewTables.GOAL_UNITS)) {
      Ladder.Level level = levels.get(row.text("level"));
      if (level != null) {
        wanted.add(
            new Wanted(
                row.text("goal"),
                codes.getOrDefault(row.text("goal"), ""),
                row.text("unit"),
                level,
                LocalDate.parse(row.text("due"))));
      }
    }
    wanted.sort(
        Comparator.comparing(Wanted::due).thenComparing(Wanted::goal).thenComparing(Wanted::unit));
    return wanted;
  }

  /// The ladder as known.
  public Ladder ladder() {
    return ladder;
  }

  /// The state on a day.
  public State on(LocalDate day) {
    List<UnitState> states = new ArrayList<>(units.size());
    Map<String, Footing> footings = new HashMap<>();
    for (UnitFile file : units) {
      states.add(state(file, day, footings));
    }
    List<WantedState> goals = new ArrayList<>(wanted.size());
    for (Wanted w : wanted) {
      Footing footing = footings.getOrDefault(w.unit, Footing.NONE);
      boolean met = footing.holds(w.level.step()) == Edtf.Answer.YES;
      goals.add(
          new WantedState(
              w.goal, w.code, w.unit, w.level.name(), w.due, met, !met && w.due.isBefore(day)));
    }
    return new State(day, states, goals);
  }

  private UnitState state(UnitFile file, LocalDate day, Map<String, Footing> footings) {
    boolean illustrative = file.illustrative;
    int best = 0;
    Footing footing = Footing.NONE;
    Optional<String> level = Optional.empty();
    for (Passed passed : file.passed) {
      footing = footing.and(Footing.ofPassed(passed.level, passed.held, day));
      if (!passed.held.endEarliest().isAfter(day)
          && passed.held.begunBy(day) != Edtf.Answer.NO
          && passed.level.step() > best) {
        best = passed.level.step();
        level = Optional.of(passed.level.id());
        illustrative |= passed.illustrative;
      }
    }
    Optional<Certified> latest = Optional.empty();
    for (Certified certified : file.certified) {
      footing = footing.and(Footing.ofCertificate(certified.level, certified.term, day));
      if (certified.term.held().begunBy(day) == Edtf.Answer.NO) {
        continue;
      }
      if (latest.isEmpty() || isBetter(certified, latest.get(), day)) {
        latest = Optional.of(certified);
      }
    }
    Standing standing = Standing.NOT_DECLARED;
    Optional<Integer> people = Optional.empty();
    for (Declared declared : file.declared) {
      if (declared.held.begunBy(day) != Edtf.Answer.NO) {
        standing = Standing.DECLARED;
        people = declared.people;
        illustrative |= declared.illustrative;
      }
    }
    if (best > 0) {
      standing = Standing.ON_LADDER;
    }
    if (latest.isPresent()) {
      Certified certified = latest.get();
      illustrative |= certified.illustrative;
      if (certified.level.step() > best) {
        level = Optional.of(certified.level.id());
      }
      standing =
          switch (certified.term.on(day)) {
            case CURRENT -> Standing.CERTIFIED;
            case DUE -> Standing.DUE;
            case PERHAPS -> Standing.PERHAPS;
            case LAPSED, NOT_YET -> Standing.LAPSED;
          };
    }
    footings.put(file.unit, footing);
    return new UnitState(
        file.unit,
        file.name,
        file.nation,
        standing,
        level,
        latest.map(Certified::id),
        latest.map(Certified::term),
        footing,
        people,
        illustrative);
  }

  /// A certificate that still holds goes before one that does not, then the higher step, then the
  /// later end.
  private static boolean isBetter(Certified one, Certified other, LocalDate day) {
    Comparator<Certified> order =
        Comparator.comparingInt((Certified c) -> c.term.held().on(day) == Edtf.Answer.NO ? 0 : 1)
            .thenComparing(c -> c.level.step())
            .thenComparing(c -> c.term.held().endLatest())
            .thenComparing(Certified::id);
    return order.compare(one, other) > 0;
  }
}
