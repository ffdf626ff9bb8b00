package org.muster.generate;

import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.muster.engine.duty.tour.RuleId;
import org.muster.record.HeldWords;

/// What the rules of the tour rulebook say of whoever they stop, for pages and the terminal alike.
/// The figures were measured by walking the rules; nothing is guessed here.
public final class RuleWords {
  /// Days from which on people say months.
  private static final int LEAST_MONTHS_DAYS = 59;

  private static final double DAYS_OF_A_MONTH = 30.4375;

  private final PlanningCase planning;
  private final UnaryOperator<String> names;
  private final Function<String, Optional<String>> caveats;

  /// Words with the names that the planner has.
  public RuleWords(PlanningCase planning) {
    this(planning, planning::name, caveat -> Optional.empty());
  }

  /// @param names what people call a thing, by its id
  /// @param caveats what a caveat is, in the nation's own words, by its id
  public RuleWords(
      PlanningCase planning,
      UnaryOperator<String> names,
      Function<String, Optional<String>> caveats) {
    this.planning = planning;
    this.names = names;
    this.caveats = caveats;
  }

  /// In a few words, for a line of a list; `stopped by a rule` for an id that the rulebook lacks.
  public static String brief(String written) {
    return RuleId.find(written).map(RuleWords::brief).orElse("stopped by a rule");
  }

  private static String brief(RuleId rule) {
    return switch (rule) {
      case IN_PROBLEM -> "not in the case";
      case PINNED -> "settled elsewhere";
      case KIND -> "a unit for a post, or an officer for a line";
      case LINE_WINDOW -> "outside the time of the line";
      case TOUR_LENGTH -> "no tour of an allowed length";
      case TOUR_START -> "no tour starts then";
      case REST -> "still resting";
      case MAX_TOURS -> "has had its tours";
      case DOUBLE_BOOKED -> "busy with another duty";
      case AVAILABLE -> "not available";
      case PARENT_CHILD -> "a part of it, or what it is part of, is away";
      case TASK -> "not made for the task";
      case CAVEAT -> "kept back by a caveat";
      case READY -> "not at the level";
      case CERT_EXPIRY -> "its certificate lapses on the tour";
      case RANK -> "too low in rank";
      case LANGUAGE -> "too little English";
      case LADDER_ORDER -> "a step of the ladder is missing";
      case NEEDS_LEVEL -> "not at the level that the activity needs";
      case PREREQUISITE -> "an activity before it is missing";
      case SEATS -> "no seat left";
      case EVALUATORS -> "no evaluator team free";
    };
  }

  /// With what was measured and what was asked for.
  public String of(PlanDocument.BrokenRule broken) {
    return RuleId.find(broken.rule())
        .map(rule -> of(rule, broken))
        .orElseGet(() -> names.apply(broken.about()) + " " + span(broken.from(), broken.to()));
  }

  private String of(RuleId rule, PlanDocument.BrokenRule broken) {
    String about = names.apply(broken.about());
    String span = span(broken.from(), broken.to());
    String days = length(broken.shortDays());
    return switch (rule) {
      case IN_PROBLEM -> about + " is not in the case";
      case PINNED -> "its settled tour would move";
      case KIND -> about + " is for the other kind";
      case LINE_WINDOW -> about + " is asked for " + span + " only, " + days + " outside";
      case TOUR_LENGTH -> "no tour of an allowed length fits";
      case TOUR_START -> "tours do not start on that day";
      case REST -> "rests until " + HeldWords.day(broken.to()) + ", " + days + " short";
      case MAX_TOURS -> broken.measured() + " tours, at most " + broken.limit();
      case DOUBLE_BOOKED -> "busy with " + about + ", " + span;
      case AVAILABLE -> "not available " + span;
      case PARENT_CHILD -> about + " is away " + span;
      case TASK -> "cannot do " + about.toLowerCase(Locale.ROOT);
      case CAVEAT -> caveats.apply(broken.about()).orElseGet(() -> "caveat " + about + ", " + span);
      case READY ->
          "at "
              + level(broken.measured())
              + ", needs "
              + level(broken.limit())
              + (broken.shortDays() > 0 ? ", " + days + " late" : "");
      case CERT_EXPIRY ->
          level(broken.limit())
              + " lapses "
              + HeldWords.day(broken.from().minusDays(1))
              + ", "
              + days
              + " too early";
      case RANK -> "rank " + rank(broken.measured()) + ", the post needs " + rank(broken.limit());
      case LANGUAGE -> "English too low: " + broken.measured() + ", needs " + broken.limit();
      case LADDER_ORDER, NEEDS_LEVEL ->
          "at " + level(broken.measured()) + " then, needs " + level(broken.limit()) + " first";
      case PREREQUISITE -> "has not done " + about + " before";
      case SEATS -> "no seat left, " + broken.limit() + " in all";
      case EVALUATORS -> "no evaluator team free " + span + ", " + broken.limit() + " in all";
    };
  }

  private String level(long level) {
    return level == 0 ? "no level" : planning.problem().levelName((int) level);
  }

  private static String rank(long rank) {
    return rank > 10 ? "OF-" + (rank - 10) : "OR-" + rank;
  }

  /// Days as people say them: months from two on.
  public static String length(int days) {
    return days >= LEAST_MONTHS_DAYS
        ? count(Math.round(days / DAYS_OF_A_MONTH), "month")
        : count(days, "day");
  }

  private static String count(long number, String what) {
    return String.format(Locale.UK, "%,d", number) + " " + what + (number == 1 ? "" : "s");
  }

  /// `1 JUL–31 DEC 2023`.
  static String span(LocalDate from, LocalDate to) {
    String first = HeldWords.day(from);
    String last = HeldWords.day(to);
    if (first.equals(last)) {
      return first;
    }
    return from.getYear() == to.getYear()
        ? first.substring(0, first.lastIndexOf(' ')) + "–" + last
        : first + "–" + last;
  }
}
