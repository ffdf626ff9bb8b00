package org.muster.operate.evacuation.lift;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.muster.operate.evacuation.GateFacts;
import org.muster.operate.evacuation.callforward.CallNumber;
import org.muster.operate.evacuation.custody.Custody;
import org.muster.operate.evacuation.custody.CustodyEvent;
import org.muster.operate.evacuation.custody.Deed;
import org.muster.operate.evacuation.custody.Mobility;
import org.muster.operate.evacuation.custody.Sort;
import org.muster.operate.evacuation.custody.Stop;

/// A small evacuation as its log tells it, and a table of means for it.
final class LiftExample {
  static final Instant BEGIN = Instant.parse("2021-08-24T06:00:00Z");

  /// Two gates, two havens, two aircraft, a day and a half.
  static final String MEANS =
      """
      {
        "format": "muster-lift-means/1",
        "until": "2021-08-25T18:00Z",
        "noticeMinutes": 60,
        "airfield": {"id": "OAKB", "parking": 3, "screeningMinutes": 90},
        "gates": [
          {"gate": "abbey", "hours": [
            {"from": "2021-08-24T06:00Z", "until": "2021-08-25T00:00Z", "peoplePerHour": 120},
            {"from": "2021-08-25T02:00Z", "until": "2021-08-25T18:00Z", "peoplePerHour": 60}]},
          {"gate": "east", "hours": [
            {"from": "2021-08-24T12:00Z", "until": "2021-08-24T20:30Z", "peoplePerHour": 60}]}],
        "havens": [
          {"haven": "OTBH", "minutes": 120, "onwardPerDay": 240, "parking": 2},
          {"haven": "ETAR", "minutes": 300, "onwardPerDay": 0, "parking": 2}],
        "fleet": [
          {"id": "C17-01", "type": "C-17", "seats": 40, "haven": "OTBH",
           "from": "2021-08-24T06:00Z", "groundAirfield": 60, "groundHaven": 90},
          {"id": "A400-1", "type": "A400M", "seats": 20, "haven": "ETAR", "from": "2021-08-24T08:00Z",
           "until": "2021-08-25T12:00Z", "groundAirfield": 45, "groundHaven": 60,
           "legs": {"ETAR": 330, "OTBH": 130}}],
        "parties": [{"party": "C2", "gates": ["east"], "havens": ["ETAR"],
                     "due": "2021-08-25T06:00Z"}],
        "onward": [{"id": "A330-1", "type": "A330", "seats": 30, "legs": [
          {"from": "OTBH", "departs": "2021-08-24T04:00Z", "to": "KIAD", "arrives": "2021-08-24T19:00Z"},
          {"from": "OTBH", "departs": "2021-08-25T12:00Z", "to": "ETAR", "arrives": "2021-08-25T19:00Z"}]}]
      }
      """;

  /// The same, but that Abbey opens in the middle of an hour and is shut in the middle of the next.
  static final String ABBEY_IN_PIECES =
      MEANS.replace(
          "{\"from\": \"2021-08-24T06:00Z\", \"until\": \"2021-08-25T00:00Z\", \"peoplePerHour\": 120}",
          """
          {"from": "2021-08-24T13:30Z", "until": "2021-08-24T14:10Z", "peoplePerHour": 120},
          {"from": "2021-08-24T14:40Z", "until": "2021-08-25T00:00Z", "peoplePerHour": 120}""");

  static final GateFacts GATE =
      new GateFacts(
          1, CallNumber.Gate.OPEN, 150, 100, 300, 0, Duration.ofHours(4), Optional.empty(), "");

  private final List<CustodyEvent> events = new ArrayList<>();
  private Instant at = BEGIN.minusSeconds(86_400);

  static LiftMeans means() {
    return LiftMeansText.read("means.json", MEANS);
  }

  LiftExample at(Instant moment) {
    at = moment;
    return this;
  }

  LiftExample add(Deed deed) {
    int number = events.size() + 1;
    at = at.plusSeconds(1);
    events.add(
        new CustodyEvent("e" + number, "d" + number, "A-1", number, at, at, "desk 2", "", deed));
    return this;
  }

  LiftExample havens(int room) {
    return add(new Deed.HavenSet("OTBH", "Al Udeid", room))
        .add(new Deed.HavenSet("ETAR", "Ramstein", room));
  }

  /// Registers adults `C1-1`, `C1-2`, … of a party.
  LiftExample party(String party, int people, int priority) {
    for (int i = 1; i <= people; i++) {
      person(party + "-" + i, party, Sort.ADULT, Mobility.WALKS, priority);
    }
    return this;
  }

  LiftExample person(String person, String party, Sort sort, Mobility mobility, int priority) {
    String guardian = sort.needsGuardian() ? party + "-1" : "";
    return add(new Deed.Registered(person, party, sort, mobility, guardian, priority));
  }

  LiftExample gate(String... persons) {
    return add(new Deed.Scanned(List.of(persons), Stop.GATE, false));
  }

  LiftExample screened(String... persons) {
    for (String person : persons) {
      add(new Deed.Screened(person, 1, Deed.Outcome.PASSED, ""));
    }
    return this;
  }

  Custody fold() {
    return Custody.of(events);
  }

  LiftSituation situation(Instant now) {
    return LiftSituation.of(fold(), GATE, now, LiftSituation.Followed.NONE);
  }
}
