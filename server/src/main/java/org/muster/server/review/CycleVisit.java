package org.muster.server.review;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.muster.access.Viewer;
import org.muster.desk.Reserver;
import org.muster.desk.Seat;
import org.muster.desk.Side;
import org.muster.paper.Paper;
import org.muster.review.Cycle;
import org.muster.review.OwnMove;
import org.muster.review.StageBar;
import org.muster.server.frame.Page;
import org.muster.server.frame.Place;
import org.muster.server.frame.Visit;
import org.muster.thread.DateWords;
import org.muster.thread.Finding;
import org.muster.thread.NextAction;
import org.muster.thread.Stage;

/// One request for a page of a cycle: where the cycle stands and where the reader sits at its
/// table.
///
/// @param moves what the reader can do in it now
/// @param today the day that the page is as of: everything on it is counted from that day
/// @param now the real day, on which things are recorded
public record CycleVisit(
    Visit visit,
    Cycle cycle,
    StageBar bar,
    List<OwnMove> moves,
    Seat seat,
    LocalDate today,
    LocalDate now) {

  private static final DateTimeFormatter GROUP =
      DateTimeFormatter.ofPattern("ddHHmm'Z'MMMuu", Locale.ENGLISH);

  /// The day by whose end the page shows what had been said and written; empty for now.
  public Optional<LocalDate> by() {
    return visit.looksBack() ? Optional.of(visit.asked().knownOn()) : Optional.empty();
  }

  /// Whether the page shows what was done then.
  boolean shows(Instant at) {
    return by().isEmpty() || !LocalDate.ofInstant(at, ZoneOffset.UTC).isAfter(by().get());
  }

  public Viewer viewer() {
    return visit.who().viewer();
  }

  public String caseId() {
    return visit.caseId();
  }

  /// The address of a part of the cycle's pages; empty for the cycle itself.
  public String to(String part) {
    return visit.to(path(part));
  }

  String path(String part) {
    return "review/cycles/" + cycle.id() + (part.isEmpty() ? "" : "/" + part);
  }

  /// The nation's name.
  public String nation() {
    return visit.words().name(List.of("nations"), cycle.nation());
  }

  /// A side as people call it at this table.
  public String name(Side side) {
    return side == Side.NATION ? nation() : "Alliance staffs";
  }

  /// Whose something is: "Azerbaijan’s", "Alliance staffs’".
  public String whose(Side side) {
    String name = name(side);
    return name + (name.endsWith("s") ? "’" : "’s");
  }

  /// A side, or an Ally by its nation's name.
  public String name(Reserver reserver) {
    return reserver
        .ally()
        .map(ally -> visit.words().name(List.of("nations"), ally))
        .orElseGet(() -> name(reserver.side()));
  }

  /// A short name for a unit, or its id.
  public String unit(String id) {
    return visit.words().name(List.of("units"), id);
  }

  /// A short name for a unit or a level, or the id.
  public String named(String id) {
    return visit.words().name(List.of("units", "ladder"), id);
  }

  /// The name of a level, or its id.
  public String level(String id) {
    return visit.words().name(List.of("ladder"), id);
  }

  /// Whether it is the reader's move: something that they can do themselves leads to the next step.
  public boolean isMine() {
    return bar.next().isPresent()
        && moves.stream().anyMatch(m -> bar.next().equals(Optional.of(m.step())));
  }

  /// Where a move of the reader's is made.
  public String to(OwnMove move) {
    return visit.to(target(move));
  }

  private static Finding.Target target(OwnMove move) {
    return NextAction.target(move);
  }

  /// A move's day in words; empty where none is planned.
  public String due(OwnMove move) {
    return move.due()
        .map(d -> DateWords.held(d) + ", " + DateWords.distance(today, d.endLatest()))
        .orElse("");
  }

  /// Whose move it is and what is next, as one sentence without its stop: "your move: answer the
  /// survey", "Azerbaijan to move: answer the survey", "suspended: resume it".
  public String standing() {
    String action = bar.nextAction();
    String next =
        Character.toLowerCase(action.charAt(0)) + action.substring(1, action.length() - 1);
    if (bar.next().isEmpty()) {
      return next;
    }
    String late = bar.overdue() ? "late, " : "";
    return late + (isMine() ? "your move" : turn() + " to move") + ": " + next;
  }

  /// Whose move it is, in words.
  public String turn() {
    return switch (bar.turn()) {
      case NATION -> nation();
      case ALLIANCE -> "alliance staffs";
      case EITHER -> "either side";
      case BOTH -> "both sides";
      case NOBODY -> "nobody";
    };
  }

  /// When the next action is due, in words; empty where nothing is planned.
  public String due() {
    return bar.due()
        .map(
            d ->
                "due "
                    + DateWords.held(d)
                    + ", "
                    + DateWords.distance(today, d.endLatest())
                    + (bar.overdue() ? ": late" : ""))
        .orElse("");
  }

  /// The shape beside a cell's word.
  public static String icon(StageBar.Mark mark) {
    return switch (mark) {
      case DONE -> "ok";
      case UNDER_WAY -> "half";
      case DUE -> "due";
      case NOT_BEGUN -> "none";
      case SUSPENDED -> "suspended";
    };
  }

  /// The word of a cell's mark.
  public static String word(StageBar.Mark mark) {
    return switch (mark) {
      case DONE -> "done";
      case UNDER_WAY -> "under way";
      case DUE -> "due";
      case NOT_BEGUN -> "not begun";
      case SUSPENDED -> "suspended";
    };
  }

  /// The part of the cycle that a cell of the bar leads to.
  public static String part(int cell) {
    return cell == 0 ? "survey" : cell == 5 ? "assessment" : "goals";
  }

  /// Where something named as evidence is read: a paper, or a claim on file.
  public Optional<String> findPaper(String id) {
    if (id.contains(".evidence.")) {
      return Optional.of(visit.to("review/evidence/" + id));
    }
    return id.contains(".certificate.") || id.contains(".evaluation.")
        ? Optional.of(visit.to("about/" + id))
        : Optional.empty();
  }

  /// To whom a part is released, in words.
  public String releasable(String release) {
    return nation() + (release.equals("allies") ? " and Allies" : " and alliance staffs");
  }

  /// The day in UTC.
  public static LocalDate day(Instant at) {
    return LocalDate.ofInstant(at, ZoneOffset.UTC);
  }

  /// The date-time group in UTC.
  public static String group(Instant at) {
    return GROUP.format(at.atZone(ZoneOffset.UTC)).toUpperCase(Locale.ENGLISH);
  }

  /// Whether the record has the cycle as invented for planning.
  public boolean isIllustrative() {
    return visit
        .view()
        .find(org.muster.review.ReviewTables.CYCLES, cycle.id())
        .filter(org.muster.record.Row::isIllustrative)
        .isPresent();
  }

  /// What each page of a paper about the goals repeats.
  Paper.Marks marks() {
    return new Paper.Marks(
        DateWords.day(today), releasable(cycle.goalsRelease()), isIllustrative(), true);
  }

  /// Begins a page, marked where the cycle is invented.
  Page.Draft page(String title, String release) {
    return visit
        .page(title)
        .at(Place.of(Stage.REVIEW, "review"))
        .releasableTo(releasable(release))
        .illustrative(isIllustrative());
  }
}
