package org.muster.review;

import java.time.LocalDate;
import java.time.Period;
import java.util.Optional;
import org.muster.record.Days;
import org.muster.record.Edtf;
import org.muster.record.HeldWords;

/// From when to when a certificate holds, and what follows from it. Days are inclusive; where the
/// source gives a year or month only, the answers say perhaps.
public record CertificateTerm(Edtf held) {

  /// Years that a certificate holds where the ladder does not say: the alliance's practice.
  public static final int DEFAULT_MONTHS = 36;

  /// Months before expiry at which a re-evaluation should be on the way: an evaluation takes about
  /// eighteen months to prepare.
  public static final int LEAD_MONTHS = 18;

  /// Where a certificate stands on a day.
  public enum State {
    CURRENT,
    /// It holds, and lapses within the time that a re-evaluation takes to prepare.
    DUE,
    /// The source's dates do not decide.
    PERHAPS,
    LAPSED,
    NOT_YET
  }

  /// The term of a certificate whose evaluation ended on a day.
  public static CertificateTerm from(LocalDate passedOn, int months) {
    return new CertificateTerm(Edtf.of(passedOn + "/" + lastDay(passedOn, months)));
  }

  /// The last day of a term of months: the day before its anniversary, or the last of the month
  /// where that has no such day, so that one from 29 FEB 2024 holds to 28 FEB 2027 and no less.
  static LocalDate lastDay(LocalDate passedOn, int months) {
    LocalDate anniversary = passedOn.plusMonths(months);
    return anniversary.getDayOfMonth() == passedOn.getDayOfMonth()
        ? anniversary.minusDays(1)
        : anniversary;
  }

  /// Where it stands on a day.
  public State on(LocalDate day) {
    return switch (held.on(day)) {
      case YES -> dueFrom().filter(d -> !day.isBefore(d)).isPresent() ? State.DUE : State.CURRENT;
      case PERHAPS -> State.PERHAPS;
      case NO -> day.isBefore(held.startEarliest()) ? State.NOT_YET : State.LAPSED;
    };
  }

  /// First day on which a re-evaluation should be on the way; empty if it never lapses.
  public Optional<LocalDate> dueFrom() {
    return findLastDay().map(d -> d.minusMonths(LEAD_MONTHS));
  }

  /// The last day on which it surely holds; empty if it never lapses or the source does not say.
  public Optional<LocalDate> findLastDay() {
    return held.isOpenEnded() || held.endEarliest().equals(LocalDate.MIN)
        ? Optional.empty()
        : Optional.of(held.endEarliest());
  }

  /// When it ends, no more precise than the source: `14 OCT 2024`, `during 2020`; empty if it never
  /// lapses or the source does not say.
  public Optional<String> endWords() {
    if (findLastDay().isEmpty()) {
      return Optional.empty();
    }
    String text = held.text();
    Edtf end = Edtf.of(text.substring(text.indexOf('/') + 1));
    return Optional.of((isEndKnown() ? "" : "during ") + HeldWords.of(end));
  }

  /// When it ends, as the source has it: `2024-10-14`, `2020`; empty if it never lapses or the
  /// source does not say.
  public Optional<String> findEnd() {
    return findLastDay().map(day -> held.text().substring(held.text().indexOf('/') + 1));
  }

  private boolean isEndKnown() {
    return held.endEarliest().equals(held.endLatest()) && !held.uncertain();
  }

  /// What a planner must hear about a tour: empty if the certificate surely holds throughout.
  ///
  /// @param from the first day in theatre
  /// @param to the last, inclusive
  public Optional<String> warnOf(LocalDate from, LocalDate to) {
    if (held.startLatest().isAfter(from)) {
      return Optional.of("holds from " + Days.text(held.startLatest()) + ", after the tour begins");
    }
    Optional<LocalDate> last = findLastDay();
    if (last.isEmpty() || !last.get().isBefore(to)) {
      return Optional.empty();
    }
    String end = endWords().orElseThrow();
    if (last.get().isBefore(from)) {
      return Optional.of(
          isEndKnown()
              ? "lapsed on " + end + ", before the tour begins"
              : "may have lapsed before the tour begins: it lapses " + end);
    }
    int month = (int) Period.between(from, last.get().plusDays(1)).toTotalMonths() + 1;
    return Optional.of(
        isEndKnown()
            ? "lapses in month " + month + " of the planned tour, after " + end
            : "may lapse from month " + month + " of the planned tour on: it lapses " + end);
  }
}
