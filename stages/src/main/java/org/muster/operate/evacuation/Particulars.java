package org.muster.operate.evacuation;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.muster.store.Typed;

/// Who somebody is: what is written of them by name. It lies sealed and is opened for one person at
/// a time, or for a search while an officer has unlocked the names.
///
/// @param name as it is written in Latin letters
/// @param script as it is written in their own
/// @param born as they say it
/// @param who son, grandmother, 37: what a gate compares with a face
/// @param papers kind, number and who issued them
/// @param needs medical and other
/// @param rank classes and needs of the rule of priority that apply, as [PriorityDesk] writes them
/// @param surname which part of the name is the surname, where a person compared it with a document
///     or a record has it apart; empty where nobody asked, and where the name no longer has it
public record Particulars(
    String name,
    String script,
    String born,
    String who,
    String papers,
    String phone,
    String needs,
    String note,
    String rank,
    String surname) {
  private static final int LONGEST = 400;

  /// Nobody knows anything.
  public static final Particulars NONE = new Particulars("", "", "", "", "", "", "", "", "", "");

  public Particulars {
    surname = surname.strip();
    if (given(name, surname).isEmpty()) {
      surname = "";
    }
    for (String value : new String[] {name, script, born, who, papers, phone, needs, note, rank}) {
      if (value.length() > LONGEST || !Typed.isClean(value)) {
        throw new IllegalArgumentException(
            "a field takes up to " + LONGEST + " characters of plain text");
      }
    }
  }

  /// Somebody of whom nobody said what the rule of priority asks.
  public Particulars(
      String name,
      String script,
      String born,
      String who,
      String papers,
      String phone,
      String needs,
      String note) {
    this(name, script, born, who, papers, phone, needs, note, "", "");
  }

  /// The same with what the rule of priority asks.
  public Particulars ranked(String other) {
    return new Particulars(name, script, born, who, papers, phone, needs, note, other, surname);
  }

  /// The same with which part of the name is the surname.
  public Particulars surnamed(String part) {
    return new Particulars(name, script, born, who, papers, phone, needs, note, rank, part);
  }

  /// The given names; empty where it is not known which part of the name they are.
  public String given() {
    return given(name, surname).orElse("");
  }

  /// A surname stands at one end of a name, as a word or words of it.
  private static Optional<String> given(String name, String surname) {
    String whole = name.strip();
    if (surname.isEmpty()) {
      return Optional.empty();
    }
    return whole.endsWith(" " + surname)
        ? Optional.of(whole.substring(0, whole.length() - surname.length()).strip())
        : whole.startsWith(surname + " ")
            ? Optional.of(whole.substring(surname.length()).strip())
            : Optional.empty();
  }

  /// As it is sealed.
  String text() {
    StringBuilder text = new StringBuilder();
    fields()
        .forEach((key, value) -> text.append(key).append('=').append(escaped(value)).append('\n'));
    return text.toString();
  }

  static Particulars read(String text) {
    Map<String, String> fields = new LinkedHashMap<>();
    for (String line : text.split("\n")) {
      int at = line.indexOf('=');
      if (at > 0) {
        fields.put(
            line.substring(0, at),
            line.substring(at + 1).replace("\\n", "\n").replace("\\\\", "\\"));
      }
    }
    return new Particulars(
        fields.getOrDefault("name", ""),
        fields.getOrDefault("script", ""),
        fields.getOrDefault("born", ""),
        fields.getOrDefault("who", ""),
        fields.getOrDefault("papers", ""),
        fields.getOrDefault("phone", ""),
        fields.getOrDefault("needs", ""),
        fields.getOrDefault("note", ""),
        fields.getOrDefault("rank", ""),
        fields.getOrDefault("surname", ""));
  }

  private Map<String, String> fields() {
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("name", name);
    fields.put("script", script);
    fields.put("born", born);
    fields.put("who", who);
    fields.put("papers", papers);
    fields.put("phone", phone);
    fields.put("needs", needs);
    fields.put("note", note);
    if (!rank.isEmpty()) {
      fields.put("rank", rank);
    }
    if (!surname.isEmpty()) {
      fields.put("surname", surname);
    }
    return fields;
  }

  private static String escaped(String value) {
    return value.replace("\\", "\\\\").replace("\r", "").replace("\n", "\\n");
  }
}
