package org.muster.engine.lift;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.muster.engine.text.Fields;
import org.muster.engine.text.Json;

/// Prices from which a bound can be proven; see [LiftProof]. In weighted person-hours; what is not
/// named costs nothing.
///
/// @param worth by party: at most what it costs to leave it behind
/// @param gates by gate and clock hour, for a person who passes
/// @param seats by the number of seats and clock hour of departure, for a seat
/// @param havens by haven and clock hour, for a person who arrives
/// @param holding by clock hour, for a person and minute inside
/// @param stands by clock hour, for an aircraft and minute on the ground at the airfield
/// @param havenStands by haven and stretch of [#STAND_MINUTES], for an aircraft and minute on the
///     ground there
public record LiftPrices(
    Map<String, Double> worth,
    Map<String, Map<Integer, Double>> gates,
    Map<String, Map<Integer, Double>> seats,
    Map<String, Map<Integer, Double>> havens,
    Map<Integer, Double> holding,
    Map<Integer, Double> stands,
    Map<String, Map<Integer, Double>> havenStands) {
  /// The field of a plan that holds them.
  public static final String FIELD = "prices";

  /// How many minutes a stand at a haven has one price.
  public static final int STAND_MINUTES = 15;

  private static final double ROUNDING = 1e7;

  public LiftPrices {
    worth = Collections.unmodifiableMap(new LinkedHashMap<>(worth));
    gates = Collections.unmodifiableMap(new LinkedHashMap<>(gates));
    seats = Collections.unmodifiableMap(new LinkedHashMap<>(seats));
    havens = Collections.unmodifiableMap(new LinkedHashMap<>(havens));
    holding = Collections.unmodifiableMap(new TreeMap<>(holding));
    stands = Collections.unmodifiableMap(new TreeMap<>(stands));
    havenStands = Collections.unmodifiableMap(new LinkedHashMap<>(havenStands));
  }

  /// A price as it is written; rounded down, so that worths stay within what leaving costs.
  public static double rounded(double price) {
    return Math.floor(price * ROUNDING) / ROUNDING;
  }

  /// Reads them.
  ///
  /// @throws org.muster.engine.text.TextException naming the line and what is wrong
  public static LiftPrices read(LiftProblem problem, String source, Json value) {
    return Fields.read(
        source,
        FIELD,
        value,
        f -> {
          Map<String, Double> worth = new LinkedHashMap<>();
          f.required(
              "worth",
              parties -> {
                for (String party : parties.names()) {
                  worth.put(party, parties.number(party));
                }
                return worth;
              });
          Map<String, Party> known = problem.partiesById();
          worth.keySet().stream()
              .filter(party -> !known.containsKey(party))
              .findFirst()
              .ifPresent(
                  party -> {
                    throw f.wrong("worth", "of parties of the problem, has \"" + party + "\"");
                  });
          return new LiftPrices(
              worth,
              f.required("gates", LiftPrices::table),
              f.required("seats", LiftPrices::table),
              f.required("havens", LiftPrices::table),
              f.required("holding", LiftPrices::hours),
              f.required("stands", LiftPrices::hours),
              // Plans of before stands at havens had a price carry none.
              f.has("havenStands") ? f.required("havenStands", LiftPrices::table) : Map.of());
        });
  }

  private static Map<String, Map<Integer, Double>> table(Fields f) {
    Map<String, Map<Integer, Double>> table = new LinkedHashMap<>();
    for (String name : f.names()) {
      table.put(name, f.required(name, LiftPrices::hours));
    }
    return table;
  }

  private static Map<Integer, Double> hours(Fields f) {
    Map<Integer, Double> hours = new TreeMap<>();
    for (String hour : f.names()) {
      if (!hour.matches("[0-9]{1,7}")) {
        throw f.wrong(hour, "the price of an hour, counted from zero");
      }
      double price = f.number(hour);
      if (!(price >= 0)) {
        throw f.wrong(hour, "a price from 0");
      }
      hours.put(Integer.valueOf(hour), price);
    }
    return hours;
  }

  /// The same prices where some of the aircraft with so many seats have another number of them.
  public LiftPrices reseated(int seatsBefore, int seatsAfter) {
    Map<String, Map<Integer, Double>> reseated = new LinkedHashMap<>(seats);
    reseated.put(
        Integer.toString(seatsAfter), seats.getOrDefault(Integer.toString(seatsBefore), Map.of()));
    return new LiftPrices(worth, gates, reseated, havens, holding, stands, havenStands);
  }

  /// As a value of the plan's file.
  public Json written() {
    Map<String, Json> members = new LinkedHashMap<>();
    Map<String, Json> worths = new LinkedHashMap<>();
    worth.forEach((party, price) -> worths.put(party, new Json.Decimal(price, 0)));
    members.put("worth", new Json.Members(worths, 0));
    members.put("gates", table(gates));
    members.put("seats", table(seats));
    members.put("havens", table(havens));
    members.put("holding", hours(holding));
    members.put("stands", hours(stands));
    members.put("havenStands", table(havenStands));
    return new Json.Members(members, 0);
  }

  private static Json table(Map<String, Map<Integer, Double>> table) {
    Map<String, Json> members = new LinkedHashMap<>();
    table.forEach((name, hours) -> members.put(name, hours(hours)));
    return new Json.Members(members, 0);
  }

  private static Json hours(Map<Integer, Double> hours) {
    Map<String, Json> members = new LinkedHashMap<>();
    hours.forEach((hour, price) -> members.put(hour.toString(), new Json.Decimal(price, 0)));
    return new Json.Members(members, 0);
  }
}
