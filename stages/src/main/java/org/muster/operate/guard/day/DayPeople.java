package org.muster.operate.guard.day;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The people of a guard on a day. What they are called is told by [DayBook#names] alone.
public final class DayPeople {
  private final Map<String, DayReader.Person> people;

  DayPeople(Map<String, DayReader.Person> people) {
    this.people = people;
  }

  /// Their service numbers.
  public List<String> numbers() {
    return List.copyOf(people.keySet());
  }

  /// Somebody's rank; empty where nobody has that number.
  public String rank(String number) {
    DayReader.Person person = people.get(number);
    return person == null ? "" : person.rank();
  }

  String called(String number) {
    DayReader.Person person = people.get(number);
    return person == null ? number : person.name().orElse(number);
  }

  Optional<String> findNameRow(String number) {
    return Optional.ofNullable(people.get(number))
        .map(DayReader.Person::nameRow)
        .filter(row -> !row.isEmpty());
  }
}
