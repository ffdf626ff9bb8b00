package org.muster.server.operate.evacuation;

import java.util.List;
import org.muster.operate.evacuation.CustodyBook;
import org.muster.operate.evacuation.GateBook;
import org.muster.operate.evacuation.GateFacts;
import org.muster.operate.evacuation.MapPlaces;
import org.muster.operate.evacuation.PlaceAt;
import org.muster.operate.evacuation.PlaceBook;
import org.muster.operate.guard.GuardGround;
import org.springframework.stereotype.Component;

/// Draws the map of an evacuation as of now, on what the case knows of the ground.
@Component
class Maps {
  private final CustodyBook book;
  private final GateBook gates;
  private final PlaceBook places;

  Maps(CustodyBook book, GateBook gates, PlaceBook places) {
    this.book = book;
    this.gates = gates;
    this.places = places;
  }

  MapModel of(EvacuationVisit at) {
    return of(at, places.list(at.evacuation()));
  }

  /// As a board has it, which is drawn for everybody all the time: where nothing is placed yet,
  /// nobody is counted for it.
  MapModel ofBoard(EvacuationVisit at) {
    List<PlaceAt> known = places.list(at.evacuation());
    return known.isEmpty()
        ? MapModel.of(MapPlaces.NONE, gates.get(at.evacuation()), List.of())
        : of(at, known);
  }

  private MapModel of(EvacuationVisit at, List<PlaceAt> known) {
    GateFacts gate = gates.get(at.evacuation());
    return MapModel.of(
        book.ask(at.evacuation(), custody -> MapPlaces.of(custody, gate, known)),
        gate,
        known.isEmpty() ? List.of() : ground(at));
  }

  /// What is built on the ground of the case's guards, where one is drawn.
  private static List<GuardGround.Feature> ground(EvacuationVisit at) {
    var data = at.visit().view().data();
    return GuardGround.guards(data).stream()
        .flatMap(guard -> GuardGround.find(data, guard.about(), at.day()).stream())
        .flatMap(ground -> ground.features().stream())
        .toList();
  }
}
