package org.muster.operate.evacuation;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.muster.operate.evacuation.custody.Deed;
import org.muster.operate.evacuation.custody.DoctorsReason;
import org.muster.operate.evacuation.custody.Stop;

/// What a station does with somebody beside seeing them, each with its reasons. A reason is a code,
/// so that nothing personal stands in the log, and can be chosen with one touch and no network.
///
/// @param reasons why; one of them is chosen; empty where nobody asks
public record StationAct(Kind kind, String words, List<Reason> reasons) {
  public StationAct {
    reasons = List.copyOf(reasons);
  }

  /// What it comes to.
  public enum Kind {
    /// From the first step of the screening to the second.
    REFER,
    /// The second step of the screening is not passed; that they are refused, an officer signs.
    REFUSE,
    HOLD,
    RELEASE,
    /// They turn back of themselves.
    WITHDRAW,
    /// They leave by the gate, and wait outside as before they were called.
    OUT;

    /// As phones send it.
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /// @param code as the log has it
  public record Reason(String code, String words) {
    private static Reason of(DoctorsReason one) {
      return new Reason(one.code(), one.words());
    }
  }

  private static final StationAct REFER =
      new StationAct(
          Kind.REFER,
          "Refer to step 2",
          List.of(
              new Reason("papers-unclear", "papers unclear"),
              new Reason("entitlement-not-proven", "entitlement not proven"),
              new Reason("name-like-a-listed-one", "name like one on a list"),
              new Reason("child-may-not-be-theirs", "child may not be theirs")));

  private static final StationAct REFUSE =
      new StationAct(
          Kind.REFUSE,
          "Refuse",
          List.of(
              new Reason("not-entitled", "not entitled"),
              new Reason("papers-false", "papers false"),
              new Reason("listed", "on the list of those who may not fly"),
              new Reason("keeps-a-weapon", "will not give up a weapon")));

  private static final StationAct HOLD =
      new StationAct(
          Kind.HOLD,
          "Hold",
          List.of(
              new Reason("family-not-complete", "family not complete"),
              new Reason(DoctorsReason.SENT, "to the doctor"),
              new Reason("to-be-asked", "to be asked more"),
              new Reason("disturbs-order", "disturbs order")));

  private static final StationAct RELEASE =
      new StationAct(
          Kind.RELEASE,
          "Hold no longer",
          List.of(
              new Reason("family-complete", "family is complete"),
              new Reason("cleared", "cleared")));

  private static final StationAct HOLD_SICK =
      new StationAct(
          Kind.HOLD, "Hold", DoctorsReason.list(false).stream().map(Reason::of).toList());

  private static final StationAct RELEASE_WELL =
      new StationAct(
          Kind.RELEASE,
          "Hold no longer",
          DoctorsReason.list(true).stream().map(Reason::of).toList());

  private static final StationAct WITHDRAW =
      new StationAct(
          Kind.WITHDRAW,
          "They turn back",
          List.of(
              new Reason("stays-of-own-will", "stay of their own will"),
              new Reason("family-outside", "family is outside"),
              new Reason("leaves-another-way", "leave another way")));

  private static final StationAct OUT = new StationAct(Kind.OUT, "They go out", List.of());

  /// What is done at a station, as its buttons stand.
  public static List<StationAct> of(Stop stop) {
    return switch (stop) {
      case GATE -> List.of(WITHDRAW, OUT);
      case SCREENING -> List.of(REFER, REFUSE, HOLD, RELEASE);
      case MEDICAL -> List.of(HOLD_SICK, RELEASE_WELL);
      case HOLDING, EMBARKATION -> List.of(HOLD, RELEASE);
      case ARRIVAL -> List.of();
    };
  }

  /// Codes of reasons for which somebody is kept back so that no device of that stop lets them go
  /// or keeps them for another: a doctor’s, everywhere but at medical.
  public static List<String> doctors(Stop stop) {
    return stop == Stop.MEDICAL
        ? List.of()
        : HOLD_SICK.reasons().stream().map(Reason::code).toList();
  }

  /// The reasons of all stations, each once: a desk is offered the same.
  public static List<Reason> allReasons() {
    return Arrays.stream(Stop.values())
        .flatMap(stop -> of(stop).stream())
        .flatMap(act -> act.reasons().stream())
        .distinct()
        .toList();
  }

  /// The deed of an act of a station, as a phone names both.
  ///
  /// @param word what is done
  /// @param reason the code of why
  /// @throws IllegalArgumentException if it is not done there, or not for that reason
  public static Deed deed(Stop stop, String word, List<String> persons, String reason) {
    StationAct act =
        of(stop).stream()
            .filter(one -> one.kind().word().equals(word))
            .findFirst()
            .orElseThrow(
                () -> new IllegalArgumentException("no device at " + stop.word() + " does that"));
    boolean given =
        act.reasons().isEmpty()
            ? reason.isEmpty()
            : act.reasons().stream().anyMatch(r -> r.code().equals(reason));
    if (persons.isEmpty() || !given) {
      throw new IllegalArgumentException("it needs a person, and a reason of its list");
    }
    return act.deed(persons, reason);
  }

  private Deed deed(List<String> persons, String reason) {
    return switch (kind) {
      case REFER -> new Deed.Screened(persons.getFirst(), 1, Deed.Outcome.REFERRED, reason);
      case REFUSE -> new Deed.Screened(persons.getFirst(), 2, Deed.Outcome.FAILED, reason);
      case HOLD -> new Deed.Held(persons, false, reason);
      case RELEASE -> new Deed.Held(persons, true, reason);
      case WITHDRAW -> new Deed.Withdrawn(persons, reason);
      case OUT -> new Deed.Scanned(persons, Stop.GATE, true);
    };
  }
}
