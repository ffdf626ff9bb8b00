package org.muster.server.generate;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.muster.generate.GenerateTables;
import org.muster.generate.PlanCheck;
import org.muster.generate.PlanDocument;
import org.muster.generate.PlanFile;
import org.muster.generate.PlannedRemedy;
import org.muster.generate.RemedyRows;
import org.muster.generate.SavedPlans;
import org.muster.generate.SavedPlans.SavedPlan;
import org.muster.record.CaseData;
import org.muster.record.Changed;
import org.muster.record.ClaimTable;
import org.muster.record.RecordTables;
import org.muster.record.Row;
import org.muster.server.frame.Assets;
import org.muster.server.frame.BadAddressException;
import org.muster.server.frame.Downloads;
import org.muster.server.frame.Html;
import org.muster.server.frame.NotFoundException;
import org.muster.server.frame.Page;
import org.muster.server.frame.Place;
import org.muster.server.frame.Undo;
import org.muster.server.frame.Visit;
import org.muster.server.generate.PlanModel.Comparison;
import org.muster.server.generate.PlanModel.RunModel;
import org.muster.server.picture.Drawing;
import org.muster.server.picture.PlanPicture;
import org.muster.store.Trouble;
import org.muster.thread.DateWords;
import org.muster.thread.PlanBoard;
import org.muster.thread.Stage;
import org.muster.thread.Workspace;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.servlet.view.RedirectView;

/// The plan: what proves it, its picture, its gaps with their remedies, and planning again.
@Controller
class PlanController {
  /// Long enough for a good plan of the shipped case, short enough to wait for.
  private static final int SECONDS = 10;

  private static final int MOST_SECONDS = 600;

  private final Workspace workspace;
  private final PlanRuns runs;

  PlanController(Workspace workspace, PlanRuns runs) {
    this.workspace = workspace;
    this.runs = runs;
  }

  @GetMapping("/case/{caseId}/generate")
  View plan(
      Visit visit,
      @RequestParam Optional<String> plan,
      @RequestParam Optional<String> gap,
      @RequestParam Optional<String> beside,
      @RequestParam(defaultValue = "") String as) {
    List<SavedPlan> saved = saved(visit);
    Optional<PlanRuns.Run> run = run(visit);
    if (saved.isEmpty()) {
      return none(visit, run);
    }
    SavedPlan shown = plan.map(id -> find(saved, id)).orElse(saved.getLast());
    PlanBoard board = board(visit, shown);
    int selected = gap.map(g -> gap(board, g)).orElse(board.gaps().isEmpty() ? 0 : 1);
    Drawn drawn =
        visit
            .view()
            .derived(
                Drawn.class,
                List.of(shown.row().id(), selected),
                view ->
                    new Drawn(
                        PlanPicture.wide(board, selected, "wide"),
                        PlanPicture.narrow(board, selected, "narrow")));
    PlanModel model =
        new PlanModel(
            board,
            shown.row().id(),
            shown.row().text("name"),
            drawn.wide(),
            drawn.narrow(),
            selected,
            as.equals("table"),
            saved.reversed().stream()
                .filter(s -> s != shown)
                .limit(12)
                .map(s -> new PlanModel.Other(s.row().id(), s.row().text("name")))
                .toList(),
            beside.map(id -> compare(find(saved, id), shown)),
            run.flatMap(this::told),
            visit.mayEdit());
    Page page =
        visit
            .page(board.heading())
            .at(Place.of(Stage.GENERATE, "generate"))
            .showing(behind(visit, shown))
            .export("generate.svg?plan=" + shown.row().id(), "SVG")
            .export("generate.csv?plan=" + shown.row().id(), "CSV")
            .export("generate.json?plan=" + shown.row().id(), "JSON")
            .done();
    return Html.of("generate/plan", page).with("model", model);
  }

  /// How the run stands, for a page that looks again and again.
  @GetMapping("/case/{caseId}/generate/run")
  View running(Visit visit) {
    Page page = visit.page("Planning").at(Place.of(Stage.GENERATE, "generate")).done();
    return Html.of("generate/running", page).with("run", run(visit).map(PlanController::running));
  }

  /// The run of the case, for whoever may plan it: what comes of it is made from all that they see,
  /// and is nobody else's before it is saved with its release.
  private Optional<PlanRuns.Run> run(Visit visit) {
    return visit.mayEdit() ? runs.find(visit.caseId()) : Optional.empty();
  }

  @PostMapping("/case/{caseId}/generate/run")
  View start(
      Visit visit,
      @RequestParam(defaultValue = "10") int seconds,
      @RequestParam(defaultValue = "1") long seed,
      @RequestParam Optional<String> plan,
      @RequestParam(defaultValue = "0") int gap) {
    mustPlan(visit);
    if (seconds < 1 || seconds > MOST_SECONDS) {
      throw new BadAddressException(
          "A run of " + seconds + " seconds was asked for. Give it 1 to " + MOST_SECONDS + ".");
    }
    CaseData data = now(visit);
    if (plan.isEmpty()) {
      runs.start(data, visit.who().viewer(), seconds, seed, Optional.empty());
    } else {
      SavedPlan from = find(SavedPlans.list(data), plan.get());
      PlanBoard board = board(visit, from);
      PlanDocument.OpenGap open = gap(from, gap);
      PlannedRemedy remedy = remedy(open);
      List<RemedyRows.Change> changes = RemedyRows.of(data, open.line(), remedy);
      if (changes.isEmpty()) {
        throw new NotFoundException(
            "The case no longer has what this remedy changes. Plan again first.");
      }
      PlanRuns.Trial trial =
          new PlanRuns.Trial(
              from.row().id(),
              gap,
              board.gaps().get(gap - 1).remedy().map(PlanBoard.RemedyCard::says).orElse(""),
              from.document().cost().total());
      runs.start(
          RemedyRows.apply(data, changes),
          visit.who().viewer(),
          SECONDS,
          from.document().search().seed(),
          Optional.of(trial));
    }
    return to(visit, "generate" + plan.map(p -> "?plan=" + p + "&gap=" + gap).orElse("") + "#run");
  }

  @PostMapping("/case/{caseId}/generate/stop")
  View stop(Visit visit) {
    mustPlan(visit);
    runs.find(visit.caseId()).ifPresent(PlanRuns.Run::stop);
    return to(visit, "generate#run");
  }

  /// Forgets what came of a run.
  @PostMapping("/case/{caseId}/generate/drop")
  View drop(Visit visit) {
    mustPlan(visit);
    runs.drop(visit.caseId());
    return to(visit, "generate");
  }

  /// Writes the remedy that was tried into the case and saves the plan made with it.
  @PostMapping("/case/{caseId}/generate/adopt")
  View adopt(Visit visit, RedirectAttributes flash) {
    mustPlan(visit);
    Optional<PlanRuns.Run> run = runs.find(visit.caseId());
    if (run.isEmpty()
        || run.get().trial().isEmpty()
        || !(run.get().state() instanceof PlanRuns.State.Tried tried)) {
      throw new NotFoundException("No remedy has been tried. Try one beside a plan first.");
    }
    PlanRuns.Trial trial = run.get().trial().get();
    CaseData data = now(visit);
    SavedPlan from = find(SavedPlans.list(data), trial.plan());
    PlanDocument.OpenGap open = gap(from, trial.gap());
    List<RemedyRows.Change> changes = RemedyRows.of(data, open.line(), remedy(open));
    Optional<Changed> refused =
        RemedyRows.write(workspace.claims(), visit.caseId(), visit.who().viewer(), changes);
    if (refused.isPresent()) {
      throw new Trouble(Trouble.Code.REFUSED, "The remedy was not written: " + refused.get());
    }
    runs.drop(visit.caseId());
    // Edited rows have new ids, and so has what the plan was made of: it is planned once more.
    runs.start(
        now(visit), visit.who().viewer(), SECONDS, tried.plan().search().seed(), Optional.empty());
    return new Undo("Adopted: " + trial.says() + " Planning with it now.", "", Map.of())
        .then(visit.to("generate#run"), flash);
  }

  @GetMapping("/case/{caseId}/generate.json")
  ResponseEntity<String> json(Visit visit, @RequestParam Optional<String> plan) {
    SavedPlan shown = shown(visit, plan);
    return Downloads.text(
        PlanFile.write(shown.document()), "application/json", shown.row().id() + ".json");
  }

  @GetMapping("/case/{caseId}/generate.svg")
  ResponseEntity<String> svg(Visit visit, @RequestParam Optional<String> plan) {
    SavedPlan shown = shown(visit, plan);
    String svg = PlanPicture.wide(board(visit, shown), 0, "plan").alone(Assets.text("picture.css"));
    return Downloads.text(svg, "image/svg+xml", shown.row().id() + ".svg");
  }

  @GetMapping("/case/{caseId}/generate.csv")
  ResponseEntity<String> csv(Visit visit, @RequestParam Optional<String> plan) {
    SavedPlan shown = shown(visit, plan);
    PlanDocument document = shown.document();
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("what", "who", "on", "from", "to", "people", "note"));
    for (PlanDocument.PlannedTour tour : document.tours()) {
      rows.add(
          List.of(
              "tour",
              tour.resource(),
              tour.line(),
              tour.from().toString(),
              tour.to().toString(),
              Integer.toString(tour.people()),
              tour.fixed() ? "fixed" : ""));
    }
    for (PlanDocument.PlannedActivity activity : document.activities()) {
      rows.add(
          List.of(
              "activity",
              activity.unit(),
              activity.offering(),
              activity.from().toString(),
              activity.to().toString(),
              "",
              activity.raisesTo()));
    }
    for (PlanDocument.OpenGap gap : document.gaps()) {
      rows.add(
          List.of(
              "gap",
              "",
              gap.line(),
              gap.from().toString(),
              gap.to().toString(),
              Integer.toString(gap.people()),
              gap.personDays() + " person-days, cost " + gap.cost()));
    }
    return Downloads.csv(rows, shown.row().id() + ".csv");
  }

  // ---- the plan shown

  private static View none(Visit visit, Optional<PlanRuns.Run> run) {
    int lines = visit.view().chosen(GenerateTables.REQUIREMENT_LINES).size();
    int posts = visit.view().chosen(GenerateTables.STAFF_POSTS).size();
    Page page =
        visit
            .page(
                lines + posts == 0
                    ? "Nothing is required yet"
                    : "No plan is saved yet: "
                        + DateWords.count(lines, "line")
                        + " and "
                        + DateWords.count(posts, "staff post")
                        + " wait")
            .at(Place.of(Stage.GENERATE, "generate"))
            .showing(visit.view().chosen(GenerateTables.REQUIREMENT_LINES))
            .done();
    return Html.of("generate/none", page)
        .with("run", run.map(PlanController::running))
        .with("lines", lines + posts)
        .with("mayPlan", visit.mayEdit());
  }

  private static PlanBoard board(Visit visit, SavedPlan plan) {
    return visit
        .view()
        .derived(
            PlanBoard.class,
            plan.row().id(),
            view ->
                PlanBoard.of(
                    view, plan.document(), PlanCheck.of(view.data(), plan.document())));
  }

  private static SavedPlan shown(Visit visit, Optional<String> plan) {
    List<SavedPlan> saved = saved(visit);
    if (saved.isEmpty()) {
      throw new NotFoundException("No plan is saved yet.");
    }
    return plan.map(id -> find(saved, id)).orElse(saved.getLast());
  }

  /// The plan's picture for wide and for narrow screens.
  private record Drawn(Drawing wide, Drawing narrow) {}

  private record Saved(List<SavedPlan> plans) {}

  private static List<SavedPlan> saved(Visit visit) {
    return visit
        .view()
        .derived(Saved.class, view -> new Saved(SavedPlans.list(view.data())))
        .plans();
  }

  private static SavedPlan find(List<SavedPlan> saved, String id) {
    return saved.stream()
        .filter(s -> s.row().id().equals(id))
        .findFirst()
        .orElseThrow(() -> new NotFoundException("No plan has the id " + id + "."));
  }

  /// A gap is asked for by its number or by the id of its line.
  private static int gap(PlanBoard board, String asked) {
    return board.gaps().stream()
        .filter(g -> Integer.toString(g.number()).equals(asked) || g.line().equals(asked))
        .map(PlanBoard.GapCard::number)
        .findFirst()
        .orElse(0);
  }

  private static PlanDocument.OpenGap gap(SavedPlan plan, int number) {
    if (number < 1 || number > plan.document().gaps().size()) {
      throw new NotFoundException("The plan has no gap " + number + ".");
    }
    return plan.document().gaps().get(number - 1);
  }

  private static PlannedRemedy remedy(PlanDocument.OpenGap gap) {
    return gap.remedy()
        .orElseThrow(() -> new NotFoundException("No remedy was found for this gap."));
  }

  private static List<Row> behind(Visit visit, SavedPlan shown) {
    List<Row> rows = new ArrayList<>();
    rows.add(shown.row());
    for (ClaimTable table :
        List.of(
            GenerateTables.REQUIREMENT_LINES,
            GenerateTables.STAFF_POSTS,
            GenerateTables.CAVEATS,
            GenerateTables.TOURS)) {
      rows.addAll(visit.view().chosen(table));
    }
    for (Row unit : visit.view().chosen(RecordTables.UNITS)) {
      boolean planned =
          shown.document().readiness().stream().anyMatch(r -> r.unit().equals(unit.about()));
      if (planned) {
        rows.add(unit);
      }
    }
    return rows;
  }

  // ---- comparing

  private static Comparison compare(SavedPlan left, SavedPlan right) {
    PlanDocument a = left.document();
    PlanDocument b = right.document();
    List<Comparison.Line> lines = new ArrayList<>();
    lines.add(line("Cost", a.cost().total(), b.cost().total()));
    lines.add(line("of it unfilled lines", a.cost().unfilled(), b.cost().unfilled()));
    lines.add(line("of it late goals", a.cost().late(), b.cost().late()));
    lines.add(line("of it money", a.cost().money(), b.cost().money()));
    lines.add(line("of it overfill", a.cost().overfill(), b.cost().overfill()));
    lines.add(line("Bound", a.bound(), b.bound()));
    lines.add(line("Gaps", a.gaps().size(), b.gaps().size()));
    lines.add(
        line(
            "Person-days open",
            a.gaps().stream().mapToLong(PlanDocument.OpenGap::personDays).sum(),
            b.gaps().stream().mapToLong(PlanDocument.OpenGap::personDays).sum()));
    long kept = b.tours().stream().filter(a.tours()::contains).count();
    lines.add(
        new Comparison.Line(
            "Tours",
            Integer.toString(a.tours().size()),
            Integer.toString(b.tours().size()),
            kept + " the same"));
    return new Comparison(left.row().text("name"), right.row().text("name"), lines);
  }

  private static Comparison.Line line(String what, long left, long right) {
    String change =
        left == right ? "" : (right > left ? "+" : "−") + number(Math.abs(right - left));
    return new Comparison.Line(what, number(left), number(right), change);
  }

  // ---- runs

  /// A run under way, or one whose ending nobody has seen; a saved plan speaks for itself.
  private Optional<RunModel> told(PlanRuns.Run run) {
    if (run.state() instanceof PlanRuns.State.Saved) {
      runs.drop(run.caseId());
      return Optional.empty();
    }
    return Optional.of(running(run));
  }

  private static RunModel running(PlanRuns.Run run) {
    int percent = 100 * run.elapsedSeconds() / run.seconds();
    return switch (run.state()) {
      case PlanRuns.State.Planning planning -> {
        String steps = planning.progress().map(p -> ", " + number(p.steps()) + " steps").orElse("");
        String best =
            planning
                .progress()
                .filter(p -> p.cost().isPresent())
                .map(
                    p ->
                        "Best so far: cost "
                            + number(p.cost().getAsLong())
                            + (p.bound() == Double.NEGATIVE_INFINITY
                                ? ""
                                : ", bound "
                                    + number((long) Math.ceil(p.bound() - 1e-6))
                                    + ", room at most "
                                    + String.format(Locale.ROOT, "%.1f", 100 * p.gap())
                                    + " %"))
                .orElse("No plan so far");
        yield run.isExplaining()
            ? new RunModel(
                "Working out why gaps are open and what closes them",
                100,
                "some seconds left",
                best,
                Optional.empty(),
                Optional.empty())
            : new RunModel(
                (run.trial().isPresent() ? "Planning with the remedy" : "Planning") + steps,
                percent,
                "about " + (run.seconds() - run.elapsedSeconds()) + " s left",
                best,
                Optional.empty(),
                Optional.empty());
      }
      case PlanRuns.State.Saved saved ->
          new RunModel("Planned", 100, "", "", Optional.of("The plan is saved."), Optional.empty());
      case PlanRuns.State.NoPlan none ->
          new RunModel("No plan", 100, "", "", Optional.of(none.why()), Optional.empty());
      case PlanRuns.State.Tried tried -> {
        PlanRuns.Trial trial = run.trial().orElseThrow();
        long after = tried.plan().cost().total();
        yield new RunModel(
            "Tried beside this plan",
            100,
            "",
            "",
            Optional.of(""),
            Optional.of(
                new PlanModel.Tried(
                    trial.says(),
                    number(trial.before()),
                    number(after),
                    DateWords.count(tried.plan().gaps().size(), "gap"),
                    number(tried.plan().bound()),
                    after < trial.before())));
      }
    };
  }

  // ---- small things

  private void mustPlan(Visit visit) {
    if (!visit.mayEdit()) {
      throw new Trouble(
          Trouble.Code.FORBIDDEN,
          "planning is open to planners of "
              + visit.view().header().owner()
              + ", whose case it is");
    }
  }

  /// The case as it stands now, whatever day the page looks at.
  private CaseData now(Visit visit) {
    return workspace.cases().load(visit.caseId(), visit.who().viewer(), null);
  }

  private static View to(Visit visit, String path) {
    RedirectView view = new RedirectView(visit.to(path));
    view.setExposeModelAttributes(false);
    return view;
  }

  private static String number(long value) {
    return String.format(Locale.UK, "%,d", value);
  }
}
