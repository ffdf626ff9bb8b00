package org.muster.server.operate.evacuation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.muster.operate.evacuation.Particulars;
import org.muster.operate.evacuation.Reasons;
import org.muster.operate.evacuation.custody.Custody;
import org.muster.operate.evacuation.custody.CustodyEvent;
import org.muster.operate.evacuation.custody.Deed;
import org.muster.operate.evacuation.custody.Discrepancy;
import org.muster.operate.evacuation.custody.FlightState;
import org.muster.operate.evacuation.custody.PartyState;
import org.muster.operate.evacuation.custody.PersonState;
import org.muster.operate.evacuation.custody.Stop;

/// What one party's page draws: each member's way, the missing first; what contradicts; the log.
public record PartyModel(
    String party,
    List<Member> members,
    List<Reunion> reunions,
    List<String> contradictions,
    List<Entry> log,
    List<String> openFlights) {

  /// A member.
  ///
  /// @param called by number, or by name where names are shown
  /// @param also other numbers that lead to them
  public record Member(
      String number,
      String also,
      String called,
      String who,
      String sort,
      String phase,
      String place,
      String guardian,
      String flight,
      boolean lost) {}

  /// A reunion task.
  public record Reunion(
      String split,
      String persons,
      String opened,
      String officer,
      String guardian,
      String reason,
      boolean closed,
      boolean mayClose,
      String unseen) {}

  /// A line of the log, newest first.
  public record Entry(
      String event,
      String hour,
      String what,
      String who,
      String device,
      String by,
      String late,
      boolean corrected) {}

  /// @param words what was said in words of events, where they may be shown
  static PartyModel of(
      EvacuationVisit visit,
      Custody custody,
      PartyState party,
      Map<String, Particulars> names,
      Map<String, String> words) {
    TreeSet<String> lost = new TreeSet<>(custody.toFind(visit.now()).keySet());
    List<Member> members = new ArrayList<>();
    Map<String, CustodyEvent> events = new TreeMap<>();
    for (String number : party.members()) {
      PersonState person = custody.findPerson(number).orElseThrow();
      Particulars file = names.getOrDefault(number, Particulars.NONE);
      members.add(
          new Member(
              number,
              String.join(
                  ", ", custody.numbersOf(number).subList(1, custody.numbersOf(number).size())),
              file.name().isEmpty() ? number : file.name(),
              file.who(),
              person.sort().word(),
              lost.contains(number) ? "to find" : person.phase().words(),
              person.stop().map(Stop::word).orElse("")
                  + person.seen().map(at -> " " + visit.hour(at)).orElse(""),
              person.guardian(),
              person.aboard().isEmpty()
                  ? person.flown().isEmpty() ? String.join(", ", person.listed()) : person.flown()
                  : person.aboard(),
              lost.contains(number)));
      custody.eventsOf(number).forEach(e -> events.put(e.id(), e));
    }
    members.sort(Comparator.comparing((Member m) -> !m.lost()).thenComparing(Member::number));
    List<Entry> log = new ArrayList<>();
    events.values().stream()
        .sorted(CustodyEvent.ORDER.reversed())
        .forEach(e -> log.add(entry(visit, custody, e, words.getOrDefault(e.id(), ""))));
    return new PartyModel(
        party.party(),
        members,
        party.reunions().stream().map(r -> reunion(visit, r, words)).toList(),
        custody.contradictions(visit.now()).stream()
            .filter(d -> party.members().contains(d.person()))
            .sorted(Discrepancy.ORDER)
            .map(PartyModel::words)
            .distinct()
            .toList(),
        log,
        custody.flights().stream().filter(FlightState::isOpen).map(FlightState::flight).toList());
  }

  static String words(Discrepancy d) {
    String whom =
        !d.person().isEmpty()
            ? d.person()
            : !d.flight().isEmpty() ? d.flight() : !d.party().isEmpty() ? d.party() : d.device();
    return whom
        + " "
        + d.rule().words()
        + (d.counted() >= 0 ? ": " + d.counted() + ", known " + d.known() : "")
        + (!d.person().isEmpty() && !d.flight().isEmpty() ? " (" + d.flight() + ")" : "");
  }

  /// The events of a party's people.
  static List<CustodyEvent> events(Custody custody, PartyState party) {
    return party.members().stream()
        .flatMap(number -> custody.eventsOf(number).stream())
        .distinct()
        .toList();
  }

  private static Entry entry(EvacuationVisit visit, Custody custody, CustodyEvent e, String words) {
    return new Entry(
        e.id(),
        visit.hour(e.when()),
        said(what(e.deed()), words) + (e.station().isEmpty() ? "" : ", " + e.station()),
        String.join(", ", e.deed().persons()),
        e.device() + (e.counter() > 0 ? " / " + e.counter() : ""),
        e.actor(),
        e.lateMinutes() > 1 ? "sent " + visit.hour(e.taken()) : "",
        custody.isCorrected(e.id()));
  }

  /// A reason that is in the note, in its words.
  private static String said(String what, String words) {
    return words.isEmpty()
        ? what
        : what.contains(Reasons.NOTE) ? what.replace(Reasons.NOTE, words) : what + ": " + words;
  }

  private static String what(Deed deed) {
    return switch (deed) {
      case Deed.Scanned d -> d.stop().word() + (d.out() ? " out" : " in");
      case Deed.Screened d ->
          "screening step "
              + d.step()
              + " "
              + d.outcome().name().toLowerCase(java.util.Locale.ROOT)
              + (d.reason().isEmpty() ? "" : ": " + d.reason());
      case Deed.Boarded d -> (d.off() ? "got off " : "boarded ") + d.flight();
      case Deed.Manifested d -> (d.struck() ? "struck from " : "listed for ") + d.flight();
      case Deed.Held d -> (d.released() ? "released: " : "held: ") + d.reason();
      case Deed.Called d -> "called to " + d.place();
      case Deed.Split d -> "split: " + d.reason();
      case Deed.Withdrawn d -> "withdrawn: " + d.reason();
      case Deed.Refused d -> "refused: " + d.reason();
      case Deed.Onward d -> "onward to " + d.to();
      case Deed.Guarded d -> "guarded by " + d.guardian();
      case Deed.Merged d -> "merged with " + d.duplicate();
      case Deed.Registered d -> deed.word();
      case Deed.Unmerged d -> deed.word();
      case Deed.KeptApart d -> "not the same as " + d.other();
      case Deed.Ranked d ->
          d.priority() == 0
              ? "priority by the rule again: " + d.reason()
              : "priority " + d.priority() + ": " + d.reason();
      case Deed.Lapsed d -> deed.word();
      case Deed.Planned d -> deed.word();
      case Deed.Closed d -> deed.word();
      case Deed.Reopened d -> deed.word();
      case Deed.Departed d -> deed.word();
      case Deed.Arrived d -> deed.word();
      case Deed.Cancelled d -> deed.word();
      case Deed.Reunited d -> deed.word();
      case Deed.Corrected d -> deed.word();
      case Deed.Explained d -> deed.word();
      case Deed.StationSet d -> deed.word();
      case Deed.HavenSet d -> deed.word();
    };
  }

  private static Reunion reunion(
      EvacuationVisit visit, PartyState.Reunion r, Map<String, String> words) {
    return new Reunion(
        r.split(),
        String.join(", ", r.persons()),
        visit.hour(r.opened()),
        r.officer(),
        r.guardian(),
        said(r.reason(), words.getOrDefault(r.split(), "")),
        r.closed().isPresent(),
        r.mayClose(),
        String.join(", ", r.unseen()));
  }

  /// Members by what they are called, for lists to choose from.
  public Map<String, String> choices() {
    Map<String, String> all = new LinkedHashMap<>();
    members.forEach(m -> all.put(m.number(), m.called()));
    return all;
  }

  /// The finding: numbers, and never a name.
  String finding() {
    long missing = members.stream().filter(Member::lost).count();
    return missing > 0
        ? "Party " + party + ": " + BoardModel.people((int) missing) + " to find"
        : "Party "
            + party
            + ": "
            + BoardModel.people(members.size())
            + ", "
            + contradictions.size()
            + " contradictions";
  }
}
