package org.muster.server.generate;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.muster.access.Release;
import org.muster.desk.Refusal;
import org.muster.desk.Side;
import org.muster.generate.GenerateTables;
import org.muster.generate.PlanDifference;
import org.muster.generate.PlanDocument;
import org.muster.generate.PlanHead;
import org.muster.generate.PlanReading;
import org.muster.generate.PlanRuns;
import org.muster.generate.PlanState;
import org.muster.generate.PlannedTour;
import org.muster.generate.Plans;
import org.muster.generate.RemedyTrial;
import org.muster.record.CaseData;
import org.muster.record.ClaimTable;
import org.muster.record.RecordTables;
import org.muster.record.Row;
import org.muster.server.frame.Html;
import org.muster.server.frame.NotFoundException;
import org.muster.server.frame.Page;
import org.muster.server.frame.Place;
import org.muster.server.frame.Visit;
import org.muster.server.picture.Drawing;
import org.muster.server.picture.PlanPicture;
import org.muster.thread.CaseView;
import org.muster.thread.DateSpan;
import org.muster.thread.DateWords;
import org.muster.thread.PlanBoard;
import org.muster.thread.PlanSight;
import org.muster.thread.Stage;
import org.muster.thread.Workspace;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.View;

/// Puts the pages of a plan together from what the use cases answer.
@Component
class PlanPages {
  private final Workspace workspace;
  private final Plans plans;
  private final PlanRuns runs;

  PlanPages(Workspace workspace, Plans plans, PlanRuns runs) {
    this.workspace = workspace;
    this.plans = plans;
    this.runs = runs;
  }

  /// What is asked of the plan page.
  ///
  /// @param gap number of the gap, or id of its line
  /// @param beside id of a plan to compare with
  /// @param tries whether the remedy of the gap is tried
  /// @param wrong why what was just asked for was refused; empty where nothing was
  record Asking(
      Optional<String> plan,
      Optional<String> gap,
      Optional<String> beside,
      boolean table,
      boolean tries,
      String wrong) {
    static Asking refused(String plan, String wrong) {
      return new Asking(Optional.of(plan), Optional.empty(), Optional.empty(), false, false, wrong);
    }
  }

  /// The plans that the visit may know of on the day whose knowledge it asks for, oldest first.
  List<PlanHead> list(Visit visit) {
    return known(visit, plans.list(visit.caseId(), visit.who().viewer()));
  }

  private static List<PlanHead> known(Visit visit, List<PlanHead> all) {
    Set<String> filed = new HashSet<>();
    visit.view().list(GenerateTables.PLANS).forEach(row -> filed.add(row.id()));
    return all.stream()
        .filter(
            head ->
                head.made()
                    .map(
                        made ->
                            !made.at()
                                .isAfter(
                                    visit
                                        .view()
                                        .knownOn()
                                        .plusDays(1)
                                        .atStartOfDay(java.time.ZoneOffset.UTC)
                                        .toInstant()))
                    .orElse(filed.contains(head.id())))
        .toList();
  }

  /// The plan asked for, or the newest that is not withdrawn.
  Optional<PlanHead> findShown(List<PlanHead> all, Optional<String> plan) {
    if (plan.isPresent()) {
      return all.stream().filter(h -> h.id().equals(plan.get())).findFirst();
    }
    return all.stream().filter(h -> h.state() != PlanState.WITHDRAWN).reduce((first, last) -> last);
  }

  /// A plan with its document.
  ///
  /// @throws NotFoundException if the visitor may not know of it
  Plans.Kept get(Visit visit, String plan) {
    return plans
        .find(visit.caseId(), visit.who().viewer(), plan)
        .orElseThrow(() -> new NotFoundException("No plan has the id " + plan + "."));
  }

  /// The document of the plan asked for.
  Plans.Kept getShown(Visit visit, Optional<String> plan) {
    PlanHead head =
        findShown(list(visit), plan)
            .orElseThrow(
                () ->
                    new NotFoundException(
                        plan.map(id -> "No plan has the id " + id + ".")
                            .orElse("No plan is kept yet.")));
    return get(visit, head.id());
  }

  static PlanDocument document(Plans.Kept kept) {
    return kept.findDocument()
        .orElseThrow(
            () -> new NotFoundException("The row " + kept.head().id() + " holds no plan."));
  }

  /// The run of the case, for whoever may plan it: what comes of it is made from all that they see,
  /// and is nobody else's before it is kept with its release.
  Optional<PlanRuns.Run> run(Visit visit) {
    return visit.mayEdit() ? runs.find(visit.caseId()) : Optional.empty();
  }

  /// The plan's picture for a desk and for a phone.
  private record Pictures(Drawing wide, Drawing narrow) {}

  /// The plan as it can be seen, drawn once for all who see the case alike.
  static PlanSight sight(Visit visit, Plans.Kept kept) {
    return visit
        .view()
        .derived(
            PlanSight.class,
            List.of(kept.head().id(), kept.head().digest(), kept.head().isProven()),
            view ->
                PlanSight.of(
                    view, kept.head().digest(), reading(view, kept), kept.head().isProven()));
  }

  /// Its document, read once: it hangs on no row.
  private static PlanReading reading(CaseView view, Plans.Kept kept) {
    return view.standing(
        PlanReading.class,
        List.of(kept.head().digest(), kept.text().length(), kept.text().hashCode()),
        data -> kept.reading());
  }

  View page(Visit visit, Asking asking) {
    Plans.Table table =
        plans.table(
            visit.caseId(),
            visit.who().viewer(),
            all -> findShown(known(visit, all), asking.plan()));
    if (table.shown().isEmpty()) {
      if (asking.plan().isPresent()) {
        throw new NotFoundException("No plan has the id " + asking.plan().get() + ".");
      }
      return none(visit);
    }
    Plans.Kept kept = table.shown().get();
    List<PlanHead> all = known(visit, table.all());
    return switch (sight(visit, kept)) {
      case PlanSight.Unreadable unreadable -> unreadable(visit, kept, all, unreadable.why());
      case PlanSight.Drawn drawn -> drawn(visit, asking, all, kept, table.doors(), drawn);
    };
  }

  private View drawn(
      Visit visit,
      Asking asking,
      List<PlanHead> all,
      Plans.Kept kept,
      Plans.Doors doors,
      PlanSight.Drawn drawn) {
    PlanBoard board = drawn.board();
    int selected = asking.gap().map(g -> gap(board, g)).orElse(board.gaps().isEmpty() ? 0 : 1);
    UnaryOperator<String> names = names(visit, drawn);
    PlanHead head = kept.head();
    Pictures pictures =
        visit
            .view()
            .derived(
                Pictures.class,
                List.of(head.id(), head.digest(), selected),
                view ->
                    new Pictures(
                        PlanPicture.wide(board, selected, "wide"),
                        PlanPicture.narrow(board, selected, "narrow")));
    String wrong = asking.wrong();
    if (wrong.isEmpty() && asking.tries()) {
      wrong =
          RemedyTrial.findRefusal(now(visit), drawn.document(), selected)
              .map(Refusal::why)
              .orElse("");
    }
    PlanModel model =
        new PlanModel(
            board,
            head,
            keys(kept),
            proof(head),
            pictures.wide(),
            pictures.narrow(),
            selected,
            asking.table(),
            others(all, head),
            doors.pin().isEmpty() ? pins(drawn.document(), names) : List.of(),
            asking.beside().flatMap(id -> beside(visit, id, kept, names)),
            asking.tries() ? trial(visit, kept, drawn, selected, names) : Optional.empty(),
            run(visit).map(RunWords::of),
            doors);
    Page.Draft draft =
        visit
            .page(board.heading())
            .at(Place.of(Stage.GENERATE, "generate"))
            .showing(behind(visit, drawn.document(), head))
            .illustrative(head.illustrative());
    releasable(head).ifPresent(draft::releasableTo);
    Page page =
        draft
            .export("generate.svg?plan=" + head.id(), "SVG")
            .export("generate.csv?plan=" + head.id(), "CSV")
            .export("generate.json?plan=" + head.id(), "JSON")
            .done();
    return Html.of("generate/plan", page)
        .with("model", model)
        .with("wrong", wrong)
        .status(wrong.isEmpty() ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT);
  }

  /// What cannot be drawn is named, with why, and every other plan stays within reach.
  private View unreadable(Visit visit, Plans.Kept kept, List<PlanHead> all, String why) {
    PlanHead head = kept.head();
    Page page =
        visit
            .page(head.name() + " cannot be read")
            .at(Place.of(Stage.GENERATE, "generate"))
            .showing(visit.view().findRow(head.id()).stream().toList())
            .done();
    return Html.of("generate/unreadable", page)
        .with("head", head)
        .with("why", why)
        .with("onFile", visit.view().findRow(head.id()).isPresent())
        .with("others", others(all, head))
        .with("run", run(visit).map(RunWords::of))
        .with("mayPlan", visit.mayEdit());
  }

  private View none(Visit visit) {
    int lines = visit.view().chosen(GenerateTables.REQUIREMENT_LINES).size();
    int posts = visit.view().chosen(GenerateTables.STAFF_POSTS).size();
    Page page =
        visit
            .page(
                lines + posts == 0
                    ? "Nothing is required yet"
                    : (visit.ownsCase() ? "No plan is kept yet: " : "No plan is open to you: ")
                        + DateWords.count(lines, "line")
                        + " and "
                        + DateWords.count(posts, "staff post")
                        + " wait")
            .at(Place.of(Stage.GENERATE, "generate"))
            .showing(visit.view().chosen(GenerateTables.REQUIREMENT_LINES))
            .done();
    return Html.of("generate/none", page)
        .with("run", run(visit).map(RunWords::of))
        .with("lines", lines + posts)
        .with("owns", visit.ownsCase())
        .with("mayPlan", visit.mayEdit());
  }

  /// All plans of the case, with two of them beside each other where that is asked for.
  View plans(Visit visit, Optional<String> before, Optional<String> after) {
    List<PlanHead> all = list(visit);
    Optional<DifferenceModel> difference = Optional.empty();
    if (before.isPresent() && after.isPresent()) {
      difference =
          Optional.of(
              between(
                  get(visit, before.get()),
                  get(visit, after.get()),
                  UnaryOperator.identity(),
                  visit));
    }
    long drafts = all.stream().filter(h -> h.state() == PlanState.DRAFT).count();
    Optional<PlanHead> published =
        all.stream().filter(h -> h.state() == PlanState.PUBLISHED).findFirst();
    Page page =
        visit
            .page(
                published
                        .map(p -> p.name() + " is published")
                        .orElse(
                            visit.ownsCase()
                                ? "No plan is published"
                                : "No published plan is open to you")
                    + ", "
                    + DateWords.count((int) drafts, "draft"))
            .at(Place.of(Stage.GENERATE, "generate/plans"))
            .showing(visit.view().list(GenerateTables.PLANS))
            .done();
    return Html.of("generate/plans", page)
        .with("plans", all.reversed())
        .with("owns", visit.ownsCase())
        .with("published", published)
        .with("difference", difference);
  }

  // ---- parts of the page

  /// To whom a plan may be shown: it is as narrow as the narrowest of what it was made from, and a
  /// draft is for its owner and the staffs at most.
  private static Optional<String> releasable(PlanHead head) {
    return switch (Release.of(head.reach())) {
      case Release.Owner owner -> Optional.of(head.owner() + " only");
      case Release.Staffs staffs -> Optional.of(head.owner() + " and staffs");
      case Release.Allies allies -> Optional.of(head.owner() + " and Allies");
      case Release.Framework framework ->
          Optional.of(head.owner() + " and members of " + framework.id());
      case Release.Public all -> Optional.empty();
    };
  }

  private static List<PlanModel.Other> others(List<PlanHead> all, PlanHead shown) {
    return all.reversed().stream()
        .filter(h -> !h.id().equals(shown.id()) && h.state() != PlanState.WITHDRAWN)
        .limit(12)
        .map(h -> new PlanModel.Other(h.id(), h.name(), h.state().word()))
        .toList();
  }

  private static List<PlanModel.KeyLine> keys(Plans.Kept kept) {
    List<PlanModel.KeyLine> lines = new ArrayList<>();
    for (Side side : Side.values()) {
      Optional<String> key =
          kept.life()
              .keys()
              .find(side)
              .map(
                  k ->
                      (kept.inside() ? k.person() : "turned")
                          + ", "
                          + DateWords.day(
                              java.time.LocalDate.ofInstant(k.at(), java.time.ZoneOffset.UTC)));
      lines.add(new PlanModel.KeyLine(side.words(), key.orElse("not turned"), key.isPresent()));
    }
    return lines;
  }

  private static String proof(PlanHead head) {
    if (head.isProven()) {
      return head.bound() >= head.cost()
          ? "Proven best: a second, independent pricer proved that no plan costs less."
          : "A second, independent pricer proved the bound.";
    }
    return head.isFromFile()
        ? "The bound is the solver’s word: no certificate came with the case file."
        : "The bound is the solver’s; no second pricer has proven it.";
  }

  private static List<PlanModel.Pin> pins(PlanDocument plan, UnaryOperator<String> names) {
    List<PlanModel.Pin> pins = new ArrayList<>();
    for (int i = 0; i < plan.tours().size(); i++) {
      PlannedTour tour = plan.tours().get(i);
      if (!tour.fixed()) {
        pins.add(new PlanModel.Pin(i, says(tour, names)));
      }
    }
    return pins;
  }

  static String says(PlannedTour tour, UnaryOperator<String> names) {
    return names.apply(tour.resource())
        + " on "
        + names.apply(tour.line())
        + ", "
        + DateSpan.of(tour.from(), tour.to());
  }

  /// Short names of the planning view; of what is not planned, those that pages use.
  UnaryOperator<String> names(Visit visit, PlanSight.Drawn drawn) {
    return id -> {
      String name = drawn.check().planning().name(id);
      return name.equals(id) ? name(visit, id) : name;
    };
  }

  private static String name(Visit visit, String id) {
    return visit
        .words()
        .name(
            List.of(
                "units",
                "staff_officers",
                "requirement_lines",
                "staff_posts",
                "activities",
                "offerings"),
            id);
  }

  private Optional<DifferenceModel> beside(
      Visit visit, String other, Plans.Kept shown, UnaryOperator<String> names) {
    return Optional.of(between(get(visit, other), shown, names, visit));
  }

  private static DifferenceModel between(
      Plans.Kept left, Plans.Kept right, UnaryOperator<String> names, Visit visit) {
    return DifferenceModel.of(
        PlanDifference.between(document(left), document(right)),
        left.head().name(),
        right.head().name(),
        id -> {
          String name = names.apply(id);
          return name.equals(id) ? name(visit, id) : name;
        });
  }

  /// The remedy of a gap, tried against the case as it is now.
  Optional<RemedyTrial> findTrial(Visit visit, Plans.Kept kept, PlanBoard board, int gap) {
    if (gap < 1 || gap > board.gaps().size()) {
      return Optional.empty();
    }
    return RemedyTrial.of(
        now(visit),
        document(kept),
        gap,
        board.gaps().get(gap - 1).remedy().map(PlanBoard.RemedyCard::says).orElse(""),
        plans.mark(visit.caseId(), visit.who().viewer(), kept.head()));
  }

  private Optional<PlanModel.TrialModel> trial(
      Visit visit, Plans.Kept kept, PlanSight.Drawn drawn, int gap, UnaryOperator<String> names) {
    return findTrial(visit, kept, drawn.board(), gap)
        .map(
            trial ->
                new PlanModel.TrialModel(
                    drawn.board().gaps().get(gap - 1).remedy().orElseThrow().says(),
                    number(drawn.document().cost().total()),
                    number(trial.proof().cost().total()),
                    change(drawn.document(), trial.proof()),
                    trial.proof().cost().total() < drawn.document().cost().total(),
                    DifferenceModel.of(
                        trial.difference(), kept.head().name(), "With the remedy", names),
                    writes(visit, trial)));
  }

  /// What the plan with the remedy pays for being another than the published one; empty where it
  /// pays no more than the plan shown. A remedy says what it costs before anything was published.
  private static String change(PlanDocument shown, PlanDocument proof) {
    long more = proof.cost().change() - shown.cost().change();
    return more > 0 ? number(more) + " of it for what it changes of the published plan" : "";
  }

  /// What adopting would write, a sentence each.
  static List<String> writes(Visit visit, RemedyTrial trial) {
    return trial.assumption().rows().stream()
        .map(row -> row.table().title() + ": " + visit.words().sentence(row))
        .collect(Collectors.toList());
  }

  /// A gap is asked for by its number or by the id of its line.
  private static int gap(PlanBoard board, String asked) {
    return board.gaps().stream()
        .filter(g -> Integer.toString(g.number()).equals(asked) || g.line().equals(asked))
        .map(PlanBoard.GapCard::number)
        .findFirst()
        .orElse(0);
  }

  private static List<Row> behind(Visit visit, PlanDocument shown, PlanHead head) {
    List<Row> rows = new ArrayList<>(visit.view().findRow(head.id()).stream().toList());
    for (ClaimTable table :
        List.of(
            GenerateTables.REQUIREMENT_LINES,
            GenerateTables.STAFF_POSTS,
            GenerateTables.CAVEATS,
            GenerateTables.TOURS)) {
      rows.addAll(visit.view().chosen(table));
    }
    Set<String> planned =
        shown.readiness().stream().map(PlanDocument.Readiness::unit).collect(Collectors.toSet());
    visit.view().chosen(RecordTables.UNITS).stream()
        .filter(unit -> planned.contains(unit.about()))
        .sorted(Comparator.comparing(Row::id))
        .forEach(rows::add);
    return rows;
  }

  /// The case as it stands now, whatever day the page looks at.
  CaseData now(Visit visit) {
    return workspace.cases().load(visit.caseId(), visit.who().viewer(), null);
  }

  static String number(long value) {
    return String.format(Locale.UK, "%,d", value);
  }
}
