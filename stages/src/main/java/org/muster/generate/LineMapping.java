package org.muster.generate;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.muster.engine.duty.tour.Kind;
import org.muster.engine.duty.tour.Line;
import org.muster.engine.duty.tour.Window;
import org.muster.record.Row;

/// Requirement lines and staff posts: asked for in every slot that they touch.
final class LineMapping {
  private final Intake intake;
  private final LadderMapping ladder;
  private final OfferMapping offers;

  LineMapping(Intake intake, LadderMapping ladder, OfferMapping offers) {
    this.intake = intake;
    this.ladder = ladder;
    this.offers = offers;
  }

  List<Line> lines() {
    List<Line> lines = new ArrayList<>();
    for (Row row : intake.list(GenerateTables.REQUIREMENT_LINES)) {
      RequirementLine asked = RequirementLine.of(row);
      window(row, asked.name()).ifPresent(window -> lines.add(line(row, asked, window)));
    }
    for (Row row : intake.list(GenerateTables.STAFF_POSTS)) {
      StaffPost post = StaffPost.of(row);
      window(row, post.title()).ifPresent(window -> lines.add(line(row, post, window)));
    }
    return lines;
  }

  private Optional<Window> window(Row row, String name) {
    Optional<Window> window = intake.touched(row);
    if (window.isEmpty()) {
      intake.leaveOut(row, name, " lies outside the horizon.");
    }
    return window;
  }

  private Line line(Row row, RequirementLine asked, Window window) {
    intake.use(row, asked.name());
    List<String> tasks = new ArrayList<>(asked.tasks());
    tasks.addAll(offers.tasksOf(asked.id()));
    Line line =
        Line.units(
            asked.id(),
            asked.people(),
            window,
            ladder.level(row, "level"),
            asked.priority(),
            tasks.toArray(String[]::new));
    return asked.onArrival() ? line.withHold(Line.Hold.ON_ARRIVAL) : line;
  }

  private Line line(Row row, StaffPost post, Window window) {
    intake.use(row, post.title());
    return new Line(
        post.id(),
        Kind.STAFF,
        post.nation().map(LineMapping::flag).map(List::of).orElse(List.of()),
        1,
        window,
        0,
        Line.Hold.THROUGHOUT,
        post.priority(),
        post.rank(),
        post.english());
  }

  /// The task that stands for a post's flag: officers of other nations have a caveat against it.
  static String flag(String nation) {
    return "flagged to " + nation;
  }
}
