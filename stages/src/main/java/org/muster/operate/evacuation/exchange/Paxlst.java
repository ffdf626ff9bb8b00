package org.muster.operate.evacuation.exchange;

import com.ibm.icu.text.Transliterator;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.muster.operate.evacuation.exchange.PassengerList.Passenger;

/// The passenger list message of UN/EDIFACT (PAXLST D.12B as the WCO/IATA/ICAO guide of advance
/// passenger information uses it), one flight a file.
///
/// Its character set is UNOC, which is ISO 8859-1: a name in another script goes out in Latin
/// letters, and the reader is told for whom. A name longer than its component is cut, and told.
public final class Paxlst {
  private static final int LONGEST_NAME = 70;
  private static final int LONGEST_NUMBER = 35;
  private static final int MOST_CHARACTERS = 20_000_000;
  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyMMdd", Locale.ROOT);
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyMMddHHmm", Locale.ROOT);
  private static final DateTimeFormatter CLOCK =
      DateTimeFormatter.ofPattern("yyMMdd:HHmm", Locale.ROOT);
  private static final Transliterator LATIN =
      Transliterator.getInstance("Any-Latin; NFD; [:Nonspacing Mark:] Remove; NFC; Latin-ASCII");

  private Paxlst() {}

  /// A written message.
  ///
  /// @param text characters of ISO 8859-1 only
  /// @param changed what could not go out as it is, by the passenger's reference
  public record Written(String text, List<String> changed) {
    public Written {
      changed = List.copyOf(changed);
    }

    /// As it is sent.
    public byte[] bytes() {
      return text.getBytes(StandardCharsets.ISO_8859_1);
    }
  }

  /// Writes a list.
  ///
  /// @param sender and recipient: names of the interchange's two ends, capitals and digits
  /// @param reference of the interchange, at most 14 characters
  public static Written write(
      PassengerList list, String sender, String recipient, String reference, Instant now) {
    Writer out = new Writer();
    out.code(sender, 35);
    out.code(recipient, 35);
    out.code(reference, 14);
    String clock = CLOCK.format(now.atOffset(ZoneOffset.UTC));
    out.raw("UNA:+.? '\n");
    out.raw("UNB+UNOC:4+" + sender + "+" + recipient + "+" + clock + "+" + reference + "++APIS'\n");
    out.raw(
        "UNG+PAXLST+" + sender + "+" + recipient + "+" + clock + "+" + reference + "+UN+D:12B'\n");
    out.segment("UNH", "1", "PAXLST:D:12B:UN:IATA");
    out.segment("BGM", "745");
    out.segment("TDT", "20", list.flight(), "", "", out.data(list.carrier(), 35, "the carrier"));
    out.segment("LOC", "125", list.from());
    out.segment("DTM", "189:" + TIME.format(list.departs().atOffset(ZoneOffset.UTC)) + ":201");
    out.segment("LOC", "87", list.to());
    out.segment("DTM", "232:" + TIME.format(list.arrives().atOffset(ZoneOffset.UTC)) + ":201");
    for (Passenger p : list.passengers()) {
      passenger(out, list, p);
    }
    out.segment("CNT", "42:" + list.passengers().size());
    out.segment("UNT", String.valueOf(out.segments + 1), "1");
    out.raw("UNE+1+" + reference + "'\n");
    out.raw("UNZ+1+" + reference + "'\n");
    return new Written(out.text.toString(), out.changed);
  }

  private static void passenger(Writer out, PassengerList list, Passenger p) {
    String who = p.reference();
    String surname = out.data(p.surname(), LONGEST_NAME, who + ", surname");
    String given = out.data(p.given(), LONGEST_NAME, who + ", given name");
    out.segment("NAD", "FL", "", "", given.isEmpty() ? surname : surname + ":" + given);
    if (p.sex() == 'M' || p.sex() == 'F') {
      out.segment("ATT", "2", "", String.valueOf(p.sex()));
    }
    p.born().ifPresent(day -> out.segment("DTM", "329:" + DAY.format(day)));
    out.segment("LOC", "178", list.from());
    out.segment("LOC", "179", list.to());
    if (!p.nationality().isEmpty()) {
      out.segment("NAT", "2", out.data(p.nationality(), 3, who + ", nationality"));
    }
    out.segment("RFF", "ABO:" + out.data(p.reference(), LONGEST_NUMBER, who + ", reference"));
    if (!p.documentNumber().isEmpty()) {
      String type = p.documentType().isEmpty() ? "ZZZ" : p.documentType();
      out.segment(
          "DOC",
          out.data(type, 3, who + ", document") + ":110:111",
          out.data(p.documentNumber(), LONGEST_NUMBER, who + ", number of the document"));
      p.documentExpires().ifPresent(day -> out.segment("DTM", "36:" + DAY.format(day)));
      if (!p.issuer().isEmpty()) {
        out.segment("LOC", "91", out.data(p.issuer(), 3, who + ", issuer"));
      }
    }
  }

  private static final class Writer {
    private final StringBuilder text = new StringBuilder();
    private final List<String> changed = new ArrayList<>();
    private int segments;

    void raw(String segment) {
      text.append(segment);
    }

    void segment(String tag, String... elements) {
      StringBuilder line = new StringBuilder(tag);
      int last = elements.length;
      while (last > 0 && elements[last - 1].isEmpty()) {
        last--;
      }
      for (int i = 0; i < last; i++) {
        line.append('+').append(elements[i]);
      }
      text.append(line).append("'\n");
      segments++;
    }

    void code(String code, int longest) {
      if (!code.matches("[A-Z0-9]{1," + longest + "}")) {
        throw new IllegalArgumentException(
            code + ": expected 1 to " + longest + " capitals and digits");
      }
    }

    /// A text as a component: in the character set, within its length, with what parts segments
    /// released.
    String data(String value, int longest, String what) {
      String fit = value;
      if (!fit.chars().allMatch(Writer::isInSet)) {
        fit = LATIN.transliterate(fit);
        StringBuilder kept = new StringBuilder();
        fit.chars().filter(Writer::isInSet).forEach(c -> kept.append((char) c));
        fit = kept.toString();
        changed.add(what + ": written in Latin letters");
      }
      if (fit.length() > longest) {
        fit = fit.substring(0, longest);
        changed.add(what + ": cut to " + longest + " characters");
      }
      return fit.replaceAll("[?:+']", "?$0");
    }

    private static boolean isInSet(int c) {
      return (c >= 0x20 && c < 0x7F) || (c >= 0xA0 && c <= 0xFF);
    }
  }

  /// Reads a message back: one flight, its segments in our order, each count and reference checked.
  ///
  /// @throws ExchangeException where it is none, by the number and tag of the segment
  public static PassengerList read(String text) {
    if (text.length() > MOST_CHARACTERS) {
      throw new ExchangeException("the file", "more", "at most " + MOST_CHARACTERS + " characters");
    }
    return new MessageReader(Segments.of(text)).read();
  }

  /// A segment taken apart: elements, each of components.
  private record Segment(int number, String tag, List<List<String>> elements) {
    String at(int element, int component) {
      return element < elements.size() && component < elements.get(element).size()
          ? elements.get(element).get(component)
          : "";
    }

    String place() {
      return "segment " + number + " (" + tag + ")";
    }
  }

  private static final class Segments {
    static List<Segment> of(String text) {
      char component = ':';
      char element = '+';
      char release = '?';
      char end = '\'';
      int at = 0;
      if (text.startsWith("UNA")) {
        if (text.length() < 9) {
          throw new ExchangeException("segment 0 (UNA)", "its end", "six characters of service");
        }
        component = text.charAt(3);
        element = text.charAt(4);
        release = text.charAt(6);
        end = text.charAt(8);
        at = 9;
      }
      List<Segment> out = new ArrayList<>();
      List<List<String>> elements = new ArrayList<>();
      List<String> components = new ArrayList<>();
      StringBuilder value = new StringBuilder();
      boolean open = false;
      for (; at < text.length(); at++) {
        char c = text.charAt(at);
        if (!open && (c == '\n' || c == '\r' || c == ' ')) {
          continue;
        }
        open = true;
        if (c == release && at + 1 < text.length()) {
          at++;
          value.append(text.charAt(at));
        } else if (c == component || c == element || c == end) {
          components.add(value.toString());
          value.setLength(0);
          if (c != component) {
            elements.add(List.copyOf(components));
            components.clear();
          }
          if (c == end) {
            String tag = elements.getFirst().getFirst();
            out.add(
                new Segment(
                    out.size() + 1,
                    tag.matches("[A-Z]{3}") ? tag : "?",
                    List.copyOf(elements.subList(1, elements.size()))));
            elements.clear();
            open = false;
          }
        } else {
          value.append(c);
        }
      }
      if (open) {
        throw new ExchangeException(
            "segment " + (out.size() + 1), "the end of the file", "the end of the segment");
      }
      return out;
    }
  }

  private static final class MessageReader {
    private final List<Segment> segments;
    private int at;

    MessageReader(List<Segment> segments) {
      this.segments = segments;
    }

    PassengerList read() {
      Segment interchange = next("UNB");
      Segment group = next("UNG");
      Segment message = next("UNH");
      if (!message.at(1, 0).equals("PAXLST")) {
        throw new ExchangeException(message.place(), "another message", "PAXLST");
      }
      int first = at;
      expect(next("BGM"), 0, "745");
      Segment transport = next("TDT");
      Segment from = next("LOC");
      expect(from, 0, "125");
      Instant departs = time(next("DTM"), "189");
      Segment to = next("LOC");
      expect(to, 0, "87");
      Instant arrives = time(next("DTM"), "232");
      List<Passenger> passengers = new ArrayList<>();
      while (is("NAD")) {
        passengers.add(passenger(LocalDate.ofInstant(departs, ZoneOffset.UTC)));
      }
      Segment count = next("CNT");
      expect(count, 0, "42");
      number(count, count.at(0, 1), passengers.size(), "the number of passengers");
      Segment end = next("UNT");
      number(end, end.at(0, 0), at - first + 1, "the number of segments of the message");
      same(end, end.at(1, 0), message.at(0, 0));
      Segment groupEnd = next("UNE");
      number(groupEnd, groupEnd.at(0, 0), 1, "one message");
      same(groupEnd, groupEnd.at(1, 0), group.at(4, 0));
      Segment close = next("UNZ");
      number(close, close.at(0, 0), 1, "one group");
      same(close, close.at(1, 0), interchange.at(4, 0));
      if (at < segments.size()) {
        throw new ExchangeException(segments.get(at).place(), "more", "the end");
      }
      try {
        return new PassengerList(
            transport.at(1, 0),
            transport.at(4, 0),
            from.at(1, 0),
            to.at(1, 0),
            departs,
            arrives,
            passengers);
      } catch (IllegalArgumentException e) {
        throw new ExchangeException(
            transport.place(), "another code", "a flight and airfields of capitals and digits");
      }
    }

    private Passenger passenger(LocalDate flown) {
      Segment name = next("NAD");
      expect(name, 0, "FL");
      String surname = name.at(3, 0);
      String given = name.at(3, 1);
      char sex = 'X';
      Optional<LocalDate> born = Optional.empty();
      Optional<LocalDate> expires = Optional.empty();
      String nationality = "";
      String reference = "";
      String type = "";
      String number = "";
      String issuer = "";
      while (at < segments.size() && !is("NAD") && !is("CNT")) {
        Segment segment = segments.get(at);
        at++;
        switch (segment.tag() + segment.at(0, 0)) {
          case "ATT2" -> sex = segment.at(2, 0).isEmpty() ? 'X' : segment.at(2, 0).charAt(0);
          case "DTM329" -> born = Optional.of(born(segment, flown));
          case "DTM36" -> expires = Optional.of(day(segment));
          case "NAT2" -> nationality = segment.at(1, 0);
          case "RFFABO" -> reference = segment.at(0, 1);
          case "LOC91" -> issuer = segment.at(1, 0);
          case "LOC178", "LOC179" -> {}
          default -> {
            if (!segment.tag().equals("DOC")) {
              throw new ExchangeException(
                  segment.place(), "another segment", "one of a passenger, or CNT");
            }
            type = segment.at(0, 0).equals("ZZZ") ? "" : segment.at(0, 0);
            number = segment.at(1, 0);
          }
        }
      }
      return new Passenger(
          reference,
          "",
          surname,
          given,
          sex,
          born,
          nationality,
          type,
          number,
          issuer,
          expires,
          true,
          0,
          List.of());
    }

    private boolean is(String tag) {
      return at < segments.size() && segments.get(at).tag().equals(tag);
    }

    private Segment next(String tag) {
      if (!is(tag)) {
        throw new ExchangeException(
            at < segments.size() ? segments.get(at).place() : "segment " + (at + 1),
            at < segments.size() ? "another segment" : "the end of the file",
            tag);
      }
      at++;
      return segments.get(at - 1);
    }

    private static void expect(Segment segment, int element, String code) {
      if (!segment.at(element, 0).equals(code)) {
        throw new ExchangeException(segment.place(), "another code", code);
      }
    }

    private static void number(Segment segment, String found, int wanted, String what) {
      if (!found.equals(String.valueOf(wanted))) {
        throw new ExchangeException(segment.place(), "another number", what + ", " + wanted);
      }
    }

    private static void same(Segment segment, String found, String wanted) {
      if (!found.equals(wanted)) {
        throw new ExchangeException(
            segment.place(), "another reference", "the one of its beginning");
      }
    }

    private static Instant time(Segment segment, String code) {
      expect(segment, 0, code);
      try {
        return LocalDateTime.parse(segment.at(0, 1), TIME).toInstant(ZoneOffset.UTC);
      } catch (DateTimeParseException e) {
        throw new ExchangeException(segment.place(), "no time", "a time as YYMMDDHHMM");
      }
    }

    /// Two digits tell the year: who flies was born within the hundred years before.
    private static LocalDate born(Segment segment, LocalDate flown) {
      LocalDate day = day(segment);
      return day.isAfter(flown) ? day.minusYears(100) : day;
    }

    private static LocalDate day(Segment segment) {
      String text = segment.at(0, 1);
      try {
        return LocalDate.parse(text, DAY);
      } catch (DateTimeParseException e) {
        throw new ExchangeException(segment.place(), "no date", "a date as YYMMDD");
      }
    }
  }
}
