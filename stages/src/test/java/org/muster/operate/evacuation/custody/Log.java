package org.muster.operate.evacuation.custody;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// A log as it is written in a test: a minute an event, one device, numbered.
final class Log {
  static final Instant BEGIN = Instant.parse("2021-08-24T06:00:00Z");

  final List<CustodyEvent> events = new ArrayList<>();
  private Instant at = BEGIN;
  private long counter;

  Instant now() {
    return at;
  }

  Log wait(Duration time) {
    at = at.plus(time);
    return this;
  }

  Log add(String station, Deed deed) {
    at = at.plusSeconds(60);
    counter++;
    events.add(event("e" + counter, "A-1", counter, at, at, station, deed));
    return this;
  }

  String last() {
    return events.getLast().id();
  }

  static CustodyEvent event(
      String id,
      String device,
      long counter,
      Instant at,
      Instant taken,
      String station,
      Deed deed) {
    String digest =
        Integer.toHexString(List.of(id, device, counter, at, station, deed.toString()).hashCode());
    return new CustodyEvent(id, digest, device, counter, at, taken, "desk 2", station, deed);
  }

  Log register(String person, String party) {
    return add("", new Deed.Registered(person, party, Sort.ADULT, Mobility.WALKS, "", 2));
  }

  Log minor(String person, String party, String guardian) {
    return add("", new Deed.Registered(person, party, Sort.MINOR, Mobility.WALKS, guardian, 2));
  }

  Log plan(String flight, int seats) {
    return add(
        "", new Deed.Planned(flight, flight, "C17", "ETAR", seats, 0, BEGIN.plusSeconds(36_000)));
  }

  Log scan(Stop stop, String... persons) {
    return add(stop.word() + "-1", new Deed.Scanned(List.of(persons), stop, false));
  }

  Log inside(String... persons) {
    return scan(Stop.GATE, persons).scan(Stop.SCREENING, persons).scan(Stop.HOLDING, persons);
  }

  Log list(String flight, String... persons) {
    return add("", new Deed.Manifested(List.of(persons), flight, false));
  }

  Log board(String flight, String... persons) {
    return add("embarkation-1", new Deed.Boarded(List.of(persons), flight, false));
  }

  Log close(String flight, int heads) {
    return add("", new Deed.Closed(flight, heads, 0));
  }

  Log depart(String flight) {
    return add("", new Deed.Departed(flight));
  }

  Log arrive(String flight, int heads) {
    return add("", new Deed.Arrived(flight, heads));
  }

  Custody fold() {
    return Custody.of(events);
  }

  /// Rule and whom it is about, worst first.
  List<String> told() {
    return fold().discrepancies(at).stream()
        .map(
            d ->
                d.rule().id().replace("custody.", "")
                    + " "
                    + (d.person().isEmpty()
                        ? d.flight().isEmpty() ? d.device() : d.flight()
                        : d.person()))
        .toList();
  }
}
