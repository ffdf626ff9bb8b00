package org.muster.operate.evacuation.custody;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/// A deed as one line of text: its word, and its parts between tabulators. Every machine writes it
/// alike, so that the text can be sealed, kept and sent.
public final class DeedText {
  private static final String TAB = "\t";
  private static final String NOBODY = "-";

  private DeedText() {}

  /// The line.
  public static String write(Deed deed) {
    return deed.word()
        + TAB
        + switch (deed) {
          case Deed.Registered d ->
              line(
                  d.person(),
                  d.party(),
                  d.sort().word(),
                  d.mobility().word(),
                  d.guardian(),
                  d.priority());
          case Deed.Merged d -> line(d.person(), d.duplicate());
          case Deed.Unmerged d -> line(d.merge());
          case Deed.KeptApart d -> line(d.person(), d.other());
          case Deed.Ranked d -> line(people(d.persons()), d.priority(), d.reason());
          case Deed.Called d -> line(people(d.persons()), d.place(), d.from(), d.until());
          case Deed.Lapsed d -> line(people(d.persons()));
          case Deed.Scanned d -> line(people(d.persons()), d.stop().word(), d.out());
          case Deed.Screened d -> line(d.person(), d.step(), d.outcome(), d.reason());
          case Deed.Held d -> line(people(d.persons()), d.released(), d.reason());
          case Deed.Guarded d -> line(d.person(), d.guardian());
          case Deed.Planned d ->
              line(
                  d.flight(), d.callSign(), d.aircraft(), d.haven(), d.seats(), d.kilos(), d.off());
          case Deed.Manifested d -> line(people(d.persons()), d.flight(), d.struck());
          case Deed.Closed d -> line(d.flight(), d.heads(), d.infants());
          case Deed.Reopened d -> line(d.flight(), d.reason());
          case Deed.Boarded d -> line(people(d.persons()), d.flight(), d.off());
          case Deed.Departed d -> line(d.flight());
          case Deed.Arrived d -> line(d.flight(), d.heads());
          case Deed.Cancelled d -> line(d.flight(), d.reason());
          case Deed.Onward d -> line(people(d.persons()), d.to());
          case Deed.Withdrawn d -> line(people(d.persons()), d.reason());
          case Deed.Refused d -> line(people(d.persons()), d.reason());
          case Deed.Split d -> line(d.party(), people(d.persons()), d.guardian(), d.reason());
          case Deed.Reunited d -> line(d.split());
          case Deed.Corrected d -> line(d.event(), d.reason());
          case Deed.Explained d -> line(d.about(), d.reason());
          case Deed.StationSet d -> line(d.code(), d.stop().word(), d.name());
          case Deed.HavenSet d -> line(d.code(), d.name(), d.room());
        };
  }

  /// The deed of a line.
  ///
  /// @throws IllegalArgumentException if it is none
  public static Deed read(String line) {
    Parts parts = new Parts(line.split(TAB, -1));
    Deed deed = read(parts);
    parts.end();
    return deed;
  }

  private static Deed read(Parts p) {
    String word = p.text();
    return switch (word) {
      case "registered" ->
          new Deed.Registered(
              p.text(),
              p.text(),
              Sort.find(p.text()).orElseThrow(DeedText::wrong),
              Mobility.find(p.text()).orElseThrow(DeedText::wrong),
              p.text(),
              p.number());
      case "merged" -> new Deed.Merged(p.text(), p.text());
      case "unmerged" -> new Deed.Unmerged(p.text());
      case "kept-apart" -> new Deed.KeptApart(p.text(), p.text());
      case "ranked" -> new Deed.Ranked(p.people(), p.number(), p.text());
      case "called" -> new Deed.Called(p.people(), p.text(), p.instant(), p.instant());
      case "lapsed" -> new Deed.Lapsed(p.people());
      case "scanned" ->
          new Deed.Scanned(p.people(), Stop.find(p.text()).orElseThrow(DeedText::wrong), p.truth());
      case "screened" -> new Deed.Screened(p.text(), p.number(), p.outcome(), p.text());
      case "held" -> new Deed.Held(p.people(), p.truth(), p.text());
      case "guarded" -> new Deed.Guarded(p.text(), p.text());
      case "planned" ->
          new Deed.Planned(
              p.text(), p.text(), p.text(), p.text(), p.number(), p.number(), p.instant());
      case "manifested" -> new Deed.Manifested(p.people(), p.text(), p.truth());
      case "closed" -> new Deed.Closed(p.text(), p.number(), p.number());
      case "reopened" -> new Deed.Reopened(p.text(), p.text());
      case "boarded" -> new Deed.Boarded(p.people(), p.text(), p.truth());
      case "departed" -> new Deed.Departed(p.text());
      case "arrived" -> new Deed.Arrived(p.text(), p.number());
      case "cancelled" -> new Deed.Cancelled(p.text(), p.text());
      case "onward" -> new Deed.Onward(p.people(), p.text());
      case "withdrawn" -> new Deed.Withdrawn(p.people(), p.text());
      case "refused" -> new Deed.Refused(p.people(), p.text());
      case "split" -> new Deed.Split(p.text(), p.people(), p.text(), p.text());
      case "reunited" -> new Deed.Reunited(p.text());
      case "corrected" -> new Deed.Corrected(p.text(), p.text());
      case "explained" -> new Deed.Explained(p.text(), p.text());
      case "station" ->
          new Deed.StationSet(p.text(), Stop.find(p.text()).orElseThrow(DeedText::wrong), p.text());
      case "haven" -> new Deed.HavenSet(p.text(), p.text(), p.number());
      default -> throw wrong();
    };
  }

  private static IllegalArgumentException wrong() {
    return new IllegalArgumentException("this is no event of custody");
  }

  private static String people(List<String> persons) {
    return String.join(",", persons);
  }

  private static String line(Object... parts) {
    StringBuilder line = new StringBuilder();
    for (Object part : parts) {
      if (!line.isEmpty()) {
        line.append(TAB);
      }
      String text = part instanceof Enum<?> e ? e.name().toLowerCase(Locale.ROOT) : part.toString();
      line.append(text.isEmpty() ? NOBODY : text);
    }
    return line.toString();
  }

  private static final class Parts {
    private final String[] parts;
    private int at;

    Parts(String[] parts) {
      this.parts = parts;
    }

    String text() {
      if (at == parts.length) {
        throw wrong();
      }
      String part = parts[at++];
      return part.equals(NOBODY) ? "" : part;
    }

    List<String> people() {
      return List.of(text().split(","));
    }

    int number() {
      try {
        return Integer.parseInt(text());
      } catch (NumberFormatException e) {
        throw wrong();
      }
    }

    boolean truth() {
      return switch (text()) {
        case "true" -> true;
        case "false" -> false;
        default -> throw wrong();
      };
    }

    Instant instant() {
      try {
        return Instant.parse(text());
      } catch (DateTimeException e) {
        throw wrong();
      }
    }

    Deed.Outcome outcome() {
      String word = text();
      for (Deed.Outcome outcome : Deed.Outcome.values()) {
        if (outcome.name().toLowerCase(Locale.ROOT).equals(word)) {
          return outcome;
        }
      }
      throw wrong();
    }

    void end() {
      if (at != parts.length) {
        throw wrong();
      }
    }
  }
}
