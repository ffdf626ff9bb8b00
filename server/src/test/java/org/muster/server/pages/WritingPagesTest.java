package org.muster.server.pages;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.muster.server.look.Browsing;

/// Writing, on a server and database of its own.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Tag("long")
class WritingPagesTest {
  private static final String CASE = "/case/azerbaijan";

  private @org.jspecify.annotations.Nullable Browsing opened;

  @BeforeAll
  void open() {
    opened = Browsing.fresh();
  }

  @AfterAll
  void close() {
    if (opened != null) {
      opened.close();
    }
  }

  @Test
  void aConflictIsSettledInTwoActionsAndTakenBack() {
    Page page = page(CASE);

    page.click(".finding:has-text('21 or 22') .button");
    page.click("button:has-text('Keep 21')");

    assertThat(page.textContent(".undo-bar")).contains("Chosen: Azerbaijan had 21 people in ISAF");
    assertThat(page.textContent("main")).contains("Settled").contains("planner chose 21");
    assertThat(page.textContent(".thread")).doesNotContain("conflict to settle");

    page.click(".undo-bar button");
    assertThat(page.textContent("main")).contains("Open");
    assertThat(page.textContent(".thread")).contains("1 conflict to settle");
    page.context().close();
  }

  @Test
  void aRowIsWrittenChangedWithdrawnAndTakenBack() {
    Page page = page(CASE + "/edit/engagements");

    page.fill("#cell-id", "AZE.engagement.test-visit");
    page.fill("#cell-title", "Visit to the training centre");
    page.selectOption("#cell-type", "visit");
    page.fill("#cell-who", "Head of the desk");
    page.check("input[name='cell.nations'][value='AZE']");
    page.fill("#cell-held", "2021-10-32");
    page.selectOption("#cell-source", "AZE.source.azernews-2021-10-29");
    page.click("main .primary");
    assertThat(page.textContent("h1")).isEqualTo("Not written yet: 1 field to mend");
    assertThat(page.textContent("#error-held"))
        .contains("“2021-10-32” does not fit here. Enter days, months and seasons that exist");
    assertThat(page.inputValue("#cell-title")).isEqualTo("Visit to the training centre");

    page.fill("#cell-held", "2021-10-19");
    page.waitForCondition(() -> page.textContent("#echo-held").equals("= 19 OCT 2021"));
    page.click("main .primary");
    assertThat(page.textContent(".undo-bar"))
        .contains("Written: Visit to the training centre: Head of the desk, 19 OCT 2021");
    assertThat(page.textContent(".beside h2")).contains("Visit to the training centre");

    page.click(".beside >> text=Change it");
    page.fill("#cell-who", "Head of another desk");
    page.click("main .primary");
    assertThat(page.textContent(".undo-bar")).contains("Changed:").contains("another desk");
    page.click(".undo-bar button");
    assertThat(page.textContent(".undo-bar")).contains("As before:").contains("Head of the desk");

    page.click(".claim .says >> text=Visit to the training centre");
    page.click(".beside >> text=Change it");
    page.click("text=Withdraw it");
    assertThat(page.textContent(".undo-bar")).contains("Withdrawn:");
    assertThat(page.locator(".claim:has-text('training centre')").count()).isZero();
    page.click(".undo-bar button");
    assertThat(page.locator(".claim:has-text('training centre')").count()).isEqualTo(1);
    page.context().close();
  }

  /// The shipped pages write days as 19 OCT 2021, and so may whoever types one; a month never
  /// stands first.
  @Test
  void aDateIsTypedAsThePagesWriteItAndReadBack() {
    Page page = page(CASE + "/edit/engagements");
    assertThat(page.locator("input[type=date]").count()).isZero();
    page.fill("#cell-id", "AZE.engagement.typed-date");
    page.fill("#cell-title", "Visit with a typed date");
    page.selectOption("#cell-type", "visit");
    page.fill("#cell-who", "Head of the desk");
    page.check("input[name='cell.nations'][value='AZE']");
    page.selectOption("#cell-source", "AZE.source.azernews-2021-10-29");
    page.fill("#cell-held", "OCT 2021, about");
    page.fill("#cell-known_from", "06/30/2021");
    page.waitForCondition(() -> page.textContent("#echo-cell-known_from").equals("not a day yet"));
    page.fill("#cell-known_from", "30/6/2021");
    page.waitForCondition(() -> page.textContent("#echo-cell-known_from").equals("= 30 JUN 2021"));
    page.fill("#cell-known_from", "301021");
    page.waitForCondition(() -> page.textContent("#echo-cell-known_from").equals("= 30 OCT 2021"));
    page.click("main .primary");
    assertThat(page.textContent(".undo-bar"))
        .contains("Written: Visit with a typed date: Head of the desk, OCT 2021, about");

    page.click("summary:has-text('As of')");
    page.fill("#asof", "30 OCT 2021");
    page.click(".dates .primary");
    assertThat(page.textContent(".top")).contains("30 OCT 2021");
    page.context().close();
  }

  @Test
  void aFormWithoutItsTokenIsRefusedPlainly() {
    Page page = page(CASE + "/edit/engagements");
    page.evaluate("document.querySelector('main input[name=_csrf]').value = 'other'");
    page.evaluate("document.querySelector('main input[name=_opened]').value = 'other'");
    page.click("main .primary");

    assertThat(page.textContent("h1")).isEqualTo("This is not open to you");
    page.context().close();
  }

  private Page page(String path) {
    Browsing browsing = java.util.Objects.requireNonNull(opened);
    Page page = browsing.page(Browsing.DESK, ColorScheme.LIGHT);
    page.navigate(browsing.url() + path);
    return page;
  }
}
