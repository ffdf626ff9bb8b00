package org.muster.thread;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.muster.generate.GenerateTables;
import org.muster.record.Edtf;
import org.muster.record.RecordTables;
import org.muster.record.Row;

/// Who was where on the day looked at: people in operations, place by place, and units at home.
///
/// A claim that gives a stretch answers for its days. A count of one day answers for that day, and
/// perhaps for [#COUNT_HOLDS_DAYS] after it, while nothing newer is known.
///
/// @param places those where somebody is, the case owner's first, then by name
/// @param unplaced what has people and no place on file, in words
/// @param earlier the last day before this one on which something changed
/// @param later the next one
public record WhoWhere(
    String heading,
    LocalDate asOf,
    List<At> places,
    List<String> unplaced,
    Optional<LocalDate> earlier,
    Optional<LocalDate> later,
    LocalDate first,
    LocalDate last) {

  /// How long a count of one day may stand for the days after it.
  private static final int COUNT_HOLDS_DAYS = 366;

  public WhoWhere {
    places = List.copyOf(places);
    unplaced = List.copyOf(unplaced);
  }

  /// A place with who is there.
  ///
  /// @param lat degrees north
  /// @param lon degrees east
  public record At(
      String id, String name, double lat, double lon, List<People> people, List<Home> homes) {
    public At {
      people = List.copyOf(people);
      homes = List.copyOf(homes);
    }

    /// People of the figures that count, for the mark's size and label.
    public int count() {
      return people.stream().mapToInt(People::value).sum();
    }
  }

  /// People of a nation in an operation.
  ///
  /// @param figure as the source means it: `22`, `~45`
  /// @param since since when, or on which day they were counted
  /// @param perhaps whether it may not hold on the day
  public record People(
      String nation,
      String nationName,
      boolean own,
      String operation,
      String figure,
      int value,
      String since,
      String role,
      boolean perhaps,
      boolean disputed,
      String kind,
      Row claim) {}

  /// A unit at home there.
  ///
  /// @param symbol its branch and echelon: `infantry-company`
  public record Home(
      String unit, String name, String symbol, String branch, String echelon, Row claim) {}

  /// Reads the day of the view.
  public static WhoWhere of(CaseView view) {
    String own = view.header().owner();
    Map<String, List<People>> byPlace = new LinkedHashMap<>();
    List<String> unplaced = new ArrayList<>();
    for (People people : people(view)) {
      Optional<String> place =
          view.find(RecordTables.OPERATIONS, people.claim().text("operation"))
              .flatMap(o -> o.find("place"));
      if (place.isPresent()) {
        byPlace.computeIfAbsent(place.get(), p -> new ArrayList<>()).add(people);
      } else {
        unplaced.add(
            people.nationName()
                + ", "
                + people.operation()
                + ": "
                + people.figure()
                + ", no place on file");
      }
    }
    if (view.chosen(GenerateTables.REQUIREMENT_LINES).stream().anyMatch(Row::isIllustrative)) {
      view.chosen(GenerateTables.REQUIREMENT_LINES).stream()
          .filter(Row::isIllustrative)
          .map(l -> view.operationName(l.text("operation")))
          .distinct()
          .forEach(o -> unplaced.add(o + " is invented for planning; its place is not named."));
    }
    Map<String, List<Home>> homes = homes(view, own);
    List<At> places = new ArrayList<>();
    for (Row place : view.chosen(RecordTables.PLACES)) {
      List<People> there = byPlace.getOrDefault(place.about(), List.of());
      List<Home> home = homes.getOrDefault(place.about(), List.of());
      if (!there.isEmpty() || !home.isEmpty()) {
        places.add(
            new At(
                place.about(),
                place.text("name"),
                Double.parseDouble(place.text("lat")),
                Double.parseDouble(place.text("lon")),
                there.stream()
                    .sorted(
                        Comparator.comparing((People p) -> !p.own()).thenComparing(p -> -p.value()))
                    .toList(),
                home));
      }
    }
    places.sort(
        Comparator.comparing((At a) -> a.people().stream().noneMatch(People::own))
            .thenComparing(a -> a.people().isEmpty())
            .thenComparing(At::name));
    TreeSet<LocalDate> changes = changes(view);
    return new WhoWhere(
        heading(view, places),
        view.asOf(),
        places,
        unplaced,
        Optional.ofNullable(changes.lower(view.asOf())),
        Optional.ofNullable(changes.higher(view.asOf())),
        changes.isEmpty() ? view.asOf() : changes.first(),
        changes.isEmpty() ? view.asOf() : changes.last());
  }

  private static String heading(CaseView view, List<At> places) {
    int own =
        places.stream()
            .flatMap(p -> p.people().stream())
            .filter(p -> p.own() && !p.perhaps())
            .mapToInt(People::value)
            .sum();
    long where = places.stream().filter(p -> p.people().stream().anyMatch(People::own)).count();
    String nation =
        view.find(RecordTables.NATIONS, view.header().owner())
            .map(n -> n.text("name"))
            .orElse(view.header().owner());
    String day = DateWords.day(view.asOf());
    return where == 0
        ? "Nobody of " + nation + " abroad on " + day
        : nation
            + ", "
            + day
            + ": "
            + DateWords.count(own, "person").replace("persons", "people")
            + " in "
            + DateWords.count(where, "place");
  }

  /// For each nation and operation the claim that answers for the day.
  private static List<People> people(CaseView view) {
    Map<String, People> found = new LinkedHashMap<>();
    Map<String, LocalDate> begun = new LinkedHashMap<>();
    for (Row row : view.chosen(RecordTables.CONTRIBUTIONS)) {
      if (!row.text("basis").equals("deployed") || row.isIllustrative()) {
        continue;
      }
      Edtf held = row.findHeld().orElseThrow();
      Edtf.Answer answer = held.on(view.asOf());
      boolean counted =
          !held.interval()
              && answer == Edtf.Answer.NO
              && held.endLatest().isBefore(view.asOf())
              && held.endLatest().plusDays(COUNT_HOLDS_DAYS).isAfter(view.asOf());
      if (answer == Edtf.Answer.NO && !counted) {
        continue;
      }
      String key = row.text("nation") + " " + row.text("operation");
      // A stretch says more than a count; of two counts the later.
      LocalDate order = answer == Edtf.Answer.NO ? held.startEarliest() : LocalDate.of(9999, 1, 1);
      if (begun.containsKey(key) && begun.get(key).isAfter(order)) {
        continue;
      }
      begun.put(key, order);
      found.put(key, people(view, row, held, answer != Edtf.Answer.YES));
    }
    return found.values().stream().filter(p -> p.value() > 0).toList();
  }

  private static People people(CaseView view, Row row, Edtf held, boolean perhaps) {
    String nation = row.text("nation");
    String figure =
        switch (row.text("qualifier")) {
          case "about" -> "~" + row.text("value");
          case "at-least" -> "at least " + row.text("value");
          default -> row.text("value");
        };
    return new People(
        nation,
        view.find(RecordTables.NATIONS, nation).map(n -> n.text("name")).orElse(nation),
        nation.equals(view.header().owner()),
        view.operationName(row.text("operation")),
        figure,
        row.whole("value"),
        held.interval() ? DateWords.held(held) : "counted " + DateWords.held(held),
        row.find("role").orElse(""),
        perhaps,
        view.conflicts().stream().anyMatch(c -> c.about().equals(row.about()) && c.isOpen()),
        row.text("kind"),
        row);
  }

  private static Map<String, List<Home>> homes(CaseView view, String own) {
    Map<String, List<Home>> homes = new LinkedHashMap<>();
    for (Row unit : view.holding(RecordTables.UNITS)) {
      if (unit.text("nation").equals(own) && unit.find("home").isPresent()) {
        homes
            .computeIfAbsent(unit.text("home"), h -> new ArrayList<>())
            .add(
                new Home(
                    unit.about(),
                    unit.text("short_name"),
                    unit.text("branch") + "-" + unit.text("echelon"),
                    unit.text("branch"),
                    unit.text("echelon"),
                    unit));
      }
    }
    return homes;
  }

  /// Days on which a contribution of the case's owner began or ended.
  private static TreeSet<LocalDate> changes(CaseView view) {
    TreeSet<LocalDate> days = new TreeSet<>();
    for (Row row : view.chosen(RecordTables.CONTRIBUTIONS)) {
      if (row.text("nation").equals(view.header().owner())
          && row.text("basis").equals("deployed")) {
        Edtf held = row.findHeld().orElseThrow();
        days.add(Edge.startOf(held).latest());
        if (held.interval() && !held.endLatest().equals(LocalDate.MAX)) {
          days.add(held.endLatest().plusDays(1));
        }
      }
    }
    return days;
  }
}
