package org.muster.server.operate.evacuation;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.muster.operate.evacuation.Manifest;
import org.muster.operate.evacuation.ManifestBook;
import org.muster.operate.evacuation.Particulars;
import org.muster.operate.evacuation.custody.Deed;
import org.muster.operate.evacuation.custody.Discrepancy;
import org.muster.operate.evacuation.custody.FlightState;
import org.muster.operate.evacuation.custody.Mobility;
import org.muster.operate.evacuation.custody.Rule;
import org.muster.thread.DateWords;

/// What the page of one flight's list draws.
///
/// @param counts what gate, control centre, list, door and haven each have
/// @param odd of whom they do not agree
/// @param load everybody who counts as its load, by number
public record ManifestModel(
    String flight,
    String finding,
    BoardModel.Flight state,
    String facts,
    String weight,
    boolean heavy,
    List<Count> counts,
    List<Odd> odd,
    List<Manifest.Line> load,
    boolean open,
    boolean closed,
    boolean departed,
    int proposedParties,
    int proposedPeople,
    int proposedSeats,
    int heads,
    int infants) {

  /// What one of them has.
  public record Count(String whose, String people, boolean same) {}

  /// Somebody of whom they do not agree.
  ///
  /// @param called by name where the reader sees names
  public record Odd(
      String number,
      String called,
      String party,
      String sort,
      boolean onFile,
      boolean gate,
      boolean listed,
      boolean aboard,
      String arrived) {}

  static String off(EvacuationVisit at, Manifest manifest) {
    return manifest.flight().plan().map(p -> at.dtg(p.off())).orElse("not said");
  }

  static ManifestModel of(
      EvacuationVisit at,
      Manifest manifest,
      Map<String, Particulars> names,
      List<ManifestBook.Ready> proposed) {
    FlightState flight = manifest.flight();
    int load = manifest.load().size();
    boolean landed = flight.step() == FlightState.Step.ARRIVED;
    return new ManifestModel(
        flight.flight(),
        finding(manifest),
        BoardModel.flight(at, flight),
        flight.plan().map(Deed.Planned::callSign).orElse("")
            + " "
            + flight.plan().map(Deed.Planned::aircraft).orElse("")
            + " · "
            + DateWords.count(load, "head")
            + ", infants "
            + manifest.infants()
            + " · seats "
            + manifest.seats()
            + " of "
            + flight.plan().map(Deed.Planned::seats).orElse(0)
            + " · wheelchairs "
            + manifest.with(Mobility.WHEELCHAIR)
            + ", stretchers "
            + manifest.with(Mobility.STRETCHER),
        String.format(java.util.Locale.UK, "%,d kg by standard masses", manifest.kilos())
            + (manifest.kilosAtMost() == 0
                ? "; nobody said what it can carry"
                : String.format(java.util.Locale.UK, " of %,d", manifest.kilosAtMost())),
        manifest.isTooHeavy(),
        counts(manifest, load, landed),
        manifest.disagreeing().stream().limit(500).map(line -> odd(line, names, landed)).toList(),
        manifest.load(),
        flight.isOpen(),
        flight.step() == FlightState.Step.CLOSED,
        flight.step() == FlightState.Step.DEPARTED,
        proposed.size(),
        proposed.stream().mapToInt(p -> p.persons().size()).sum(),
        proposed.stream().mapToInt(ManifestBook.Ready::seats).sum(),
        load,
        manifest.infants());
  }

  private static List<Count> counts(Manifest manifest, int load, boolean landed) {
    FlightState flight = manifest.flight();
    int listed = flight.listed().size();
    int aboard = flight.aboard().size();
    int gate = (int) manifest.lines().stream().filter(Manifest.Line::gate).count();
    int file = (int) manifest.lines().stream().filter(Manifest.Line::onFile).count();
    int arrived = (int) manifest.lines().stream().filter(Manifest.Line::arrived).count();
    return List.of(
        new Count("passed a gate", String.valueOf(gate), gate == load),
        new Count("on file in the control centre", String.valueOf(file), file == load),
        new Count("on the list", String.valueOf(listed), listed == load),
        new Count("scanned aboard", String.valueOf(aboard), aboard == load),
        new Count(
            "counted at the door",
            flight.heads().isPresent() ? String.valueOf(flight.heads().getAsInt()) : "not yet",
            flight.heads().orElse(load) == load),
        new Count(
            "counted at the haven",
            flight.headsArrived().isPresent()
                ? String.valueOf(flight.headsArrived().getAsInt())
                : "not yet",
            flight.headsArrived().orElse(load) == load),
        new Count(
            "scanned at the haven",
            landed ? String.valueOf(arrived) : "not yet",
            !landed || arrived == load));
  }

  private static Odd odd(Manifest.Line line, Map<String, Particulars> names, boolean landed) {
    String name = names.getOrDefault(line.person(), Particulars.NONE).name();
    return new Odd(
        line.person(),
        name.isEmpty() ? line.person() : name,
        line.party(),
        line.sort().word(),
        line.onFile(),
        line.gate(),
        line.listed(),
        line.aboard(),
        line.arrived() ? "yes" : landed ? "no" : "not yet");
  }

  private static String finding(Manifest manifest) {
    FlightState flight = manifest.flight();
    int load = manifest.load().size();
    if (flight.heads().isPresent() && flight.heads().getAsInt() != load) {
      return flight.flight()
          + ": "
          + DateWords.count(flight.heads().getAsInt(), "head")
          + " counted, "
          + load
          + " known";
    }
    Optional<Discrepancy> infants =
        flight.odds().stream().filter(d -> d.rule() == Rule.WRONG_INFANTS).findFirst();
    if (infants.isPresent()) {
      return flight.flight()
          + ": "
          + DateWords.count(infants.get().counted(), "infant")
          + " counted, "
          + infants.get().known()
          + " known";
    }
    int odd = manifest.disagreeing().size();
    return odd > 0
        ? flight.flight() + ": of " + BoardModel.people(odd) + " gate, list and haven do not agree"
        : flight.flight()
            + ": "
            + BoardModel.people(load)
            + (load > 0 ? ", and all agree" : " on its list");
  }
}
