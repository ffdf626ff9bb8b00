package org.muster.review;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.muster.access.Release;
import org.muster.access.Viewer;
import org.muster.desk.Desk;
import org.muster.desk.Own;
import org.muster.paper.Paper;
import org.muster.record.Choices;
import org.muster.record.ClaimTable;
import org.muster.record.ClaimTable.Shape;
import org.muster.record.Claims;
import org.muster.record.Days;
import org.muster.record.Edtf;
import org.muster.record.HeldWords;
import org.muster.record.Perspective;
import org.muster.record.RecordTables;
import org.muster.record.Row;
import org.muster.review.rows.AssessmentRows;
import org.muster.review.rows.CycleRows;
import org.muster.review.rows.EvaluationRows;
import org.muster.review.rows.GoalRows;
import org.muster.review.rows.NoteRows;
import org.muster.review.rows.SurveyRows;

/// What people take away: the nation's plan on a page, the assessment report, and everything as a
/// workbook. Each gathers what its viewer sees in one consistent state, is marked as narrow as the
/// narrowest of it, and is audited as an export.
public final class TakeAways {
  private static final List<ClaimTable> READINESS =
      List.of(
          RecordTables.UNITS,
          ReviewTables.LADDER,
          ReviewTables.DECLARATIONS,
          ReviewTables.EVALUATIONS,
          ReviewTables.CERTIFICATES,
          ReviewTables.GOALS,
          ReviewTables.GOAL_UNITS);

  private final Desk desk;
  private final Claims claims;
  private final PlanForecast forecast;

  /// @param forecast what the planning stages say that the plan can keep
  public TakeAways(Desk desk, Claims claims, PlanForecast forecast) {
    this.desk = desk;
    this.claims = claims;
    this.forecast = forecast;
  }

  /// What was used: whose, how far released, from where, and whether any of it is invented.
  private static final class Used {
    private final Set<String> owners = new TreeSet<>();
    private final Set<String> releases = new TreeSet<>();
    private final Set<String> sources = new LinkedHashSet<>();
    private boolean illustrative;

    void add(Collection<Row> rows) {
      for (Row row : rows) {
        add(row.text("owner"), row.text("release"));
        if (row.table().shape() == Shape.CLAIM) {
          sources.add(row.text("source"));
          illustrative |= row.isIllustrative();
        }
      }
    }

    void add(Own own) {
      add(own.owner(), own.release());
    }

    void add(String owner, String release) {
      owners.add(owner);
      releases.add(release);
    }

    /// `AZE and the alliance staffs`.
    String releasable() {
      String by = String.join(", ", owners);
      return switch (Release.narrowest(releases.stream().map(Release::of).toList())) {
        case Release.Owner owner -> by + " only";
        case Release.Staffs staffs -> by + " and the alliance staffs";
        case Release.Allies allies -> by + ", Allies and the alliance staffs";
        case Release.Public all -> "the public";
        case Release.Framework framework -> by + " and members of " + framework.id();
      };
    }
  }

  /// The claims of a case, each table read once.
  private final class Read {
    private final Desk.Work work;
    private final Perspective from;
    private final Map<String, List<Row>> tables = new TreeMap<>();

    Read(Desk.Work work, Perspective from) {
      this.work = work;
      this.from = from;
    }

    List<Row> all(ClaimTable table) {
      return tables.computeIfAbsent(table.name(), name -> claims.list(work.dsl(), from, table));
    }

    List<Row> counting(ClaimTable table) {
      return Choices.of(all(RecordTables.CHOICES)).counting(all(table));
    }

    /// The short name of a unit or the name of a level; the id of what is neither.
    String name(String id) {
      return java.util.stream.Stream.concat(
              counting(RecordTables.UNITS).stream()
                  .filter(r -> r.about().equals(id))
                  .map(r -> r.text("short_name")),
              counting(ReviewTables.LADDER).stream()
                  .filter(r -> r.about().equals(id))
                  .map(r -> r.text("name")))
          .findFirst()
          .orElse(id);
    }

    /// Titles of the sources of what was used, in the order of use.
    List<String> sources(Used used) {
      Map<String, String> titles =
          all(RecordTables.SOURCES).stream()
              .collect(
                  Collectors.toMap(
                      Row::id,
                      r ->
                          r.text("title")
                              + r.find("published")
                                  .map(d -> ", " + HeldWords.of(Edtf.of(d)))
                                  .orElse("")
                              + (r.text("grade").equals("illustrative") ? " (illustrative)" : ""),
                      (a, b) -> a));
      return used.sources.stream().filter(titles::containsKey).map(titles::get).toList();
    }
  }

  /// The nation's plan on a page, as of a day.
  ///
  /// @throws org.muster.store.Trouble NOT_FOUND if the viewer sees no such nation
  public Paper planOnAPage(Perspective from, LocalDate day, String nation) {
    NationPage page =
        desk.look(from.caseId(), from.viewer(), work -> page(new Read(work, from), day, nation));
    List<PlanForecast.Forecast> kept =
        page.wanted().stream()
            .map(w -> forecast.find(from.caseId(), from.viewer(), w.unit(), w.levelId(), w.due()))
            .flatMap(Optional::stream)
            .toList();
    page.used().releases.addAll(kept.stream().map(PlanForecast.Forecast::release).toList());
    audited(from.caseId(), from.viewer(), "export-plan-page", nation);
    Paper.Marks marks =
        new Paper.Marks(asOf(from, day), page.used().releasable(), page.used().illustrative, false);
    return ReviewPapers.planOnAPage(page.shown().with(kept), marks);
  }

  private record NationPage(
      ReviewPapers.NationPlan shown, List<ReviewPapers.Wanted> wanted, Used used) {}

  private NationPage page(Read read, LocalDate day, String nation) {
    Used used = new Used();
    String name =
        read.counting(RecordTables.NATIONS).stream()
            .filter(r -> r.about().equals(nation))
            .findFirst()
            .map(r -> r.text("name"))
            .orElseThrow(() -> Desk.notFound("nation " + nation));
    Readiness readiness = Readiness.of(read::all);
    Readiness.State all = readiness.on(day);
    Set<String> mine =
        all.units().stream()
            .filter(u -> u.nation().equals(nation))
            .map(Readiness.UnitState::unit)
            .collect(Collectors.toSet());
    for (ClaimTable table : READINESS) {
      String unit = table == RecordTables.UNITS ? "about" : "unit";
      if (table != ReviewTables.LADDER && table != ReviewTables.GOALS) {
        used.add(
            read.counting(table).stream()
                .filter(r -> mine.contains(unit.equals("about") ? r.about() : r.text(unit)))
                .toList());
      }
    }
    List<Row> wantedRows =
        read.counting(ReviewTables.GOAL_UNITS).stream()
            .filter(r -> mine.contains(r.text("unit")))
            .toList();
    Map<String, String> names =
        all.units().stream()
            .collect(
                Collectors.toMap(
                    Readiness.UnitState::unit, Readiness.UnitState::name, (a, b) -> a));
    Map<String, String> codes =
        read.counting(ReviewTables.GOALS).stream()
            .collect(Collectors.toMap(Row::about, r -> r.text("code"), (a, b) -> a));
    List<ReviewPapers.Wanted> wanted =
        wantedRows.stream()
            .map(
                r ->
                    new ReviewPapers.Wanted(
                        codes.getOrDefault(r.text("goal"), r.text("goal")),
                        r.text("unit"),
                        names.getOrDefault(r.text("unit"), r.text("unit")),
                        r.text("level"),
                        readiness
                            .ladder()
                            .find(r.text("level"))
                            .map(Ladder.Level::name)
                            .orElse(r.text("level")),
                        r.findDay("due").orElseThrow()))
            .sorted(Comparator.comparing(ReviewPapers.Wanted::due))
            .toList();
    List<Row> cycles =
        read.counting(ReviewTables.CYCLES).stream()
            .filter(r -> r.text("nation").equals(nation))
            .filter(r -> r.findHeld().map(h -> h.begunBy(day) != Edtf.Answer.NO).orElse(true))
            .sorted(
                Comparator.comparing((Row r) -> r.findHeld().orElseThrow().startEarliest())
                    .reversed())
            .toList();
    used.add(cycles);
    Set<String> frameworks =
        cycles.stream().map(c -> c.text("framework")).collect(Collectors.toSet());
    List<Row> participation =
        read.counting(RecordTables.MEMBERSHIP_EVENTS).stream()
            .filter(r -> r.text("nation").equals(nation))
            .filter(r -> frameworks.contains(r.text("framework")))
            .filter(r -> r.findHeld().map(h -> h.begunBy(day) != Edtf.Answer.NO).orElse(true))
            .sorted(Comparator.comparing((Row r) -> r.findHeld().orElseThrow().startEarliest()))
            .toList();
    used.add(participation);
    Optional<CycleRows.Found> working =
        read.from.knownOn() == null ? newest(read, nation) : Optional.empty();
    List<Negotiation> goals = new ArrayList<>();
    working.ifPresent(
        c -> {
          used.add(c.own());
          for (GoalRows.Found goal : goals(read, c.cycle().id())) {
            used.add(goal.own());
            goals.add(goal.negotiation());
          }
        });
    Optional<StageBar> bar =
        working.map(
            c ->
                StageBar.of(
                    c.cycle(),
                    CycleRows.plan(
                        read.work.dsl(), read.from.caseId(), c.cycle().id(), read.work.sight()),
                    Cycles.counts(read.work, c.cycle().id()),
                    day));
    List<UnitEvaluation> open =
        EvaluationRows.list(read.work.dsl(), read.from.caseId(), read.work.sight()).stream()
            .filter(e -> !e.recorded() && e.evaluation().nation().equals(nation))
            .map(EvaluationRows.Found::evaluation)
            .toList();
    Readiness.State state =
        new Readiness.State(
            day,
            all.units().stream().filter(u -> mine.contains(u.unit())).toList(),
            all.wanted().stream().filter(w -> mine.contains(w.unit())).toList());
    return new NationPage(
        new ReviewPapers.NationPlan(
            name,
            readiness.ladder(),
            state,
            Reevaluation.list(state, open),
            participation,
            cycles,
            working.map(c -> c.cycle().name()),
            bar,
            goals,
            wanted,
            List.of(),
            read.sources(used)),
        wanted,
        used);
  }

  /// The cycle of a nation that moved last.
  private Optional<CycleRows.Found> newest(Read read, String nation) {
    return CycleRows.list(read.work.dsl(), read.from.caseId(), read.work.sight()).stream()
        .filter(c -> c.cycle().nation().equals(nation))
        .max(
            Comparator.comparing((CycleRows.Found c) -> lastDay(c.cycle()))
                .thenComparing(c -> c.cycle().id()));
  }

  private static LocalDate lastDay(Cycle cycle) {
    return cycle.events().isEmpty() ? LocalDate.MIN : cycle.events().getLast().day();
  }

  private static List<GoalRows.Found> goals(Read read, String cycle) {
    return GoalRows.list(read.work.dsl(), read.from.caseId(), cycle, read.work.sight());
  }

  /// The assessment report of a cycle.
  ///
  /// @throws org.muster.store.Trouble NOT_FOUND if the viewer sees no assessment of it
  public Paper assessment(String caseId, Viewer viewer, String cycle) {
    Perspective from = Perspective.now(caseId, viewer);
    Paper paper =
        desk.look(
            caseId,
            viewer,
            work -> {
              Read read = new Read(work, from);
              Used used = new Used();
              Cycle stage = CycleRows.get(work, cycle).cycle();
              AssessmentRows.Found found =
                  AssessmentRows.find(work.dsl(), caseId, cycle, work.sight())
                      .orElseThrow(() -> Desk.notFound("assessment of " + cycle));
              used.add(found.own());
              Optional<Assessment> last =
                  CycleRows.list(work.dsl(), caseId, work.sight()).stream()
                      .map(CycleRows.Found::cycle)
                      .filter(c -> c.nation().equals(stage.nation()) && !c.id().equals(cycle))
                      .filter(c -> lastDay(c).isBefore(lastDay(stage)))
                      .sorted(Comparator.comparing(TakeAways::lastDay).reversed())
                      .flatMap(
                          c ->
                              AssessmentRows.find(work.dsl(), caseId, c.id(), work.sight())
                                  .stream())
                      .findFirst()
                      .map(
                          f -> {
                            used.add(f.own());
                            return f.assessment();
                          });
              List<GoalRows.Found> judged = goals(read, stage.assesses().orElse(cycle));
              judged.forEach(g -> used.add(g.own()));
              Map<String, String> evidence = evidence(read, found.assessment(), used);
              read.counting(ReviewTables.CYCLES).stream()
                  .filter(r -> r.about().equals(cycle))
                  .forEach(r -> used.illustrative |= r.isIllustrative());
              String name =
                  read.counting(RecordTables.NATIONS).stream()
                      .filter(r -> r.about().equals(stage.nation()))
                      .findFirst()
                      .map(r -> r.text("name"))
                      .orElse(stage.nation());
              List<String> sources = new ArrayList<>(evidence.values());
              sources.addAll(read.sources(used));
              return ReviewPapers.assessment(
                  name,
                  found.assessment(),
                  last,
                  AgreedItem.byId(
                      judged.stream().map(g -> g.negotiation().text()).toList(), read::name),
                  evidence,
                  sources.stream().distinct().toList(),
                  new Paper.Marks(
                      Days.group(desk.now()), used.releasable(), used.illustrative, false));
            });
    audited(caseId, viewer, "export-assessment", cycle);
    return paper;
  }

  /// What bears the judgements out, by id: the title of the evidence, or the source of the claim.
  private static Map<String, String> evidence(Read read, Assessment assessment, Used used) {
    Map<String, String> titles = new TreeMap<>();
    for (Judgement judgement : assessment.judgements().values()) {
      for (String id : judgement.evidence()) {
        NoteRows.findEvidence(read.work.dsl(), read.from.caseId(), id, read.work.sight())
            .ifPresent(
                e -> titles.put(id, e.title() + (e.page().isEmpty() ? "" : ", " + e.page())));
      }
    }
    for (ClaimTable table : READINESS) {
      List<Row> named =
          read.all(table).stream()
              .filter(
                  r ->
                      assessment.judgements().values().stream()
                          .anyMatch(j -> j.evidence().contains(r.id())))
              .toList();
      used.add(named);
    }
    return titles;
  }

  /// Everything of Review that the viewer sees, as a workbook.
  public byte[] workbook(Perspective from, LocalDate day) {
    byte[] bytes =
        desk.look(from.caseId(), from.viewer(), work -> workbook(new Read(work, from), day));
    audited(from.caseId(), from.viewer(), "export-workbook");
    return bytes;
  }

  private byte[] workbook(Read read, LocalDate day) {
    Used used = new Used();
    READINESS.forEach(t -> used.add(read.all(t)));
    used.add(read.all(ReviewTables.CYCLES));
    List<CycleRows.Found> cycles =
        CycleRows.list(read.work.dsl(), read.from.caseId(), read.work.sight());
    List<EvaluationRows.Found> evaluations =
        EvaluationRows.list(read.work.dsl(), read.from.caseId(), read.work.sight());
    List<ReviewWorkbook.Page> answers = new ArrayList<>();
    List<ReviewWorkbook.Page> goals = new ArrayList<>();
    List<ReviewWorkbook.Page> judgements = new ArrayList<>();
    for (CycleRows.Found cycle : cycles) {
      String id = cycle.cycle().id();
      used.add(cycle.own());
      SurveyRows.find(read.work.dsl(), read.from.caseId(), id, read.work.sight())
          .ifPresent(
              s -> {
                used.add(s.own());
                answers.add(ReviewWorkbook.answers(s.survey()));
              });
      List<GoalRows.Found> talks = goals(read, id);
      talks.forEach(g -> used.add(g.own()));
      goals.add(
          ReviewWorkbook.goals(talks.stream().map(GoalRows.Found::negotiation).toList())
              .in("Cycle", id));
      AssessmentRows.find(read.work.dsl(), read.from.caseId(), id, read.work.sight())
          .ifPresent(
              a -> {
                used.add(a.own());
                judgements.add(ReviewWorkbook.judgements(a.assessment()).in("Cycle", id));
              });
    }
    evaluations.forEach(e -> used.add(e.own()));
    Readiness readiness = Readiness.of(read::all);
    List<ReviewWorkbook.Page> pages = new ArrayList<>();
    pages.add(ReviewWorkbook.units(readiness.on(day), readiness.ladder()));
    pages.add(ReviewWorkbook.wanted(readiness.on(day)));
    pages.add(ReviewWorkbook.claims("Cycles on file", read.counting(ReviewTables.CYCLES)));
    pages.add(ReviewWorkbook.claims("Goals on file", read.counting(ReviewTables.GOALS)));
    pages.add(
        ReviewWorkbook.claims("Evaluations on file", read.counting(ReviewTables.EVALUATIONS)));
    pages.add(ReviewWorkbook.claims("Certificates", read.counting(ReviewTables.CERTIFICATES)));
    pages.add(ReviewWorkbook.cycles(cycles.stream().map(CycleRows.Found::cycle).toList()));
    ReviewWorkbook.Page.joined(answers).ifPresent(pages::add);
    ReviewWorkbook.Page.joined(goals).ifPresent(pages::add);
    ReviewWorkbook.Page.joined(judgements).ifPresent(pages::add);
    List<UnitEvaluation> held = evaluations.stream().map(EvaluationRows.Found::evaluation).toList();
    pages.add(ReviewWorkbook.evaluations(held));
    pages.add(ReviewWorkbook.findings(held));
    return ReviewWorkbook.write(
        "Review, " + read.from.caseId(),
        new Paper.Marks(asOf(read.from, day), used.releasable(), used.illustrative, false),
        pages);
  }

  private static String asOf(Perspective from, LocalDate day) {
    LocalDate known = from.knownOn();
    return Days.text(day) + (known == null ? "" : ", as known on " + Days.text(known));
  }

  private void audited(String caseId, Viewer viewer, String verb, String... ids) {
    desk.act(
        caseId,
        viewer,
        work -> {
          desk.log(work, verb, ids);
          return Objects.requireNonNull(caseId);
        });
  }
}
