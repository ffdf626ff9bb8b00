package org.muster.server.review;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.muster.desk.Side;
import org.muster.review.Behalf;
import org.muster.review.CycleEvent;
import org.muster.review.CycleMove;
import org.muster.review.CycleStep;
import org.muster.review.Cycles;
import org.muster.review.GoalFate;
import org.muster.review.GoalNote;
import org.muster.review.GoalText;
import org.muster.review.StageBar;
import org.muster.thread.DateWords;

/// The page of a cycle.
///
/// @param possible the steps still to be reached, with what stands against each
/// @param goals as far as the reader sees them
/// @param published what both sides released of the assessment
/// @param mayPutBack whether it came from the record and could go back on file
/// @param sent what a form brought that was not done
public record CycleModel(
    CycleVisit at,
    List<Cycles.Possible> possible,
    Map<CycleStep, StageBar.Planned> planned,
    List<GoalText> goals,
    Optional<String> published,
    boolean mayPutBack,
    Map<String, String> sent,
    Wrong wrong) {

  /// An event in words.
  ///
  /// @param goals what it says of each goal
  public record Told(String day, String icon, String what, String who, List<String> goals) {}

  /// The step that the primary button records, if the reader can record any now.
  public Optional<CycleStep> primary() {
    return possible.stream()
        .filter(Cycles.Possible::isPossible)
        .map(Cycles.Possible::step)
        .findFirst();
  }

  /// The steps that the reader can record now.
  public List<CycleStep> listReady() {
    return possible.stream()
        .filter(Cycles.Possible::isPossible)
        .map(Cycles.Possible::step)
        .toList();
  }

  /// The steps that cannot be recorded now.
  public List<Cycles.Possible> listStopped() {
    return possible.stream().filter(p -> !p.isPossible()).toList();
  }

  /// Why a step cannot be recorded now, without its name, which stands before: "Needs first: joint
  /// talks with all Allies held."
  public static String reason(Cycles.Possible stopped) {
    String why = stopped.refusal().orElseThrow().why();
    String name = "\"" + capital(stopped.step().words()) + "\" ";
    return why.startsWith(name)
        ? capital(why.substring(name.length()).replaceFirst("^is for ", "for "))
        : why;
  }

  /// The goals of which a suspension or resumption must speak.
  public List<GoalText> listLiving() {
    Set<String> living =
        at.cycle().living(goals.stream().map(GoalText::goal).collect(Collectors.toSet()));
    return goals.stream().filter(g -> living.contains(g.goal())).toList();
  }

  /// What can be said of a goal at that moment.
  public List<GoalFate> fates(boolean suspended) {
    return suspended ? GoalFate.listAtResumption() : GoalFate.listAtSuspension();
  }

  public String sent(String field, String otherwise) {
    return sent.getOrDefault(field, otherwise);
  }

  /// The events, newest first.
  public List<Told> listEvents() {
    List<Told> told = new ArrayList<>();
    for (CycleEvent event : at.cycle().events().reversed()) {
      told.add(
          switch (event.move()) {
            case CycleMove.Reach m ->
                told(
                    event,
                    "ok",
                    capital(m.step().words())
                        + (m.step().mover() == CycleStep.Mover.BOTH
                            ? ": " + at.name(event.side())
                            : ""),
                    List.of());
            case CycleMove.TakeBack m ->
                told(
                    event, "due", "Taken back: " + m.step().words() + ". " + m.reason(), List.of());
            case CycleMove.Suspend m ->
                told(
                    event,
                    "suspended",
                    capital(m.scope().words()) + " suspended: " + m.reason(),
                    m.goals());
            case CycleMove.Meanwhile m -> told(event, "half", "Meanwhile", List.of(m.goal()));
            case CycleMove.Resume m ->
                told(event, "half", capital(m.scope().words()) + " resumed", m.goals());
            case CycleMove.Confirm m ->
                told(event, "ok", "Confirmed what was written down for this side", List.of());
          });
    }
    return told;
  }

  private Told told(CycleEvent event, String icon, String what, List<GoalNote> notes) {
    return new Told(
        DateWords.day(event.day()),
        icon,
        what,
        who(event),
        notes.stream().filter(n -> code(n.goal()).isPresent()).map(this::words).toList());
  }

  /// Who did it and for whom: "nazim for Azerbaijan"; of a step that one side wrote down for the
  /// other also why, by whose word, and whether that side stands by it.
  private String who(CycleEvent event) {
    if (event.behalf().isEmpty()) {
      return event.person() + " for " + side(event.side());
    }
    Behalf behalf = event.behalf().get();
    return "Written down for "
        + side(event.side())
        + " by "
        + event.person()
        + " of "
        + side(behalf.by())
        + ": "
        + behalf.why()
        + ". By the word of: "
        + behalf.word()
        + ". "
        + (at.cycle().listUnconfirmed(event.side()).contains(event)
            ? "Not confirmed by " + side(event.side()) + " yet."
            : "");
  }

  private String side(Side side) {
    return side == Side.NATION ? at.nation() : "the staffs";
  }

  /// What the other side wrote down for the reader's, and waits for it.
  public List<Told> listUnconfirmed() {
    return at.seat().writes().map(at.cycle()::listUnconfirmed).orElse(List.of()).stream()
        .map(
            e ->
                told(
                    e,
                    "due",
                    e.move() instanceof CycleMove.Reach reach ? capital(reach.step().words()) : "",
                    List.of()))
        .toList();
  }

  /// What became of each goal that the reader sees, in words.
  public List<String> listFates() {
    return at.cycle().goals().values().stream()
        .filter(n -> code(n.goal()).isPresent())
        .map(this::words)
        .toList();
  }

  /// What became of a goal: "PG-07 rests: no instructors".
  public String words(GoalNote note) {
    return code(note.goal()).orElse("A goal")
        + " "
        + note.fate().words()
        + note.due().map(d -> ", " + DateWords.day(d)).orElse("")
        + (note.text().isEmpty() ? "" : ": " + note.text());
  }

  private Optional<String> code(String goal) {
    return goals.stream().filter(g -> g.goal().equals(goal)).map(GoalText::code).findFirst();
  }

  /// `Survey issued`.
  public static String capital(String words) {
    return Character.toUpperCase(words.charAt(0)) + words.substring(1);
  }
}
