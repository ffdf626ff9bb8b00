package org.muster.operate.evacuation.intake;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.muster.operate.evacuation.exchange.Pfif;

/// People of a People Finder file as drafts.
public final class FoundPeople {
  private FoundPeople() {}

  /// One draft a person; notes that stand alone are left out, since nobody knows of whom they are.
  public static List<Draft> drafts(Pfif.Read read) {
    List<Draft> drafts = new ArrayList<>();
    for (Pfif.Item item : read.items()) {
      if (item.kind() == Pfif.Kind.PERSON) {
        drafts.add(draft(item));
      }
    }
    return drafts;
  }

  private static Draft draft(Pfif.Item item) {
    Map<Draft.Field, String> values = new EnumMap<>(Draft.Field.class);
    put(values, Draft.Field.NAME, item, "full_name");
    put(values, Draft.Field.SURNAME, item, "family_name");
    put(values, Draft.Field.GIVEN, item, "given_name");
    put(values, Draft.Field.BORN, item, "date_of_birth");
    put(values, Draft.Field.NATIONALITY, item, "home_country");
    item.find("sex")
        .ifPresent(
            sex -> values.put(Draft.Field.SEX, sex.substring(0, 1).toUpperCase(Locale.ROOT)));
    List<String> remarks = new ArrayList<>();
    item.find("age").ifPresent(age -> remarks.add("age " + age));
    item.find("description").ifPresent(remarks::add);
    for (Pfif.Item note : item.notes()) {
      remarks.add(
          note.find("status").map(s -> s.replace('_', ' ') + ": ").orElse("")
              + note.find("text").orElse(""));
    }
    values.put(Draft.Field.REMARK, String.join("; ", remarks).replaceAll("\\s+", " "));
    return new Draft(
        item.find("person_record_id").orElse(""),
        String.join(" | ", item.fields().values()),
        values,
        Optional.ofNullable(values.get(Draft.Field.BORN))
            .flatMap(Dates::read)
            .map(Dates.Found::day),
        List.of());
  }

  private static void put(
      Map<Draft.Field, String> values, Draft.Field field, Pfif.Item item, String name) {
    item.find(name).ifPresent(text -> values.put(field, text));
  }
}
