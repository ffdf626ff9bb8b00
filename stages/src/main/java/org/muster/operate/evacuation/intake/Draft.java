package org.muster.operate.evacuation.intake;

import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A person as somebody wrote them down, before anybody decided that it is one.
///
/// @param place where it came from, such as `row 7` or `line 3`
/// @param source what stood there, whole
/// @param values what was understood, without empty ones
/// @param born the day of birth, where one was understood
/// @param doubts what a person should look at, in words
public record Draft(
    String place,
    String source,
    Map<Field, String> values,
    Optional<LocalDate> born,
    List<String> doubts) {
  public Draft {
    Map<Field, String> kept = new EnumMap<>(Field.class);
    values.forEach(
        (field, text) -> {
          if (!text.isBlank()) {
            kept.put(field, text.strip());
          }
        });
    values = java.util.Collections.unmodifiableMap(kept);
    doubts = List.copyOf(doubts);
  }

  /// What may be known of a person.
  public enum Field {
    NAME,
    SURNAME,
    GIVEN,
    FATHER,
    BORN,
    SEX,
    NATIONALITY,
    DOCUMENT,
    TELEPHONE,
    EMAIL,
    PARTY,
    RELATION,
    NEEDS,
    CLASS,
    /// In which they are written to, as a tag of BCP 47.
    LANGUAGE,
    REMARK
  }

  /// A value.
  public Optional<String> find(Field field) {
    return Optional.ofNullable(values.get(field));
  }

  /// The name as it is looked for: the whole, or given and surname.
  public String name() {
    return find(Field.NAME)
        .orElseGet(
            () -> (find(Field.GIVEN).orElse("") + " " + find(Field.SURNAME).orElse("")).strip());
  }
}
