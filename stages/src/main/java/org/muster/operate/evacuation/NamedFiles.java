package org.muster.operate.evacuation;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.muster.operate.evacuation.custody.Deed;
import org.muster.operate.evacuation.custody.Mobility;
import org.muster.operate.evacuation.exchange.CsvRows;
import org.muster.operate.evacuation.exchange.PassengerList;
import org.muster.operate.evacuation.exchange.Paxlst;

/// A list with names as files: a table, and the passenger list message of UN/EDIFACT.
public final class NamedFiles {
  /// A kind of document, its number and who issued it, as papers are written down by hand.
  private static final Pattern PAPERS =
      Pattern.compile("(?<type>[A-Z]{1,2}) (?<number>[A-Z0-9]{5,20})(?:[ ,]+(?<issuer>[A-Z]{3}))?");

  /// The same as a machine-readable zone has it: the issuer first, and until when it is good.
  private static final Pattern ZONE =
      Pattern.compile(
          "(?<type>[A-Z]{1,2}) (?<issuer>[A-Z]{1,3}) (?<number>[A-Z0-9]{3,20})"
              + "(?:, until (?<until>\\d{4}-\\d\\d-\\d\\d))?(?:, .*)?");

  private NamedFiles() {}

  /// As CSV; each row has the number of the export, so that a row that turns up tells whence.
  public static String csv(ExportBook.NamedList list) {
    StringBuilder out = new StringBuilder();
    CsvRows.write(
        out,
        List.of(
            "export",
            "flight",
            "line",
            "number",
            "party",
            "name",
            "script",
            "born",
            "age",
            "mobility",
            "seats",
            "kilograms",
            "papers",
            "needs"));
    int line = 0;
    for (Manifest.Line one : list.manifest().load()) {
      line++;
      Particulars who = list.names().getOrDefault(one.person(), Particulars.NONE);
      CsvRows.write(
          out,
          List.of(
              list.number(),
              list.manifest().flight().flight(),
              Integer.toString(line),
              one.person(),
              one.party(),
              who.name(),
              who.script(),
              who.born(),
              one.sort().word(),
              one.mobility().word(),
              Integer.toString(one.seats()),
              Integer.toString(one.kilos()),
              who.papers(),
              who.needs()));
    }
    return out.toString();
  }

  /// Where a flight goes, as the message wants it.
  ///
  /// @param from airfield, three to five capitals and digits
  /// @param lands when it is expected to land
  public record Route(String from, Instant lands) {
    public Route {
      if (!from.matches("[A-Z0-9]{3,5}")) {
        throw new IllegalArgumentException(
            "the airfield of departure has 3 to 5 capitals or digits");
      }
    }
  }

  /// As PAXLST, under the number of the export.
  ///
  /// @throws IllegalArgumentException with what is missing for a message
  public static Paxlst.Written paxlst(ExportBook.NamedList list, String owner, Route route) {
    Manifest manifest = list.manifest();
    Deed.Planned plan =
        manifest
            .flight()
            .plan()
            .orElseThrow(() -> new IllegalArgumentException("nobody planned that flight"));
    Instant off = manifest.flight().departedAt().orElse(plan.off());
    requireAfter(off, route.lands());
    List<PassengerList.Passenger> passengers = new ArrayList<>();
    manifest
        .load()
        .forEach(
            line ->
                passengers.add(
                    passenger(line, list.names().getOrDefault(line.person(), Particulars.NONE))));
    return Paxlst.write(
        new PassengerList(
            code(plan.callSign()),
            "",
            route.from(),
            code(plan.haven()),
            off,
            route.lands(),
            passengers),
        code(owner),
        code(plan.haven()),
        list.number(),
        list.at());
  }

  private static void requireAfter(Instant off, Instant lands) {
    if (!lands.isAfter(off) || Duration.between(off, lands).toHours() > 48) {
      throw new IllegalArgumentException("a flight lands within 48 hours after it left");
    }
  }

  private static String code(String text) {
    return text.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "");
  }

  /// A name goes out in two parts where somebody compared them with a document, and whole, in the
  /// place of the surname, where nobody asked.
  private static PassengerList.Passenger passenger(Manifest.Line line, Particulars who) {
    Document document = document(who.papers().strip());
    return new PassengerList.Passenger(
        line.person(),
        line.party(),
        who.name().isEmpty() ? line.person() : who.surname().isEmpty() ? who.name() : who.surname(),
        who.given(),
        sex(who.who()),
        day(who.born()),
        "",
        document.type(),
        document.number(),
        document.issuer(),
        document.until(),
        line.seats() > 0,
        line.kilos(),
        line.mobility() == Mobility.WALKS ? List.of() : List.of(line.mobility().word()));
  }

  private record Document(String type, String number, String issuer, Optional<LocalDate> until) {}

  /// What papers say; where they say it in another way, all of it is the number.
  private static Document document(String papers) {
    Matcher zone = ZONE.matcher(papers);
    if (zone.matches()) {
      String until = zone.group("until");
      return new Document(
          zone.group("type"),
          zone.group("number"),
          zone.group("issuer"),
          until == null ? Optional.empty() : day(until));
    }
    Matcher hand = PAPERS.matcher(papers);
    if (hand.matches()) {
      String issuer = hand.group("issuer");
      return new Document(
          hand.group("type"), hand.group("number"), issuer == null ? "" : issuer, Optional.empty());
    }
    return new Document("", papers, "", Optional.empty());
  }

  /// As a document that was read says it of somebody: `woman, 37`.
  private static char sex(String who) {
    return switch (who.split(",", 2)[0].strip()) {
      case "woman", "girl" -> 'F';
      case "man", "boy" -> 'M';
      default -> 'X';
    };
  }

  private static Optional<LocalDate> day(String born) {
    try {
      return Optional.of(LocalDate.parse(born.strip()));
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }
}
