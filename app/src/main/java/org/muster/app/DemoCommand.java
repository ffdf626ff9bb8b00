package org.muster.app;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.muster.access.Viewer;
import org.muster.cli.MusterCommand;
import org.muster.generate.Keeper;
import org.muster.generate.PlanProof;
import org.muster.generate.PlanRequest;
import org.muster.generate.PlanRun;
import org.muster.generate.PlanText;
import org.muster.generate.Planning;
import org.muster.generate.Plans;
import org.muster.generate.PublishedPlan;
import org.muster.generate.RunText;
import org.muster.record.CaseData;
import org.muster.record.ImportMode;
import org.muster.record.Imported;
import org.muster.server.ServerSettings;
import org.muster.store.PrivateFiles;
import org.muster.store.Trouble;
import org.muster.thread.CaseFile;
import org.muster.thread.CaseView;
import org.muster.thread.Headlines;
import org.muster.thread.Workspace;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `muster demo`: the whole thread on the Azerbaijan case, in a database of its own.
@Command(
    name = "demo",
    mixinStandardHelpOptions = true,
    description =
        "Loads the Azerbaijan case into a database of its own, plans, prints the plan and the"
            + " case's history with sources, and serves the pages.")
final class DemoCommand implements Callable<Integer> {
  private static final String CASE = "azerbaijan";

  /// Enough to prove the shipped case's plan a cheapest one; a limit of steps, not of time, so that
  /// every machine prints the same plan.
  private static final long STEPS = 2_000;

  private static final long SEED = 7;

  @Option(names = "--port", defaultValue = "8080", description = "port (default: 8080)")
  private int port = 8080;

  @Option(names = "--once", description = "print and exit, without serving")
  private boolean once;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "folder of the demo's database (default: .muster/demo beside the launcher)")
  private @Nullable Path data;

  @Option(names = "--fresh", description = "throw the demo's database away and start anew")
  private boolean fresh;

  private final PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);

  @Override
  public Integer call() throws IOException, InterruptedException {
    Path home = Path.of(System.getProperty("muster.home", "."));
    Path folder = data != null ? data : home.resolve(".muster").resolve("demo");
    if (fresh) {
      clear(folder);
    }
    PrivateFiles.createFolders(folder);
    Path database = folder.resolve("muster.db");
    if (!once) {
      ServeCommand.refuseTakenPort(
          () -> ServerSettings.onThisMachine(database.toString(), port, folder));
    }
    try (Workspace workspace = Workspace.open(database.toString(), InstantSource.system())) {
      run(workspace, home);
    }
    if (!once) {
      out.println();
      ServeCommand.serve(() -> ServerSettings.onThisMachine(database.toString(), port, folder));
    }
    return MusterCommand.OK;
  }

  private void run(Workspace workspace, Path home) {
    Viewer.Operator operator = Viewer.Operator.ofThisProcess();
    load(workspace, operator, home.resolve("cases").resolve(CASE));
    CaseData seen = workspace.cases().load(CASE, operator, null);

    switch (new PlanRun(seen, PlanRequest.ofSteps(STEPS, SEED), Keeper.nothing()).work()) {
      case PlanRun.State.Done done -> {
        boolean known =
            PublishedPlan.find(seen)
                .flatMap(PublishedPlan::findDocument)
                .map(newest -> newest.equals(done.plan()))
                .orElse(false);
        if (!known) {
          putOnFile(workspace, operator, seen, done);
        }
        history(seen);
        new PlanText(Planning.read(seen), done.plan()).lines(done.proven()).forEach(out::println);
      }
      case PlanRun.State.Nothing nothing -> {
        history(seen);
        out.println(RunText.why(nothing.why()));
      }
    }
  }

  /// The demo has nobody to turn keys: whoever runs it holds the database itself.
  private static void putOnFile(
      Workspace workspace, Viewer.Operator operator, CaseData seen, PlanRun.State.Done done) {
    Plans plans = workspace.plans(InstantSource.system());
    Plans.Origin origin =
        new Plans.Origin(
            Optional.empty(),
            OptionalInt.empty(),
            done.proof().map(PlanProof::certificate),
            done.proven());
    if (!(plans.keep(seen, operator, done.plan(), origin) instanceof Plans.Acted.Done kept)
        || !(plans.putOnFile(CASE, operator, kept.head().id()) instanceof Plans.Acted.Done)) {
      throw new IllegalStateException("A plan that passed its checker could not be saved.");
    }
  }

  private void load(Workspace workspace, Viewer.Operator operator, Path shipped) {
    if (workspace.cases().findHeader(CASE, operator).isPresent()) {
      out.println("The case is there from before; --fresh starts anew.");
      return;
    }
    Imported imported =
        workspace.cases().importCase(CaseFile.get(shipped), ImportMode.NEW, operator);
    if (!(imported instanceof Imported.Done)) {
      throw new Trouble(Trouble.Code.REFUSED, "The demo's database holds another such case.");
    }
    workspace.rosters(InstantSource.system()).adopt(CASE, operator);
  }

  private void history(CaseData seen) {
    LocalDate day = seen.header().asOf();
    out.println(seen.header().name() + ", as of " + day + ":");
    for (Headlines.Headline headline : Headlines.of(CaseView.of(seen, day, day))) {
      out.println("  " + headline.text());
      out.println("      source: " + headline.source());
    }
    out.println();
  }

  private static void clear(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return;
    }
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }
}
