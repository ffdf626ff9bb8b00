package org.muster.operate.evacuation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.muster.operate.evacuation.custody.Deed;
import org.muster.operate.evacuation.custody.DeedText;
import org.muster.operate.evacuation.custody.Guardian;

/// What the log may say in clear of why, to whom and where: codes of lists. Whatever else somebody
/// types may hold a name, and the log outlives the purge: such words are sealed as the event's
/// note, and the log has [#NOTE] in their place.
public final class Reasons {
  /// The code of what was said in words.
  public static final String NOTE = "see-note";

  private static final String AND = "; ";
  private static final Pattern OFFICE_WORD = Pattern.compile("(?i)^(office[:\\s-]+)+");
  private static final Pattern LANGUAGE = Pattern.compile("language=[a-z]{2,3}(; )?");

  /// Reasons of a desk, beside those of stations.
  private static final Map<String, String> OF_DESKS = new LinkedHashMap<>();

  static {
    OF_DESKS.put("medical", "medical");
    OF_DESKS.put("recount", "to be counted again");
    OF_DESKS.put("counted-again", "counted again");
    OF_DESKS.put("device-lost", "a device was lost");
    OF_DESKS.put("clock-wrong", "a clock was wrong");
    OF_DESKS.put("scanned-twice", "scanned twice");
    OF_DESKS.put("weather", "weather");
    OF_DESKS.put("aircraft-failed", "the aircraft failed");
    OF_DESKS.put("papers", "papers");
    OF_DESKS.put("went-home", "went home");
  }

  /// What the program itself says.
  private static final Set<String> OWN =
      Set.of(NOTE, "undo", "taken-back", "officer-decided", "replanned");

  private static final Set<String> OFFICES =
      Set.of(
          NOTE,
          "child-protection",
          "consulate",
          "ecc",
          "embassy",
          "hospital",
          "red-crescent",
          "red-cross",
          "unhcr",
          "unicef");

  private static final Set<String> ONWARD =
      Set.of(
          NOTE, "another-haven", "camp", "home", "hospital", "host-family", "hotel", "relatives");

  /// Answers to what came in, by which it is no party.
  private static final Set<String> ANSWERS =
      Set.of("not-a-case", "on-file-already", "asked-for-papers", "answered");

  private Reasons() {}

  /// What somebody said.
  ///
  /// @param code for the log
  /// @param words to be sealed; empty where the code says it all
  public record Said(String code, String words) {}

  private static final List<StationAct.Reason> OFFERED =
      Stream.concat(
              StationAct.allReasons().stream(),
              OF_DESKS.entrySet().stream()
                  .map(e -> new StationAct.Reason(e.getKey(), e.getValue())))
          .distinct()
          .toList();

  /// The reasons that a desk is offered.
  public static List<StationAct.Reason> offered() {
    return OFFERED;
  }

  /// A reason as it was typed: a code of the list, its words, or something else.
  public static Said reason(String typed) {
    String code = code(typed);
    return OFFERED.stream()
        .filter(r -> r.code().equals(code) || code(r.words()).equals(code))
        .findFirst()
        .map(r -> new Said(r.code(), ""))
        .orElseGet(() -> said(typed, OWN::contains));
  }

  /// Where people go from a haven, as it was typed.
  ///
  /// @param haven whether something is the code of a haven
  public static Said onward(String typed, Predicate<String> haven) {
    return haven.test(typed.strip()) ? new Said(typed.strip(), "") : said(typed, ONWARD::contains);
  }

  /// The answer to what came in, as it was typed.
  static Said answer(String typed) {
    return said(typed, ANSWERS::contains);
  }

  /// Who answers for a minor, as it was typed.
  ///
  /// @param known whether something is the number of somebody on file
  public static Said guardian(String typed, Predicate<String> known) {
    String text = typed.strip();
    if (text.isEmpty() || known.test(text)) {
      return new Said(text, "");
    }
    Said office = said(OFFICE_WORD.matcher(text).replaceFirst(""), OFFICES::contains);
    return new Said(Guardian.OFFICE + office.code, office.words);
  }

  private static Said said(String typed, Predicate<String> listed) {
    String text = typed.strip();
    String code = code(text);
    return text.isEmpty() || listed.test(code) ? new Said(code, "") : new Said(NOTE, text);
  }

  private static String code(String typed) {
    return typed.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
  }

  /// The sending as the log may have it: whatever door it came by, what is no code of a list goes
  /// into its note.
  ///
  /// @param haven whether something is the code of a haven
  static Sending sealing(Sending sending, Predicate<String> haven) {
    List<String> words = new ArrayList<>();
    Deed deed = clear(sending.deed(), haven, words);
    if (deed.equals(sending.deed())) {
      return sending;
    }
    return new Sending(
        sending.id(),
        sending.counter(),
        sending.at(),
        sending.station(),
        deed,
        note(sending.note(), words));
  }

  /// A note with more words.
  public static String note(String note, List<String> words) {
    return Stream.concat(Stream.of(note), words.stream())
        .filter(one -> !one.isEmpty())
        .reduce((one, other) -> one + AND + other)
        .orElse("");
  }

  /// The words of a note that stand in the place of a reason.
  public static String words(String note) {
    return LANGUAGE.matcher(note).replaceFirst("");
  }

  private static Deed clear(Deed deed, Predicate<String> haven, List<String> words) {
    return switch (deed) {
      case Deed.Ranked d -> new Deed.Ranked(d.persons(), d.priority(), kept(d.reason(), words));
      case Deed.Screened d ->
          d.reason().isEmpty()
              ? d
              : new Deed.Screened(d.person(), d.step(), d.outcome(), kept(d.reason(), words));
      case Deed.Held d -> new Deed.Held(d.persons(), d.released(), kept(d.reason(), words));
      case Deed.Reopened d -> new Deed.Reopened(d.flight(), kept(d.reason(), words));
      case Deed.Cancelled d -> new Deed.Cancelled(d.flight(), kept(d.reason(), words));
      case Deed.Withdrawn d -> new Deed.Withdrawn(d.persons(), kept(d.reason(), words));
      case Deed.Refused d -> new Deed.Refused(d.persons(), kept(d.reason(), words));
      case Deed.Corrected d -> new Deed.Corrected(d.event(), kept(d.reason(), words));
      case Deed.Explained d -> new Deed.Explained(d.about(), kept(d.reason(), words));
      case Deed.Onward d -> new Deed.Onward(d.persons(), kept(onward(d.to(), haven), words));
      case Deed.Split d ->
          new Deed.Split(
              d.party(), d.persons(), office(d.guardian(), words), kept(d.reason(), words));
      case Deed.Guarded d -> new Deed.Guarded(d.person(), office(d.guardian(), words));
      case Deed.Registered d ->
          new Deed.Registered(
              d.person(),
              d.party(),
              d.sort(),
              d.mobility(),
              office(d.guardian(), words),
              d.priority());
      case Deed.Merged d -> deed;
      case Deed.Unmerged d -> deed;
      case Deed.KeptApart d -> deed;
      case Deed.Called d -> deed;
      case Deed.Lapsed d -> deed;
      case Deed.Scanned d -> deed;
      case Deed.Planned d -> deed;
      case Deed.Manifested d -> deed;
      case Deed.Closed d -> deed;
      case Deed.Boarded d -> deed;
      case Deed.Departed d -> deed;
      case Deed.Arrived d -> deed;
      case Deed.Reunited d -> deed;
      case Deed.StationSet d -> deed;
      case Deed.HavenSet d -> deed;
    };
  }

  private static String kept(String code, List<String> words) {
    return kept(reason(code), words);
  }

  private static String kept(Said said, List<String> words) {
    if (!said.words.isEmpty()) {
      words.add(said.words);
    }
    return said.code;
  }

  /// A guardian who is a person stands in the log by number.
  private static String office(String guardian, List<String> words) {
    return kept(guardian(guardian, Guardian::isPerson), words);
  }

  /// Whether words of an event are in its note.
  public static boolean isNoted(Deed deed) {
    List<String> cells = List.of(DeedText.write(deed).split("\t"));
    return cells.contains(NOTE) || cells.contains(Guardian.OFFICE + NOTE);
  }
}
