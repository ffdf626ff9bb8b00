package org.muster.server.look;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Locator.FilterOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.AriaRole;
import java.util.Objects;

/// Somebody at a browser of their own, signed in beside the others. Whatever they do they do on a
/// page: by its buttons, its fields and its keys.
public final class Person {
  /// More than any page has to step through.
  private static final int MOST_TABS = 150;

  private final String url;
  private final Page page;
  private int moves;

  Person(String url, Page page) {
    this.url = url;
    this.page = page;
  }

  public Page page() {
    return page;
  }

  /// How many forms they have sent.
  public int moves() {
    return moves;
  }

  /// Opens a page and gives its status.
  public int look(String path) {
    return Objects.requireNonNull(page.navigate(url + path)).status();
  }

  /// Opens a page that is there.
  public Person go(String path) {
    assertThat(look(path)).as(path).isEqualTo(200);
    return this;
  }

  /// What the page says, its heading first.
  public String says() {
    return page.textContent("h1") + "\n" + page.innerText("main");
  }

  /// What the bar says was just done.
  public String told() {
    return page.innerText(".undo-bar");
  }

  public Person fill(String field, String text) {
    page.fill(field, text);
    return this;
  }

  public Person choose(String field, String value) {
    page.selectOption(field, value);
    return this;
  }

  public Person tick(String field) {
    page.check(field);
    return this;
  }

  /// Unfolds what stands under a summary of that text.
  public Person unfold(String summary) {
    page.locator("main summary").filter(new FilterOptions().setHasText(summary)).first().click();
    return this;
  }

  /// Whether the page has that button.
  public boolean has(String button) {
    return button(button).count() > 0;
  }

  /// Presses a button whose form is taken.
  public Person press(String button) {
    Response answer = send(() -> button(button).click());
    assertThat(answer.status()).as("%s: %s", button, says()).isEqualTo(200);
    return this;
  }

  /// Presses a button whose form is not taken, and reads why.
  public String refused(String button) {
    Response answer = send(() -> button(button).click());
    assertThat(answer.status()).as(button).isBetween(400, 499);
    return says();
  }

  /// Presses a key that sends a form.
  public Person key(String key) {
    Response answer = send(() -> page.keyboard().press(key));
    assertThat(answer.status()).as(key + ": " + page.textContent("h1")).isEqualTo(200);
    return this;
  }

  /// Steps with the tabulator to what that selector finds.
  public Person tabTo(String selector) {
    for (int i = 0; i < MOST_TABS; i++) {
      page.keyboard().press("Tab");
      if (Boolean.TRUE.equals(
          page.evaluate("wanted => document.activeElement.matches(wanted)", selector))) {
        return this;
      }
    }
    throw new AssertionError("no tabulator leads to " + selector + " on " + page.url());
  }

  /// Types in place of what stands in the field.
  public Person type(String text) {
    page.keyboard().press("Control+A");
    page.keyboard().type(text);
    return this;
  }

  private Response send(Runnable act) {
    moves++;
    return Objects.requireNonNull(page.waitForNavigation(act));
  }

  private Locator button(String name) {
    return page.locator("main")
        .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(name).setExact(true));
  }
}
