package org.muster.operate.evacuation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.muster.operate.evacuation.callforward.CallNumber;
import org.muster.operate.evacuation.custody.Custody;
import org.muster.operate.evacuation.custody.Deed;
import org.muster.operate.evacuation.custody.FlightState;
import org.muster.operate.evacuation.custody.Stop;

/// What a map of an evacuation shows: gates and stations near each other, and havens far away, each
/// with who was seen there last.
///
/// @param near gates and stations that have a place, gates first
/// @param far havens that have a place, by direction
/// @param unplaced codes of those of which nobody said where they are
public record MapPlaces(List<Spot> near, List<Spot> far, List<String> unplaced) {
  /// Nobody said where anything is.
  public static final MapPlaces NONE = new MapPlaces(List.of(), List.of(), List.of());

  public MapPlaces {
    near = List.copyOf(near);
    far = List.copyOf(far);
    unplaced = List.copyOf(unplaced);
  }

  /// A place with what is known of it.
  ///
  /// @param name as people call it; its code where nobody named it
  /// @param sort of station, or haven
  /// @param people inside who were seen there last; at a haven who are there
  /// @param state of a gate; of a haven how many more have room
  /// @param isShut whether nobody gets in
  /// @param kilometres from the middle of those that are near; 0 for these
  /// @param bearing of a haven from there, degrees from north by east
  public record Spot(
      PlaceAt at,
      String name,
      String sort,
      int people,
      String state,
      boolean isShut,
      long kilometres,
      double bearing) {}

  /// Of the state now.
  public static MapPlaces of(Custody custody, GateFacts gate, List<PlaceAt> places) {
    Map<String, PlaceAt> at = new HashMap<>();
    places.forEach(place -> at.put(place.code(), place));
    Map<String, Integer> inside = new TreeMap<>();
    Map<String, Integer> there = new HashMap<>();
    Map<String, String> havenOf = FlightState.havens(custody.flights());
    custody.forEachPerson(
        person -> {
          switch (person.phase()) {
            case INSIDE -> inside.merge(person.station(), 1, Integer::sum);
            case ARRIVED -> {
              if (person.onward().isEmpty()) {
                there.merge(havenOf.getOrDefault(person.flown(), ""), 1, Integer::sum);
              }
            }
            case WAITING, CALLED, AIRBORNE, WITHDRAWN, REFUSED -> {}
          }
        });
    List<Spot> near = new ArrayList<>();
    Set<String> unplaced = new TreeSet<>();
    stations(custody, at.keySet(), inside.keySet())
        .forEach(
            (code, station) ->
                Optional.ofNullable(at.get(code))
                    .ifPresentOrElse(
                        where -> near.add(spot(where, station, inside.getOrDefault(code, 0), gate)),
                        () -> unplaced.add(code)));
    near.sort(
        Comparator.comparing((Spot s) -> !s.sort().equals(Stop.GATE.word()))
            .thenComparing(s -> s.at().code()));
    Optional<PlaceAt> middle = middle(near);
    List<Spot> far = new ArrayList<>();
    for (Deed.HavenSet haven : custody.havens()) {
      Optional<PlaceAt> place = Optional.ofNullable(at.get(haven.code()));
      int room = Math.max(0, haven.room() - there.getOrDefault(haven.code(), 0));
      place.ifPresentOrElse(
          where ->
              far.add(
                  new Spot(
                      where,
                      haven.name(),
                      "haven",
                      there.getOrDefault(haven.code(), 0),
                      room == 0 ? "full" : String.format(java.util.Locale.UK, "%,d free", room),
                      room == 0,
                      Math.round(middle.map(m -> m.kilometres(where)).orElse(0.0)),
                      middle.map(m -> m.bearing(where)).orElse(0.0))),
          () -> unplaced.add(haven.code()));
    }
    far.sort(Comparator.comparingDouble(Spot::bearing));
    return new MapPlaces(near, far, List.copyOf(unplaced));
  }

  /// Stations that somebody named, that have a place, or where people were seen.
  private static Map<String, Optional<Deed.StationSet>> stations(
      Custody custody, Set<String> placed, Set<String> seen) {
    Map<String, Optional<Deed.StationSet>> all = new TreeMap<>();
    seen.stream().filter(code -> !code.isEmpty()).forEach(code -> all.put(code, Optional.empty()));
    placed.forEach(code -> all.put(code, Optional.empty()));
    custody.havens().forEach(haven -> all.remove(haven.code()));
    custody.stations().forEach(station -> all.put(station.code(), Optional.of(station)));
    return all;
  }

  private static Spot spot(
      PlaceAt where, Optional<Deed.StationSet> station, int people, GateFacts gate) {
    boolean isGate = station.filter(s -> s.stop() == Stop.GATE).isPresent();
    return new Spot(
        where,
        station.map(Deed.StationSet::name).filter(name -> !name.isEmpty()).orElse(where.code()),
        station.map(s -> s.stop().word()).orElse("station"),
        people,
        isGate ? gate.state().word() : "",
        isGate && gate.state() == CallNumber.Gate.CLOSED,
        0,
        0);
  }

  private static Optional<PlaceAt> middle(List<Spot> near) {
    return near.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new PlaceAt(
                "middle",
                near.stream().mapToDouble(s -> s.at().lat()).average().orElse(0),
                near.stream().mapToDouble(s -> s.at().lon()).average().orElse(0)));
  }
}
