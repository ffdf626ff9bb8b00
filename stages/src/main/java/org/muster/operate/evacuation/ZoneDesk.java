package org.muster.operate.evacuation;

import java.time.LocalDate;
import java.time.Period;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.muster.desk.Refusal;
import org.muster.operate.evacuation.custody.Sort;
import org.muster.operate.evacuation.mrz.Mrz;
import org.muster.operate.evacuation.mrz.ZoneCheck;

/// A passport or card at the desk: its machine-readable zone is read, its check digits are told,
/// and what it says is used only once a person has compared the names, for which no digit stands.
public final class ZoneDesk {
  private ZoneDesk() {}

  /// What a desk shows of a zone before it is used.
  ///
  /// @param surname as proposed, in small letters but the first of each word
  /// @param sound whether all check digits hold
  /// @param told what else a person should know: expired, cut short, put right
  public record Shown(
      List<ZoneCheck> checks,
      String document,
      String surname,
      String given,
      String born,
      boolean sound,
      List<String> told) {
    public Shown {
      checks = List.copyOf(checks);
      told = List.copyOf(told);
    }
  }

  /// What came of using it.
  public sealed interface Taken {
    /// A row of the form.
    record Row(Sort sort, Particulars particulars) implements Taken {}

    record Refused(Refusal refusal) implements Taken {}
  }

  /// Reads a zone as it was scanned or typed.
  public static Shown read(String zone, LocalDate today) {
    Mrz.Reading reading = Mrz.read(zone, today);
    Optional<Mrz> mrz =
        switch (reading) {
          case Mrz.Reading.Sound sound -> Optional.of(sound.mrz());
          case Mrz.Reading.Unsound unsound -> unsound.mrz();
        };
    return new Shown(
        ZoneCheck.of(reading),
        mrz.map(ZoneDesk::document).orElse(""),
        mrz.map(m -> words(m.surname())).orElse(""),
        mrz.map(m -> words(m.given())).orElse(""),
        mrz.flatMap(Mrz::born).map(LocalDate::toString).orElse(""),
        reading instanceof Mrz.Reading.Sound,
        mrz.map(m -> told(m, today)).orElse(List.of()));
  }

  private static List<String> told(Mrz mrz, LocalDate today) {
    List<String> told = new java.util.ArrayList<>();
    mrz.expires()
        .filter(day -> day.isBefore(today))
        .ifPresent(day -> told.add("The document expired on " + day + "; that stops nobody here."));
    if (mrz.cut()) {
      told.add("The field of the names is full: the last name may be cut short.");
    }
    if (mrz.born().isEmpty()) {
      told.add("Month or day of birth are not in the zone: ask.");
    }
    mrz.repaired().forEach(one -> told.add("Put right: " + one + "."));
    return told;
  }

  /// Makes a row of the form of a zone.
  ///
  /// @param surname as a person read it beside the zone
  /// @param compared whether they say that they compared the names
  public static Taken take(
      String zone, String surname, String given, boolean compared, LocalDate today) {
    if (!(Mrz.read(zone, today) instanceof Mrz.Reading.Sound sound)) {
      return refused(
          "mrz.digits", "Its check digits do not hold: scan it again, or type the row by hand.");
    }
    if (!compared) {
      return refused(
          "mrz.names",
          "No check digit stands for the names: compare them with the page of the document, and"
              + " tick that you did.");
    }
    String name = (given.strip() + " " + surname.strip()).strip();
    if (name.isEmpty()) {
      return refused("mrz.names", "A row needs a name.");
    }
    Mrz mrz = sound.mrz();
    try {
      return new Taken.Row(
          mrz.born().map(born -> Sort.of(born, today)).orElse(Sort.ADULT),
          new Particulars(
                  name,
                  "",
                  mrz.born().map(LocalDate::toString).orElse(""),
                  who(mrz, today),
                  document(mrz),
                  "",
                  "",
                  "")
              .surnamed(surname));
    } catch (IllegalArgumentException e) {
      return refused("mrz.names", "A name takes up to 400 plain characters.");
    }
  }

  private static Taken refused(String rule, String why) {
    return new Taken.Refused(new Refusal(rule, why));
  }

  private static String document(Mrz mrz) {
    return mrz.type()
        + " "
        + mrz.issuer()
        + " "
        + mrz.number()
        + mrz.expires().map(day -> ", until " + day).orElse("")
        + (mrz.optional().isBlank() ? "" : ", personal number " + mrz.optional());
  }

  private static String who(Mrz mrz, LocalDate today) {
    boolean grown = mrz.born().map(born -> !Sort.of(born, today).needsGuardian()).orElse(true);
    String word =
        switch (mrz.sex()) {
          case 'F' -> grown ? "woman" : "girl";
          case 'M' -> grown ? "man" : "boy";
          default -> "";
        };
    String years = mrz.born().map(born -> Period.between(born, today).getYears() + "").orElse("");
    return List.of(word, years).stream()
        .filter(part -> !part.isEmpty())
        .collect(Collectors.joining(", "));
  }

  private static String words(String capitals) {
    return Arrays.stream(capitals.split(" "))
        .filter(word -> !word.isEmpty())
        .map(
            word ->
                word.substring(0, 1).toUpperCase(Locale.ROOT)
                    + word.substring(1).toLowerCase(Locale.ROOT))
        .collect(Collectors.joining(" "));
  }
}
