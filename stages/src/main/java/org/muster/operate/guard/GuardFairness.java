package org.muster.operate.guard;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.muster.engine.duty.guard.Burdens;
import org.muster.engine.duty.guard.Clock;
import org.muster.record.CaseData;
import org.muster.record.Row;

/// What each of a guard has borne up to a day, against the days on which each was there, for both
/// nations to see.
///
/// @param people in the order of their numbers
/// @param nations sums of the two, the first first
/// @param apart people further from their nation's rate than one duty, worst first
public record GuardFairness(List<Person> people, List<Nation> nations, List<Apart> apart) {

  /// What counts as one duty where hours are counted: a tour's turns of two hours.
  private static final int DUTY_HOURS = 8;

  public GuardFairness {
    people = List.copyOf(people);
    nations = List.copyOf(nations);
    apart = List.copyOf(apart);
  }

  /// What is shared out.
  public enum Measure {
    NIGHTS("Nights", "tours with a night", 1),
    WEEKENDS("Weekends", "tours that began on a weekend", 1),
    HOLIDAYS("Holidays", "each nation’s own calendar", 1),
    HARD("Hard posts", "hours", DUTY_HOURS),
    COLD("Cold hours", "hours on post", DUTY_HOURS);

    private final String title;
    private final String says;
    private final int duty;

    Measure(String title, String says, int duty) {
      this.title = title;
      this.says = says;
      this.duty = duty;
    }

    public String title() {
      return title;
    }

    /// What is counted.
    public String says() {
      return says;
    }

    /// What one duty more adds at most.
    public int duty() {
      return duty;
    }
  }

  /// Somebody's row.
  ///
  /// @param days on which they were there
  /// @param borne by measure, in its order
  public record Person(String number, String nation, int days, List<Integer> borne) {
    public Person {
      borne = List.copyOf(borne);
    }

    /// Of one measure.
    public int of(Measure measure) {
      return borne.get(measure.ordinal());
    }

    /// Per ten days there.
    public double rate(Measure measure) {
      return days == 0 ? 0 : 10.0 * of(measure) / days;
    }
  }

  /// A nation's sums.
  public record Nation(String nation, int people, int days, List<Integer> borne) {
    public Nation {
      borne = List.copyOf(borne);
    }

    /// Of one measure.
    public int of(Measure measure) {
      return borne.get(measure.ordinal());
    }

    /// Per ten days there.
    public double rate(Measure measure) {
      return days == 0 ? 0 : 10.0 * of(measure) / days;
    }
  }

  /// Somebody who stands apart.
  ///
  /// @param fair the nation's rate times their days, rounded
  public record Apart(Person person, Measure measure, int fair) {
    /// Whether they bore more than is fair.
    public boolean isMore() {
      return person.of(measure) > fair;
    }

    /// By how many duties.
    public double duties() {
      return Math.abs(person.of(measure) - fair) / (double) measure.duty;
    }
  }

  /// The ledger of a guard before a day; empty where the reader sees no such guard.
  public static Optional<GuardFairness> find(CaseData data, String guard, LocalDate before) {
    CountingRows rows = new CountingRows(data);
    Row found = rows.byAbout(GuardTables.GUARDS).get(guard);
    if (found == null) {
      return Optional.empty();
    }
    Map<String, Row> members = new LinkedHashMap<>();
    rows.listOf(GuardTables.MEMBERS, "guard", guard).forEach(m -> members.put(m.about(), m));
    Map<String, Clock> clocks = new HashMap<>();
    for (Row row : rows.listOf(GuardTables.CLOCKS, "guard", guard)) {
      clocks.put(row.text("code"), TermWords.clock(row));
    }
    Map<String, String> nations = new HashMap<>();
    members.values().forEach(m -> nations.put(m.text("number"), m.text("nation")));
    List<Person> people = new ArrayList<>();
    GuardLedger.carried(rows, members, RosterHistory.of(data, rows, guard), clocks, found, before)
        .forEach(
            (number, borne) ->
                people.add(
                    new Person(
                        number, nations.getOrDefault(number, ""), borne.days(), list(borne))));
    people.sort(Comparator.comparing(Person::number));
    List<Nation> sums = new ArrayList<>();
    List<Apart> apart = new ArrayList<>();
    for (String nation : List.of(found.text("first_nation"), found.text("second_nation"))) {
      List<Person> own = people.stream().filter(p -> p.nation().equals(nation)).toList();
      List<Integer> borne = new ArrayList<>();
      for (Measure measure : Measure.values()) {
        borne.add(own.stream().mapToInt(p -> p.of(measure)).sum());
      }
      Nation sum = new Nation(nation, own.size(), own.stream().mapToInt(Person::days).sum(), borne);
      sums.add(sum);
      for (Measure measure : Measure.values()) {
        for (Person person : own) {
          double fair = sum.rate(measure) * person.days() / 10;
          if (Math.abs(person.of(measure) - fair) > measure.duty()) {
            apart.add(new Apart(person, measure, (int) Math.round(fair)));
          }
        }
      }
    }
    apart.sort(
        Comparator.comparingDouble(Apart::duties)
            .reversed()
            .thenComparing(a -> a.person().number()));
    return Optional.of(new GuardFairness(people, sums, apart));
  }

  private static List<Integer> list(Burdens borne) {
    return List.of(
        borne.nights(), borne.weekends(), borne.holidays(), borne.hardHours(), borne.coldHours());
  }
}
