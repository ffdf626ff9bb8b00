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
  /// A kind of document, its number and who issued it, as papers are written down.
  private static final Pattern PAPERS =
      Pattern.compile("([A-Z]{1,2}) ([A-Z0-9]{5,20})(?:[ ,]+([A-Z]{3}))?");

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

  /// A name goes out whole, as it is written: which part of it is a surname nobody asked.
  private static PassengerList.Passenger passenger(Manifest.Line line, Particulars who) {
    Matcher papers = PAPERS.matcher(who.papers().strip());
    boolean read = papers.matches();
    String issuer = read && papers.group(3) != null ? papers.group(3) : "";
    return new PassengerList.Passenger(
        line.person(),
        line.party(),
        who.name().isEmpty() ? line.person() : who.name(),
        "",
        'X',
        day(who.born()),
        "",
        read ? papers.group(1) : "",
        read ? papers.group(2) : who.papers(),
        issuer,
        Optional.empty(),
        line.seats() > 0,
        line.kilos(),
        line.mobility() == Mobility.WALKS ? List.of() : List.of(line.mobility().word()));
  }

  private static Optional<LocalDate> day(String born) {
    try {
      return Optional.of(LocalDate.parse(born.strip()));
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }
}
