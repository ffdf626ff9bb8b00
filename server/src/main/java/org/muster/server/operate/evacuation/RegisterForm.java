package org.muster.server.operate.evacuation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.muster.operate.evacuation.Intake;
import org.muster.operate.evacuation.Particulars;
import org.muster.operate.evacuation.callforward.CallSlip;
import org.muster.operate.evacuation.custody.Mobility;
import org.muster.operate.evacuation.custody.Sort;
import org.springframework.util.MultiValueMap;

/// What is typed into the form that registers a party: it comes back whole, whatever is wrong.
///
/// @param rows by field
/// @param seen numbers of those on file of whom whoever registers was warned
/// @param item of the inbox that it answers; empty where there is none
/// @param language in which they are written to; empty where nobody asked yet
public record RegisterForm(
    List<Map<String, String>> rows, String seen, Zone zone, String item, String language) {
  private static final int ROWS = 8;
  private static final int MOST_ROWS = 40;

  /// Fields of a row.
  private static final List<String> FIELDS =
      List.of(
          "name",
          "script",
          "born",
          "who",
          "papers",
          "phone",
          "needs",
          "sort",
          "mobility",
          "guardian",
          "class",
          "need",
          "surname");

  public RegisterForm {
    rows = List.copyOf(rows);
  }

  /// The zone of a document as it was scanned, and its names as a person reads them.
  ///
  /// @param row where it goes, from 1
  public record Zone(String text, String surname, String given, boolean compared, int row) {
    static final Zone NONE = new Zone("", "", "", false, 1);
  }

  static RegisterForm empty() {
    return new RegisterForm(padded(List.of()), "", Zone.NONE, "", "");
  }

  /// A form with what an item of the inbox proposes.
  static RegisterForm of(
      String item, List<Intake.Member> proposed, Optional<CallSlip.Language> language) {
    List<Map<String, String>> rows = new ArrayList<>();
    for (Intake.Member member : proposed.subList(0, Math.min(MOST_ROWS, proposed.size()))) {
      Particulars file = member.particulars();
      Map<String, String> row = new LinkedHashMap<>();
      row.put("name", file.name());
      row.put("script", file.script());
      row.put("born", file.born());
      row.put("who", file.who());
      row.put("papers", file.papers());
      row.put("phone", file.phone());
      row.put("needs", file.needs());
      row.put("sort", member.sort().word());
      row.put("mobility", member.mobility().word());
      row.put("guardian", member.guardian());
      row.put("surname", file.surname());
      rows.add(row);
    }
    return new RegisterForm(
        padded(rows), "", Zone.NONE, item, language.map(CallSlip.Language::tag).orElse(""));
  }

  private static List<Map<String, String>> padded(List<Map<String, String>> filled) {
    List<Map<String, String>> rows = new ArrayList<>(filled);
    while (rows.size() < ROWS || (rows.size() < MOST_ROWS && !isEmpty(rows.getLast()))) {
      rows.add(Map.of());
    }
    return rows;
  }

  static RegisterForm read(MultiValueMap<String, String> sent) {
    int count = Math.min(MOST_ROWS, Math.max(ROWS, sent.getOrDefault("name", List.of()).size()));
    List<Map<String, String>> rows = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      Map<String, String> row = new LinkedHashMap<>();
      for (String field : FIELDS) {
        List<String> all = sent.getOrDefault(field, List.of());
        row.put(field, i < all.size() ? all.get(i).strip() : "");
      }
      rows.add(row);
    }
    return new RegisterForm(
        padded(rows),
        text(sent, "seen"),
        new Zone(
            text(sent, "zone"),
            text(sent, "zone_surname"),
            text(sent, "zone_given"),
            text(sent, "zone_compared").equals("true"),
            Math.clamp(number(text(sent, "zone_row")), 1, count)),
        text(sent, "item"),
        text(sent, "language"));
  }

  private static String text(MultiValueMap<String, String> sent, String field) {
    String text = sent.getFirst(field);
    return text == null ? "" : text.strip();
  }

  private static int number(String text) {
    return text.matches("[0-9]{1,2}") ? Integer.parseInt(text) : 0;
  }

  private static boolean isEmpty(Map<String, String> row) {
    return cell(row, "name").isBlank() && cell(row, "who").isBlank();
  }

  static String cell(Map<String, String> row, String field) {
    return row.getOrDefault(field, "");
  }

  /// The first row in which nobody stands, from 1.
  int free() {
    for (int i = 0; i < rows.size(); i++) {
      if (isEmpty(rows.get(i))) {
        return i + 1;
      }
    }
    return rows.size();
  }

  /// The same with what a document says in a row; what was typed there of other things stays.
  RegisterForm with(int row, Sort sort, Particulars file) {
    Map<String, String> filled = new LinkedHashMap<>(rows.get(row - 1));
    filled.put("name", file.name());
    filled.put("surname", file.surname());
    filled.put("born", file.born());
    filled.put("papers", file.papers());
    filled.put("sort", sort.word());
    if (cell(filled, "who").isEmpty()) {
      filled.put("who", file.who());
    }
    List<Map<String, String>> all = new ArrayList<>(rows);
    all.set(row - 1, filled);
    return new RegisterForm(padded(all), seen, Zone.NONE, item, language);
  }

  /// The same with who was warned of.
  RegisterForm seen(String numbers) {
    return new RegisterForm(rows, numbers, zone, item, language);
  }

  /// The same with a zone to look at.
  RegisterForm zone(Zone other) {
    return new RegisterForm(rows, seen, other, item, language);
  }

  /// Those who stand in the form.
  ///
  /// @throws IllegalArgumentException with the row, where a cell does not do
  List<Intake.Member> members() {
    List<Intake.Member> members = new ArrayList<>();
    for (int i = 0; i < rows.size(); i++) {
      Map<String, String> row = rows.get(i);
      if (!isEmpty(row)) {
        try {
          members.add(member(row));
        } catch (IllegalArgumentException e) {
          throw new IllegalArgumentException("Row " + (i + 1) + ": " + e.getMessage() + ".", e);
        }
      }
    }
    return members;
  }

  /// The row of each of those who stand in the form, from 1.
  List<Integer> places() {
    List<Integer> places = new ArrayList<>();
    for (int i = 0; i < rows.size(); i++) {
      if (!isEmpty(rows.get(i))) {
        places.add(i + 1);
      }
    }
    return places;
  }

  /// Ids of the rule of priority; whatever else was sent is none.
  private static String rank(Map<String, String> row) {
    String ids = (cell(row, "class") + " " + cell(row, "need")).strip();
    return ids.matches("[a-z -]{0,100}") ? ids : "";
  }

  private static Intake.Member member(Map<String, String> row) {
    return new Intake.Member(
        Sort.find(cell(row, "sort")).orElse(Sort.ADULT),
        Mobility.find(cell(row, "mobility")).orElse(Mobility.WALKS),
        cell(row, "guardian"),
        new Particulars(
                cell(row, "name"),
                cell(row, "script"),
                cell(row, "born"),
                cell(row, "who"),
                cell(row, "papers"),
                cell(row, "phone"),
                cell(row, "needs"),
                "")
            .ranked(rank(row))
            .surnamed(cell(row, "surname")));
  }
}
