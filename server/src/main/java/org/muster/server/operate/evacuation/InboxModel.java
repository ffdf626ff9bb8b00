package org.muster.server.operate.evacuation;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.muster.operate.evacuation.Inbox;
import org.muster.operate.evacuation.InboxKind;
import org.muster.operate.evacuation.intake.Draft;
import org.muster.operate.evacuation.intake.PeopleCells;
import org.muster.thread.DateWords;

/// What the inbox draws: numbers and ages on the list, and what came only where it is opened.
public record InboxModel(List<Line> open, int all, int late, List<Done> done) {

  /// An item that nobody answered.
  public record Line(
      String item, String age, boolean late, String kind, String people, String came, String by) {}

  /// One that somebody did.
  public record Done(String item, String kind, String became, boolean isParty) {}

  /// An item that is open.
  public record Opened(
      Line line,
      String text,
      List<Person> people,
      List<String> unread,
      List<Wrong> wrong,
      boolean isFile,
      boolean isOpen,
      String became,
      int ignored) {}

  /// Somebody as they were written down.
  public record Person(
      String name,
      String born,
      String who,
      String papers,
      String phone,
      String needs,
      String more,
      List<String> doubts) {}

  /// A cell that is to be put right.
  ///
  /// @param found what stands there
  public record Wrong(String cell, int row, String text, String found, String expected) {}

  static InboxModel of(EvacuationVisit at, Inbox.Listed listed) {
    return new InboxModel(
        listed.open().stream().map(line -> line(at, line)).toList(),
        listed.all(),
        listed.late(),
        listed.done().stream()
            .map(
                line ->
                    new Done(
                        line.item(),
                        line.kind().words(),
                        line.became(),
                        line.became().contains("-") && line.became().matches("[A-Z0-9]{3}-[0-9]+")))
            .toList());
  }

  static Line line(EvacuationVisit at, Inbox.Line line) {
    Instant now = at.now();
    return new Line(
        line.item(),
        age(line.age(now)),
        line.isLate(now),
        line.kind().words(),
        line.people() == 0 ? "nobody understood" : BoardModel.people(line.people()),
        at.hour(line.came()),
        line.by());
  }

  /// `9 h 12 min`; days from two on.
  static String age(Duration age) {
    long hours = age.toHours();
    return hours >= 48
        ? age.toDays() + " days"
        : hours > 0 ? hours + " h " + age.toMinutesPart() + " min" : age.toMinutes() + " min";
  }

  static Opened opened(EvacuationVisit at, Inbox.Opened opened) {
    List<Person> people = new ArrayList<>();
    for (Draft draft : opened.drafts()) {
      people.add(person(draft));
    }
    List<Wrong> wrong = new ArrayList<>();
    for (PeopleCells.Problem problem : opened.problems()) {
      wrong.add(
          new Wrong(
              problem.cell(),
              PeopleCells.rowOf(problem.cell()),
              opened.cells().getOrDefault(problem.cell(), ""),
              problem.found(),
              problem.expected()));
    }
    return new Opened(
        line(at, opened.line()),
        opened.text(),
        people,
        opened.unread(),
        wrong,
        opened.line().kind() == InboxKind.FILE,
        opened.line().isOpen(),
        opened.line().became(),
        opened.ignored().size());
  }

  private static Person person(Draft draft) {
    List<String> more = new ArrayList<>();
    for (Draft.Field field :
        List.of(
            Draft.Field.FATHER,
            Draft.Field.NATIONALITY,
            Draft.Field.EMAIL,
            Draft.Field.CLASS,
            Draft.Field.PARTY,
            Draft.Field.REMARK)) {
      draft.find(field).ifPresent(more::add);
    }
    return new Person(
        draft.name(),
        draft.born().map(Object::toString).or(() -> draft.find(Draft.Field.BORN)).orElse(""),
        draft.find(Draft.Field.RELATION).or(() -> draft.find(Draft.Field.SEX)).orElse(""),
        draft.find(Draft.Field.DOCUMENT).orElse(""),
        draft.find(Draft.Field.TELEPHONE).orElse(""),
        draft.find(Draft.Field.NEEDS).orElse(""),
        String.join("; ", more),
        draft.doubts());
  }

  String finding() {
    if (all == 0) {
      return "Nothing is unanswered";
    }
    return DateWords.count(all, "item")
        + " unanswered, the oldest for "
        + open.getFirst().age()
        + (late > 0 ? ": " + late + " over the limit of " + Inbox.LIMIT.toHours() + " h" : "");
  }

  static String finding(Opened opened) {
    String what = opened.line().kind() + ", " + opened.line().people();
    if (!opened.isOpen()) {
      return "Answered: " + what;
    }
    return opened.isFile()
        ? "A file with "
            + DateWords.count(opened.wrong().size(), "cell")
            + " to put right: nothing of it is taken"
        : "Unanswered for " + opened.line().age() + ": " + what;
  }
}
