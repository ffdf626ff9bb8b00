package org.muster.operate.evacuation;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.muster.operate.evacuation.callforward.CallNumber;
import org.muster.operate.evacuation.custody.Custody;
import org.muster.operate.evacuation.custody.Deed;
import org.muster.operate.evacuation.custody.FlightState;
import org.muster.operate.evacuation.custody.Pace;
import org.muster.operate.evacuation.custody.PersonState;
import org.muster.operate.evacuation.custody.Phase;
import org.muster.operate.evacuation.custody.Waiting;

/// What the log and the desk know of gate, seats and crowd, as the number to call is made of it.
final class CallSituation {
  /// The share of those who are refused is taken from as many hours.
  private static final Duration LOOKED_BACK = Duration.ofHours(3);

  private static final double MOST_REFUSED = 0.95;

  private CallSituation() {}

  static CallNumber.Situation of(
      Custody custody, GateFacts gate, List<Waiting> queue, Instant now) {
    int[] inside = {0};
    int[] called = {0};
    custody.forEachPerson(
        person -> {
          if (person.phase() == Phase.INSIDE
              && person.listed().isEmpty()
              && person.aboard().isEmpty()) {
            inside[0]++;
          }
          if (person.phase() == Phase.CALLED
              && person.call().filter(call -> call.until().isAfter(now)).isPresent()) {
            called[0]++;
          }
        });
    return new CallNumber.Situation(
        gate.state(),
        gate.screenedAnHour(),
        refused(custody, now),
        seats(custody, now, gate.ahead()),
        gate.roomInside(),
        inside[0],
        gate.outside(),
        called[0],
        gate.roomOutside(),
        queue.stream().mapToInt(Waiting::people).sum(),
        gate.ahead());
  }

  private static double refused(Custody custody, Instant now) {
    List<Pace> paces = custody.paces(now.minus(LOOKED_BACK), now);
    int screened = paces.stream().mapToInt(Pace::screened).sum();
    int failed = paces.stream().mapToInt(Pace::failed).sum();
    return screened <= 0 ? 0 : Math.clamp((double) failed / screened, 0, MOST_REFUSED);
  }

  /// Seats that nobody is listed for, on flights that leave within the time ahead and take people.
  static int seats(Custody custody, Instant now, Duration ahead) {
    int free = 0;
    for (FlightState flight : custody.flights()) {
      boolean soon =
          flight
              .plan()
              .filter(p -> !p.off().isBefore(now) && !p.off().isAfter(now.plus(ahead)))
              .isPresent();
      if (flight.isOpen() && soon) {
        int taken =
            flight.listed().stream()
                .flatMap(number -> custody.findPerson(number).stream())
                .mapToInt(PersonState::seats)
                .sum();
        free += Math.max(0, flight.plan().map(Deed.Planned::seats).orElse(0) - taken);
      }
    }
    return free;
  }
}
