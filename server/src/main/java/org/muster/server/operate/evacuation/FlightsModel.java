package org.muster.server.operate.evacuation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.muster.operate.evacuation.custody.Custody;
import org.muster.operate.evacuation.custody.Deed;
import org.muster.operate.evacuation.custody.FlightState;
import org.muster.operate.evacuation.custody.PersonState;
import org.muster.operate.evacuation.custody.Phase;
import org.muster.thread.DateWords;

/// What the page of flights draws: each with its list, and parties inside that are on none.
public record FlightsModel(List<Line> flights, List<Waiting> inside, List<String> havens) {

  /// A flight.
  public record Line(
      BoardModel.Flight flight,
      String callSign,
      String aircraft,
      int seatsUsed,
      int infants,
      String heads,
      String headsArrived,
      boolean open,
      boolean closed,
      boolean departed,
      List<String> listed,
      List<String> aboard,
      List<String> odds) {}

  /// A party that is inside, whole or in part, and on no list.
  public record Waiting(String party, int people, int seats) {}

  static FlightsModel of(EvacuationVisit visit, Custody custody) {
    List<Line> lines = new ArrayList<>();
    for (FlightState f : custody.flights()) {
      lines.add(
          new Line(
              BoardModel.flight(visit, f),
              f.plan().map(Deed.Planned::callSign).orElse(""),
              f.plan().map(Deed.Planned::aircraft).orElse(""),
              f.seatsUsed(),
              f.infants(),
              f.heads().isPresent() ? String.valueOf(f.heads().getAsInt()) : "",
              f.headsArrived().isPresent() ? String.valueOf(f.headsArrived().getAsInt()) : "",
              f.isOpen(),
              f.step() == FlightState.Step.CLOSED,
              f.step() == FlightState.Step.DEPARTED,
              f.listed(),
              f.aboard(),
              f.odds().stream().map(PartyModel::words).toList()));
    }
    List<Waiting> inside = new ArrayList<>();
    for (String party : custody.parties()) {
      List<PersonState> free =
          custody.findParty(party).orElseThrow().members().stream()
              .map(number -> custody.findPerson(number).orElseThrow())
              .filter(
                  p -> p.phase() == Phase.INSIDE && p.listed().isEmpty() && p.aboard().isEmpty())
              .toList();
      if (!free.isEmpty() && inside.size() < 300) {
        inside.add(
            new Waiting(party, free.size(), free.stream().mapToInt(PersonState::seats).sum()));
      }
    }
    return new FlightsModel(
        lines, inside, custody.havens().stream().map(Deed.HavenSet::code).toList());
  }

  static String csv(Custody custody, String flight) {
    StringBuilder csv = new StringBuilder("flight,number,party,sort,mobility,seats,state\r\n");
    Optional<FlightState> found = custody.findFlight(flight);
    List<String> people =
        found.map(f -> f.aboard().isEmpty() ? f.listed() : f.aboard()).orElse(List.of());
    for (String number : people) {
      PersonState p = custody.findPerson(number).orElseThrow();
      csv.append(
          String.join(
                  ",",
                  flight,
                  number,
                  p.party(),
                  p.sort().word(),
                  p.mobility().word(),
                  String.valueOf(p.seats()),
                  p.phase().words())
              + "\r\n");
    }
    return csv.toString();
  }

  String finding() {
    long open = flights.stream().filter(Line::open).count();
    int waiting = inside.stream().mapToInt(Waiting::people).sum();
    return DateWords.count(open, "flight")
        + " open; "
        + BoardModel.people(waiting)
        + " inside on no list";
  }
}
