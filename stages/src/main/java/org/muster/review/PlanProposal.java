package org.muster.review;

import java.util.List;
import java.util.Optional;
import org.muster.desk.Side;
import org.muster.record.Days;

/// A text for a clause that the plan can keep: the proposal on the table with the day that it asks
/// for put to the first day on which the plan has the unit ready. Where the text names no day that
/// a wanted unit is due, or the plan keeps it, there is nothing to put in its place.
public final class PlanProposal {
  private PlanProposal() {}

  /// The text, if the plan has one.
  ///
  /// @param side who would propose it
  public static Optional<String> find(
      Negotiation.ClauseTalk talk,
      Side side,
      GoalText goal,
      List<PlanForecast.Forecast> forecasts) {
    Negotiation.Proposal theirs = talk.proposals().get(side.other());
    Negotiation.Proposal own = talk.proposals().get(side);
    String before =
        theirs != null ? theirs.text() : own != null ? own.text() : talk.clause().text();
    String text = before;
    for (GoalText.WantedUnit unit : goal.units()) {
      for (PlanForecast.Forecast forecast : forecasts) {
        if (forecast.unit().equals(unit.unit())
            && forecast.level().equals(unit.level())
            && forecast.ready().filter(r -> r.isAfter(unit.due())).isPresent()) {
          text = text.replace(Days.text(unit.due()), Days.text(forecast.ready().orElseThrow()));
        }
      }
    }
    return text.equals(before) || (own != null && own.text().equals(text))
        ? Optional.empty()
        : Optional.of(text);
  }
}
