package org.muster.operate.evacuation.callforward;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// How many people to call forward now, and what holds the number down.
///
/// Those who come and pass within the time ahead must fit where they go: they must find seats or
/// room to wait inside, and the gate must be able to screen them. Of those who are called only a
/// share comes, so that more are called than fit, but never so many that those who may come at most
/// find no room outside.
///
/// @param people to call now
/// @param limit what holds the number down
/// @param reasons the arithmetic, line by line
public record CallNumber(int people, Limit limit, List<String> reasons) {
  public CallNumber {
    reasons = List.copyOf(reasons);
  }

  /// What holds the number down.
  public enum Limit {
    GATE_CLOSED("the gate is closed"),
    SCREENING("the rate of screening"),
    SEATS("seats and room inside"),
    CROWD("room outside the gate"),
    WAITING("nobody else is waiting");

    private final String words;

    Limit(String words) {
      this.words = words;
    }

    public String words() {
      return words;
    }
  }

  /// The state of the gate.
  public enum Gate {
    OPEN(1.0),
    /// One lane, or opened and closed by turns.
    RESTRICTED(0.5),
    CLOSED(0);

    private final double share;

    Gate(double share) {
      this.share = share;
    }

    /// The share of its rate that it passes.
    public double share() {
      return share;
    }

    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }

    /// The state of that word.
    public static Optional<Gate> find(String word) {
      return Arrays.stream(values()).filter(gate -> gate.word().equals(word)).findFirst();
    }
  }

  /// What is known now.
  ///
  /// @param gate its state
  /// @param screenedAnHour people an hour that pass screening while the gate is open
  /// @param refusedShare share of those screened who are refused, from 0 to below 1
  /// @param seats free seats on flights of the time ahead
  /// @param roomInside places to wait inside beyond the seats
  /// @param inside people inside who have passed and have no seat yet
  /// @param outside people at the gate now, called and come
  /// @param called called and not yet come, their window still open
  /// @param roomOutside how many may stand at the gate in safety
  /// @param waiting people who wait to be called
  /// @param ahead the time ahead that the call is for
  public record Situation(
      Gate gate,
      double screenedAnHour,
      double refusedShare,
      int seats,
      int roomInside,
      int inside,
      int outside,
      int called,
      int roomOutside,
      int waiting,
      Duration ahead) {
    public Situation {
      if (!(screenedAnHour >= 0)
          || !(refusedShare >= 0 && refusedShare < 1)
          || seats < 0
          || roomInside < 0
          || inside < 0
          || outside < 0
          || called < 0
          || roomOutside < 0
          || waiting < 0
          || ahead.isNegative()) {
        throw new IllegalArgumentException(
            "no number may be below zero, and the share refused is below 1");
      }
    }
  }

  /// How many to call in a situation.
  public static CallNumber of(Situation now, ShowRate rate) {
    List<String> reasons = new ArrayList<>();
    double hours = now.ahead.toSeconds() / 3_600.0;
    double screened = now.screenedAnHour * now.gate.share * hours;
    reasons.add(text("the gate (%s) screens %.0f in %.1f hours", now.gate.word(), screened, hours));
    double room = Math.max(0, now.seats + now.roomInside - now.inside);
    double fit = room / (1 - now.refusedShare);
    reasons.add(
        text(
            "%d seats and %d places inside less %d inside hold %.0f; with %.0f %% refused they hold"
                + " %.0f who come",
            now.seats, now.roomInside, now.inside, room, 100 * now.refusedShare, fit));
    double expected = now.outside + now.called * rate.shows();
    reasons.add(
        text(
            "%d stand at the gate and %d are called, of whom %.0f %% come: %.0f",
            now.outside, now.called, 100 * rate.shows(), expected));
    double byScreening = (screened - expected) / rate.shows();
    double bySeats = (fit - expected) / rate.shows();
    // At most as many come as the rate allows at its upper end, less those whom the gate takes.
    double byCrowd =
        (now.roomOutside + screened - now.outside - now.called * rate.showsAtMost())
            / rate.showsAtMost();
    reasons.add(
        text(
            "%d may stand outside; of a call at most %.0f %% come",
            now.roomOutside, 100 * rate.showsAtMost()));
    Limit limit = Limit.SCREENING;
    double people = byScreening;
    if (now.gate == Gate.CLOSED) {
      limit = Limit.GATE_CLOSED;
      people = 0;
    } else {
      if (bySeats < people) {
        limit = Limit.SEATS;
        people = bySeats;
      }
      if (byCrowd < people) {
        limit = Limit.CROWD;
        people = byCrowd;
      }
      if (now.waiting < people) {
        limit = Limit.WAITING;
        people = now.waiting;
      }
    }
    int whole = (int) Math.max(0, Math.floor(people + 1e-9));
    reasons.add("call " + whole + "; the limit is " + limit.words());
    return new CallNumber(whole, limit, reasons);
  }

  private static String text(String pattern, Object... values) {
    return String.format(Locale.ROOT, pattern, values);
  }
}
