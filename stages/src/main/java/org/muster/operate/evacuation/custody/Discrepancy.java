package org.muster.operate.evacuation.custody;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/// Something in the log that contradicts: by whom or what it is about, and since when.
///
/// @param event id of the event that contradicts; empty where it is a state that does
/// @param person their number; empty where it is about a flight, a device or a party
/// @param counted what was counted or sent, where that contradicts; -1 where nothing was
/// @param known what the log has in its place; -1 as well
public record Discrepancy(
    Rule rule,
    Instant at,
    String event,
    String person,
    String party,
    String flight,
    String device,
    long counted,
    long known) {

  /// The order in which they are listed: the worst rule first, then the oldest.
  public static final Comparator<Discrepancy> ORDER = Discrepancy::compare;

  private static final Comparator<Discrepancy> OF_THE_SAME_EVENT =
      Comparator.comparing(Discrepancy::person)
          .thenComparing(Discrepancy::flight)
          .thenComparing(Discrepancy::party)
          .thenComparing(Discrepancy::device)
          .thenComparingLong(Discrepancy::counted)
          .thenComparingLong(Discrepancy::known);

  /// Written out: tens of thousands are compared on a page.
  private static int compare(Discrepancy one, Discrepancy other) {
    int rule = one.rule.compareTo(other.rule);
    if (rule != 0) {
      return rule;
    }
    int at = one.at.compareTo(other.at);
    if (at != 0) {
      return at;
    }
    int event = one.event.compareTo(other.event);
    return event != 0 ? event : OF_THE_SAME_EVENT.compare(one, other);
  }

  /// The first few of many, in order.
  public static List<Discrepancy> worst(Collection<Discrepancy> all, int most) {
    PriorityQueue<Discrepancy> few = new PriorityQueue<>(most + 1, ORDER.reversed());
    for (Discrepancy one : all) {
      if (few.size() < most || ORDER.compare(one, few.element()) < 0) {
        few.add(one);
      }
      if (few.size() > most) {
        few.remove();
      }
    }
    return few.stream().sorted(ORDER).toList();
  }

  static Discrepancy ofPerson(Rule rule, CustodyEvent event, String person) {
    return new Discrepancy(
        rule,
        event.when(),
        event.id(),
        person,
        "",
        event.deed().findFlight().orElse(""),
        event.device(),
        -1,
        -1);
  }

  static Discrepancy ofEvent(Rule rule, CustodyEvent event) {
    return new Discrepancy(
        rule,
        event.when(),
        event.id(),
        event.deed().persons().stream().findFirst().orElse(""),
        "",
        event.deed().findFlight().orElse(""),
        event.device(),
        -1,
        -1);
  }

  static Discrepancy ofFlight(
      Rule rule, CustodyEvent event, String flight, long counted, long known) {
    return new Discrepancy(
        rule, event.when(), event.id(), "", "", flight, event.device(), counted, known);
  }

  /// By which somebody explains it.
  public String key() {
    StringBuilder key = new StringBuilder(rule.id());
    for (String part :
        new String[] {event, person, flight, party, rule == Rule.COUNTER_GAP ? device : ""}) {
      if (!part.isEmpty()) {
        key.append(':').append(part);
      }
    }
    return key.toString();
  }
}
