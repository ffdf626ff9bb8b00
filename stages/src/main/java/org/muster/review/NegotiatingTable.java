package org.muster.review;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.muster.desk.Side;
import org.muster.desk.TwoKeys;
import org.muster.paper.Paper;
import org.muster.paper.WordDiff;
import org.muster.record.Days;

/// The papers that the two sides put on the table: the difference of two sets of goals, and one
/// goal with what each side proposes.
public final class NegotiatingTable {
  private NegotiatingTable() {}

  /// The difference of two versions or cycles.
  ///
  /// @param before the name of the old one, such as "2019, signed"
  /// @param after the name of the new one
  public static Paper of(GoalDiff diff, String before, String after, Paper.Marks marks) {
    List<Paper.Block> blocks = new ArrayList<>();
    blocks.add(new Paper.Block.Text(Paper.plain(summary(diff))));
    for (GoalDiff.GoalRow row : diff.goals()) {
      GoalText shown = row.after().or(row::before).orElseThrow();
      blocks.add(new Paper.Block.Heading(heading(row, shown)));
      List<List<List<Paper.Run>>> rows = new ArrayList<>();
      row.fields()
          .forEach(
              (name, words) ->
                  rows.add(
                      List.of(
                          Paper.plain(name),
                          Paper.plain(words.before()),
                          Paper.tracked(words),
                          Paper.strong("changed"))));
      for (GoalDiff.ClauseRow clause : row.clauses()) {
        rows.add(
            List.of(
                Paper.plain(number(clause) + "\n" + clause.heading()),
                Paper.plain(clause.text().before()),
                Paper.tracked(clause.text()),
                state(clause)));
      }
      if (!rows.isEmpty()) {
        blocks.add(
            new Paper.Block.Table(
                List.of("Clause", before, after, "State"), List.of(14, 36, 38, 12), rows));
      }
    }
    return new Paper("Goals: " + before + " and " + after, marks, blocks);
  }

  /// One goal under negotiation: base, each side's proposal with tracked changes, and state; then,
  /// clean and whole, the text on which both sides turn their keys.
  ///
  /// @param names of units and levels by their ids
  /// @param nation the nation's name
  /// @param forecasts what the plan can keep, by clause id, as one sentence
  public static Paper of(
      Negotiation talk,
      String nation,
      Map<String, String> forecasts,
      UnaryOperator<String> names,
      Paper.Marks marks) {
    List<List<List<Paper.Run>>> rows = new ArrayList<>();
    int number = 0;
    for (Negotiation.ClauseTalk clause : talk.clauses().values()) {
      List<Paper.Run> first = new ArrayList<>(Paper.strong(String.valueOf(++number)));
      first.addAll(Paper.plain("\n" + clause.clause().heading()));
      List<Paper.Run> base = new ArrayList<>(Paper.plain(clause.clause().text()));
      String forecast = forecasts.get(clause.clause().id());
      if (forecast != null) {
        base.add(new Paper.Run("\nWhat the plan can keep: " + forecast, Paper.Look.FAINT));
      }
      rows.add(
          List.of(
              first,
              base,
              proposal(clause, Side.NATION),
              proposal(clause, Side.ALLIANCE),
              state(clause)));
    }
    List<Paper.Block> blocks = new ArrayList<>();
    blocks.add(
        new Paper.Block.Table(
            List.of(
                "Clause",
                talk.baseSigned() ? "Signed text" : "Draft",
                nation + " proposes",
                "Alliance staffs propose",
                "State"),
            List.of(12, 24, 26, 26, 12),
            rows));
    clean(talk, names, blocks);
    for (Side side : Side.values()) {
      TwoKeys.Key key = talk.keys().turned().get(side);
      String who = side == Side.NATION ? nation : "Alliance staffs";
      blocks.add(
          new Paper.Block.Text(
              Paper.plain(
                  who
                      + ": "
                      + (key == null
                          ? "key not turned"
                          : "key turned " + Days.group(key.at()) + " by " + key.person()))));
    }
    blocks.add(
        new Paper.Block.Text(
            List.of(new Paper.Run("Text " + talk.digest().substring(0, 16), Paper.Look.FAINT))));
    return new Paper(
        "Goal " + talk.base().code() + ", " + talk.base().title() + ": " + talk.finding(),
        marks,
        blocks);
  }

  /// The text as it stands, as both sides sign it: without tracked changes, with its tasks, the
  /// units that it wants and the reservations under which it is signed.
  private static void clean(
      Negotiation talk, UnaryOperator<String> names, List<Paper.Block> blocks) {
    GoalText text = talk.text();
    blocks.add(
        new Paper.Block.Heading(
            talk.isSigned()
                ? "The text that both sides signed"
                : talk.isAgreed()
                    ? "The text that both sides sign"
                    : "The text as it stands, with its open clauses as they were"));
    blocks.add(
        new Paper.Block.Text(
            Paper.plain(
                text.code()
                    + ", "
                    + text.title()
                    + ". Area "
                    + text.area()
                    + ", priority "
                    + text.priority()
                    + (text.holder().isEmpty() ? "" : ", holder " + text.holder())
                    + (text.capability().isEmpty() ? "" : ", capability " + text.capability())
                    + text.money().map(m -> ", money " + m.text()).orElse("")
                    + ".")));
    int number = 0;
    for (GoalText.Clause clause : text.clauses()) {
      List<Paper.Run> runs =
          new ArrayList<>(Paper.strong(++number + ". " + clause.heading() + "\n"));
      runs.addAll(Paper.plain(clause.text()));
      talk.listReservations().getOrDefault(clause.id(), Map.of()).entrySet().stream()
          .sorted(Map.Entry.comparingByKey())
          .forEach(
              r ->
                  runs.addAll(
                      Paper.plain("\n" + r.getKey().words() + " reserves: " + r.getValue())));
      blocks.add(new Paper.Block.Text(runs));
    }
    for (GoalText.Task task : text.tasks()) {
      blocks.add(
          new Paper.Block.Text(
              Paper.plain(
                  "Task: "
                      + task.text()
                      + task.due().map(d -> " By " + Days.text(d)).orElse("")
                      + (task.holder().isEmpty() ? "" : ", " + task.holder()))));
    }
    for (GoalText.WantedUnit unit : text.units()) {
      blocks.add(
          new Paper.Block.Text(Paper.plain("Unit wanted: " + AgreedItem.wanted(unit, names))));
    }
  }

  private static String summary(GoalDiff diff) {
    List<String> parts = new ArrayList<>();
    for (GoalDiff.Mark mark : GoalDiff.Mark.values()) {
      int count = diff.count(mark);
      if (count > 0) {
        parts.add(count + " " + mark.words());
      }
    }
    long same = diff.goals().stream().filter(GoalDiff.GoalRow::isSame).count();
    if (same > 0) {
      parts.add(same + " as before");
    }
    return diff.goals().size() + " goals: " + String.join(", ", parts) + ".";
  }

  private static String heading(GoalDiff.GoalRow row, GoalText shown) {
    Optional<String> old = row.before().map(GoalText::code).filter(c -> !c.equals(shown.code()));
    String marks =
        row.marks().stream().sorted().map(GoalDiff.Mark::words).collect(Collectors.joining(", "));
    return shown.code()
        + old.map(c -> " (was " + c + ")").orElse("")
        + ", "
        + shown.title()
        + ": "
        + (marks.isEmpty() ? "as before" : marks);
  }

  private static String number(GoalDiff.ClauseRow clause) {
    if (clause.numberAfter() == 0) {
      return "was " + clause.numberBefore();
    }
    return clause.numberBefore() == 0 || clause.numberBefore() == clause.numberAfter()
        ? String.valueOf(clause.numberAfter())
        : clause.numberAfter() + " (was " + clause.numberBefore() + ")";
  }

  private static List<Paper.Run> state(GoalDiff.ClauseRow clause) {
    return clause.marks().isEmpty()
        ? Paper.plain("as before")
        : Paper.strong(
            clause.marks().stream()
                .sorted()
                .map(GoalDiff.Mark::words)
                .collect(Collectors.joining(", ")));
  }

  private static List<Paper.Run> proposal(Negotiation.ClauseTalk clause, Side side) {
    Negotiation.Proposal proposal = clause.proposals().get(side);
    if (proposal == null || clause.stance(side) == Negotiation.Stance.NO_CHANGE) {
      return Paper.plain(clause.stance(side).words());
    }
    List<Paper.Run> runs =
        new ArrayList<>(Paper.tracked(WordDiff.of(clause.clause().text(), proposal.text())));
    if (!proposal.reason().isEmpty()) {
      runs.add(new Paper.Run("\n" + proposal.reason(), Paper.Look.FAINT));
    }
    return runs;
  }

  private static List<Paper.Run> state(Negotiation.ClauseTalk clause) {
    List<Paper.Run> runs = new ArrayList<>();
    if (clause.isAgreed()) {
      runs.addAll(Paper.plain("Agreed"));
    } else {
      runs.addAll(Paper.strong("Open"));
      clause
          .findTurn()
          .ifPresent(s -> runs.addAll(Paper.plain("\nfor " + s.words() + " to answer")));
    }
    clause.reservations().entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .forEach(
            r ->
                runs.addAll(Paper.plain("\n" + r.getKey().words() + " reserves: " + r.getValue())));
    return runs;
  }
}
