package org.muster.review;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.muster.desk.Side;
import org.muster.desk.TwoKeys;
import org.muster.paper.Paper;
import org.muster.record.Days;
import org.muster.record.HeldWords;
import org.muster.record.Row;

/// The papers that people take away: the nation's plan on a page, and the assessment report.
public final class ReviewPapers {
  private ReviewPapers() {}

  /// A unit that a goal wants at a level.
  ///
  /// @param code of the goal
  public record Wanted(
      String code, String unit, String unitName, String levelId, String level, LocalDate due) {}

  /// What stands in the nation's plan on a page.
  ///
  /// @param name the nation's name
  /// @param state its units and what its goals want, on the day
  /// @param again what its certificates ask for
  /// @param participation the nation's dated steps in the process, in order
  /// @param onFile the cycles of the record that had begun by the day, latest first
  /// @param cycle the name of the cycle in the talks, if one is
  /// @param bar where that cycle stands
  /// @param goals the goals of that cycle
  /// @param wanted what the goals on file want
  /// @param kept what the plan can keep of it; empty where no plan says
  /// @param sources titles of the sources that the figures rest on
  public record NationPlan(
      String name,
      Ladder ladder,
      Readiness.State state,
      List<Reevaluation> again,
      List<Row> participation,
      List<Row> onFile,
      Optional<String> cycle,
      Optional<StageBar> bar,
      List<Negotiation> goals,
      List<Wanted> wanted,
      List<PlanForecast.Forecast> kept,
      List<String> sources) {
    public NationPlan {
      again = List.copyOf(again);
      participation = List.copyOf(participation);
      onFile = List.copyOf(onFile);
      goals = List.copyOf(goals);
      wanted = List.copyOf(wanted);
      kept = List.copyOf(kept);
      sources = List.copyOf(sources);
    }

    NationPlan with(List<PlanForecast.Forecast> forecasts) {
      return new NationPlan(
          name,
          ladder,
          state,
          again,
          participation,
          onFile,
          cycle,
          bar,
          goals,
          wanted,
          forecasts,
          sources);
    }
  }

  /// The nation's plan on a page: its cycle, its units, what its goals want and what the plan
  /// keeps.
  public static Paper planOnAPage(NationPlan plan, Paper.Marks marks) {
    List<Readiness.UnitState> units =
        plan.state().units().stream()
            .filter(u -> u.standing() != Readiness.Standing.NOT_DECLARED)
            .sorted(Comparator.comparing(Readiness.UnitState::standing))
            .toList();
    List<Paper.Block> blocks = new ArrayList<>();
    blocks.add(new Paper.Block.Heading("Planning and Review Process"));
    if (!plan.participation().isEmpty()) {
      blocks.add(
          new Paper.Block.Text(
              Paper.plain(
                  plan.participation().stream()
                      .map(r -> r.text("event") + " " + held(r))
                      .collect(Collectors.joining("; ", "Participation: ", ".")))));
    }
    plan.bar()
        .ifPresent(
            b ->
                blocks.add(
                    new Paper.Block.Text(
                        Paper.plain(
                            plan.cycle().orElse("")
                                + ". "
                                + b.cells().stream()
                                    .map(c -> c.title() + ": " + c.detail())
                                    .collect(Collectors.joining(" · "))
                                + ". "
                                + b.nextAction()))));
    blocks.add(
        new Paper.Block.Text(
            Paper.plain(
                plan.onFile().isEmpty()
                    ? "No cycle is on file."
                    : plan.onFile().stream()
                        .map(ReviewPapers::onFile)
                        .collect(Collectors.joining("; ", "On file: ", ".")))));
    blocks.add(new Paper.Block.Heading("Units"));
    blocks.add(
        new Paper.Block.Table(
            List.of("Unit", "State", "Level", "Last day", "Re-evaluation", "People"),
            List.of(31, 26, 8, 12, 15, 8),
            units.stream().map(u -> unitCells(plan, u)).toList()));
    long others = plan.state().units().size() - (long) units.size();
    if (others > 0) {
      blocks.add(
          new Paper.Block.Text(
              Paper.plain(
                  (others == 1 ? "1 unit is" : others + " units are")
                      + " neither in the pool of forces nor evaluated.")));
    }
    if (!plan.wanted().isEmpty()) {
      blocks.add(new Paper.Block.Heading("What the goals want"));
      blocks.add(
          new Paper.Block.Table(
              List.of("Goal", "Unit", "Level", "Due", "The plan"),
              List.of(10, 30, 8, 13, 39),
              plan.wanted().stream().map(w -> wantedCells(plan, w)).toList()));
    }
    if (!plan.goals().isEmpty()) {
      long signed = plan.goals().stream().filter(Negotiation::isSigned).count();
      long open = plan.goals().stream().filter(g -> g.countOpen() > 0).count();
      blocks.add(
          new Paper.Block.Text(
              Paper.plain(
                  "Goals in the talks: "
                      + plan.goals().size()
                      + ", signed by both sides "
                      + signed
                      + ", with open clauses "
                      + open
                      + ".")));
    }
    blocks.add(sources(plan.sources()));
    long current =
        count(units, Readiness.Standing.CERTIFIED) + count(units, Readiness.Standing.DUE);
    long lapsed = count(units, Readiness.Standing.LAPSED);
    return new Paper(
        plan.name()
            + " on "
            + Days.text(plan.state().day())
            + ": "
            + current
            + " certified, "
            + lapsed
            + " lapsed",
        marks,
        blocks);
  }

  private static String onFile(Row cycle) {
    return cycle.text("name")
        + " ("
        + held(cycle)
        + (cycle.isIllustrative() ? ", illustrative" : "")
        + "): "
        + cycle.find("goals").map(g -> g + " goals").orElse("goals not counted")
        + ", "
        + CycleStep.find(cycle.text("state"))
            .map(CycleStep::words)
            .orElse(
                cycle.text("state").equals("suspended")
                    ? "suspended"
                    : "where it stands not recorded");
  }

  private static String held(Row row) {
    return row.findHeld().map(HeldWords::of).orElse("day not recorded");
  }

  private static List<List<Paper.Run>> unitCells(NationPlan plan, Readiness.UnitState unit) {
    Optional<Reevaluation> again =
        plan.again().stream().filter(r -> r.state().unit().equals(unit.unit())).findFirst();
    String next =
        again
            .map(
                r ->
                    switch (r.on(plan.state().day())) {
                      case LAPSED -> "none scheduled";
                      case TOO_LATE -> "too late, " + Days.text(r.scheduled().orElseThrow().to());
                      case DUE -> "due since " + Days.text(r.dueFrom());
                      case SCHEDULED -> Days.text(r.scheduled().orElseThrow().to());
                      case LATER -> "from " + Days.text(r.dueFrom());
                    })
            .orElse("");
    return List.of(
        Paper.plain(unit.name() + (unit.illustrative() ? " (illustrative)" : "")),
        unit.standing() == Readiness.Standing.LAPSED
            ? Paper.strong(unit.standing().words())
            : Paper.plain(unit.standing().words()),
        Paper.plain(levelName(plan.ladder(), unit)),
        Paper.plain(unit.endWords()),
        Paper.plain(next),
        Paper.plain(unit.people().map(String::valueOf).orElse("not given")));
  }

  static String levelName(Ladder ladder, Readiness.UnitState unit) {
    return unit.level()
        .map(id -> ladder.find(id).map(Ladder.Level::name).orElse(id))
        .orElse("none");
  }

  private static List<List<Paper.Run>> wantedCells(NationPlan plan, Wanted wanted) {
    Optional<PlanForecast.Forecast> kept =
        plan.kept().stream()
            .filter(f -> f.unit().equals(wanted.unit()) && f.level().equals(wanted.levelId()))
            .filter(f -> f.due().equals(wanted.due()))
            .findFirst();
    return List.of(
        Paper.plain(wanted.code()),
        Paper.plain(wanted.unitName()),
        Paper.plain(wanted.level()),
        Paper.plain(Days.text(wanted.due())),
        kept.map(
                f ->
                    f.keeps()
                        ? Paper.plain("kept: there on " + Days.text(f.ready().orElseThrow()))
                        : Paper.strong(
                            f.ready().map(r -> "late: " + Days.text(r)).orElse("not in this plan")))
            .orElse(Paper.plain("no plan says")));
  }

  private static long count(List<Readiness.UnitState> units, Readiness.Standing standing) {
    return units.stream().filter(u -> u.standing() == standing).count();
  }

  /// The assessment report.
  ///
  /// @param last the assessment of the cycle before, for what changed since
  /// @param agreed what was agreed of each item, by its id
  /// @param titles of the evidence, by id; what has none is named by its id
  public static Paper assessment(
      String name,
      Assessment assessment,
      Optional<Assessment> last,
      Map<String, AgreedItem> agreed,
      Map<String, String> titles,
      List<String> sources,
      Paper.Marks marks) {
    Map<String, Integer> counts = new LinkedHashMap<>();
    for (Judgement.Verdict verdict : Judgement.Verdict.values()) {
      Integer count = assessment.counts().get(verdict);
      if (count != null) {
        counts.put(verdict.words(), count);
      }
    }
    String finding =
        counts.isEmpty()
            ? "nothing judged yet"
            : counts.entrySet().stream()
                .map(e -> e.getValue() + " " + e.getKey())
                .collect(Collectors.joining(", "));
    List<Paper.Block> blocks = new ArrayList<>();
    blocks.add(new Paper.Block.Heading("Summary"));
    blocks.add(new Paper.Block.Text(Paper.plain(assessment.summary())));
    blocks.add(new Paper.Block.Heading("Conclusions"));
    blocks.add(new Paper.Block.Text(Paper.plain(assessment.conclusions())));
    blocks.add(new Paper.Block.Heading("Goals and tasks"));
    List<List<List<Paper.Run>>> rows = new ArrayList<>();
    assessment
        .items()
        .forEach(
            (item, words) -> {
              Judgement judgement = assessment.judgements().get(item);
              rows.add(
                  List.of(
                      item(words, Optional.ofNullable(agreed.get(item))),
                      judgement == null
                          ? Paper.strong("not judged yet")
                          : Paper.strong(judgement.verdict().words()),
                      Paper.plain(judgement == null ? "" : text(judgement)),
                      Paper.plain(
                          judgement == null
                              ? ""
                              : judgement.evidence().stream()
                                  .map(e -> titles.getOrDefault(e, e))
                                  .collect(Collectors.joining("\n")))));
            });
    blocks.add(
        new Paper.Block.Table(
            List.of("Goal or task", "Judgement", "Why", "Evidence"),
            List.of(36, 12, 32, 20),
            rows));
    blocks.add(new Paper.Block.Heading("Changes since the last"));
    blocks.add(
        new Paper.Block.Text(
            Paper.plain(
                last.map(l -> changes(l, assessment)).orElse("There is no earlier assessment."))));
    for (Side side : Side.values()) {
      TwoKeys.Key key = assessment.keys().turned().get(side);
      blocks.add(
          new Paper.Block.Text(
              Paper.plain(
                  (side == Side.NATION ? name : "Alliance staffs")
                      + ": "
                      + (key == null
                          ? "not approved"
                          : "approved " + Days.group(key.at()) + " by " + key.person()))));
    }
    blocks.add(sources(sources));
    blocks.add(
        new Paper.Block.Text(
            List.of(
                new Paper.Run("Text " + assessment.digest().substring(0, 16), Paper.Look.FAINT))));
    return new Paper("Assessment of " + name + ": " + finding, marks, blocks);
  }

  /// What is judged: its name, and what was agreed of it.
  private static List<Paper.Run> item(String words, Optional<AgreedItem> agreed) {
    List<Paper.Run> runs = new ArrayList<>(Paper.strong(words));
    agreed
        .map(AgreedItem::text)
        .filter(text -> !text.isEmpty())
        .ifPresent(text -> runs.addAll(Paper.plain("\n" + text)));
    return runs;
  }

  private static String text(Judgement judgement) {
    return judgement.text() + (judgement.late().isEmpty() ? "" : "\n" + judgement.late());
  }

  private static String changes(Assessment before, Assessment now) {
    List<String> lines = new ArrayList<>();
    now.items()
        .forEach(
            (item, words) -> {
              Judgement then = before.judgements().get(item);
              Judgement current = now.judgements().get(item);
              if (then == null && current != null) {
                lines.add(words + ": new, " + current.verdict().words());
              } else if (then != null && current != null && then.verdict() != current.verdict()) {
                lines.add(
                    words + ": " + then.verdict().words() + ", now " + current.verdict().words());
              }
            });
    before
        .items()
        .forEach(
            (item, words) -> {
              if (!now.items().containsKey(item)) {
                lines.add(words + ": no longer a goal or task");
              }
            });
    return lines.isEmpty() ? "No judgement has changed." : String.join("\n", lines);
  }

  private static Paper.Block sources(List<String> sources) {
    StringBuilder out = new StringBuilder(sources.isEmpty() ? "Sources: none" : "Sources:");
    for (int i = 0; i < sources.size(); i++) {
      out.append(i == 0 ? " " : "; ").append(i + 1).append(' ').append(sources.get(i));
    }
    return new Paper.Block.Text(List.of(new Paper.Run(out.toString(), Paper.Look.FAINT)));
  }
}
