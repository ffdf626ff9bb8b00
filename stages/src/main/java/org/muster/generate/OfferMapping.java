package org.muster.generate;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.muster.engine.duty.tour.Caveat;
import org.muster.engine.duty.tour.Window;
import org.muster.record.Row;

/// What nations offered. A plan says who could go, so that an offer neither binds a unit to its
/// line nor keeps other units from it. A withdrawn one is a nation's no: in every slot that it
/// touches the unit is kept from that line as by a caveat, which bears the offer's id.
final class OfferMapping {
  private final Intake intake;
  private final Map<String, String> tasks = new HashMap<>();
  private final SortedSet<String> all = new TreeSet<>();

  OfferMapping(Intake intake) {
    this.intake = intake;
    for (Row row : intake.list(GenerateTables.OFFERS)) {
      Offer offer = Offer.of(row);
      if (offer.state() == Offer.State.WITHDRAWN && intake.touched(row).isPresent()) {
        tasks.put(offer.line(), task(offer.line()));
        all.add(task(offer.line()));
      }
    }
  }

  /// The task that stands for a line, where an offer for it was withdrawn.
  List<String> tasksOf(String line) {
    return Optional.ofNullable(tasks.get(line)).map(List::of).orElse(List.of());
  }

  /// Those of every line: each unit can do them, unless a caveat of its own says no.
  SortedSet<String> tasks() {
    return all;
  }

  /// What withdrawn offers keep a unit from.
  List<Caveat> caveats(String unit) {
    List<Caveat> caveats = new ArrayList<>();
    for (Row row : intake.listOf(GenerateTables.OFFERS, "unit", unit)) {
      Offer offer = Offer.of(row);
      Optional<Window> window = intake.touched(row);
      if (window.isPresent() && offer.state() == Offer.State.WITHDRAWN) {
        intake.useFor(unit, row, "withdrawn offer");
        caveats.add(new Caveat(offer.id(), task(offer.line()), window.get()));
      }
    }
    return caveats;
  }

  private static String task(String line) {
    return "offered for " + line;
  }
}
