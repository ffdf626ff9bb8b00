package org.muster.operate.guard;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jooq.DSLContext;
import org.muster.access.Audit;
import org.muster.access.Releasability;
import org.muster.access.Viewer;
import org.muster.desk.Refusal;
import org.muster.desk.Refusing;
import org.muster.engine.duty.guard.Clock;
import org.muster.engine.duty.guard.GuardChecker;
import org.muster.engine.duty.guard.GuardFinding;
import org.muster.engine.duty.guard.GuardFormat;
import org.muster.engine.duty.guard.GuardPost;
import org.muster.engine.duty.guard.GuardProblem;
import org.muster.engine.duty.guard.GuardReasons;
import org.muster.engine.duty.guard.GuardReview;
import org.muster.engine.duty.guard.GuardRoster;
import org.muster.engine.duty.guard.RosterFormat;
import org.muster.engine.duty.guard.Standing;
import org.muster.engine.text.TextException;
import org.muster.operate.guard.rows.RosterRows;
import org.muster.record.CaseData;
import org.muster.record.Cases;
import org.muster.record.Claims;
import org.muster.record.Domain;
import org.muster.record.RecordTables;
import org.muster.record.Row;
import org.muster.store.Sha256;
import org.muster.store.Store;
import org.muster.store.Trouble;

/// The rosters of a joint guard: put there, changed by hand, signed with two keys, amended and
/// read.
///
/// A draft lies in tables of this stage; what both nations signed becomes a claim, from which what
/// came before is read when the next is planned. No roster is kept that breaks a rule.
public final class Rosters {
  /// What a publication sees: rosters hidden from whoever signs are superseded, too.
  private static final Releasability EVERYTHING =
      Releasability.of(new Viewer.Operator("publication"), List.of());

  private static final int SHOWN_FINDINGS = 3;

  /// The two days of a line of a turn.
  private static final Pattern TURN =
      Pattern.compile(
          "(?m)^[^,\\n]*,[^,\\n]*,([12][0-9]{3}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12][0-9]|3[01]))T[0-9:]*,"
              + "([12][0-9]{3}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12][0-9]|3[01]))T");

  /// The number at the end of an id.
  private static final Pattern NUMBER = Pattern.compile("[0-9]{1,9}$");

  private final Store store;
  private final Audit audit;
  private final Cases cases;
  private final Claims claims;
  private final InstantSource clock;

  public Rosters(Store store, Audit audit, Cases cases, Claims claims, InstantSource clock) {
    this.store = store;
    this.audit = audit;
    this.cases = cases;
    this.claims = claims;
    this.clock = clock;
  }

  /// A roster with its text, what was done with it, and who has read its amendments.
  public record Kept(RosterHead head, RosterText text, RosterLife life, List<RosterRead> reads) {
    public Kept {
      reads = List.copyOf(reads);
    }
  }

  /// How an attempt to do something ended.
  public sealed interface Acted {
    /// It is done.
    record Done(RosterHead head, int number) implements Acted {}

    /// It may not be done now.
    record Refused(Refusal refusal) implements Acted {}
  }

  /// Somebody, or nobody, in the place of whoever stands a turn.
  ///
  /// @param post code
  /// @param seat from 1
  /// @param at first hour of the turn, local to the guard
  /// @param person service number; empty for nobody
  public record Move(String post, int seat, LocalDateTime at, String person) {}

  private record Work(DSLContext dsl, String caseId, Viewer viewer, Releasability sight) {}

  // ---- reading

  /// The rosters of a guard that the viewer may know of, oldest first.
  public List<RosterHead> list(String caseId, Viewer viewer, String guard) {
    return look(
        caseId,
        viewer,
        work ->
            RosterRows.list(work.dsl, caseId, work.sight).stream()
                .filter(head -> head.guard().equals(guard))
                .toList());
  }

  /// A roster with its text.
  ///
  /// @param halves the two nations of its guard
  public Optional<Kept> find(String caseId, Viewer viewer, Halves halves, String roster) {
    return look(caseId, viewer, work -> find(work, halves, roster));
  }

  private static Optional<Kept> find(Work work, Halves halves, String roster) {
    return RosterRows.list(work.dsl, work.caseId, work.sight).stream()
        .filter(head -> head.id().equals(roster))
        .findFirst()
        .map(
            head ->
                new Kept(
                    head,
                    text(work, head),
                    life(work, halves, head),
                    RosterRows.reads(work.dsl, work.caseId, head.id())));
  }

  private static RosterText text(Work work, RosterHead head) {
    String document =
        RosterRows.findDocument(work.dsl, work.caseId, head.id(), work.sight).orElseThrow();
    return switch (RosterText.read(document)) {
      case RosterText.Reading.Sound sound -> sound.roster();
      case RosterText.Reading.Bad bad ->
          throw new Trouble(
              Trouble.Code.UNABLE,
              "roster " + head.id() + " cannot be read: " + bad.problems().getFirst());
    };
  }

  private static RosterLife life(Work work, Halves halves, RosterHead head) {
    return RosterLife.begin(halves).after(RosterRows.steps(work.dsl, work.caseId, head.id()));
  }

  // ---- keeping and changing

  /// Keeps a roster as a draft, if it breaks no rule.
  ///
  /// @param guard id of the guard; empty for the only one
  /// @param bound proven for this very roster; empty where nothing was
  public Acted keep(
      String caseId,
      Viewer viewer,
      Optional<String> guard,
      RosterText text,
      String name,
      OptionalLong bound) {
    long revision = revision(caseId);
    CaseData data = cases.load(caseId, viewer, null);
    GuardCase mapped;
    switch (GuardMapping.read(data, guard, text.from(), text.days())) {
      case GuardCase.Reading.Unsound unsound -> {
        return refused("operate.guard.case", String.join(" ", unsound.problems()));
      }
      case GuardCase.Reading.Sound sound -> mapped = sound.guard();
    }
    Halves halves = new Halves(mapped.first(), mapped.second());
    GuardPlace place = GuardPlace.of(viewer, halves);
    boolean operator = viewer instanceof Viewer.Operator;
    Optional<Refusal> writer = operator ? Optional.empty() : place.findPlanRefusal(halves);
    if (writer.isPresent()) {
      return new Acted.Refused(writer.get());
    }
    String called = name.strip();
    if (new Domain.FreeText(200).problemOf(called).isPresent() || called.isEmpty()) {
      return refused("operate.guard.name", "Give it a name of 1 to 200 characters.");
    }
    RosterLines.Mapped lines = RosterLines.toEngine(mapped.problem(), text.lines());
    if (!lines.unknown().isEmpty()) {
      return refused("operate.guard.unknown", shown(lines.unknown()));
    }
    GuardReview review = GuardChecker.check(mapped.problem(), lines.roster());
    if (!review.findings().isEmpty()) {
      return refused("operate.guard.check", broken(review.findings()));
    }
    return act(
        caseId,
        viewer,
        work -> {
          mustStand(work, revision);
          long number = nextNumber(work, mapped.owner());
          String document = text.write();
          RosterHead head =
              new RosterHead(
                  mapped.owner() + ".guard-roster." + number,
                  number,
                  mapped.guard(),
                  called,
                  RosterState.DRAFT,
                  viewer.actor(),
                  clock.instant(),
                  text.from(),
                  text.days(),
                  review.cost().total(),
                  bound,
                  review.uncoveredHours(),
                  mapped.illustrative(),
                  Sha256.of(document),
                  mapped.owner(),
                  mapped.release());
          RosterRows.insert(work.dsl, caseId, head, document);
          append(
              work,
              head,
              RosterLife.begin(halves),
              new RosterStep.Did.Kept(
                  head.digest(), bound.isPresent() ? problem(mapped.problem()) : ""),
              place,
              "");
          log(work, "roster-save", head.id());
          return new Acted.Done(head, 1);
        });
  }

  /// Keeps a roster of a file as a draft: as it is taken away from here, or as `muster guard plan`
  /// writes it, a turn a line.
  ///
  /// @param text of the file, whatever it is
  public Acted take(
      String caseId, Viewer viewer, Optional<String> guard, String text, String name) {
    if (!text.startsWith(RosterFormat.HEADER)) {
      return switch (RosterText.read(text)) {
        case RosterText.Reading.Bad bad ->
            refused(
                "operate.guard.file", "That file is no roster. " + bad.problems().getFirst() + ".");
        case RosterText.Reading.Sound sound ->
            keep(caseId, viewer, guard, sound.roster(), name, OptionalLong.empty());
      };
    }
    Matcher times = TURN.matcher(text);
    List<LocalDate> days = new ArrayList<>();
    try {
      while (times.find()) {
        days.add(LocalDate.parse(times.group(1)));
        days.add(LocalDate.parse(times.group(2)));
      }
    } catch (DateTimeException e) {
      return refused("operate.guard.file", "That file names a day that there is not.");
    }
    if (days.isEmpty()) {
      return refused("operate.guard.file", "That file has no turn below its head.");
    }
    LocalDate from = Collections.min(days);
    int count = (int) Math.clamp(ChronoUnit.DAYS.between(from, Collections.max(days)), 1, 400);
    return switch (GuardMapping.read(cases.load(caseId, viewer, null), guard, from, count)) {
      case GuardCase.Reading.Unsound unsound ->
          refused("operate.guard.case", String.join(" ", unsound.problems()));
      case GuardCase.Reading.Sound sound -> {
        try {
          GuardRoster roster = RosterFormat.read(sound.guard().problem(), "ROSTER.csv", text);
          yield keep(
              caseId,
              viewer,
              guard,
              RosterLines.toText(sound.guard().problem(), roster),
              name,
              OptionalLong.empty());
        } catch (TextException e) {
          yield refused("operate.guard.file", e.getMessage() + ".");
        }
      }
    };
  }

  /// Puts somebody in the place of whoever stands a turn, for all turns of its tour; where nobody
  /// stands it, for those of its relief that are empty.
  ///
  /// @param reason why; must be said of what is published
  public Acted handOver(
      String caseId, Viewer viewer, Halves halves, String roster, Move move, String reason) {
    return change(
        caseId,
        viewer,
        halves,
        roster,
        reason,
        (problem, before) -> {
          List<Move> moves = new ArrayList<>();
          for (Standing s : GuardReasons.turns(problem, before, cell(problem, move))) {
            moves.add(
                new Move(
                    s.post(),
                    s.seat() + 1,
                    problem.start().atStartOfDay().plusHours(s.from()),
                    move.person));
          }
          return moves;
        });
  }

  /// Changes a draft by hand, or amends what is published. Whoever does it moves people of their
  /// own nation only.
  ///
  /// @param reason why; must be said of what is published
  public Acted change(
      String caseId, Viewer viewer, Halves halves, String roster, List<Move> moves, String reason) {
    return change(caseId, viewer, halves, roster, reason, (problem, before) -> moves);
  }

  private Acted change(
      String caseId,
      Viewer viewer,
      Halves halves,
      String roster,
      String reason,
      BiFunction<GuardProblem, GuardRoster, List<Move>> moves) {
    long revision = revision(caseId);
    Kept kept =
        find(caseId, viewer, halves, roster)
            .orElseThrow(() -> new Trouble(Trouble.Code.NOT_FOUND, "there is no roster " + roster));
    Optional<Refusal> barred =
        kept.life().state() == RosterState.DRAFT
            ? kept.life().findChangeRefusal()
            : kept.life().findAmendRefusal();
    if (barred.isPresent()) {
      return new Acted.Refused(barred.get());
    }
    GuardCase mapped;
    switch (GuardMapping.read(
        cases.load(caseId, viewer, null),
        Optional.of(kept.head().guard()),
        kept.head().from(),
        kept.head().days())) {
      case GuardCase.Reading.Unsound unsound -> {
        return refused("operate.guard.case", String.join(" ", unsound.problems()));
      }
      case GuardCase.Reading.Sound sound -> mapped = sound.guard();
    }
    GuardRoster before = RosterLines.toEngine(mapped.problem(), kept.text().lines()).roster();
    RosterText after;
    GuardReview review;
    try {
      GuardRoster changed = moved(mapped.problem(), before, moves.apply(mapped.problem(), before));
      after = RosterLines.toText(mapped.problem(), changed);
      review = GuardChecker.check(mapped.problem(), changed);
    } catch (Refusing refusing) {
      return new Acted.Refused(refusing.refusal());
    }
    List<GuardFinding> fresh = fresh(mapped.problem(), before, review);
    if (!fresh.isEmpty()) {
      return refused("operate.guard.check", broken(fresh));
    }
    List<RosterDiff.Turn> turns = RosterDiff.between(kept.text(), after);
    if (turns.isEmpty()) {
      return refused("operate.guard.nothing", "That is how it stands; nothing was changed.");
    }
    Map<String, String> nations = nations(mapped.problem());
    Set<String> touched = new TreeSet<>();
    Set<String> told = new TreeSet<>();
    for (RosterDiff.Turn turn : turns) {
      for (String person : List.of(turn.before(), turn.after())) {
        if (!person.isEmpty()) {
          told.add(person);
          touched.add(nations.getOrDefault(person, ""));
        }
      }
    }
    GuardPlace place = GuardPlace.of(viewer, halves);
    for (String nation : touched) {
      Optional<Refusal> refusal = place.findActRefusal(nation);
      if (refusal.isPresent()) {
        return new Acted.Refused(refusal.get());
      }
    }
    return act(
        caseId,
        viewer,
        work -> {
          mustStand(work, revision);
          Kept now = find(work, halves, roster).orElseThrow();
          if (!now.head().digest().equals(kept.head().digest())) {
            throw new Refusing(RosterLife.movedOn());
          }
          String document = after.write();
          RosterHead head =
              now.head()
                  .holding(
                      after,
                      Sha256.of(document),
                      review.cost().total(),
                      review.uncoveredHours(),
                      isProven(now, mapped));
          boolean draft = now.life().state() == RosterState.DRAFT;
          RosterStep.Did did =
              draft
                  ? new RosterStep.Did.Changed(head.digest(), List.copyOf(touched), turns)
                  : new RosterStep.Did.Amended(
                      head.digest(),
                      reason.strip(),
                      List.copyOf(touched),
                      List.copyOf(told),
                      turns);
          RosterLife life = append(work, head, now.life(), did, place, "");
          RosterRows.replace(work.dsl, caseId, head, document);
          if (!draft) {
            file(work, head, document);
          }
          log(work, draft ? "roster-change" : "roster-amend", roster);
          return new Acted.Done(head, life.steps().size());
        });
  }

  /// Whether the bound of a roster is one of the case as it stands: nothing that it was proven of
  /// has changed since. What was published does not matter: it only makes other rosters dearer.
  public static boolean isProven(Kept kept, GuardCase guard) {
    return kept.head().bound().isPresent()
        && kept.life().steps().stream()
            .map(RosterStep::did)
            .anyMatch(
                did ->
                    did instanceof RosterStep.Did.Kept first
                        && first.proven().equals(problem(guard.problem())));
  }

  /// A digest of all that a bound is proven of.
  private static String problem(GuardProblem problem) {
    return Sha256.of(GuardFormat.write(problem));
  }

  /// Of what a changed roster breaks, what it did not break before: a rule that the case came to
  /// have since stops nobody from mending something else.
  private static List<GuardFinding> fresh(
      GuardProblem problem, GuardRoster before, GuardReview after) {
    if (after.findings().isEmpty()) {
      return List.of();
    }
    Set<String> old = new TreeSet<>();
    GuardChecker.check(problem, before).findings().forEach(f -> old.add(f.toString()));
    return after.findings().stream().filter(f -> !old.contains(f.toString())).toList();
  }

  private static GuardRoster moved(GuardProblem problem, GuardRoster before, List<Move> moves) {
    List<Standing> standings = new ArrayList<>(before.standings());
    for (Move move : moves) {
      int hour = cell(problem, move).from();
      if (!move.person.isEmpty() && problem.findPerson(move.person).isEmpty()) {
        throw new Refusing(
            "operate.guard.unknown", "Nobody of the force has the number " + move.person + ".");
      }
      standings.removeIf(
          s -> s.post().equals(move.post) && s.seat() == move.seat - 1 && s.from() == hour);
      if (!move.person.isEmpty()) {
        standings.add(new Standing(move.post, move.seat - 1, hour, move.person));
      }
    }
    return new GuardRoster(standings);
  }

  /// The turn that a move is about.
  private static GuardReasons.Cell cell(GuardProblem problem, Move move) {
    GuardPost post =
        problem
            .findPost(move.post)
            .orElseThrow(
                () -> new Refusing("operate.guard.unknown", "There is no post " + move.post + "."));
    if (move.seat < 1 || move.seat > post.seats().size()) {
      throw new Refusing(
          "operate.guard.unknown", "Post " + move.post + " has no seat " + move.seat + ".");
    }
    long since = ChronoUnit.HOURS.between(problem.start().atStartOfDay(), move.at);
    int hour = Math.clamp(since, Integer.MIN_VALUE / 2, Integer.MAX_VALUE / 2);
    Optional<Clock.Turn> turn = problem.clockOf(post).findTurnFrom(hour);
    if (turn.isEmpty() || !problem.asked(post, hour)) {
      throw new Refusing(
          "operate.guard.unknown",
          "No turn of post "
              + move.post
              + " begins at "
              + move.at.toString().replace('T', ' ')
              + ".");
    }
    return new GuardReasons.Cell(move.post, move.seat - 1, hour);
  }

  /// Gives up a draft.
  public Acted withdraw(String caseId, Viewer viewer, Halves halves, String roster, String reason) {
    return act(
        caseId,
        viewer,
        work -> {
          Kept kept = get(work, halves, roster);
          GuardPlace place = GuardPlace.of(viewer, halves);
          place
              .findPlanRefusal(halves)
              .ifPresent(
                  refusal -> {
                    throw new Refusing(refusal);
                  });
          RosterLife life =
              append(
                  work,
                  kept.head(),
                  kept.life(),
                  new RosterStep.Did.Withdrawn(reason.strip()),
                  place,
                  "");
          log(work, "roster-withdraw", roster);
          return new Acted.Done(kept.head().standing(life.state()), life.steps().size());
        });
  }

  // ---- keys

  /// What a nation's key is turned on, as the roster stands.
  public static String half(GuardCase guard, RosterText text, String nation) {
    return Halves.digest(text, nation, nations(guard.problem()));
  }

  /// Turns the key of the viewer's nation on its half as they read it. The second key publishes the
  /// roster: it becomes a claim, and those that were published for its days are superseded.
  ///
  /// @param half digest of the half that they read
  public Acted turnKey(String caseId, Viewer viewer, Halves halves, String roster, String half) {
    long revision = revision(caseId);
    Kept kept =
        find(caseId, viewer, halves, roster)
            .orElseThrow(() -> new Trouble(Trouble.Code.NOT_FOUND, "there is no roster " + roster));
    GuardPlace place = GuardPlace.of(viewer, halves);
    if (!place.signs() || place.nation().isEmpty()) {
      return refused(
          "operate.guard.half",
          "The keys are for an approver of "
              + halves.first()
              + " and one of "
              + halves.second()
              + ".");
    }
    GuardCase mapped;
    switch (GuardMapping.read(
        cases.load(caseId, viewer, null),
        Optional.of(kept.head().guard()),
        kept.head().from(),
        kept.head().days())) {
      case GuardCase.Reading.Unsound unsound -> {
        return refused("operate.guard.case", String.join(" ", unsound.problems()));
      }
      case GuardCase.Reading.Sound sound -> mapped = sound.guard();
    }
    RosterLines.Mapped lines = RosterLines.toEngine(mapped.problem(), kept.text().lines());
    List<GuardFinding> findings = GuardChecker.check(mapped.problem(), lines.roster()).findings();
    if (!lines.unknown().isEmpty() || !findings.isEmpty()) {
      return refused(
          "operate.guard.check",
          "It does not keep the rules of the case as it stands: "
              + (findings.isEmpty() ? shown(lines.unknown()) : broken(findings)));
    }
    String now = half(mapped, kept.text(), place.nation().get());
    return act(
        caseId,
        viewer,
        work -> {
          mustStand(work, revision);
          Kept again = get(work, halves, roster);
          if (!again.head().digest().equals(kept.head().digest())) {
            throw new Refusing(RosterLife.movedOn());
          }
          RosterLife life =
              append(
                  work, again.head(), again.life(), new RosterStep.Did.TurnedKey(half), place, now);
          log(work, "roster-key", roster);
          if (life.state() == RosterState.PUBLISHED) {
            publish(work, halves, again.head(), again.text().write());
          }
          return new Acted.Done(again.head().standing(life.state()), life.steps().size());
        });
  }

  /// Puts a draft on file without keys. Only whoever holds the database itself can.
  public Acted putOnFile(String caseId, Viewer.Operator operator, Halves halves, String roster) {
    return act(
        caseId,
        operator,
        work -> {
          Kept kept = get(work, halves, roster);
          RosterLife life =
              append(
                  work,
                  kept.head(),
                  kept.life(),
                  new RosterStep.Did.PutOnFile(),
                  GuardPlace.of(operator, halves),
                  "");
          publish(work, halves, kept.head(), kept.text().write());
          return new Acted.Done(kept.head().standing(life.state()), life.steps().size());
        });
  }

  /// Takes on what a case file brought as published, so that it stands in the list and can be
  /// amended. What cannot be read or breaks a rule stays a row of the case and nothing more.
  ///
  /// @return how many were taken on
  public int adopt(String caseId, Viewer.Operator operator) {
    CaseData data = cases.load(caseId, operator, null);
    Set<String> known = new TreeSet<>();
    look(caseId, operator, work -> RosterRows.list(work.dsl, caseId, EVERYTHING))
        .forEach(head -> known.add(head.id()));
    int taken = 0;
    for (Row row : data.list(GuardTables.ROSTERS)) {
      if (known.add(row.about()) && adopt(caseId, operator, data, row)) {
        taken++;
      }
    }
    return taken;
  }

  private boolean adopt(String caseId, Viewer.Operator operator, CaseData data, Row row) {
    Matcher number = NUMBER.matcher(row.about());
    if (!number.find()
        || !(RosterText.read(row.text("document")) instanceof RosterText.Reading.Sound read)) {
      return false;
    }
    RosterText text = read.roster();
    if (!(GuardMapping.read(data, Optional.of(row.text("guard")), text.from(), text.days())
        instanceof GuardCase.Reading.Sound sound)) {
      return false;
    }
    GuardCase mapped = sound.guard();
    RosterLines.Mapped lines = RosterLines.toEngine(mapped.problem(), text.lines());
    GuardReview review = GuardChecker.check(mapped.problem(), lines.roster());
    if (!lines.unknown().isEmpty() || !review.findings().isEmpty()) {
      return false;
    }
    String document = text.write();
    RosterHead head =
        new RosterHead(
            row.about(),
            Long.parseLong(number.group()),
            mapped.guard(),
            row.text("name"),
            RosterState.DRAFT,
            operator.actor(),
            clock.instant(),
            text.from(),
            text.days(),
            review.cost().total(),
            OptionalLong.empty(),
            review.uncoveredHours(),
            mapped.illustrative(),
            Sha256.of(document),
            row.text("owner"),
            row.text("release"));
    Halves halves = new Halves(mapped.first(), mapped.second());
    GuardPlace place = GuardPlace.of(operator, halves);
    return act(
            caseId,
            operator,
            work -> {
              RosterRows.insert(work.dsl, caseId, head, document);
              RosterLife kept =
                  append(
                      work,
                      head,
                      RosterLife.begin(halves),
                      new RosterStep.Did.Kept(head.digest(), ""),
                      place,
                      "");
              append(work, head, kept, new RosterStep.Did.PutOnFile(), place, "");
              log(work, "roster-adopt", head.id());
              return new Acted.Done(head.standing(RosterState.PUBLISHED), 2);
            })
        instanceof Acted.Done;
  }

  private void publish(Work work, Halves halves, RosterHead head, String document) {
    file(work, head, document);
    for (RosterHead old : RosterRows.list(work.dsl, work.caseId, EVERYTHING)) {
      boolean shares = !old.from().isBefore(head.from()) && !old.until().isAfter(head.until());
      if (old.state() == RosterState.PUBLISHED
          && !old.id().equals(head.id())
          && old.guard().equals(head.guard())
          && shares) {
        append(
            work,
            old,
            life(work, halves, old),
            new RosterStep.Did.Superseded(head.id()),
            new GuardPlace(Optional.empty(), false, false, work.viewer.actor()),
            "");
      }
    }
    log(work, "roster-publish", head.id());
  }

  /// The text becomes the claim that counts, in the place of the one before.
  private void file(Work work, RosterHead head, String document) {
    String today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).toString();
    Row source =
        Row.of(
            RecordTables.SOURCES,
            Map.of(
                "id",
                head.owner() + ".source.guard-roster-" + head.number(),
                "title",
                head.name() + ", published",
                "publisher",
                "Both nations of the guard",
                "published",
                today,
                "locator",
                "roster " + head.id(),
                "grade",
                head.illustrative() ? "illustrative" : "sound",
                "owner",
                head.owner(),
                "release",
                head.release()));
    Row row =
        Row.of(
            GuardTables.ROSTERS,
            Map.ofEntries(
                Map.entry("id", head.id()),
                Map.entry("guard", head.guard()),
                Map.entry("name", head.name()),
                Map.entry("digest", head.digest()),
                Map.entry("document", document),
                Map.entry("held", head.from() + "/" + head.until().minusDays(1)),
                Map.entry("source", source.id()),
                Map.entry("kind", head.illustrative() ? "illustrative" : "official"),
                Map.entry("owner", head.owner()),
                Map.entry("release", head.release())));
    List<Row> decided = new ArrayList<>();
    if (!claims.isTaken(work.dsl, work.caseId, source.id())) {
      decided.add(source);
    }
    decided.add(row);
    claims.decide(work.dsl, work.caseId, work.viewer, decided, List.of());
  }

  // ---- reading an amendment

  /// Notes that one of the guard has read an amendment. Their own account says so, or whoever leads
  /// them.
  ///
  /// @param step the amendment's number
  /// @param member service number
  public Acted read(
      String caseId, Viewer viewer, Halves halves, String roster, int step, String member) {
    CaseData data = cases.load(caseId, viewer, null);
    return act(
        caseId,
        viewer,
        work -> {
          Kept kept = get(work, halves, roster);
          boolean told =
              kept.life().steps().stream()
                  .anyMatch(
                      s ->
                          s.number() == step
                              && s.did() instanceof RosterStep.Did.Amended amended
                              && amended.told().contains(member));
          if (!told) {
            throw new Refusing(
                "operate.guard.told", "That amendment is not one that " + member + " is told of.");
          }
          GuardForce.of(data, kept.head().guard())
              .findSpeakRefusal(viewer, halves, member)
              .ifPresent(
                  refusal -> {
                    throw new Refusing(refusal);
                  });
          RosterRows.read(
              work.dsl,
              caseId,
              kept.head(),
              new RosterRead(step, member, viewer.actor(), clock.instant()));
          log(work, "roster-read", roster);
          return new Acted.Done(kept.head(), kept.life().steps().size());
        });
  }

  // ---- common

  private RosterLife append(
      Work work,
      RosterHead head,
      RosterLife life,
      RosterStep.Did did,
      GuardPlace place,
      String half) {
    Instant now = clock.instant();
    RosterStep step =
        new RosterStep(life.nextNumber(), now, place.nation().orElse(""), place.account(), did);
    return switch (life.decide(step, half)) {
      case RosterLife.Outcome.Refused refused -> throw new Refusing(refused.refusal());
      case RosterLife.Outcome.Taken taken -> {
        RosterRows.append(work.dsl, work.caseId, head, step);
        if (taken.life().state() != life.state()) {
          RosterRows.move(work.dsl, work.caseId, head.id(), taken.life().state());
        }
        yield taken.life();
      }
    };
  }

  private static Kept get(Work work, Halves halves, String roster) {
    return find(work, halves, roster)
        .orElseThrow(() -> new Trouble(Trouble.Code.NOT_FOUND, "there is no roster " + roster));
  }

  static Map<String, String> nations(GuardProblem problem) {
    Map<String, String> nations = new HashMap<>();
    problem.people().forEach(person -> nations.put(person.id(), person.nation()));
    return nations;
  }

  private static String broken(Collection<GuardFinding> findings) {
    return shown(findings.stream().map(RosterWords::finding).toList());
  }

  private static String shown(List<String> sentences) {
    String first =
        String.join(". ", sentences.subList(0, Math.min(SHOWN_FINDINGS, sentences.size())));
    return sentences.size() <= SHOWN_FINDINGS
        ? first + "."
        : first + ". And " + (sentences.size() - SHOWN_FINDINGS) + " more.";
  }

  private long nextNumber(Work work, String owner) {
    long next = RosterRows.highest(work.dsl, work.caseId) + 1;
    while (claims.isTaken(work.dsl, work.caseId, owner + ".guard-roster." + next)) {
      next++;
    }
    return next;
  }

  private long revision(String caseId) {
    return cases
        .findRevision(caseId)
        .orElseThrow(() -> new Trouble(Trouble.Code.NOT_FOUND, "there is no case " + caseId));
  }

  private void mustStand(Work work, long revision) {
    if (cases.findRevision(work.dsl, work.caseId).orElse(-1L) != revision) {
      throw new Refusing(
          "operate.guard.moved-on", "The case was changed meanwhile; look again, and do it then.");
    }
  }

  private <T> T look(String caseId, Viewer viewer, Function<Work, T> query) {
    return store.read(
        dsl ->
            query.apply(new Work(dsl, caseId, viewer, cases.releasability(dsl, caseId, viewer))));
  }

  private Acted act(String caseId, Viewer viewer, Function<Work, Acted> change) {
    try {
      return store.transaction(
          dsl ->
              change.apply(
                  new Work(dsl, caseId, viewer, cases.releasability(dsl, caseId, viewer))));
    } catch (Refusing refusing) {
      return new Acted.Refused(refusing.refusal());
    }
  }

  private static Acted refused(String rule, String why) {
    return new Acted.Refused(new Refusal(rule, why));
  }

  private void log(Work work, String verb, String roster) {
    audit.append(work.dsl, work.viewer.actor(), verb, List.of(work.caseId, roster));
  }
}
