package org.muster.paper;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;

/// Due dates and hours as an iCalendar text (RFC 5545), each with a UID that stays. Whole days have
/// a SEQUENCE that grows when the date changes, so that calendars move what they have and never
/// double it; hours are part of their UID, and never move.
public final class CalendarFeed {
  private static final DateTimeFormatter DAY = DateTimeFormatter.BASIC_ISO_DATE;
  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);
  private static final int LINE_OCTETS = 75;

  private CalendarFeed() {}

  /// Something due.
  ///
  /// @param uid stays the same as long as it is the same thing
  /// @param sequence how often it was changed
  /// @param last the last day on which it is in time
  public record Due(String uid, int sequence, LocalDate last, String title, String text) {}

  /// Something at hours.
  ///
  /// @param uid another one for other hours
  /// @param from inclusive
  /// @param until exclusive
  public record Timed(String uid, Instant from, Instant until, String title, String text) {}

  /// The feed.
  public static String write(String name, List<Due> dues, Instant now) {
    return write(name, dues, List.of(), now);
  }

  /// The feed of whole days and of hours.
  public static String write(String name, List<Due> dues, List<Timed> hours, Instant now) {
    StringBuilder out = new StringBuilder();
    line(out, "BEGIN:VCALENDAR");
    line(out, "VERSION:2.0");
    line(out, "PRODID:-//Muster//Review//EN");
    line(out, "CALSCALE:GREGORIAN");
    line(out, "METHOD:PUBLISH");
    line(out, "X-WR-CALNAME:" + escaped(name));
    for (Due due : dues) {
      line(out, "BEGIN:VEVENT");
      line(out, "UID:" + escaped(due.uid()));
      line(out, "DTSTAMP:" + STAMP.format(now));
      line(out, "SEQUENCE:" + due.sequence());
      line(out, "DTSTART;VALUE=DATE:" + DAY.format(due.last()));
      line(out, "DTEND;VALUE=DATE:" + DAY.format(due.last().plusDays(1)));
      line(out, "SUMMARY:" + escaped(due.title()));
      if (!due.text().isEmpty()) {
        line(out, "DESCRIPTION:" + escaped(due.text()));
      }
      line(out, "TRANSP:TRANSPARENT");
      line(out, "END:VEVENT");
    }
    for (Timed timed : hours) {
      line(out, "BEGIN:VEVENT");
      line(out, "UID:" + escaped(timed.uid()));
      line(out, "DTSTAMP:" + STAMP.format(now));
      line(out, "SEQUENCE:0");
      line(out, "DTSTART:" + STAMP.format(timed.from()));
      line(out, "DTEND:" + STAMP.format(timed.until()));
      line(out, "SUMMARY:" + escaped(timed.title()));
      if (!timed.text().isEmpty()) {
        line(out, "DESCRIPTION:" + escaped(timed.text()));
      }
      line(out, "END:VEVENT");
    }
    line(out, "END:VCALENDAR");
    return out.toString();
  }

  private static String escaped(String text) {
    return text.replace("\\", "\\\\")
        .replace(";", "\\;")
        .replace(",", "\\,")
        .replace("\r", "")
        .replace("\n", "\\n");
  }

  /// Folds a line after 75 octets, never within a character.
  private static void line(StringBuilder out, String line) {
    int octets = 0;
    for (int i = 0; i < line.length(); ) {
      int c = line.codePointAt(i);
      String one = Character.toString(c);
      int width = one.getBytes(StandardCharsets.UTF_8).length;
      if (octets + width > LINE_OCTETS) {
        out.append("\r\n ");
        octets = 1;
      }
      out.append(one);
      octets += width;
      i += Character.charCount(c);
    }
    out.append("\r\n");
  }
}
