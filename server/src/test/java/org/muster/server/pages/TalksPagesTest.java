package org.muster.server.pages;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.muster.server.look.Browsing;
import org.muster.server.look.Talks;

/// The pages of Review while cycles are under way, in a browser: against WCAG 2.2 A and AA, by
/// keyboard alone, and on paper.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Tag("long")
class TalksPagesTest {
  private static final String CASE = "/case/azerbaijan";

  private @org.jspecify.annotations.Nullable Browsing opened;

  /// A page and who looks at it.
  record Seen(String account, String path) {
    @Override
    public String toString() {
      return account + ": " + path;
    }
  }

  static Stream<Seen> pages() {
    return Talks.PAGES.entrySet().stream()
        .flatMap(e -> e.getValue().stream().map(path -> new Seen(e.getKey(), path)));
  }

  @BeforeAll
  void open() {
    opened = Browsing.underWay();
  }

  @AfterAll
  void close() {
    if (opened != null) {
      opened.close();
    }
  }

  private Browsing browsing() {
    return Objects.requireNonNull(opened);
  }

  private Page page(String account, String path, int width, ColorScheme scheme) {
    Page page = browsing().page(width, scheme, account);
    page.navigate(browsing().url() + CASE + path);
    return page;
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("pages")
  void isAccessibleOnADeskAndOnAPhoneInLightAndInDark(Seen seen) {
    for (int width : List.of(Browsing.DESK, Browsing.PHONE)) {
      ColorScheme first = width == Browsing.DESK ? ColorScheme.LIGHT : ColorScheme.DARK;
      Page page = page(seen.account(), seen.path(), width, first);
      Browsing.assertAccessibleInLightAndInDark(page);
      page.context().close();
    }
  }

  @Test
  void theGoalAndTheSurveyAreAccessibleInShort() {
    for (String path : List.of(Talks.GOAL, Talks.SURVEY)) {
      Page page = page(Browsing.ACCOUNT, path, Browsing.PHONE, ColorScheme.DARK);
      Browsing.assertAccessible(page);
      page.context().close();
    }
  }

  @Test
  void aGoalTellsWhoSaidWhatAndWhoseMoveItIs() {
    Page page = page(Browsing.ACCOUNT, Talks.GOAL, Browsing.DESK, ColorScheme.LIGHT);
    assertThat(page.textContent("h1"))
        .isEqualTo("Goal PG-07, Joint airfield guard: one clause of four is open");
    assertThat(words(page, "#c-standard"))
        .contains("Accepts the other side’s text.", "Alliance staffs’ text, 19 OCT 2021");
    assertThat(words(page, "#c-how-many"))
        .contains("planner, 21 OCT 2021: evaluator teams allow four")
        .contains("your answer by 2 DEC 2021");
    assertThat(words(page, ".keys-pair"))
        .contains("Azerbaijan’s key: not turned", "Alliance staffs’ key", "Waits for clause 3.");
    page.context().close();
  }

  /// Tab goes through the form in the order in which it is read, each stop is to be seen, and after
  /// the last comes what is beyond the page: nothing holds whoever has no mouse.
  @Test
  void theSurveyIsFilledInByKeyboardAlone() {
    Page page = page(Browsing.ACCOUNT, Talks.SURVEY, Browsing.DESK, ColorScheme.LIGHT);
    List<String> stops = new ArrayList<>();
    List<String> unseen = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      page.keyboard().press("Tab");
      Map<?, ?> stop = (Map<?, ?>) page.evaluate(STOP);
      String name = String.valueOf(stop.get("name"));
      if (name.equals("beyond")) {
        break;
      }
      stops.add(name);
      if (!Boolean.TRUE.equals(stop.get("seen"))) {
        unseen.add(name);
      }
    }
    assertThat(unseen).as("stops without a visible focus").isEmpty();
    assertThat(stops).as("the form ends").hasSizeLessThan(200);
    assertThat(stops)
        .containsSubsequence(
            "value of forces.any",
            "Save forces.any",
            "Unchanged forces.any=",
            "value of forces.units",
            "Save forces.units",
            "Unchanged forces.units",
            "value of forces.months",
            "Save forces.months",
            "Next open section: Training and languagen");

    // One key confirms, and the keyboard stands at the next question.
    page.keyboard().press("=");
    page.waitForURL("**#q-forces.units");
    assertThat(page.textContent(".undo-bar"))
        .contains("Unchanged since the last cycle: forces.any.");
    page.keyboard().press("Tab");
    assertThat(((Map<?, ?>) page.evaluate(STOP)).get("name")).isEqualTo("value of forces.units");

    // Whoever writes an equals sign confirms nothing.
    page.focus("#q-forces\\.caveats textarea");
    page.keyboard().press("End");
    page.keyboard().type(" 2 = 2");
    assertThat(page.inputValue("#q-forces\\.caveats textarea")).endsWith(" 2 = 2");
    assertThat(page.url()).endsWith("#q-forces.units");

    page.keyboard().press("Escape");
    page.keyboard().press("n");
    page.waitForURL("**section=training**");
    page.context().close();
  }

  @Test
  void aClauseIsAnsweredByKeyboardAlone() {
    Page page = page(Browsing.ACCOUNT, Talks.GOAL_TO_ANSWER, Browsing.DESK, ColorScheme.LIGHT);
    // The key leads into the text that it opens.
    page.keyboard().press("e");
    page.keyboard().press("Control+A");
    page.keyboard().type("A company escorts fifty vehicles.");
    page.keyboard().press("Tab");
    page.keyboard().type("as the plan has it");
    page.keyboard().press("Tab");
    page.keyboard().press("Enter");
    page.waitForSelector(".undo-bar");
    assertThat(page.textContent(".undo-bar"))
        .contains("Proposed: “Capability” waits for the other side.");
    assertThat(words(page, "#c-capability"))
        .contains("fifty", "planner, ", ": as the plan has it", "Alliance staffs to answer");
    page.context().close();
  }

  /// On paper each page says what it is and who may have it.
  @Test
  void everyPrintedPageIsMarked() throws Exception {
    for (String path : List.of(Talks.GOAL, Talks.LOCKED_ASSESSMENT, "")) {
      Page page = page(Browsing.ACCOUNT, path, Browsing.DESK, ColorScheme.LIGHT);
      byte[] paper = page.pdf(new Page.PdfOptions().setFormat("A4").setPreferCSSPageSize(true));
      try (PDDocument document = Loader.loadPDF(paper)) {
        for (int i = 1; i <= document.getNumberOfPages(); i++) {
          PDFTextStripper text = new PDFTextStripper();
          text.setStartPage(i);
          text.setEndPage(i);
          assertThat(text.getText(document))
              .as(path + ", page " + i)
              .contains("ILLUSTRATIVE DATA", "Releasable to", "page " + i);
        }
      }
      page.context().close();
    }
  }

  private static String words(Page page, String selector) {
    return page.locator(selector).innerText().replaceAll("\\s+", " ");
  }

  /// What has the focus, and whether it is to be seen.
  private static final String STOP =
      """
      () => {
        const at = document.activeElement;
        if (!at || at === document.body) {
          return { name: 'beyond', seen: true };
        }
        const style = getComputedStyle(at);
        const ring = (style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2) ||
          style.boxShadow !== 'none';
        const box = at.getBoundingClientRect();
        const question = at.closest('.question')?.id.slice(2);
        const field = at.matches('input, select, textarea');
        return {
          name: field && question ? at.name + ' of ' + question :
            at.textContent.replace(/\\s+/g, ' ').trim() || at.name || at.tagName,
          seen: ring && box.width > 0 && box.height > 0,
        };
      }
      """;
}
