package org.muster.server.look;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.BrowserType.LaunchPersistentContextOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.Playwright.CreateOptions;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.muster.access.Role;
import org.muster.access.Viewer;
import org.muster.generate.PlanDocument;
import org.muster.generate.PlanRequest;
import org.muster.generate.PlanRun;
import org.muster.generate.PlanSolver;
import org.muster.generate.Plans;
import org.muster.record.CaseData;
import org.muster.record.ImportMode;
import org.muster.server.MusterServer;
import org.muster.server.ServerSettings;
import org.muster.thread.CaseFile;
import org.muster.thread.CaseReading;
import org.muster.thread.Workspace;

/// A running server with the shipped case in a database of its own, and a real browser to look at
/// it. Begin a test class with `static final Browsing BROWSING = Browsing.shared();` or take
/// [#fresh] and close it where the test writes.
///
/// Where no Chromium is on the PATH the tests that ask for this are skipped by name.
public final class Browsing implements AutoCloseable {
  /// The whole of a desk's screen and of a phone's.
  public static final int DESK = 1440;

  public static final int PHONE = 390;

  /// The account of the case owner's planner.
  public static final String ACCOUNT = "planner";

  public static final String PASSWORD = Office.PASSWORD;

  /// How long a page may take before a test gives up, in milliseconds: a machine that others use as
  /// well is no reason to fail.
  private static final double PATIENCE = 60_000;

  /// Enough for a plan whose gaps are those of the case.
  private static final long PLAN_STEPS = 400;

  private static final List<String> QUIET_AND_LOCAL =
      List.of(
          "--headless",
          "--no-sandbox",
          "--disable-gpu",
          "--disable-quic",
          "--no-first-run",
          "--disable-background-networking",
          "--disable-component-update",
          "--disable-sync");

  private static Optional<Browsing> shared = Optional.empty();

  private final String database;
  private final MusterServer server;
  private final Playwright playwright;
  private final Browser browser;
  private final Map<String, String> cookies = new java.util.HashMap<>();

  private Browsing(String database, MusterServer server, Playwright playwright, Browser browser) {
    this.database = database;
    this.server = server;
    this.playwright = playwright;
    this.browser = browser;
  }

  /// The one server that all read-only page tests share.
  public static synchronized Browsing shared() {
    if (shared.isEmpty()) {
      Browsing made = fresh();
      shared = Optional.of(made);
      Runtime.getRuntime().addShutdownHook(new Thread(made::close));
    }
    return shared.get();
  }

  /// A server with a database of its own, for tests that write.
  public static Browsing fresh() {
    return fresh(Filling.CASE);
  }

  /// The same, at a browser whose camera shows a film.
  ///
  /// @param film a Y4M file; it is opened when a page opens the camera, and may be made until then
  public static Browsing filming(Path film) {
    return fresh(
        Filling.CASE,
        List.of(
            "--use-fake-device-for-media-stream",
            "--use-fake-ui-for-media-stream",
            "--use-file-for-fake-video-capture=" + film));
  }

  /// The same with a plan saved, made in a fixed number of steps, so that it is the same each time.
  public static Browsing planned() {
    return fresh(Filling.PLANNED);
  }

  /// The same with invented cycles under way, and accounts for the people at their table.
  public static Browsing underWay() {
    return fresh(Filling.UNDER_WAY);
  }

  /// What is in the database.
  private enum Filling {
    CASE,
    PLANNED,
    UNDER_WAY
  }

  private static Browsing fresh(Filling filling) {
    return fresh(filling, List.of());
  }

  private static Browsing fresh(Filling filling, List<String> more) {
    Optional<Path> chromium = findChromium();
    assumeTrue(chromium.isPresent(), "no chromium on the PATH: page tests are skipped");
    try {
      Path folder = Files.createTempDirectory("muster-pages");
      String database = "jdbc:sqlite:" + folder.resolve("muster.db");
      fill(database, filling);
      MusterServer server =
          MusterServer.open(
              ServerSettings.onThisMachine(database, 0, folder),
              new PrintStream(PrintStream.nullOutputStream(), true));
      Playwright playwright =
          Playwright.create(
              new CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
      Browser browser =
          playwright
              .chromium()
              .launch(
                  new LaunchOptions()
                      .setExecutablePath(
                          more.isEmpty() ? findShell().orElse(chromium.get()) : chromium.get())
                      .setHeadless(true)
                      .setArgs(Stream.concat(QUIET_AND_LOCAL.stream(), more.stream()).toList()));
      return new Browsing(database, server, playwright, browser);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Loads the shipped case and makes the account that pages are looked at with.
  private static void fill(String database, Filling filling) {
    Path shipped =
        Path.of(System.getProperty("muster.root", "."), "cases", "azerbaijan").toAbsolutePath();
    CaseReading reading = CaseFile.read(shipped);
    if (!(reading instanceof CaseReading.Sound sound)) {
      throw new IllegalStateException("the shipped case is not sound: " + reading.problems());
    }
    try (Workspace workspace = Workspace.open(database, InstantSource.system())) {
      workspace.cases().importCase(sound.data(), ImportMode.NEW, Viewer.Operator.ofThisProcess());
      add(workspace, ACCOUNT, "AZE", Role.NATIONAL_PLANNER);
      if (filling != Filling.CASE) {
        plan(workspace, sound.data());
      }
      if (filling == Filling.UNDER_WAY) {
        add(workspace, Talks.DESK_ACCOUNT, "NATO", Role.ALLIANCE_DESK_OFFICER);
        add(workspace, Talks.APPROVER_ACCOUNT, "AZE", Role.NATIONAL_APPROVER);
        Talks.fill(workspace);
      }
    }
  }

  private void addAccount(String name, String body, Role role) {
    past(workspace -> add(workspace, name, body, role));
  }

  private static void add(Workspace workspace, String account, String body, Role role) {
    Newcomers.add(workspace, account, body, List.of(role));
  }

  private static void plan(Workspace workspace, CaseData data) {
    PlanDocument made =
        PlanRun.find(data, PlanRequest.ofSteps(PLAN_STEPS, 1).by(PlanSolver.COLUMNS)).orElseThrow();
    Viewer.Operator operator = Viewer.Operator.ofThisProcess();
    Plans plans = workspace.plans(InstantSource.system());
    if (!(plans.keep(data, operator, made, Plans.Origin.plain())
        instanceof Plans.Acted.Done kept)) {
      throw new IllegalStateException("the plan was not kept");
    }
    plans.putOnFile(data.header().id(), operator, kept.head().id());
  }

  /// Where the server is.
  public String url() {
    return server.url();
  }

  /// A page of that width, signed in as the case owner's planner.
  public Page page(int width, ColorScheme scheme) {
    return page(width, scheme, ACCOUNT);
  }

  /// A page of that width, signed in with an account that this server has.
  public Page page(int width, ColorScheme scheme, String account) {
    String state = cookies.get(account);
    if (state != null) {
      return inContext(width, scheme, state);
    }
    Page page = strange(width, scheme);
    signIn(page, account, PASSWORD);
    cookies.put(account, page.context().storageState());
    return page;
  }

  /// Somebody new, signed in at a browser of their own.
  public Person person(String name, String body, Role role) {
    addAccount(name, body, role);
    Page page = strange(DESK, ColorScheme.LIGHT);
    signIn(page, name, PASSWORD);
    return new Person(url(), page);
  }

  /// Somebody whose browser keeps what it keeps in a folder of theirs, as those of desks do; close
  /// the page's context to have all of it written.
  public Person keeping(Path profile, String name, String body, Role role) {
    addAccount(name, body, role);
    BrowserContext context =
        playwright
            .chromium()
            .launchPersistentContext(
                profile,
                new LaunchPersistentContextOptions()
                    .setExecutablePath(findChromium().orElseThrow())
                    .setHeadless(true)
                    .setArgs(QUIET_AND_LOCAL)
                    .setViewportSize(DESK, 900));
    context.setDefaultTimeout(PATIENCE);
    Page page = context.newPage();
    signIn(page, name, PASSWORD);
    return new Person(url(), page);
  }

  /// Where the server keeps the database and what belongs to it.
  public Path folder() {
    return Path.of(database.substring("jdbc:sqlite:".length())).resolveSibling("");
  }

  /// Does something with the same database, past the server.
  public void past(Consumer<Workspace> deed) {
    try (Workspace workspace = Workspace.open(database, InstantSource.system())) {
      deed.accept(workspace);
    }
  }

  /// Ends every sign-in of an account, as a change of its password does; the password stays.
  public void endSignIns(String account) {
    try (Workspace workspace = Workspace.open(database, InstantSource.system())) {
      workspace.accounts().changePassword(account, PASSWORD, PASSWORD + " anew");
      workspace.accounts().changePassword(account, PASSWORD + " anew", PASSWORD);
    }
  }

  /// A page of that width, not signed in.
  public Page strange(int width, ColorScheme scheme) {
    return inContext(width, scheme, null);
  }

  private Page inContext(
      int width, ColorScheme scheme, @org.jspecify.annotations.Nullable String state) {
    Browser.NewContextOptions options =
        new Browser.NewContextOptions()
            .setViewportSize(width, width == PHONE ? 844 : 900)
            .setColorScheme(scheme)
            .setReducedMotion(ReducedMotion.REDUCE)
            .setLocale("en-GB");
    if (state != null) {
      options.setStorageState(state);
    }
    BrowserContext context = browser.newContext(options);
    context.setDefaultTimeout(PATIENCE);
    return context.newPage();
  }

  /// Signs in on the sign-in page.
  public void signIn(Page page, String account, String password) {
    page.navigate(url() + "/login");
    page.fill("#username", account);
    page.fill("#password", password);
    page.click("main button");
  }

  /// Asserts that axe finds nothing against WCAG 2.2 A and AA, and that nothing scrolls sideways.
  public static void assertAccessible(Page page) {
    assertNothingFound(
        page,
        new AxeBuilder(page)
            .withTags(
                List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")));
    assertNothingScrollsSideways(page);
  }

  /// The same of a page in light and in dark: between the two only colours change, so the other
  /// scheme is asked whether they stand out from each other.
  public static void assertAccessibleInLightAndInDark(Page page) {
    assertAccessible(page);
    boolean dark =
        (Boolean) page.evaluate("() => matchMedia('(prefers-color-scheme: dark)').matches");
    page.emulateMedia(
        new Page.EmulateMediaOptions()
            .setColorScheme(dark ? ColorScheme.LIGHT : ColorScheme.DARK)
            .setReducedMotion(ReducedMotion.REDUCE));
    assertNothingFound(
        page, new AxeBuilder(page).withRules(List.of("color-contrast", "link-in-text-block")));
    assertNothingScrollsSideways(page);
  }

  private static void assertNothingFound(Page page, AxeBuilder axe) {
    List<String> found = new ArrayList<>();
    for (Rule rule : axe.analyze().getViolations()) {
      rule.getNodes()
          .forEach(
              node ->
                  found.add(rule.getId() + ": " + node.getHtml() + " " + node.getFailureSummary()));
    }
    assertThat(found).as("axe on " + page.url()).isEmpty();
  }

  private static void assertNothingScrollsSideways(Page page) {
    Object over =
        page.evaluate(
            """
            () => {
              const wide = document.documentElement.clientWidth;
              return document.documentElement.scrollWidth <= wide ? [] :
                [...document.querySelectorAll('body *')]
                  .filter((e) => e.getBoundingClientRect().right > wide + 0.5)
                  .map((e) => e.tagName + '.' + e.getAttribute('class') + ' to ' +
                    e.getBoundingClientRect().right);
            }
            """);
    assertThat(over).as("what makes " + page.url() + " scroll sideways").isEqualTo(List.of());
  }

  @Override
  public void close() {
    browser.close();
    playwright.close();
    server.close();
  }

  private static Optional<Path> findChromium() {
    return find("chromium", "chromium-browser", "google-chrome");
  }

  /// The same browser without a window, which draws a page in half the time.
  private static Optional<Path> findShell() {
    return find("chromium-headless-shell");
  }

  private static Optional<Path> find(String... names) {
    for (String folder : System.getenv().getOrDefault("PATH", "").split(File.pathSeparator)) {
      for (String name : names) {
        Path candidate = Path.of(folder, name);
        if (Files.isExecutable(candidate)) {
          return Optional.of(candidate);
        }
      }
    }
    return Optional.empty();
  }
}
