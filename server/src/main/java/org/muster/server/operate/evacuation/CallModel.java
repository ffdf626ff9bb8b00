package org.muster.server.operate.evacuation;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.muster.operate.evacuation.CallBook;
import org.muster.operate.evacuation.CallWave;
import org.muster.operate.evacuation.Device;
import org.muster.operate.evacuation.EvacuationRight;
import org.muster.operate.evacuation.GateFacts;
import org.muster.operate.evacuation.callforward.CallSlip;
import org.muster.operate.evacuation.custody.Deed;
import org.muster.operate.evacuation.custody.Stop;
import org.muster.operate.evacuation.custody.Waiting;

/// What the page of calls draws: the number with its working, whom, and what came of earlier calls.
public record CallModel(
    String finding,
    List<String> working,
    String rate,
    GateFacts gate,
    String said,
    List<Row> rows,
    int chosen,
    int chosenPeople,
    String over,
    int waiting,
    List<Wave> waves,
    int late,
    Map<String, String> places,
    Map<String, String> languages) {
  /// Parties that wait behind those whom the rule calls, for an officer to choose from.
  private static final int BEHIND = 20;

  /// A party that waits.
  public record Row(
      String party, int people, String priority, String waits, boolean chosen, String language) {}

  /// The calls to one place in one window.
  public record Wave(
      String place,
      String window,
      int parties,
      int people,
      int came,
      int expected,
      boolean closed,
      String query) {}

  static CallModel of(
      EvacuationVisit at,
      CallBook.Desk desk,
      Function<List<String>, Map<String, CallSlip.Language>> speaks,
      List<Deed.StationSet> stations,
      List<Device> devices) {
    Set<String> chosen = new HashSet<>();
    desk.choice().called().forEach(one -> chosen.add(one.party()));
    List<Waiting> shown = new ArrayList<>();
    int behind = 0;
    for (Waiting one : desk.queue()) {
      boolean is = chosen.contains(one.party());
      behind += is ? 0 : 1;
      if (is
          ? shown.size() < CallBook.MOST_PARTIES
          : behind <= BEHIND && at.may(EvacuationRight.RANK)) {
        shown.add(one);
      }
    }
    Map<String, CallSlip.Language> speak =
        speaks.apply(shown.stream().map(Waiting::party).toList());
    List<Row> rows =
        shown.stream()
            .map(
                one ->
                    new Row(
                        one.party(),
                        one.people(),
                        one.priority() == 0 ? "not said" : String.valueOf(one.priority()),
                        waits(one.since(), at.now()),
                        chosen.contains(one.party()),
                        Optional.ofNullable(speak.get(one.party()))
                            .map(CallSlip.Language::tag)
                            .orElse("")))
            .toList();
    int over = desk.choice().over();
    return new CallModel(
        finding(desk),
        desk.number().reasons(),
        rate(desk),
        desk.gate(),
        desk.gate()
            .set()
            .map(at::hour)
            .map(hour -> "said at " + hour + " by " + desk.gate().by())
            .orElse("assumed: nobody has said how the gate is"),
        rows,
        chosen.size(),
        desk.choice().people(),
        over == 0
            ? ""
            : "The first family is larger than the number by "
                + BoardModel.people(over)
                + "; it is called whole, so that it is not passed over for ever.",
        desk.queue().stream().mapToInt(Waiting::people).sum(),
        desk.waves().stream().map(wave -> wave(at, wave)).toList(),
        desk.late(),
        places(stations, devices),
        spoken());
  }

  private static Wave wave(EvacuationVisit at, CallWave wave) {
    return new Wave(
        wave.place(),
        at.hour(wave.from()) + "–" + at.hour(wave.until()),
        wave.parties(),
        wave.people(),
        wave.came(),
        wave.expected(),
        wave.closed(),
        query(wave.place(), wave.from()));
  }

  private static String query(String place, Instant from) {
    return "?place=" + URLEncoder.encode(place, StandardCharsets.UTF_8) + "&from=" + from;
  }

  private static String waits(Instant since, Instant now) {
    Duration age = Duration.between(since, now);
    return age.toHours() >= 48
        ? age.toDays() + " d"
        : age.toHours() > 0
            ? age.toHours() + " h " + age.toMinutesPart() + " min"
            : age.toMinutes() + " min";
  }

  private static String rate(CallBook.Desk desk) {
    String share = Math.round(100 * desk.rate().rate().shows()) + " %";
    return desk.rate().people() == 0
        ? share + " of those called are believed to come; no window has closed yet."
        : share
            + " of those called come: "
            + desk.rate().came()
            + " of "
            + BoardModel.people(desk.rate().people())
            + " whose window has closed, the newest weighing most.";
  }

  private static String finding(CallBook.Desk desk) {
    int people = desk.choice().people();
    return people == 0
        ? "Call nobody now: " + desk.number().limit().words()
        : "Call "
            + BoardModel.people(people)
            + " now: "
            + desk.number().limit().words()
            + " sets the number";
  }

  /// `1 party`, `12 parties`.
  public static String parties(int number) {
    return number == 1 ? "1 party" : number + " parties";
  }

  /// Gates by code: those that are set up, and those that have a device.
  private static Map<String, String> places(List<Deed.StationSet> stations, List<Device> devices) {
    Map<String, String> all = new LinkedHashMap<>();
    devices.stream()
        .filter(d -> d.stop() == Stop.GATE)
        .forEach(d -> all.put(d.station(), d.station()));
    stations.stream().filter(s -> s.stop() == Stop.GATE).forEach(s -> all.put(s.code(), s.name()));
    return all;
  }

  private static Map<String, String> spoken() {
    Map<String, String> all = new LinkedHashMap<>();
    for (CallSlip.Language language : CallSlip.Language.values()) {
      all.put(language.tag(), language.word());
    }
    return all;
  }
}
