package org.muster.server.typed;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.muster.access.Draft;
import org.muster.record.Days;
import org.muster.server.typed.TypedForm.Edit;

/// A page as its text, with the forms in it. Every form that a template writes is known here by
/// itself, so that no form has to say that what is typed into it is to be kept.
///
/// The page stays the bytes that it came as, a character each, and only what is asked of a form is
/// read as UTF-8: every page goes through this.
final class TypedPage {

  /// The hidden fields that a form carries beside its own.
  static final String PAGE = "_page";

  static final String FORM = "_form";
  static final String PROOF = "_opened";

  /// What stood in the page's other forms, each as browsers send forms.
  static final String ALSO = "_also";

  private final String html;
  private final List<TypedForm> forms;

  private TypedPage(String html, List<TypedForm> forms) {
    this.html = html;
    this.forms = forms;
  }

  /// @param page in UTF-8
  static TypedPage of(byte[] page) {
    String html = new String(page, StandardCharsets.ISO_8859_1);
    List<TypedForm> forms = new ArrayList<>();
    Deque<Tag> folds = new ArrayDeque<>();
    Optional<TypedForm> form = Optional.empty();
    String select = "";
    int from = 0;
    for (Optional<Tag> next = Tag.next(html, 0); next.isPresent(); next = Tag.next(html, from)) {
      Tag tag = next.get();
      from = tag.end();
      switch (tag.name()) {
        case "details" -> {
          if (tag.closing()) {
            folds.poll();
          } else {
            folds.push(tag);
          }
        }
        case "form" -> {
          if (tag.closing()) {
            form.ifPresent(f -> f.closeAt(tag.start()));
            form = Optional.empty();
          } else {
            form = Optional.of(new TypedForm(tag, closed(folds)));
            forms.add(form.get());
          }
        }
        case "input" -> form.ifPresent(f -> f.input(tag));
        case "select" -> select = tag.closing() ? "" : tag.get("name");
        case "option" -> {
          if (!tag.closing()) {
            String of = select;
            String text =
                text(html.substring(tag.end(), Math.max(tag.end(), html.indexOf('<', tag.end()))));
            form.ifPresent(f -> f.option(tag, of, text));
          }
        }
        case "textarea" -> {
          int end = tag.closing() ? -1 : html.indexOf("</textarea>", tag.end());
          if (end >= 0) {
            form.ifPresent(f -> f.area(tag, text(html.substring(tag.end(), end)), end));
            from = end;
          }
        }
        default -> throw new IllegalStateException("no tag of a form: " + tag.name());
      }
    }
    return new TypedPage(html, forms);
  }

  /// What bytes of a page say.
  ///
  /// @param bytes a character each
  static String text(String bytes) {
    return new String(bytes.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
  }

  private static String bytes(String text) {
    return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
  }

  private static List<Tag> closed(Deque<Tag> folds) {
    return folds.stream().filter(f -> f.find("open").isEmpty()).toList();
  }

  /// The forms that people type into.
  List<String> keys() {
    return forms.stream().filter(TypedForm::isTyped).map(TypedForm::key).toList();
  }

  /// The page with what was typed put back, and with what its forms carry beside their own fields.
  ///
  /// @param page path and query at which the page stands
  /// @param proof by whom it was opened
  /// @param answered the form that the page answers, if it is one that was not taken
  /// @param drafts what was typed into a form and not saved
  /// @return in UTF-8
  byte[] filled(
      String page,
      String proof,
      Optional<String> answered,
      Function<String, Optional<Draft>> drafts) {
    List<Edit> edits = new ArrayList<>();
    Set<Integer> opened = new HashSet<>();
    for (TypedForm form : forms) {
      if (!form.isSent()) {
        continue;
      }
      StringBuilder carried = new StringBuilder(hidden(PAGE, page));
      if (form.isTyped()) {
        String key = form.key();
        carried.append(hidden(FORM, key)).append(hidden(PROOF, proof));
        Optional<Draft> draft = drafts.apply(key);
        boolean answers = answered.filter(key::equals).isPresent();
        List<Edit> filled =
            draft
                .map(d -> answers ? form.mended(d.fields()) : form.filled(d.fields()))
                .orElse(List.of());
        edits.addAll(filled);
        if (!filled.isEmpty()) {
          form.folds().stream()
              .filter(fold -> opened.add(fold.start()))
              .forEach(f -> edits.add(new Edit(f.start(), f.end(), f.with("open", true))));
        }
        if (!filled.isEmpty() && !answers) {
          carried.append(note(draft.orElseThrow()));
          edits.add(new Edit(form.close(), form.close(), FORGET));
        }
      }
      edits.add(new Edit(form.open().end(), form.open().end(), carried.toString()));
    }
    return applied(edits);
  }

  /// Stands last in the form, so that the key Enter in a field does not press it.
  private static final String FORGET =
      "<p class=\"draft-forget wide\"><button class=\"linklike\" formaction=\""
          + DraftsController.FORGET
          + "\" formnovalidate>Forget what is not saved</button></p>";

  private static String note(Draft draft) {
    return "<p class=\"draft-note wide\" role=\"status\"><b>Not saved yet.</b> What you typed on <span"
        + " class=\"mono\">"
        + Days.group(draft.at())
        + "</span> stands here as you left it.</p>";
  }

  private static String hidden(String name, String value) {
    return "<input type=\"hidden\" name=\"" + name + "\" value=\"" + Tag.escaped(value) + "\">";
  }

  private byte[] applied(List<Edit> edits) {
    edits.sort(Comparator.comparingInt(Edit::start));
    StringBuilder out = new StringBuilder(html.length() + 400 * edits.size());
    int at = 0;
    for (Edit edit : edits) {
      out.append(html, at, edit.start()).append(bytes(edit.text()));
      at = edit.end();
    }
    return out.append(html, at, html.length()).toString().getBytes(StandardCharsets.ISO_8859_1);
  }
}
