package org.muster.server.typed;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// A form of a page as its text has it: what it is known by, and what it takes to put what was
/// typed back into it.
final class TypedForm {

  /// What tells a form from others at the same address are its hidden fields; not these, which say
  /// on top of what it is sent, and where one comes from.
  private static final Set<String> NO_IDENTITY =
      Set.of("base", "seen", "version", "digest", "proposal", "back");

  /// Hidden fields that are kept with a draft: on top of what it was typed.
  private static final Set<String> ON_TOP_OF = Set.of("base", "seen", "version", "digest");

  /// A field, with what stands in it on the page.
  ///
  /// @param text of a text area, or of an option without a value; else empty
  /// @param textEnd where that text ends
  private record Field(Tag tag, Kind kind, String name, String text, int textEnd) {}

  private enum Kind {
    LINE,
    AREA,
    PICK,
    OPTION,
    ON_TOP
  }

  private final Tag open;

  /// First tags of the closed folds that it stands in.
  private final List<Tag> folds;

  private final List<Field> fields = new ArrayList<>();
  private final Map<String, String> hidden = new TreeMap<>();

  /// Where its last tag begins.
  private int close;

  /// Whether it asks for a password.
  private boolean secret;

  TypedForm(Tag open, List<Tag> folds) {
    this.open = open;
    this.folds = List.copyOf(folds);
    this.close = open.end();
  }

  Tag open() {
    return open;
  }

  int close() {
    return close;
  }

  List<Tag> folds() {
    return folds;
  }

  void closeAt(int start) {
    close = start;
  }

  boolean isSent() {
    return open.get("method").equalsIgnoreCase("post");
  }

  /// Whether people write into it what belongs to a case, and no secret.
  boolean isTyped() {
    return isSent()
        && isOfACase(open.get("action"))
        && !secret
        // Who evacuees are is kept sealed with their evacuation's key, and nowhere else.
        && open.find("data-unkept").isEmpty()
        && fields.stream().anyMatch(f -> f.kind != Kind.ON_TOP);
  }

  /// Whether what is typed at an address belongs to a case, or begins one.
  static boolean isOfACase(String address) {
    return address.startsWith("/case/") || address.equals("/cases");
  }

  /// What the form is known by: its address and what its hidden fields say it is about.
  String key() {
    StringBuilder key = new StringBuilder(open.get("action").replaceFirst("[?#].*", ""));
    char before = '?';
    for (Map.Entry<String, String> about : hidden.entrySet()) {
      key.append(before)
          .append(about.getKey())
          .append('=')
          .append(URLEncoder.encode(about.getValue(), StandardCharsets.UTF_8));
      before = '&';
    }
    return key.toString();
  }

  void input(Tag tag) {
    String name = tag.get("name");
    String type = tag.find("type").orElse("text");
    if (name.isEmpty()) {
      return;
    }
    switch (type) {
      case "hidden" -> {
        if (ON_TOP_OF.contains(name)) {
          fields.add(new Field(tag, Kind.ON_TOP, name, "", tag.end()));
        } else if (!name.startsWith("_")
            && !NO_IDENTITY.contains(name)
            && !tag.get("value").isEmpty()) {
          hidden.putIfAbsent(name, tag.get("value"));
        }
      }
      case "checkbox", "radio" -> fields.add(new Field(tag, Kind.PICK, name, "", tag.end()));
      case "password" -> secret = true;
      case "file", "submit", "button", "image", "reset" -> {}
      default -> fields.add(new Field(tag, Kind.LINE, name, "", tag.end()));
    }
  }

  void area(Tag tag, String text, int end) {
    if (!tag.get("name").isEmpty()) {
      fields.add(new Field(tag, Kind.AREA, tag.get("name"), text, end));
    }
  }

  void option(Tag tag, String select, String text) {
    if (!select.isEmpty()) {
      fields.add(new Field(tag, Kind.OPTION, select, text, tag.end()));
    }
  }

  /// A change of the page's text.
  ///
  /// @param start inclusive
  /// @param end exclusive
  record Edit(int start, int end, String text) {}

  /// The changes that put what was typed into the form; none where the page says the same.
  ///
  /// @param typed values by field
  List<Edit> filled(Map<String, List<String>> typed) {
    List<Edit> edits = edits(typed, false);
    if (!edits.isEmpty()) {
      // On top of what it was typed: else it would overwrite unseen what others wrote meanwhile.
      edits.addAll(onTopOf(typed));
    }
    return edits;
  }

  /// The changes that put back what a page that answers the form says nothing of: fields that it
  /// left empty.
  List<Edit> mended(Map<String, List<String>> typed) {
    return edits(typed, true);
  }

  private List<Edit> edits(Map<String, List<String>> typed, boolean emptyOnly) {
    List<Edit> edits = new ArrayList<>();
    Map<String, Integer> met = new HashMap<>();
    for (Field field : fields) {
      List<String> values = typed.getOrDefault(field.name, List.of());
      switch (field.kind) {
        case PICK, OPTION -> {
          String word = field.kind == Kind.PICK ? "checked" : "selected";
          boolean is = field.tag.find(word).isPresent();
          boolean should = values.contains(value(field));
          // A choice that the draft does not know of keeps what the page says.
          boolean known = field.kind == Kind.PICK || typed.containsKey(field.name);
          if (is != should && known && !emptyOnly) {
            edits.add(new Edit(field.tag.start(), field.tag.end(), field.tag.with(word, should)));
          }
        }
        case LINE, AREA -> {
          int at = met.merge(field.name, 1, Integer::sum) - 1;
          if (at < values.size()) {
            String should = values.get(at).replace("\r\n", "\n");
            boolean differs = !should.equals(value(field));
            if (differs && (!emptyOnly || value(field).isEmpty())) {
              edits.add(edit(field, should));
            }
          }
        }
        case ON_TOP -> {}
      }
    }
    return edits;
  }

  private List<Edit> onTopOf(Map<String, List<String>> typed) {
    List<Edit> edits = new ArrayList<>();
    for (Field field : fields) {
      List<String> values = typed.getOrDefault(field.name, List.of());
      if (field.kind == Kind.ON_TOP && !values.isEmpty()) {
        edits.add(edit(field, values.getFirst()));
      }
    }
    return edits;
  }

  /// What stands in a field, or what picking it sends.
  private static String value(Field field) {
    return switch (field.kind) {
      case LINE, ON_TOP -> field.tag.get("value");
      // The first line end in a text area is the template's, and not of the text.
      case AREA ->
          Tag.unescaped(field.text.startsWith("\n") ? field.text.substring(1) : field.text);
      case PICK -> field.tag.find("value").orElse("on");
      case OPTION -> field.tag.find("value").orElse(Tag.unescaped(field.text).strip());
    };
  }

  private static Edit edit(Field field, String should) {
    return field.kind == Kind.AREA
        ? new Edit(field.tag.end(), field.textEnd, "\n" + Tag.escaped(should))
        : new Edit(field.tag.start(), field.tag.end(), field.tag.with("value", should));
  }
}
