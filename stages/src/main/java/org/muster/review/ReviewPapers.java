package org.muster.review;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// The papers that people take away: the nation's plan on a page, and the assessment report.
public final class ReviewPapers {
  private ReviewPapers() {}

  /// The nation's plan on a page.
  ///
  /// @param name the nation's name
  /// @param nation its code: units of others are left out
  /// @param bar where its cycle stands, if one is under way
  /// @param sources titles of the sources that the figures rest on
  public static Paper planOnAPage(
      String name,
      String nation,
      Readiness.State state,
      Optional<StageBar> bar,
      List<Negotiation> goals,
      List<String> sources,
      Paper.Marks marks) {
    List<Readiness.UnitState> units =
        state.units().stream().filter(u -> u.nation().equals(nation)).toList();
    List<Paper.Block> blocks = new ArrayList<>();
    bar.ifPresent(
        b -> {
          blocks.add(new Paper.Block.Heading("Where the cycle stands"));
          blocks.add(
              new Paper.Block.Text(
                  Paper.plain(
                      b.cells().stream()
                              .map(c -> c.title() + ": " + c.detail())
                              .collect(Collectors.joining(" · "))
                          + "\n"
                          + b.nextAction())));
        });
    blocks.add(new Paper.Block.Heading("Units"));
    blocks.add(
        new Paper.Block.Table(
            List.of("Unit", "State", "Level", "Holds until", "People"),
            List.of(36, 30, 14, 12, 8),
            units.stream()
                .map(
                    u ->
                        List.of(
                            Paper.plain(u.name() + (u.illustrative() ? " (illustrative)" : "")),
                            Paper.plain(u.standing().words()),
                            Paper.plain(u.level().orElse("none")),
                            Paper.plain(u.lastDay().map(Days::text).orElse("day not recorded")),
                            Paper.plain(u.people().map(String::valueOf).orElse("not given"))))
                .toList()));
    if (!goals.isEmpty()) {
      blocks.add(new Paper.Block.Heading("Goals"));
      blocks.add(
          new Paper.Block.Table(
              List.of("Goal", "Holder", "Clauses", "Signed"),
              List.of(50, 20, 18, 12),
              goals.stream()
                  .map(
                      g ->
                          List.of(
                              Paper.plain(g.base().code() + ", " + g.base().title()),
                              Paper.plain(g.base().holder()),
                              Paper.plain(
                                  g.countOpen() == 0
                                      ? "all agreed"
                                      : g.countOpen() + " of " + g.clauses().size() + " open"),
                              Paper.plain(g.isSigned() ? "by both sides" : "no")))
                  .toList()));
    }
    List<Readiness.WantedState> late =
        state.wanted().stream().filter(Readiness.WantedState::late).toList();
    if (!late.isEmpty()) {
      blocks.add(new Paper.Block.Heading("Late"));
      blocks.add(
          new Paper.Block.Text(
              Paper.plain(
                  late.stream()
                      .map(
                          w ->
                              w.code()
                                  + ": "
                                  + w.unit()
                                  + " at "
                                  + w.level()
                                  + " by "
                                  + Days.text(w.due()))
                      .collect(Collectors.joining("\n")))));
    }
    blocks.add(sources(sources));
    long current =
        count(units, Readiness.Standing.CERTIFIED) + count(units, Readiness.Standing.DUE);
    long lapsed = count(units, Readiness.Standing.LAPSED);
    return new Paper(
        name
            + " on "
            + Days.text(state.day())
            + ": "
            + current
            + " certified, "
            + lapsed
            + " lapsed",
        marks,
        blocks);
  }

  private static long count(List<Readiness.UnitState> units, Readiness.Standing standing) {
    return units.stream().filter(u -> u.standing() == standing).count();
  }

  /// The assessment report.
  ///
  /// @param last the assessment of the cycle before, for what changed since
  public static Paper assessment(
      String name,
      Assessment assessment,
      Optional<Assessment> last,
      List<String> sources,
      Paper.Marks marks) {
    Map<String, Integer> counts = new LinkedHashMap<>();
    for (Judgement.Verdict verdict : Judgement.Verdict.values()) {
      Integer count = assessment.counts().get(verdict);
      if (count != null) {
        counts.put(verdict.words(), count);
      }
    }
    String finding =
        counts.isEmpty()
            ? "nothing judged yet"
            : counts.entrySet().stream()
                .map(e -> e.getValue() + " " + e.getKey())
                .collect(Collectors.joining(", "));
    List<Paper.Block> blocks = new ArrayList<>();
    blocks.add(new Paper.Block.Heading("Summary"));
    blocks.add(new Paper.Block.Text(Paper.plain(assessment.summary())));
    blocks.add(new Paper.Block.Heading("Conclusions"));
    blocks.add(new Paper.Block.Text(Paper.plain(assessment.conclusions())));
    blocks.add(new Paper.Block.Heading("Goals and tasks"));
    List<List<List<Paper.Run>>> rows = new ArrayList<>();
    assessment
        .items()
        .forEach(
            (item, words) -> {
              Judgement judgement = assessment.judgements().get(item);
              rows.add(
                  List.of(
                      Paper.plain(words),
                      judgement == null
                          ? Paper.strong("not judged yet")
                          : Paper.strong(judgement.verdict().words()),
                      Paper.plain(judgement == null ? "" : text(judgement)),
                      Paper.plain(
                          judgement == null ? "" : String.join("\n", judgement.evidence()))));
            });
    blocks.add(
        new Paper.Block.Table(
            List.of("Goal or task", "Judgement", "Why", "Evidence"),
            List.of(28, 14, 36, 22),
            rows));
    blocks.add(new Paper.Block.Heading("Changes since the last"));
    blocks.add(
        new Paper.Block.Text(
            Paper.plain(
                last.map(l -> changes(l, assessment)).orElse("There is no earlier assessment."))));
    for (Side side : Side.values()) {
      Negotiation.Key key = assessment.keys().get(side);
      blocks.add(
          new Paper.Block.Text(
              Paper.plain(
                  (side == Side.NATION ? name : "Alliance staffs")
                      + ": "
                      + (key == null
                          ? "not approved"
                          : "approved " + Days.group(key.at()) + " by " + key.person()))));
    }
    blocks.add(sources(sources));
    blocks.add(
        new Paper.Block.Text(
            List.of(
                new Paper.Run("Text " + assessment.digest().substring(0, 16), Paper.Look.FAINT))));
    return new Paper("Assessment of " + name + ": " + finding, marks, blocks);
  }

  private static String text(Judgement judgement) {
    return judgement.text() + (judgement.late().isEmpty() ? "" : "\n" + judgement.late());
  }

  private static String changes(Assessment before, Assessment now) {
    List<String> lines = new ArrayList<>();
    now.items()
        .forEach(
            (item, words) -> {
              Judgement then = before.judgements().get(item);
              Judgement current = now.judgements().get(item);
              if (then == null && current != null) {
                lines.add(words + ": new, " + current.verdict().words());
              } else if (then != null && current != null && then.verdict() != current.verdict()) {
                lines.add(
                    words + ": " + then.verdict().words() + ", now " + current.verdict().words());
              }
            });
    before
        .items()
        .forEach(
            (item, words) -> {
              if (!now.items().containsKey(item)) {
                lines.add(words + ": no longer a goal or task");
              }
            });
    return lines.isEmpty() ? "No judgement has changed." : String.join("\n", lines);
  }

  private static Paper.Block sources(List<String> sources) {
    return new Paper.Block.Text(
        List.of(new Paper.Run("Sources: " + String.join("; ", sources), Paper.Look.FAINT)));
  }
}
