package org.muster.server.operate.evacuation;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.muster.operate.evacuation.custody.FlightState;
import org.muster.operate.evacuation.lift.Lift;
import org.muster.operate.evacuation.lift.LiftBottleneck;
import org.muster.operate.evacuation.lift.LiftCertificate;
import org.muster.operate.evacuation.lift.LiftDesk;
import org.muster.operate.evacuation.lift.LiftForecast;
import org.muster.operate.evacuation.lift.LiftHead;
import org.muster.operate.evacuation.lift.LiftHours;
import org.muster.operate.evacuation.lift.LiftLeft;
import org.muster.operate.evacuation.lift.LiftOnward;
import org.muster.operate.evacuation.lift.LiftParty;
import org.muster.operate.evacuation.lift.LiftTrack;
import org.muster.operate.evacuation.lift.LiftWave;
import org.muster.operate.evacuation.lift.LiftWorth;
import org.muster.thread.DateWords;

/// What the page of the lift draws: numbers of parties, and never a name.
///
/// @param means what is said of the table of means; empty where there is none
/// @param assumed what is assumed of the gate; empty where somebody said what it can do
/// @param cannot who is here and not planned for
/// @param shown the plan that is looked at
public record LiftModel(
    String finding,
    String means,
    String assumed,
    String people,
    List<String> cannot,
    List<Plan> plans,
    Optional<Shown> shown) {
  private static final int MOST_ROWS = 200;

  /// All of a lift of two months: the table says what the picture shows.
  private static final int MOST_HOURS = 1500;

  private static final int MOST_CHANGES = 100;
  private static final int MOST_LEFT = 40;

  /// A plan in the list of plans.
  public record Plan(int number, String words, boolean here) {}

  /// The plan that is looked at.
  ///
  /// @param seen what tells a draft from another one that takes its place; empty of any other plan
  /// @param searched whether one may take its place at any moment
  /// @param besides who could go now and is neither planned for nor left behind; empty where none
  /// @param changes against the plan that it was made from; `changed` says how many
  public record Shown(
      int number,
      boolean draft,
      String seen,
      boolean searched,
      boolean followed,
      String made,
      Certificate certificate,
      String hours,
      String havens,
      Rows<HourRow> hourRows,
      Rows<Flight> flights,
      Rows<Wave> waves,
      Rows<OnwardFlight> onward,
      Bottleneck bottleneck,
      Rows<Scarce> scarce,
      List<Left> left,
      String moreLeft,
      String besides,
      List<Stop> stops,
      List<Through> through,
      String changed,
      Rows<Lift.Change> changes,
      String behind) {}

  /// The rows of a table, which ends somewhere.
  ///
  /// @param more how many there are beyond them, in words; empty where that is all
  public record Rows<T>(List<T> rows, String more) {
    public Rows {
      rows = List.copyOf(rows);
    }

    /// @param what one of them is called
    static <S, T> Rows<T> of(List<S> all, int most, String what, Function<S, T> row) {
      return new Rows<>(
          all.stream().limit(most).map(row).toList(),
          all.size() > most ? "and " + DateWords.count(all.size() - most, what) + " more" : "");
    }

    public boolean isEmpty() {
      return rows.isEmpty();
    }
  }

  /// How good it is.
  public record Certificate(
      String cost, String bound, String room, String parts, boolean lawful, String checked) {}

  /// An hour of the picture's table.
  public record HourRow(String from, int planned, int flown) {}

  /// A shape with its word.
  record Sign(String icon, String word, String tone) {}

  /// A flight.
  ///
  /// @param people by the plan; none where it brings its aircraft elsewhere
  /// @param amiss whether it is late or missing
  public record Flight(
      String id,
      String off,
      String aircraft,
      String to,
      int people,
      int seats,
      int listed,
      String icon,
      String state,
      String tone,
      boolean amiss,
      boolean open) {}

  /// A wave of calls.
  ///
  /// @param late whether there is no time left to come
  public record Wave(
      String gate,
      String hour,
      String from,
      int parties,
      int people,
      int done,
      boolean open,
      boolean late) {}

  /// An aircraft that takes people on from a haven.
  ///
  /// @param people whom the plan has there when it leaves, of its seats
  public record OnwardFlight(
      String off, String aircraft, String from, String to, int people, int seats) {}

  /// What holds people back most, in one sentence each.
  public record Bottleneck(String title, String worth) {}

  /// An hour with what is scarcest in it.
  public record Scarce(String hour, String what, String worth) {}

  /// Somebody left behind.
  public record Left(String party, int people, String priority, boolean inside, String why) {}

  /// When to stop loading for a haven.
  public record Stop(String haven, String off, String over, String again) {}

  /// When a class is through.
  public record Through(String priority, int people, int left, String when) {}

  static LiftModel of(EvacuationVisit at, LiftDesk.Look look) {
    LiftHours hours = new LiftHours(at.evacuation().offset(), look.now());
    Optional<Shown> shown = look.shown().map(one -> shown(one, look.now(), hours));
    return new LiftModel(
        finding(look),
        look.means()
            .map(m -> "Version " + m.version() + ", " + hours.of(m.at()) + ", by " + m.by())
            .orElse(""),
        look.gate().isAssumed()
            ? "Nobody has said what the gate can do: "
                + look.gate().screenedAnHour()
                + " people an hour through all gates and "
                + look.gate().roomInside()
                + " places inside are assumed."
            : "",
        BoardModel.people(look.can())
            + " in "
            + CallModel.parties(look.parties())
            + " could go now",
        cannot(look),
        look.plans().stream()
            .map(
                head ->
                    new Plan(
                        head.number(),
                        words(head, hours),
                        look.shown().filter(s -> s.head().number() == head.number()).isPresent()))
            .toList(),
        shown);
  }

  private static List<String> cannot(LiftDesk.Look look) {
    return java.util.Arrays.stream(org.muster.operate.evacuation.lift.LiftParties.Why.values())
        .flatMap(
            why -> {
              int heads =
                  look.cannot().stream()
                      .filter(kept -> kept.why() == why)
                      .mapToInt(kept -> kept.heads())
                      .sum();
              return heads == 0
                  ? java.util.stream.Stream.empty()
                  : java.util.stream.Stream.of(BoardModel.people(heads) + " " + why.words());
            })
        .toList();
  }

  private static String words(LiftHead head, LiftHours hours) {
    String state =
        switch (head.state()) {
          case DRAFT -> "draft";
          case APPROVED -> "followed";
          case SUPERSEDED -> "superseded";
        };
    return "Plan "
        + head.number()
        + ", "
        + state
        + ", of "
        + hours.of(head.plannedAt())
        + (head.parent().isPresent() ? ", from plan " + head.parent().getAsInt() : "");
  }

  /// What the page says first: what is worst.
  static String finding(LiftDesk.Look look) {
    if (look.shown().isEmpty() && look.asked() > 0) {
      return "Lift: there is no plan " + look.asked();
    }
    if (look.means().isEmpty()) {
      return "Lift: nobody has said yet what there is to fly with";
    }
    if (look.shown().isEmpty()) {
      return "Lift: " + BoardModel.people(look.can()) + " could go, and nothing is planned";
    }
    LiftDesk.Shown one = look.shown().get();
    String plan = "Plan " + one.head().number();
    if (one.head().state() == LiftHead.State.APPROVED) {
      List<LiftTrack.Flight> missing = standing(one, LiftTrack.Standing.MISSING);
      List<LiftTrack.Flight> late = standing(one, LiftTrack.Standing.LATE);
      if (!missing.isEmpty()) {
        return (missing.size() == 1
                ? "Flight " + missing.getFirst().id() + " is missing"
                : missing.size() + " flights are missing, " + missing.getFirst().id() + " first")
            + "; plan "
            + one.head().number()
            + " has "
            + BoardModel.people(missing.stream().mapToInt(LiftTrack.Flight::people).sum())
            + (missing.size() == 1 ? " on it" : " on them");
      }
      if (!late.isEmpty()) {
        LiftTrack.Flight worst = late.getFirst();
        return (late.size() == 1
                ? "Flight " + worst.id() + " is "
                : late.size() + " flights are late, " + worst.id() + " by ")
            + worst.late()
            + (late.size() == 1 ? " min late" : " min")
            + "; "
            + BoardModel.people(one.track().behind())
            + " behind plan "
            + one.head().number();
      }
    }
    if (one.stranded() > 0) {
      return plan
          + " has no flight for "
          + BoardModel.people(one.stranded())
          + " who "
          + (one.stranded() == 1 ? "is" : "are")
          + " inside";
    }
    String narrow = bottleneck(one.bottlenecks(), one.head().certificate().worth()).title();
    int besides = heads(one.besides());
    if (besides > 0) {
      return plan
          + " has no place for "
          + BoardModel.people(besides)
          + " who could go now"
          + (one.leftPeople() > 0
              ? ", and leaves " + BoardModel.people(one.leftPeople()) + " behind"
              : "");
    }
    if (one.leftPeople() > 0) {
      return plan
          + " leaves "
          + BoardModel.people(one.leftPeople())
          + " behind"
          + (narrow.isEmpty() ? "" : "; " + lower(narrow));
    }
    return narrow.isEmpty() ? plan + " takes everybody who could go" : narrow;
  }

  private static List<LiftTrack.Flight> standing(LiftDesk.Shown one, LiftTrack.Standing standing) {
    return one.track().flights().stream().filter(f -> f.standing() == standing).toList();
  }

  private static int heads(List<LiftParty> parties) {
    return parties.stream().mapToInt(LiftParty::heads).sum();
  }

  private static String lower(String words) {
    return words.substring(0, 1).toLowerCase(Locale.ROOT) + words.substring(1);
  }

  private static Shown shown(LiftDesk.Shown one, Instant now, LiftHours hours) {
    LiftHead head = one.head();
    boolean followed = head.state() == LiftHead.State.APPROVED;
    boolean draft = head.state() == LiftHead.State.DRAFT;
    return new Shown(
        head.number(),
        draft,
        draft ? one.lift().digest() : "",
        one.searched(),
        followed,
        words(head, hours)
            + " · seed "
            + head.certificate().seed()
            + " · "
            + DateWords.count(head.certificate().seconds(), "second"),
        certificate(head.certificate()),
        LiftPicture.hours(one.track(), now, hours),
        LiftPicture.havens(one.track(), now, hours),
        Rows.of(
            one.track().hours(),
            MOST_HOURS,
            "hour",
            h -> new HourRow(hours.of(h.from()), h.planned(), h.flown())),
        Rows.of(
            one.track().flights().stream()
                .filter(f -> f.left().isEmpty() || f.left().get().isAfter(now.minusSeconds(10_800)))
                .toList(),
            MOST_ROWS,
            "flight",
            f -> flight(f, hours, followed)),
        Rows.of(
            one.waves().stream().filter(wave -> wave.until().isAfter(now)).toList(),
            MOST_ROWS,
            "wave",
            wave -> wave(wave, now, hours, followed)),
        Rows.of(one.onward(), MOST_ROWS, "flight", flight -> onward(flight, hours)),
        bottleneck(one.bottlenecks(), head.certificate().worth()),
        Rows.of(
            one.bottlenecks(),
            MOST_HOURS,
            "hour",
            b ->
                new Scarce(
                    hours.of(b.hour()),
                    name(b.kind(), b.which()),
                    b.kind().unit() + ": about " + weighted(b.worth()))),
        one.left().stream().limit(MOST_LEFT).map(LiftModel::left).toList(),
        one.left().size() > MOST_LEFT
            ? "and " + (one.left().size() - MOST_LEFT) + " parties more"
            : "",
        one.besides().isEmpty()
            ? ""
            : BoardModel.people(heads(one.besides()))
                + " in "
                + CallModel.parties(one.besides().size())
                + " could go now, and this plan has no place for them",
        one.stops().stream()
            .map(
                s ->
                    new Stop(
                        s.haven(),
                        hours.of(s.off()),
                        hours.of(s.over()),
                        s.again().map(hours::of).orElse("")))
            .toList(),
        one.forecast().stream().map(f -> through(f, hours)).toList(),
        changed(one),
        Rows.of(one.lift().changes(), MOST_CHANGES, "change", change -> change),
        one.track().behind() > 0 && followed
            ? BoardModel.people(one.track().behind())
                + " behind: "
                + one.track().flown()
                + " of "
                + one.track().planned()
                + " planned by now have flown"
            : "");
  }

  private static OnwardFlight onward(LiftOnward one, LiftHours hours) {
    return new OnwardFlight(
        hours.of(one.off()), one.aircraft(), one.from(), one.to(), one.people(), one.seats());
  }

  private static String changed(LiftDesk.Shown one) {
    if (one.head().parent().isEmpty()) {
      return "";
    }
    int changes = one.lift().changes().size();
    return CallModel.parties(changes)
        + (changes == 1 ? " is" : " are")
        + " told something else than in plan "
        + one.head().parent().getAsInt()
        + "; no plan needs fewer than "
        + one.lift().changesAtLeast();
  }

  private static Certificate certificate(LiftCertificate c) {
    return new Certificate(
        weighted(c.cost()),
        weighted(c.bound()),
        String.format(Locale.UK, "at most %.1f %%", c.gapShare()),
        String.format(
            Locale.UK,
            "people left beyond the proven least %,.0f, delay beyond its bound %,.0f",
            c.leftGap(),
            c.delayGap()),
        c.findings() == 0,
        checked(c));
  }

  static String checked(LiftCertificate c) {
    if (c.findings() > 0) {
      return DateWords.count(c.findings(), "rule") + " broken";
    }
    return c.proven() ? "passed, bound proven again" : "passed, solver’s bound";
  }

  private static String weighted(double hours) {
    return String.format(Locale.UK, "%,.0f h", hours);
  }

  private static Flight flight(LiftTrack.Flight f, LiftHours hours, boolean followed) {
    Sign sign = followed ? sign(f) : sign(f.step());
    return new Flight(
        f.id(),
        hours.of(f.departs()),
        f.aircraft(),
        f.haven(),
        f.people(),
        f.seats(),
        f.listed(),
        sign.icon(),
        sign.word(),
        sign.tone(),
        followed && isAmiss(f),
        followed
            && f.people() > 0
            && f.step()
                .filter(s -> s == FlightState.Step.PLANNED || s == FlightState.Step.BOARDING)
                .isPresent());
  }

  /// How a flight of the plan that is followed stands.
  static Sign sign(LiftTrack.Flight f) {
    return switch (f.standing()) {
      case LATE -> new Sign("due", f.late() + " min late", "warn");
      case MISSING -> new Sign("stop", "missing", "stop");
      case ON_TIME, LEFT -> sign(f.step());
    };
  }

  static boolean isAmiss(LiftTrack.Flight f) {
    return f.standing() == LiftTrack.Standing.LATE || f.standing() == LiftTrack.Standing.MISSING;
  }

  private static Sign sign(Optional<FlightState.Step> step) {
    return step.map(
            one ->
                switch (one) {
                  case PLANNED -> new Sign("none", one.words(), "");
                  case BOARDING, DEPARTED -> new Sign("half", one.words(), "");
                  case CLOSED -> new Sign("lock", one.words(), "");
                  case ARRIVED -> new Sign("ok", one.words(), "");
                  case CANCELLED -> new Sign("stop", one.words(), "");
                })
        .orElse(new Sign("none", "planned", ""));
  }

  private static Wave wave(LiftWave wave, Instant now, LiftHours hours, boolean followed) {
    return new Wave(
        wave.gate(),
        hours.of(wave.from()),
        wave.from().toString(),
        wave.parties().size(),
        wave.people(),
        wave.done(),
        followed && wave.isOpen(now),
        followed && wave.isLate(now));
  }

  static String name(LiftBottleneck.Kind kind, String which) {
    return switch (kind) {
      case GATE -> "Gate " + which;
      case SEATS -> "Seats of the " + which + "-seaters";
      case HAVEN -> "Room at " + which;
      case HOLDING -> "Room inside";
      case STANDS -> "Parking at the airfield";
      case HAVEN_STANDS -> "Parking at " + which;
    };
  }

  private static Bottleneck bottleneck(List<LiftBottleneck> all, Optional<LiftWorth> worth) {
    List<LiftBottleneck.Summed> sums = LiftBottleneck.summed(all);
    if (sums.isEmpty()) {
      return new Bottleneck("", "");
    }
    LiftBottleneck.Summed first = sums.getFirst();
    String which = name(first.kind(), first.which());
    return new Bottleneck(
        which
            + (first.kind() == LiftBottleneck.Kind.SEATS ? " hold" : " holds")
            + " people back most",
        "In "
            + DateWords.count(first.hours(), "hour")
            + " it is the narrowest; "
            + first.kind().unit()
            + worth
                .filter(one -> one.isOf(first))
                .map(
                    one ->
                        ", in every hour, would save at most "
                            + weighted(one.atMost())
                            + " of weighted waiting, as the bound proves; planned again with it, "
                            + weighted(one.saved())
                            + " were saved.")
                .orElse(
                    " in all of them would save about "
                        + weighted(first.worth())
                        + " of weighted waiting, as the prices of the bound have it."));
  }

  private static Left left(LiftLeft one) {
    return new Left(
        one.party(),
        one.heads(),
        one.priority() == 0 ? "not said" : Integer.toString(one.priority()),
        one.inside(),
        why(one));
  }

  static String why(LiftLeft one) {
    if (one.surely()) {
      return "No plan takes them: no gate hour that passes them leads to a flight in time.";
    }
    if (!one.sought()) {
      return "No change was sought that takes them along: others come first.";
    }
    return one.change().isEmpty()
        ? "No single change takes them along."
        : "Smallest change: " + one.change() + ".";
  }

  private static Through through(LiftForecast one, LiftHours hours) {
    return new Through(
        one.priority() == 0 ? "not said" : Integer.toString(one.priority()),
        one.people(),
        one.left(),
        one.through().map(hours::of).orElse("nobody goes"));
  }
}
