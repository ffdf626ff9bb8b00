package org.muster.thread;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.muster.generate.GenerateTables;
import org.muster.generate.PlanDocument;
import org.muster.generate.PlannedTour;
import org.muster.record.Edtf;
import org.muster.record.RecordTables;
import org.muster.record.Row;
import org.muster.review.CertificateTerm;
import org.muster.review.Readiness;
import org.muster.review.Readiness.Standing;
import org.muster.review.Readiness.UnitState;
import org.muster.review.Reevaluation;
import org.muster.review.ReviewTables;
import org.muster.review.UnitEvaluation;

/// The pool of forces on the day looked at: each unit with its declaration, where it stands on the
/// ladder, how long its certificate holds, and what that means for the tours that are planned.
///
/// @param state the state of readiness behind it
/// @param declared units in the pool, worst first
/// @param outside units that were evaluated or certified and not declared
/// @param others every other unit on file
public record PoolOfForces(
    Readiness.State state, List<Entry> declared, List<Entry> outside, List<Entry> others) {

  public PoolOfForces {
    declared = List.copyOf(declared);
    outside = List.copyOf(outside);
    others = List.copyOf(others);
  }

  /// How many units on file are neither declared nor evaluated.
  public int unknown() {
    return others.size();
  }

  /// Every unit on file.
  public List<Entry> listAll() {
    List<Entry> all = new ArrayList<>(declared);
    all.addAll(outside);
    all.addAll(others);
    return all;
  }

  /// The units alone whose certificate surely holds on the day and may not after so many months.
  public PoolOfForces lapsingWithin(int months) {
    return new PoolOfForces(
        state,
        declared.stream().filter(e -> lapses(e, months)).toList(),
        outside.stream().filter(e -> lapses(e, months)).toList(),
        List.of());
  }

  private boolean lapses(Entry entry, int months) {
    return entry
        .state()
        .lastDay()
        .filter(last -> !last.isBefore(state.day()))
        .filter(last -> !last.isAfter(state.day().plusMonths(months)))
        .isPresent();
  }

  /// A unit of the pool.
  ///
  /// @param unit its claim
  /// @param level the name of the level it reached, `none`
  /// @param declarations those that had begun, latest last
  /// @param certificates all that had begun, latest last
  /// @param caveats that hold on the day
  /// @param again what its certificate asks for; empty where its end is not recorded
  /// @param tours planned for it, with what they have to hear about the certificate
  public record Entry(
      Row unit,
      UnitState state,
      String level,
      List<Row> declarations,
      List<Row> certificates,
      List<Row> caveats,
      Optional<Reevaluation> again,
      List<Tour> tours) {
    public Entry {
      declarations = List.copyOf(declarations);
      certificates = List.copyOf(certificates);
      caveats = List.copyOf(caveats);
      tours = List.copyOf(tours);
    }

    /// The declaration that counts.
    public Optional<Row> findDeclaration() {
      return declarations.isEmpty() ? Optional.empty() : Optional.of(declarations.getLast());
    }

    /// The certificate that counts.
    public Optional<Row> findCertificate() {
      return certificates.stream()
          .filter(c -> state.certificate().equals(Optional.of(c.about())))
          .findFirst();
    }

    /// How long the certificate holds: `lapses in 2 years, 14 OCT 2024`, `lapsed during 2020`.
    public String countdown(LocalDate day) {
      Optional<Edtf> held = findCertificate().flatMap(Row::findHeld);
      if (held.isEmpty()) {
        return "";
      }
      String end = state.endWords();
      return switch (state.standing()) {
        case CERTIFIED, DUE ->
            state
                .lastDay()
                .map(
                    last ->
                        end.startsWith("during")
                            ? "lapses " + end
                            : "lapses " + DateWords.distance(day, last) + ", " + end)
                .orElse("does not lapse");
        case PERHAPS -> "perhaps lapsed: " + end;
        case LAPSED -> "lapsed " + end;
        case ON_LADDER, DECLARED, NOT_DECLARED -> "";
      };
    }
  }

  /// A tour that the newest plan gives a unit, or that is settled in the case.
  ///
  /// @param line the requirement line that it fills, as people call it
  /// @param warning what the certificate means for it; empty where it holds throughout
  public record Tour(LocalDate from, LocalDate to, String line, Optional<String> warning) {}

  /// The pool as a view of the case shows it.
  ///
  /// @param open evaluations that have no result yet, as far as the reader sees them
  /// @param plan the newest plan that the reader may see
  public static PoolOfForces of(
      CaseView view, Collection<UnitEvaluation> open, Optional<PlanDocument> plan) {
    Readiness.State state = view.readiness();
    PlainWords words = PlainWords.of(view);
    Map<String, Reevaluation> again =
        Reevaluation.list(state, open).stream()
            .collect(Collectors.toMap(r -> r.state().unit(), r -> r));
    List<Entry> entries = new ArrayList<>();
    for (UnitState unit : state.units()) {
      List<Row> certificates = begun(view, ReviewTables.CERTIFICATES, unit.unit());
      entries.add(
          new Entry(
              view.find(RecordTables.UNITS, unit.unit()).orElseThrow(),
              unit,
              unit.level()
                  .map(id -> words.name(List.of(ReviewTables.LADDER.name()), id))
                  .orElse("none"),
              begun(view, ReviewTables.DECLARATIONS, unit.unit()),
              certificates,
              view.holding(GenerateTables.CAVEATS).stream()
                  .filter(c -> c.text("unit").equals(unit.unit()))
                  .toList(),
              Optional.ofNullable(again.get(unit.unit())),
              tours(view, plan, unit, words)));
    }
    entries.sort(
        Comparator.comparingInt((Entry e) -> worstFirst(e.state().standing()))
            .thenComparing(e -> e.state().name()));
    List<Entry> declared = entries.stream().filter(e -> !e.declarations().isEmpty()).toList();
    List<Entry> outside =
        entries.stream()
            .filter(
                e -> e.declarations().isEmpty() && e.state().standing() != Standing.NOT_DECLARED)
            .toList();
    return new PoolOfForces(
        state,
        declared,
        outside,
        entries.stream().filter(e -> !declared.contains(e) && !outside.contains(e)).toList());
  }

  private static int worstFirst(Standing standing) {
    return switch (standing) {
      case LAPSED -> 0;
      case PERHAPS -> 1;
      case DUE -> 2;
      case DECLARED -> 3;
      case ON_LADDER -> 4;
      case CERTIFIED -> 5;
      case NOT_DECLARED -> 6;
    };
  }

  private static List<Row> begun(CaseView view, org.muster.record.ClaimTable table, String unit) {
    return view.chosen(table).stream()
        .filter(r -> r.text("unit").equals(unit))
        .filter(r -> r.findHeld().map(h -> h.begunBy(view.asOf()) != Edtf.Answer.NO).orElse(true))
        .sorted(
            Comparator.comparing(
                    (Row r) -> r.findHeld().map(Edtf::startEarliest).orElse(LocalDate.MIN))
                .thenComparing(Row::id))
        .toList();
  }

  /// Tours that end after the day looked at, each with what its unit's certificate means for it.
  private static List<Tour> tours(
      CaseView view, Optional<PlanDocument> plan, UnitState unit, PlainWords words) {
    List<Tour> tours = new ArrayList<>();
    List<Row> certificates =
        view.chosen(ReviewTables.CERTIFICATES).stream()
            .filter(r -> unit.certificate().equals(Optional.of(r.about())))
            .toList();
    if (plan.isPresent()) {
      for (PlannedTour tour : plan.get().tours()) {
        if (tour.resource().equals(unit.unit()) && !tour.to().isBefore(view.asOf())) {
          tours.add(
              new Tour(
                  tour.from(),
                  tour.to(),
                  words.name(List.of("requirement_lines"), tour.line()),
                  lapseDuring(plan.get(), tour)));
        }
      }
    } else {
      for (Row tour : view.chosen(GenerateTables.TOURS)) {
        Edtf held = tour.findHeld().orElseThrow();
        if (tour.text("unit").equals(unit.unit()) && !held.endLatest().isBefore(view.asOf())) {
          tours.add(
              new Tour(
                  held.startEarliest(),
                  held.endLatest(),
                  words.name(List.of("requirement_lines", "staff_posts"), tour.text("serves")),
                  warning(certificates, held.startEarliest(), held.endLatest())));
        }
      }
    }
    tours.sort(Comparator.comparing(Tour::from));
    return tours;
  }

  private static Optional<String> warning(List<Row> certificates, LocalDate from, LocalDate to) {
    return certificates.stream()
        .findFirst()
        .flatMap(Row::findHeld)
        .flatMap(held -> new CertificateTerm(held).warnOf(from, to));
  }

  /// When in a planned tour the level of its unit lapses, by the plan's own readiness, in which the
  /// evaluations that it plans are counted; empty where the level holds throughout.
  static Optional<String> lapseDuring(PlanDocument plan, PlannedTour tour) {
    return plan.readiness().stream()
        .filter(r -> r.unit().equals(tour.resource()) && r.lapses())
        .filter(r -> !r.to().isBefore(tour.from()) && r.to().isBefore(tour.to()))
        .findFirst()
        .flatMap(
            r ->
                new CertificateTerm(Edtf.of(r.from() + "/" + r.to()))
                    .warnOf(tour.from().isBefore(r.from()) ? r.from() : tour.from(), tour.to()));
  }

  /// `Pool of forces on 28 OCT 2021: 4 units declared, 1 lapsed, none certified`.
  public String heading() {
    String day = DateWords.day(state.day());
    if (declared.isEmpty()) {
      return "Pool of forces on " + day + ": no unit is declared";
    }
    List<String> parts =
        new ArrayList<>(List.of(DateWords.count(declared.size(), "unit") + " declared"));
    count(parts, Standing.LAPSED, "lapsed");
    count(parts, Standing.PERHAPS, "perhaps lapsed");
    long due =
        declared.stream()
            .flatMap(e -> e.again().stream())
            .filter(
                r ->
                    r.on(state.day()) == Reevaluation.Urgency.DUE
                        || r.on(state.day()) == Reevaluation.Urgency.TOO_LATE)
            .count();
    if (due > 0) {
      parts.add(due + " to evaluate again");
    }
    long certified =
        declared.stream()
            .filter(
                e ->
                    e.state().standing() == Standing.CERTIFIED
                        || e.state().standing() == Standing.DUE)
            .count();
    parts.add(certified == 0 ? "none certified" : certified + " certified");
    return "Pool of forces on " + day + ": " + String.join(", ", parts);
  }

  private void count(List<String> parts, Standing standing, String word) {
    long count = declared.stream().filter(e -> e.state().standing() == standing).count();
    if (count > 0) {
      parts.add(count + " " + word);
    }
  }
}
