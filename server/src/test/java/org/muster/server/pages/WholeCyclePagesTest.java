package org.muster.server.pages;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.muster.access.Role;
import org.muster.server.look.Browsing;
import org.muster.server.look.Person;

/// One whole cycle in a real browser, from the guidance to the locked assessment, by five people
/// signed in side by side: whatever they do they do with the fields, buttons and keys of the pages,
/// and each sees what is theirs to see and no more.
class WholeCyclePagesTest {
  private static final String HOME = "/case/azerbaijan/review";
  private static final String EARLIER = HOME + "/cycles/AZE.cycle.round-of-2024";
  private static final String CYCLE = HOME + "/cycles/AZE.cycle.round-of-2026";
  private static final String SURVEY = CYCLE + "/survey";
  private static final String GOAL = CYCLE + "/goals/AZE.goal.airport-guard";
  private static final String ASSESSMENT = CYCLE + "/assessment";

  @TempDir Path folder;

  /// Who sits at the table. The ally belongs to neither side.
  private record Five(Person planner, Person approver, Person desk, Person signer, Person ally) {
    static Five at(Browsing browsing) {
      return new Five(
          browsing.person("nazim", "AZE", Role.NATIONAL_PLANNER),
          browsing.person("aydin", "AZE", Role.NATIONAL_APPROVER),
          browsing.person("ingrid", "NATO", Role.ALLIANCE_DESK_OFFICER),
          browsing.person("sofia", "NATO", Role.ALLIANCE_APPROVER),
          browsing.person("emre", "TUR", Role.ALLY_REPRESENTATIVE));
    }

    List<Person> approvers() {
      return List.of(approver, signer);
    }

    int moves() {
      return Stream.of(planner, approver, desk, signer, ally).mapToInt(Person::moves).sum();
    }
  }

  @Test
  @Tag("long")
  void fivePeopleWalkFromTheGuidanceToTheLockedAssessment() throws IOException {
    try (Browsing browsing = Browsing.fresh()) {
      Five five = Five.at(browsing);
      issueTwice(five);
      answerByKeys(five);
      int cells = takeTheWorkbookOutAndBack(five);
      draft(five);
      suspendAndResume(five);
      negotiate(five);
      signWithTwoKeys(five);
      assess(five);
      lock(five);
      System.out.println("figures: moves=" + five.moves() + " cells=" + cells);
    }
  }

  /// An earlier round leaves answers from which the survey of this one is filled.
  private static void issueTwice(Five five) {
    issue(five.desk, "Round of 2024", EARLIER);
    Person planner = five.planner.go(EARLIER + "/survey?section=policy");
    planner.tick(in("policy.changed", "input[value='no']")).press("Save policy.changed");
    planner.fill(in("policy.law", "textarea"), "Law of 1999.").press("Save policy.law");
    planner.fill(in("policy.notice", "input[name='value']"), "60").press("Save policy.notice");

    issue(five.desk, "Round of 2026", CYCLE);
    assertThat(five.desk.says()).contains("3 answers to confirm, 0 of 6 sections done");
    // The staffs read the nation's answers and write none; the Allies do not read them.
    assertThat(five.desk.has("Save policy.law")).isFalse();
    assertThat(five.approver.go(SURVEY).has("Save policy.law")).isFalse();
    assertThat(five.ally.go(SURVEY).says())
        .contains("no survey that is open to you")
        .doesNotContain("Law of 1999");
  }

  private static void issue(Person desk, String name, String cycle) {
    desk.go(HOME).fill("#name", name).choose("#nation", "AZE").press("Begin it");
    assertThat(desk.says()).contains("Survey issued");
    desk.press("Ministerial guidance given");
    desk.go(cycle + "/survey").press("Issue it");
  }

  /// The survey by keyboard alone: carried answers confirmed with one key, others typed.
  private static void answerByKeys(Five five) {
    Person planner = five.planner.go(SURVEY + "?section=policy");
    for (String question : List.of("policy.changed", "policy.law", "policy.notice")) {
      planner.key("=");
      assertThat(planner.told()).contains("Unchanged since the last cycle: " + question);
    }
    planner.key("n");
    assertThat(planner.page().url()).contains("section=plans");
    planner.tabTo(in("plans.aims", "textarea")).type("Two companies at once.");
    planner.tabTo(in("plans.aims", "button")).key("Enter");
    assertThat(planner.told()).contains("Saved: plans.aims, version 1.");
  }

  /// The workbook goes out, is edited while the same answer is changed on the page, and comes back.
  private int takeTheWorkbookOutAndBack(Five five) throws IOException {
    Person planner = five.planner.go(SURVEY + "?section=policy");
    Page page = planner.page();
    Download out = page.waitForDownload(() -> page.click(".exports a:has-text('XLSX')"));
    Path book = folder.resolve("survey.xlsx");
    out.saveAs(book);

    // A page that lay open is shown both texts; nothing is overwritten.
    Page open = page.context().newPage();
    open.navigate(page.url());
    planner.fill(in("policy.law", "textarea"), "Law of 2004.").press("Save policy.law");
    open.fill(in("policy.law", "textarea"), "Law of 2003.");
    open.waitForNavigation(() -> open.click(in("policy.law", "button.button")));
    assertThat(open.textContent("h1")).isEqualTo("Not saved: nazim answered policy.law meanwhile");
    assertThat(open.innerText("main")).contains("Yours, not saved").contains("2003", "2004");
    open.close();

    int cells = edit(book);
    planner.go(SURVEY).unfold("Take a workbook back…");
    page.setInputFiles("#workbook", book);
    String back = planner.refused("Take it back");
    assertThat(back)
        .contains("Workbook taken back: 1 cell to mend, 1 conflict, 5 answers saved")
        .contains("Answers!E5", "soon")
        .contains("In the workbook, Answers!E4", "1999, article 4", "Stands: nazim", "Law of 2004.")
        .contains("structure.changes version 1");
    planner.press("Save the workbook’s answer to policy.law");
    // What was typed beside it and not saved waits, marked, until it is forgotten.
    assertThat(planner.go(SURVEY + "?section=policy").says())
        .contains("version 4", "Not saved yet.");
    assertThat(page.inputValue(in("policy.law", "textarea"))).isEqualTo("Law of 2003.");
    planner.press("Forget what is not saved");
    assertThat(planner.go(SURVEY + "?section=policy").says()).doesNotContain("Not saved yet.");
    assertThat(page.inputValue(in("policy.law", "textarea"))).isEqualTo("Law of 1999, article 4.");
    assertThat(page.inputValue(in("policy.notice", "input[name='value']"))).isEqualTo("60");
    planner.go(SURVEY + "?section=structure");
    assertThat(page.inputValue("[name='cell.0.0']")).isEqualTo("E Coy");

    planner.go(CYCLE).press("Survey answered");
    assertThat(planner.go(SURVEY).says()).contains("The survey was handed in on");
    return cells;
  }

  /// Edits the workbook as somebody at a spreadsheet would.
  ///
  /// @return how many cells were written
  private static int edit(Path book) throws IOException {
    int cells = 0;
    try (InputStream in = Files.newInputStream(book);
        Workbook workbook = new XSSFWorkbook(in)) {
      Sheet answers = workbook.getSheet("Answers");
      for (Row row : answers) {
        String text =
            switch (row.getCell(0).getStringCellValue()) {
              case "policy.law" -> "Law of 1999, article 4.";
              case "policy.notice" -> "soon";
              case "plans.horizon" -> "2030-12-31";
              case "forces.any" -> "no";
              case "budget.currency" -> "AZN";
              default -> "";
            };
        if (!text.isEmpty()) {
          row.getCell(4).setCellValue(text);
          cells++;
        }
        switch (row.getCell(0).getStringCellValue()) {
          case "training.english" -> {
            row.getCell(4).setCellValue(40);
            cells++;
          }
          case "plans.horizon" -> {
            row.getCell(5).setCellValue("As the minister signed it.");
            cells++;
          }
          default -> {}
        }
      }
      Row unit = workbook.getSheet("T1").createRow(2);
      for (String text : List.of("E Coy", "formed", "2026-03-01", "120")) {
        unit.createCell(Math.max(0, unit.getLastCellNum())).setCellValue(text);
        cells++;
      }
      try (OutputStream to = Files.newOutputStream(book)) {
        workbook.write(to);
      }
    }
    return cells;
  }

  private static void draft(Five five) {
    Person desk = five.desk.go(CYCLE + "/goals");
    desk.page().click("main a:has-text('Draft a goal')");
    desk.fill("#code", "PG-01").fill("#title", "Airport guard");
    desk.fill("[name='heading.0']", "Standard").fill("[name='text.0']", "Evaluated at NEL2.");
    desk.fill("[name='heading.1']", "How many").fill("[name='text.1']", "Two companies.");
    desk.fill("[name='task.0']", "Evaluate the third company.");
    desk.fill("[name='task-due.0']", "2027-06-30");
    desk.press("Put it on the table");
    desk.go(CYCLE).press("Goals drafted");
    assertThat(five.ally.look(GOAL)).isEqualTo(404);
    assertThat(five.ally.go(CYCLE + "/goals").says()).doesNotContain("Airport guard");
  }

  private static void suspendAndResume(Five five) {
    Person approver = five.approver.go(CYCLE).unfold("Suspend the cycle");
    approver.choose("#scope", "PARTICIPATION").fill("#reason", "By decision of the nation.");
    approver.choose("[aria-label='What becomes of PG-01']", "PAUSED");
    approver.press("Suspend it");
    assertThat(approver.says()).contains("suspended since", "PG-01 rests");

    // Nothing else is done while it rests, and each page says why.
    assertThat(five.planner.go(GOAL).says()).contains("nothing is said until it is resumed");
    assertThat(five.planner.has("Accept theirs")).isFalse();
    assertThat(five.desk.go(CYCLE).says()).contains("Resume: for an approver to sign");
    five.planner.go(CYCLE).unfold("What happened to a goal meanwhile…");
    five.planner.choose("#mw-now", "CONTINUES").fill("#mw-text", "Guard course held.");
    five.planner.press("Note it");

    Person signer = five.signer.go(CYCLE);
    signer.choose("[aria-label='What becomes of PG-01']", "REDATED");
    assertThat(signer.refused("Resume the nation's participation"))
        .contains("A new date is missing");
    signer.fill("[aria-label='New date of PG-01']", "2028-06-30");
    signer.press("Resume the nation's participation");
    assertThat(signer.says())
        .contains("PG-01 rests")
        .contains("PG-01 goes on as a national goal: Guard course held.")
        .contains("PG-01 resumed with a new date, 30 JUN 2028");
  }

  /// The planner's part by keyboard alone.
  private static void negotiate(Five five) {
    Person planner = five.planner.go(GOAL).key("a");
    assertThat(planner.told()).contains("Agreed: “Standard”.");
    // What is agreed can be opened again by words, not by its number alone.
    assertThat(planner.page().textContent("tr.chosen")).doesNotContain("Standard");
    planner.page().click("a:has-text('Open it again…')");
    assertThat(planner.page().textContent("tr.chosen")).contains("Standard");
    assertThat(planner.says()).contains("Write your own");
    planner.go(GOAL).page().keyboard().press("e");
    planner.tabTo("#own-text").type("Three companies.");
    planner.tabTo("#own-reason").type("We have three.");
    planner.tabTo("button").key("Enter");
    assertThat(planner.told()).contains("Proposed: “How many” waits for the other side.");

    Person desk = five.desk.go(GOAL);
    assertThat(desk.page().textContent("tr.chosen del")).contains("Two");
    assertThat(desk.page().textContent("tr.chosen ins")).contains("Three");
    assertThat(desk.says()).contains("We have three.");
    desk.press("Accept theirs");
    desk.go(CYCLE).press("Bilateral talks held");

    // From here on the Allies hear it; they reserve and do not write.
    Person ally = five.ally.go(GOAL + "?clause=how-many");
    assertThat(ally.says())
        .contains("We have three.")
        .doesNotContain("Write your own", "Open it again…");
    ally.unfold("Reserve").fill("#reserve-text", "No instructors before 2028.");
    ally.press("Reserve it");
    assertThat(ally.told()).contains("Reserved on “How many”.");
    assertThat(ally.go(CYCLE).has("Joint talks with all Allies held")).isFalse();
    assertThat(five.ally.go(SURVEY).says()).contains("no survey that is open to you");
    desk.go(CYCLE).press("Joint talks with all Allies held");
    assertThat(planner.go(GOAL).says()).contains("Türkiye reserves: No instructors before 2028.");
  }

  private static void signWithTwoKeys(Five five) {
    // Who wrote the text does not sign it, on either side.
    assertThat(five.planner.go(GOAL).says()).contains("for an approver to turn");
    assertThat(five.desk.go(GOAL).says()).contains("for an approver to turn");
    assertThat(five.approver.go(CYCLE).says()).contains("Not signed by both sides yet: PG-01.");

    Person approver = five.approver.go(GOAL);
    approver.page().keyboard().press("s");
    approver.tabTo(".sign button").key("Enter");
    assertThat(approver.told()).contains("Your side’s key is turned. It waits for the other.");
    five.signer.go(GOAL).unfold("Turn key…").press("Sign it");
    assertThat(five.signer.told()).contains("the text is signed and frozen");
    assertThat(five.desk.go(GOAL).says())
        .contains("signed by both sides", "change it in a new cycle");
    assertThat(five.desk.go(GOAL + "/compare").says()).contains("Three");
    five.approver.go(CYCLE).press("Goals approved by both sides");
    assertThat(five.approver.says()).contains("it waits for the alliance staffs");
    five.signer.go(CYCLE).press("Goals approved by both sides");
  }

  private void assess(Five five) throws IOException {
    Person desk = five.desk.go(ASSESSMENT).press("Begin the assessment");
    desk.tick("[value='PARTLY']").fill("#text", "Two of three.");
    assertThat(desk.refused("Judge it")).contains("Name the evidence");
    Path paper = Files.writeString(folder.resolve("report.txt"), "Two of three companies.");
    desk.unfold("Evidence (0)");
    desk.page().setInputFiles("[id^='file-']", paper);
    desk.fill("[id^='title-']", "Report of the visit").press("Store it");
    desk.tick("[value='PARTLY']").fill("#text", "Two of three.");
    desk.tick("label:has-text('Report of the visit') input").press("Judge it");
    assertThat(desk.says()).contains("1 of 2 judged");
    desk.tick("[value='DELAYED']").fill("#text", "No date is set.");
    desk.fill("#other", "AZE.certificate.d-coy-2021").press("Judge it");
    desk.fill("#summary", "Two of three.").fill("#conclude", "Evaluate the third.");
    desk.press("Write them");
    assertThat(five.ally.go(ASSESSMENT).says()).contains("no assessment that you may see");
    desk.go(CYCLE).press("Assessment drafted");
    five.approvers().forEach(a -> a.go(CYCLE).press("Assessment agreed by both sides"));
    assertThat(five.ally.go(ASSESSMENT).says()).contains("Two of three.");
  }

  private static void lock(Five five) {
    assertThat(five.approver.go(CYCLE).says()).contains("The assessment is not locked");
    assertThat(five.desk.go(ASSESSMENT).says()).contains("for an approver to turn");
    five.approvers().forEach(a -> a.go(ASSESSMENT).unfold("Turn key…").press("Sign it"));
    assertThat(five.signer.says()).contains("approved by both sides and locked");
    five.approvers().forEach(a -> a.go(CYCLE).press("Assessment approved by both sides"));

    String hash = five.signer.go(ASSESSMENT).page().textContent(".hash");
    assertThat(hash).matches("[0-9a-f]{64}");
    assertThat(five.ally.go(ASSESSMENT).page().textContent(".hash")).isEqualTo(hash);
    assertThat(five.desk.go(ASSESSMENT).has("Judge it anew")).isFalse();
    assertThat(five.desk.has("Write them")).isFalse();
    assertThat(five.ally.go(HOME).says()).contains("Finished");
  }

  /// A part of a question's card.
  private static String in(String question, String part) {
    return "[id='q-" + question + "'] > form " + part;
  }
}
