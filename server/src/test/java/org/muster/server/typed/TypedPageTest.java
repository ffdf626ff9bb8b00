package org.muster.server.typed;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.muster.access.Draft;

/// The forms of a page as its text has them.
class TypedPageTest {
  private static final Instant AT = Instant.parse("2026-11-28T14:02:00Z");
  private static final String FORM =
      """
      <details class="fold"><summary>More</summary>
      <form method="post" action="/case/a/say?asof=2021-01-01">
      <input type="hidden" name="_csrf" value="t"><input type="hidden" name="kind" value="propose">\
      <input type="hidden" name="seen" value="7"><input type="hidden" name="clause" value="">
      <textarea name="text" rows="2">was &lt;so&gt;, говорит “Şəki”</textarea>
      <input name="why" value="">
      <input type="checkbox" name="pick" value="a" checked><input type="checkbox" name="pick" value="b">
      <select name="area"><option selected>land</option><option value="sea">Sea</option></select>
      <button>Say it</button>
      </form></details>
      """;
  private static final String KEY = "/case/a/say?kind=propose";

  @Test
  void aFormIsKnownByItsAddressAndByWhatItIsAbout() {
    assertThat(page(FORM).keys()).containsExactly(KEY);
    assertThat(page(FORM.replace("/case/a", "/accounts")).keys()).isEmpty();
    assertThat(page(FORM.replace("name=\"why\"", "type=\"password\" name=\"why\"")).keys())
        .as("a form that asks for a password is never kept")
        .isEmpty();
  }

  @Test
  void whatWasTypedIsPutBackOnTopOfWhatItWasTyped() {
    String filled =
        filled(
            Map.of(
                "text", List.of("is \"so\" & <more>"),
                "why", List.of("it's better, 好 💧"),
                "pick", List.of("b"),
                "area", List.of("sea"),
                "seen", List.of("5")));
    assertThat(filled)
        .contains(
            "<textarea name=\"text\" rows=\"2\">\nis &#34;so&#34; &amp; &lt;more&gt;</textarea>")
        .contains("<input name=\"why\" value=\"it&#39;s better, 好 💧\">")
        .contains("<input type=\"checkbox\" name=\"pick\" value=\"a\">")
        .contains("<input type=\"checkbox\" name=\"pick\" value=\"b\" checked>")
        .contains("<option>land</option><option value=\"sea\" selected>Sea</option>")
        .contains("name=\"seen\" value=\"5\"")
        .contains("<details class=\"fold\" open>")
        .contains("Not saved yet.", "281402ZNOV26", "Forget what is not saved")
        .contains("<input type=\"hidden\" name=\"_form\" value=\"" + KEY + "\">")
        .contains("<input type=\"hidden\" name=\"_page\" value=\"/case/a/page?x=1\">");
    assertThat(filled.indexOf("Forget what is not saved"))
        .as("not what the key Enter presses")
        .isGreaterThan(filled.indexOf("Say it"));
  }

  @Test
  void whatThePageSaysAlreadyIsNoDraft() {
    String same =
        filled(
            Map.of(
                "text", List.of("was <so>, говорит “Şəki”"),
                "why", List.of(""),
                "pick", List.of("a"),
                "area", List.of("land"),
                "seen", List.of("5")));
    assertThat(same).doesNotContain("Not saved yet").contains("name=\"seen\" value=\"7\"");
    assertThat(same).contains("<details class=\"fold\">");
  }

  @Test
  void aPageThatAnswersTheFormGetsBackOnlyWhatItLeftEmpty() {
    Draft draft = new Draft(KEY, Map.of("text", List.of("mine"), "why", List.of("because")), AT);
    String answer =
        text(page(FORM).filled("/p", "proof", Optional.of(KEY), k -> Optional.of(draft)));
    assertThat(answer).contains("was &lt;so&gt;, говорит “Şəki”").contains("value=\"because\"");
    assertThat(answer).doesNotContain("Not saved yet").contains("<details class=\"fold\" open>");
  }

  private static String filled(Map<String, List<String>> typed) {
    Draft draft = new Draft(KEY, typed, AT);
    return text(
        page(FORM)
            .filled(
                "/case/a/page?x=1",
                "proof",
                Optional.empty(),
                key -> key.equals(KEY) ? Optional.of(draft) : Optional.empty()));
  }

  private static TypedPage page(String html) {
    return TypedPage.of(html.getBytes(StandardCharsets.UTF_8));
  }

  private static String text(byte[] page) {
    return new String(page, StandardCharsets.UTF_8);
  }
}
