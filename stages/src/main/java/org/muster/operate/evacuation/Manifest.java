package org.muster.operate.evacuation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.muster.operate.evacuation.custody.Custody;
import org.muster.operate.evacuation.custody.Deed;
import org.muster.operate.evacuation.custody.FlightState;
import org.muster.operate.evacuation.custody.Mobility;
import org.muster.operate.evacuation.custody.PersonState;
import org.muster.operate.evacuation.custody.Sort;

/// A flight's list, person by person, as gate, control centre, list, door and haven each have them.
/// It holds numbers and no names.
///
/// @param lines everybody who is listed or aboard, by party and number
public record Manifest(FlightState flight, List<Line> lines) {
  public Manifest {
    lines = List.copyOf(lines);
  }

  /// Somebody.
  ///
  /// @param kilos by standard masses
  /// @param onFile whether the control centre has them on file
  /// @param gate whether they were scanned in at a gate
  /// @param arrived whether they were scanned at the haven
  public record Line(
      String person,
      String party,
      Sort sort,
      Mobility mobility,
      int seats,
      int kilos,
      boolean onFile,
      boolean gate,
      boolean listed,
      boolean aboard,
      boolean arrived) {

    /// Whether all agree, as far as the flight is.
    boolean agrees(FlightState.Step step) {
      boolean so =
          onFile
              && gate
              && listed
              && (aboard || step == FlightState.Step.PLANNED || step == FlightState.Step.BOARDING);
      return so && (arrived || step != FlightState.Step.ARRIVED);
    }
  }

  /// The list of a flight, if the log knows it.
  public static Optional<Manifest> find(Custody custody, String flight) {
    return custody.findFlight(flight).map(state -> of(custody, state));
  }

  private static Manifest of(Custody custody, FlightState flight) {
    TreeSet<String> all = new TreeSet<>(flight.listed());
    all.addAll(flight.aboard());
    List<Line> lines = new ArrayList<>();
    for (String number : all) {
      PersonState person = custody.findPerson(number).orElseThrow();
      lines.add(
          new Line(
              number,
              person.party(),
              person.sort(),
              person.mobility(),
              person.seats(),
              StandardMass.of(person.sort(), person.mobility()),
              person.registered(),
              person.passedGate(),
              flight.listed().contains(number),
              flight.aboard().contains(number),
              person.flown().equals(flight.flight()) && person.seenAtArrival()));
    }
    lines.sort(Comparator.comparing(Line::party).thenComparing(Line::person));
    return new Manifest(flight, lines);
  }

  /// Whoever counts as its load: those aboard, or those listed while nobody is.
  public List<Line> load() {
    return flight.aboard().isEmpty()
        ? lines.stream().filter(Line::listed).toList()
        : lines.stream().filter(Line::aboard).toList();
  }

  /// Those of whom gate, control centre, list, door and haven do not agree.
  public List<Line> disagreeing() {
    return lines.stream().filter(line -> !line.agrees(flight.step())).toList();
  }

  public int seats() {
    return load().stream().mapToInt(Line::seats).sum();
  }

  /// Kilograms by standard masses.
  public int kilos() {
    return load().stream().mapToInt(Line::kilos).sum();
  }

  public int infants() {
    return (int) load().stream().filter(line -> line.sort() == Sort.INFANT).count();
  }

  /// How many come so.
  public int with(Mobility mobility) {
    return (int) load().stream().filter(line -> line.mobility() == mobility).count();
  }

  /// What the aircraft can carry; 0 where nobody said.
  public int kilosAtMost() {
    return flight.plan().map(Deed.Planned::kilos).orElse(0);
  }

  /// Whether the load is heavier than was said that the aircraft carries.
  public boolean isTooHeavy() {
    return kilosAtMost() > 0 && kilos() > kilosAtMost();
  }
}
