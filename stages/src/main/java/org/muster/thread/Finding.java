package org.muster.thread;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.muster.record.Row;

/// Something that somebody must look at: what, since or until when, and where to go.
///
/// @param title one sentence, the finding itself
/// @param detail why it matters or what would mend it, one or two sentences
/// @param day since when it is wrong or until when it is due, when the day is known
/// @param dayWords the same in words, as precise as the source: `since 2020`
/// @param weight what orders findings of one urgency: people kept back, else 0
/// @param claims the claims that it was read from
public record Finding(
    Kind kind,
    Stage stage,
    String title,
    String detail,
    Optional<LocalDate> day,
    String dayWords,
    int weight,
    Target target,
    String action,
    List<Row> claims) {

  /// What kind of trouble it is; the word is shown beside its shape.
  public enum Kind {
    LAPSED("Lapsed", Urgency.WRONG),
    GAP("Gap", Urgency.WRONG),
    SUSPENDED("Suspended", Urgency.WRONG),
    OVERDUE("Overdue", Urgency.WRONG),
    DUE("Due", Urgency.DUE),
    OPEN("Open", Urgency.DUE),
    CONFLICT("Conflict", Urgency.DUE);

    private final String word;
    private final Urgency urgency;

    Kind(String word, Urgency urgency) {
      this.word = word;
      this.urgency = urgency;
    }

    /// The word beside the shape.
    public String word() {
      return word;
    }

    public Urgency urgency() {
      return urgency;
    }
  }

  /// Wrong now, or due later.
  public enum Urgency {
    WRONG,
    DUE
  }

  /// Where a finding leads; the rim knows the address.
  public sealed interface Target {
    /// Everything on file about one thing.
    record About(String table, String about) implements Target {}

    /// Claims that differ about one thing.
    record Conflict(String about) implements Target {}

    /// A gap of the saved plan on a requirement line or staff post.
    record PlanGap(String line) implements Target {}

    /// The page on which plans are made.
    record Plan() implements Target {}

    /// One of the plans.
    record Kept(String plan) implements Target {}

    /// The roster of a joint guard.
    record Guard(String guard) implements Target {}

    /// A cycle and its steps.
    record Cycle(String cycle) implements Target {}

    /// The survey of a cycle.
    record Survey(String cycle) implements Target {}

    /// The goals of a cycle.
    record Goals(String cycle) implements Target {}

    /// The talks of a goal in a cycle.
    record Goal(String cycle, String goal) implements Target {}

    /// The assessment of a cycle.
    record Assessment(String cycle) implements Target {}

    /// An evaluation.
    record Evaluation(String evaluation) implements Target {}
  }

  public Finding {
    claims = List.copyOf(claims);
  }

  /// The word on the way to it.
  ///
  /// @param onlyReads for somebody who does nothing there: it is a place to read
  public String action(boolean onlyReads) {
    return onlyReads && (kind == Kind.CONFLICT || kind == Kind.OPEN) ? "See it" : action;
  }

  public boolean isWrong() {
    return kind.urgency() == Urgency.WRONG;
  }

  /// Whether any claim behind it is invented for planning.
  public boolean isIllustrative() {
    return claims.stream().anyMatch(Row::isIllustrative);
  }
}
