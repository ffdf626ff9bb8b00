package org.muster.server.operate.guard.day;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.muster.operate.guard.day.DayBill;
import org.muster.operate.guard.day.DayBook;
import org.muster.operate.guard.day.DayEvent;
import org.muster.operate.guard.day.DayState;
import org.muster.operate.guard.day.Deed;
import org.muster.operate.guard.day.Turn;
import org.muster.thread.DateWords;

/// What the page *Now* draws: each seat in words, what is late first, and the seat that was chosen.
///
/// @param form id and moment of the next event, so that a form which is sent twice counts once
public record DayModel(
    Hours hours,
    Instant now,
    List<Line> lines,
    int shut,
    List<RingLine> rings,
    Optional<Chosen> chosen,
    List<OddLine> odds,
    List<LogLine> log,
    List<Post> posts,
    Optional<String> me,
    String meCalled,
    boolean writes,
    String form) {

  /// Rings above the posts; the others are folded, so that the posts stay in sight.
  public static final int SHOWN_RINGS = 4;

  private static final int SHOWN_LOG = 60;

  /// A seat.
  ///
  /// @param key `NG/1`
  /// @param relief who relieves, at what hour
  public record Line(
      String key,
      String post,
      String name,
      String standing,
      String icon,
      String tone,
      String who,
      String since,
      String relief,
      String reliefHour,
      boolean current) {}

  /// Something that rings.
  ///
  /// @param page where to look who can come; empty where nobody need
  /// @param does what is found there
  public record RingLine(
      String id, String post, String words, String since, String page, String does) {}

  /// A contradiction.
  public record OddLine(String rule, String hour, String post, String words) {}

  /// An entry of the log.
  ///
  /// @param late how long after it happened it came; empty where that is at once
  /// @param event its id, where people can be told of it
  public record LogLine(
      String hour, String post, String words, String by, String late, String event, String told) {}

  /// A post to choose.
  public record Post(String code, String name) {}

  /// One of the three who sign, in their order.
  ///
  /// @param did what they sign
  /// @param turn first moment of the turn, as the form sends it
  /// @param state `done`, `next` or `later`
  /// @param ownAccount whether they are signed in themselves and need no PIN
  public record Signer(
      String did,
      String member,
      String called,
      String role,
      String turn,
      String state,
      String says,
      boolean ownAccount) {
    Signer saying(String words) {
      return new Signer(did, member, called, role, turn, state, words, ownAccount);
    }
  }

  /// The seat that was chosen, with those who sign for its hand-over.
  ///
  /// @param band what is due in words
  /// @param commanders who may lead it, where nobody does yet
  public record Chosen(
      String key,
      String post,
      int seat,
      String name,
      String standing,
      String icon,
      String tone,
      String band,
      List<Signer> signers,
      List<Named> commanders,
      List<Named> gone) {}

  /// Somebody to choose.
  public record Named(String number, String called) {}

  /// The numbers whose names a page would show.
  static Set<String> numbers(DayBook.Look look) {
    Set<String> numbers = new LinkedHashSet<>();
    for (DayState.SeatNow seat : look.state().seats()) {
      seat.turn().map(Turn::person).ifPresent(numbers::add);
      seat.next().map(Turn::person).ifPresent(numbers::add);
      seat.on().forEach(on -> numbers.add(on.member()));
      seat.led().map(DayState.OnPost::member).ifPresent(numbers::add);
    }
    numbers.addAll(look.bill().commanders(look.state().now()));
    look.state().log().stream()
        .flatMap(event -> member(event.deed()).stream())
        .forEach(numbers::add);
    look.me().ifPresent(numbers::add);
    numbers.remove("");
    return numbers;
  }

  private static Optional<String> member(Deed deed) {
    return deed instanceof Deed.Sick sick ? Optional.of(sick.member()) : deed.findSigner();
  }

  static DayModel of(
      DayBook.Look look, Map<String, String> called, Optional<String> wanted, String form) {
    DayBill bill = look.bill();
    DayState state = look.state();
    Hours hours = new Hours(bill.offset());
    Drawer drawer = new Drawer(bill, state, hours, called, look.me());
    Optional<DayState.SeatNow> chosen =
        state.seats().stream()
            .filter(seat -> wanted.equals(Optional.of(key(seat.place()))))
            .findFirst()
            .or(
                () ->
                    state.seats().stream()
                        .filter(seat -> seat.standing() != DayState.Standing.SHUT)
                        .findFirst());
    List<Line> lines =
        state.seats().stream()
            .filter(seat -> seat.standing() != DayState.Standing.SHUT)
            .map(seat -> drawer.line(seat, chosen.equals(Optional.of(seat))))
            .toList();
    List<LogLine> log =
        state.log().reversed().stream().limit(SHOWN_LOG).map(drawer::entry).toList();
    return new DayModel(
        hours,
        state.now(),
        lines,
        state.seats().size() - lines.size(),
        state.rings().stream()
            .map(
                r ->
                    new RingLine(
                        r.id(),
                        r.post(),
                        drawer.named(r.words()),
                        hours.hour(r.since()),
                        page(r),
                        does(r)))
            .toList(),
        chosen.map(drawer::chosen),
        state.odds().stream()
            .map(o -> new OddLine(o.rule(), hours.hour(o.at()), o.post(), drawer.named(o.words())))
            .toList(),
        log,
        bill.posts().values().stream().map(p -> new Post(p.code(), p.name())).toList(),
        look.me(),
        look.me().map(drawer::called).orElse(""),
        look.mayWrite(),
        form);
  }

  private static String page(DayState.Ring ring) {
    String id = URLEncoder.encode(ring.id(), StandardCharsets.UTF_8);
    return switch (ring.sort()) {
      case MISSED, SICK -> "operate/guard/stand-ins?ring=" + id;
      case ALARM -> "operate/guard/alarm?ring=" + id;
      case RANG -> "";
    };
  }

  private static String does(DayState.Ring ring) {
    return switch (ring.sort()) {
      case MISSED, SICK -> "Who can stand in";
      case ALARM -> "Who can be called";
      case RANG -> "";
    };
  }

  /// What is worst, as the heading says it.
  static String finding(DayBook.Look look) {
    DayState state = look.state();
    String hour = new Hours(look.bill().offset()).clock(state.now());
    long late = state.count(DayState.Standing.LATE);
    long gaps = state.count(DayState.Standing.GAP);
    List<String> parts = new ArrayList<>();
    if (late > 0) {
      parts.add(DateWords.count(late, "seat") + " not relieved");
    }
    if (gaps > 0) {
      parts.add("nobody for " + DateWords.count(gaps, "seat"));
    }
    if (!state.rings().isEmpty()) {
      parts.add(DateWords.count(state.rings().size(), "ring") + " unanswered");
    }
    long due = state.count(DayState.Standing.DUE);
    if (parts.isEmpty()) {
      parts.add(due > 0 ? "relief due at " + DateWords.count(due, "seat") : "everybody is on");
    }
    return hour + ": " + String.join(", ", parts);
  }

  static String key(Turn.Place place) {
    return place.post() + "/" + place.seat();
  }

  /// Puts a state in words.
  private static final class Drawer {
    private final DayBill bill;
    private final DayState state;
    private final Hours hours;
    private final Map<String, String> called;
    private final Optional<String> me;

    private Drawer(
        DayBill bill,
        DayState state,
        Hours hours,
        Map<String, String> called,
        Optional<String> me) {
      this.bill = bill;
      this.state = state;
      this.hours = hours;
      this.called = called;
      this.me = me;
    }

    private String called(String number) {
      return called.getOrDefault(number, number);
    }

    /// Words of a state name people by their service numbers.
    private String named(String words) {
      StringBuilder out = new StringBuilder();
      for (String word : words.split("(?<= )|(?= )|(?=[,:])", -1)) {
        out.append(called(word));
      }
      return out.toString();
    }

    private static String icon(DayState.Standing standing) {
      return switch (standing) {
        case LATE, GAP -> "stop";
        case COMING, LEAVING, DUE -> "due";
        case ON -> "ok";
        case SHUT -> "none";
      };
    }

    private static String tone(DayState.Standing standing) {
      return switch (standing) {
        case LATE, GAP -> "stop";
        case COMING, LEAVING, DUE -> "warn";
        case ON -> "ok";
        case SHUT -> "dim";
      };
    }

    private String standing(DayState.SeatNow seat) {
      return seat.standing() == DayState.Standing.LATE
          ? "late, " + hours(seat.lateMinutes())
          : seat.standing().words();
    }

    private static String hours(long minutes) {
      return minutes < 120 ? minutes + " min" : minutes / 60 + " h " + minutes % 60 + " min";
    }

    private String name(String post) {
      return bill.findPost(post).map(DayBill.Post::name).orElse(post);
    }

    private Line line(DayState.SeatNow seat, boolean current) {
      String who =
          seat.on().isEmpty()
              ? "nobody"
              : String.join(", ", seat.on().stream().map(on -> called(on.member())).toList());
      String since = seat.on().isEmpty() ? "" : hours.hour(seat.on().getFirst().since());
      Optional<Turn> relief = seat.coming().or(seat::next);
      return new Line(
          key(seat.place()),
          seat.place().post(),
          name(seat.place().post()),
          standing(seat),
          icon(seat.standing()),
          tone(seat.standing()),
          who,
          since,
          relief.map(t -> t.isGap() ? "nobody" : called(t.person())).orElse("the post shuts"),
          relief
              .map(t -> hours.hour(t.from()))
              .or(() -> seat.turn().map(t -> hours.hour(t.until())))
              .orElse(""),
          current);
    }

    private Chosen chosen(DayState.SeatNow seat) {
      List<Signer> signers = new ArrayList<>();
      Optional<Turn> coming = seat.coming().filter(t -> !t.isGap());
      boolean led = bill.findPost(seat.place().post()).map(DayBill.Post::isLed).orElse(false);
      if (coming.isPresent()) {
        String turn = coming.get().from().toString();
        boolean here = seat.led().isPresent() || !led;
        if (led) {
          signers.add(
              seat.led()
                  .map(
                      l ->
                          signer(
                                  "led",
                                  l.member(),
                                  "commander of the relief, leads it",
                                  turn,
                                  "done")
                              .saying("Here, " + hours.hour(l.since())))
                  .orElseGet(
                      () ->
                          signer("led", "", "commander of the relief", turn, "next")
                              .saying("First")));
        }
        signers.add(
            signer("on", coming.get().person(), "comes on", turn, here ? "next" : "later")
                .saying(here ? "Signs now" : "Signs second"));
      }
      for (DayState.OnPost on : seat.on()) {
        boolean leaves = seat.leaving().contains(on);
        if (leaves || coming.isPresent()) {
          signers.add(
              signer(
                      "off",
                      on.member(),
                      "goes off",
                      on.turn().from().toString(),
                      leaves ? "next" : "later")
                  .saying(leaves ? "Signs now" : "Signs last"));
        }
      }
      String band =
          coming
              .map(
                  t ->
                      (seat.standing() == DayState.Standing.LATE
                              ? "Relief missed, "
                              : "Relief due ")
                          + hours.hour(t.from())
                          + ": "
                          + called(t.person())
                          + (seat.on().isEmpty()
                              ? ""
                              : " for " + called(seat.on().getFirst().member())))
              .orElseGet(
                  () ->
                      seat.leaving().isEmpty()
                          ? "Nobody has to sign now"
                          : "The relief is on; who goes off signs last");
      return new Chosen(
          key(seat.place()),
          seat.place().post(),
          seat.place().seat(),
          name(seat.place().post()),
          standing(seat),
          icon(seat.standing()),
          tone(seat.standing()),
          band,
          signers,
          bill.commanders(state.now()).stream().map(n -> new Named(n, called(n))).toList(),
          sick(seat));
    }

    /// Those of a seat who may report sick.
    private List<Named> sick(DayState.SeatNow seat) {
      Set<String> all = new LinkedHashSet<>();
      seat.turn().filter(t -> !t.isGap()).map(Turn::person).ifPresent(all::add);
      seat.next().filter(t -> !t.isGap()).map(Turn::person).ifPresent(all::add);
      return all.stream().map(n -> new Named(n, called(n))).toList();
    }

    private Signer signer(String did, String member, String role, String turn, String how) {
      return new Signer(
          did, member, called(member), role, turn, how, "", me.equals(Optional.of(member)));
    }

    private LogLine entry(DayEvent event) {
      Collection<DayEvent> told = state.told(event.id());
      return new LogLine(
          hours.hour(event.at()),
          event.deed().post(),
          words(event.deed()),
          event.nation(),
          event.lateMinutes() >= 5 ? "came " + event.lateMinutes() + " min later" : "",
          event.deed() instanceof Deed.Incident || event.deed() instanceof Deed.Alarm
              ? event.id()
              : "",
          String.join(
              ", ",
              told.stream().map(t -> named(t.deed().text()) + " " + hours.hour(t.at())).toList()));
    }

    private String words(Deed deed) {
      return switch (deed) {
        case Deed.Led d -> called(d.member()) + " is there and leads the relief";
        case Deed.On d -> called(d.member()) + " on, turn of " + hours.hour(d.turn().from());
        case Deed.Off d -> called(d.member()) + " off";
        case Deed.Rang d -> "rang: " + d.text();
        case Deed.Answered d ->
            "ring answered" + (d.text().isBlank() ? "" : ": " + named(d.text()));
        case Deed.Sick d ->
            called(d.member())
                + " reports sick from "
                + hours.hour(d.from())
                + (d.text().isBlank() ? "" : ": " + d.text());
        case Deed.Alarm d -> "alarm" + (d.text().isBlank() ? "" : ": " + d.text());
        case Deed.Incident d -> "incident: " + d.text();
        case Deed.Told d -> "told: " + d.text();
        case Deed.Note d -> "hand-over: " + named(d.text());
      };
    }
  }
}
