package org.muster.review;

import java.time.LocalDate;
import org.muster.record.Edtf;
import org.muster.record.Edtf.Answer;

/// Where a unit stands on the ladder on a day, as everybody judges it who asks whether it is ready.
/// To hold a step is to hold every step below it, and a certificate that lapses puts the unit one
/// step down.
///
/// @param sure the highest step that it surely holds; 0 for none
/// @param perhaps the highest step that it holds surely or perhaps
/// @param until the last day on which it surely holds the first, if nothing else is passed;
///     LocalDate.MAX where that does not lapse
public record Footing(int sure, int perhaps, LocalDate until) {
  /// Nothing passed and no certificate.
  public static final Footing NONE = new Footing(0, 0, LocalDate.MAX);

  public Footing {
    if (perhaps < sure) {
      throw new IllegalArgumentException("surely at step " + sure + ", perhaps at " + perhaps);
    }
  }

  /// Whether it holds a step.
  public Answer holds(int step) {
    if (step <= sure) {
      return Answer.YES;
    }
    return step <= perhaps ? Answer.PERHAPS : Answer.NO;
  }

  /// The better of the two.
  Footing and(Footing other) {
    int best = Math.max(sure, other.sure);
    LocalDate last = sure >= other.sure ? until : other.until;
    if (sure == other.sure && other.until.isAfter(until)) {
      last = other.until;
    }
    return new Footing(best, Math.max(perhaps, other.perhaps), last);
  }

  /// What an evaluation that was passed says of a day. A level with a validity is held by a
  /// certificate: where only the evaluation is on record, perhaps, as long as the certificate would
  /// hold.
  static Footing ofPassed(Ladder.Level level, Edtf held, LocalDate day) {
    if (held.begunBy(day) == Answer.NO || held.endEarliest().isAfter(day)) {
      return NONE;
    }
    boolean over =
        !held.uncertain() && held.begunBy(day) == Answer.YES && !held.endLatest().isAfter(day);
    int step = level.step();
    boolean lapses = level.validityMonths().isPresent();
    boolean mayHold =
        level
            .validityMonths()
            .filter(months -> !held.endLatest().equals(LocalDate.MAX))
            .map(months -> !CertificateTerm.lastDay(held.endLatest(), months).isBefore(day))
            .orElse(true);
    int perhaps = mayHold ? step : step - 1;
    return new Footing(over ? (lapses ? step - 1 : step) : 0, perhaps, LocalDate.MAX);
  }

  /// What a certificate says of a day.
  static Footing ofCertificate(Ladder.Level level, CertificateTerm term, LocalDate day) {
    Edtf held = term.held();
    if (held.begunBy(day) == Answer.NO) {
      return NONE;
    }
    int step = level.step();
    return switch (term.on(day)) {
      case CURRENT, DUE -> new Footing(step, step, term.findLastDay().orElse(LocalDate.MAX));
      case PERHAPS -> {
        boolean begun = !day.isBefore(held.startLatest());
        yield new Footing(begun ? step - 1 : 0, step, LocalDate.MAX);
      }
      case LAPSED -> new Footing(step - 1, step - 1, LocalDate.MAX);
      case NOT_YET -> NONE;
    };
  }
}
