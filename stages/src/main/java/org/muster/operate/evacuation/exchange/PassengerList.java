package org.muster.operate.evacuation.exchange;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/// Who is aboard a flight, as it is handed to those who receive them.
///
/// @param flight call sign or number, such as RCH461
/// @param carrier who flies; may be empty
/// @param from airfield, as three letters (IATA) or four (ICAO)
/// @param to airfield
/// @param departs planned or actual
/// @param arrives planned
/// @param passengers infants among them
public record PassengerList(
    String flight,
    String carrier,
    String from,
    String to,
    Instant departs,
    Instant arrives,
    List<Passenger> passengers) {
  public PassengerList {
    passengers = List.copyOf(passengers);
    requireCode("flight", flight, "[A-Z0-9]{2,17}");
    requireCode("from", from, "[A-Z0-9]{3,5}");
    requireCode("to", to, "[A-Z0-9]{3,5}");
  }

  private static void requireCode(String what, String code, String pattern) {
    if (!code.matches(pattern)) {
      throw new IllegalArgumentException(what + " " + code + ": no code of capitals and digits");
    }
  }

  /// One aboard.
  ///
  /// @param reference our number of the person, which goes on the paper too
  /// @param party the number of the family or group
  /// @param sex `M`, `F` or `X` where it is not told
  /// @param nationality three letters; empty where it is not known
  /// @param documentType such as `P`; empty where there is none
  /// @param issuer three letters
  /// @param seat whether the person needs a seat of their own; an infant in arms does not
  /// @param weightKilograms with baggage; 0 where it was not weighed
  /// @param needs such as `wheelchair`, `stretcher`
  public record Passenger(
      String reference,
      String party,
      String surname,
      String given,
      char sex,
      Optional<LocalDate> born,
      String nationality,
      String documentType,
      String documentNumber,
      String issuer,
      Optional<LocalDate> documentExpires,
      boolean seat,
      int weightKilograms,
      List<String> needs) {
    public Passenger {
      needs = List.copyOf(needs);
    }
  }

  /// Heads of the manifest as CSV.
  private static final List<String> HEADS =
      List.of(
          "flight",
          "from",
          "to",
          "departs",
          "line",
          "reference",
          "party",
          "surname",
          "given",
          "sex",
          "born",
          "nationality",
          "document",
          "number",
          "issuer",
          "seat",
          "kilograms",
          "needs");

  /// The manifest as a table, a head a line; its last column lists needs, parted by semicolons.
  public String csv() {
    StringBuilder out = new StringBuilder();
    CsvRows.write(out, HEADS);
    int line = 0;
    for (Passenger p : passengers) {
      line++;
      CsvRows.write(
          out,
          List.of(
              flight,
              from,
              to,
              departs.toString(),
              String.valueOf(line),
              p.reference,
              p.party,
              p.surname,
              p.given,
              String.valueOf(p.sex),
              p.born.map(LocalDate::toString).orElse(""),
              p.nationality,
              p.documentType,
              p.documentNumber,
              p.issuer,
              p.seat ? "1" : "0",
              p.weightKilograms == 0 ? "" : String.valueOf(p.weightKilograms),
              String.join("; ", p.needs)));
    }
    return out.toString();
  }
}
