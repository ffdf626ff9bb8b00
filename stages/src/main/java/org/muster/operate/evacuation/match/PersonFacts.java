package org.muster.operate.evacuation.match;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// What is known of a person that tells one from another.
///
/// @param name as it is written
/// @param born day of birth, if it is known
/// @param woman whether it is a woman or a girl, if it is known
/// @param numbers of documents and telephones
/// @param party the party that the person travels with; empty where there is none
/// @param relatives names of those in the party
public record PersonFacts(
    String name,
    Optional<LocalDate> born,
    Optional<Boolean> woman,
    Set<String> numbers,
    String party,
    List<String> relatives) {
  public PersonFacts {
    numbers = Set.copyOf(numbers);
    relatives = List.copyOf(relatives);
  }

  /// Keys by which an index brings two together whose names it would not.
  public Set<String> keys() {
    Set<String> keys = new TreeSet<>();
    born.ifPresent(
        day ->
            keys.add(
                "d"
                    + day.getYear()
                    + "/"
                    + Math.min(day.getMonthValue(), day.getDayOfMonth())
                    + "/"
                    + Math.max(day.getMonthValue(), day.getDayOfMonth())));
    numbers.forEach(number -> keys.add("#" + bare(number)));
    return keys;
  }

  /// A number without what people write between its digits, its letters as a reader confuses them.
  static String bare(String number) {
    return Letters.small(number)
        .replaceAll("[^\\p{L}\\p{N}]", "")
        .replace('o', '0')
        .replace('i', '1')
        .replace('l', '1')
        .replace('s', '5')
        .replace('b', '8');
  }
}
