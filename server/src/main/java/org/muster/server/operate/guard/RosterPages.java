package org.muster.server.operate.guard;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.muster.desk.Refusal;
import org.muster.operate.guard.GuardCase;
import org.muster.operate.guard.GuardGround;
import org.muster.operate.guard.RosterBoard;
import org.muster.operate.guard.RosterDiff;
import org.muster.operate.guard.RosterHead;
import org.muster.operate.guard.RosterReasons;
import org.muster.operate.guard.RosterRuns;
import org.muster.operate.guard.RosterState;
import org.muster.operate.guard.RosterStep;
import org.muster.operate.guard.RosterText;
import org.muster.operate.guard.Rosters;
import org.muster.record.TypedDate;
import org.muster.server.frame.Html;
import org.muster.server.frame.NotFoundException;
import org.muster.server.frame.Page;
import org.muster.server.frame.Visit;
import org.muster.thread.DateWords;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.View;

/// Puts the page of a roster together from what the use cases answer.
@Component
class RosterPages {
  private static final DateTimeFormatter HOUR = DateTimeFormatter.ofPattern("HH", Locale.ROOT);
  private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HHmm", Locale.ROOT);
  private static final int MOST_SHOWN = 12;
  private static final int MOST_TURNS = 40;

  private final Rosters rosters;
  private final RosterRuns runs;
  private final RosterReasons reasons;
  private final InstantSource clock;

  RosterPages(Rosters rosters, RosterRuns runs, RosterReasons reasons, InstantSource clock) {
    this.rosters = rosters;
    this.runs = runs;
    this.reasons = reasons;
    this.clock = clock;
  }

  /// What is asked of the page.
  ///
  /// @param post code of the post of the turn that is looked at
  /// @param seat from 1
  /// @param at first hour of the turn, local
  /// @param wrong why what was just asked for was refused
  record Asking(
      Optional<String> roster,
      Optional<String> day,
      Optional<String> post,
      int seat,
      Optional<String> at,
      String wrong) {
    static Asking refused(String roster, Refusal refusal) {
      return new Asking(
          Optional.of(roster).filter(r -> !r.isEmpty()),
          Optional.empty(),
          Optional.empty(),
          1,
          Optional.empty(),
          refusal.why());
    }

    Asking onDay(String asked) {
      return new Asking(roster, Optional.of(asked), post, seat, at, wrong);
    }
  }

  /// A roster with its text.
  ///
  /// @throws NotFoundException if the reader may not know of it
  Rosters.Kept get(GuardVisit at, String roster) {
    return rosters
        .find(at.visit().caseId(), at.viewer(), at.halves(), roster)
        .orElseThrow(() -> new NotFoundException("No roster has the id " + roster + "."));
  }

  /// The roster that counts on a day: what is published for it, or the newest draft.
  Optional<RosterHead> findShown(List<RosterHead> all, Optional<String> roster, LocalDate day) {
    if (roster.isPresent()) {
      RosterHead found =
          all.stream()
              .filter(h -> h.id().equals(roster.get()))
              .findFirst()
              .orElseThrow(
                  () -> new NotFoundException("No roster has the id " + roster.get() + "."));
      return Optional.of(found);
    }
    List<RosterHead> open = all.stream().filter(h -> h.state() != RosterState.WITHDRAWN).toList();
    return open.stream()
        .filter(h -> h.state() == RosterState.PUBLISHED && h.covers(day))
        .max(Comparator.comparingLong(RosterHead::number))
        .or(() -> open.stream().max(Comparator.comparingLong(RosterHead::number)));
  }

  View page(Visit visit, Asking asking) {
    Optional<GuardVisit> found = GuardVisit.find(visit);
    if (found.isEmpty()) {
      return GuardVisit.none(visit);
    }
    GuardVisit at = found.get();
    List<RosterHead> all = rosters.list(visit.caseId(), at.viewer(), at.id());
    LocalDate today = visit.asked().asOf();
    Optional<RosterHead> head =
        findShown(all, asking.roster(), asking.day().map(RosterPages::day).orElse(today));
    Optional<Rosters.Kept> kept = head.map(h -> get(at, h.id()));
    List<String> unsound = new ArrayList<>();
    Optional<RosterModel.Shown> shown = Optional.empty();
    Optional<GuardCase> guard = Optional.empty();
    switch (kept.isPresent()
        ? at.reading(kept.get().head().from(), kept.get().head().days())
        : at.reading(visit.view().header().horizonFrom(), 28)) {
      case GuardCase.Reading.Unsound why -> unsound.addAll(why.problems());
      case GuardCase.Reading.Sound sound -> guard = Optional.of(sound.guard());
    }
    String title = at.guard().text("name");
    if (kept.isPresent() && guard.isPresent()) {
      LocalDate day = clipped(kept.get().head(), asking.day().map(RosterPages::day).orElse(today));
      RosterBoard board = RosterBoard.of(guard.get(), kept.get().text(), day);
      shown = Optional.of(shown(at, guard.get(), kept.get(), board, day, asking));
      title += ", " + DateWords.day(day) + ": " + finding(board);
    } else if (kept.isEmpty()) {
      title += ": nobody has made a roster yet";
    } else {
      title += ": it cannot be planned as it stands";
    }
    Optional<RosterRuns.Run> run = runs.find(visit.caseId(), at.id());
    Page page =
        at.page(title, "operate/guard")
            .showing(List.of(at.guard()))
            .illustrative(guard.map(GuardCase::illustrative).orElse(false))
            .done();
    return Html.of("operate/roster", page)
        .with(
            "model",
            new RosterModel(
                asking.wrong(),
                all.reversed(),
                shown,
                unsound,
                run.map(this::words).orElse(""),
                run.filter(r -> r.end().isEmpty()).isPresent(),
                at.place().plans() && !visit.looksBack(),
                next(all, visit.view().header().horizonFrom()).toString()));
  }

  private static LocalDate next(List<RosterHead> all, LocalDate usual) {
    return all.stream()
        .filter(h -> h.state() == RosterState.PUBLISHED)
        .map(RosterHead::until)
        .max(Comparator.naturalOrder())
        .orElse(usual);
  }

  private String words(RosterRuns.Run run) {
    String what = "Roster from " + DateWords.day(run.from()) + ", " + run.days() + " days: ";
    if (run.end().isEmpty()) {
      return what + "searching, " + run.left(clock.instant()) + " seconds left.";
    }
    return what
        + switch (run.end().get()) {
          case Rosters.Acted.Done done -> "kept as the draft “" + done.head().name() + "”.";
          case Rosters.Acted.Refused refused -> "not kept. " + refused.refusal().why();
        };
  }

  private static String finding(RosterBoard board) {
    if (board.gaps().isEmpty()) {
      return "every post covered";
    }
    RosterBoard.Gap first = board.gaps().getFirst();
    return DateWords.count(board.gaps().size(), "turn")
        + " open, the first "
        + first.post()
        + " at "
        + HOUR.format(first.from())
        + ":00";
  }

  private static LocalDate clipped(RosterHead head, LocalDate day) {
    if (day.isBefore(head.from())) {
      return head.from();
    }
    return head.covers(day) ? day : head.until().minusDays(1);
  }

  /// A day of an address.
  static LocalDate day(String text) {
    try {
      return LocalDate.parse(text);
    } catch (DateTimeException e) {
      return TypedDate.day(text)
          .orElseThrow(
              () -> new NotFoundException("There is no day " + text + "; write it as 2021-03-01."));
    }
  }

  /// The first hour of a turn in an address.
  static LocalDateTime hour(String text) {
    try {
      return LocalDateTime.parse(text);
    } catch (DateTimeException e) {
      throw new NotFoundException("There is no hour " + text + "; write it as 2021-03-01T08:00.");
    }
  }

  private RosterModel.Shown shown(
      GuardVisit at,
      GuardCase guard,
      Rosters.Kept kept,
      RosterBoard board,
      LocalDate day,
      Asking asking) {
    RosterHead head = kept.head();
    String base = "operate/guard?roster=" + head.id() + "&day=";
    Map<String, String> names = new HashMap<>();
    GuardGround.find(at.visit().view().data(), at.id(), day)
        .ifPresent(
            ground -> ground.posts().forEach(p -> names.put(p.code(), p.row().text("name"))));
    boolean draft = head.state() == RosterState.DRAFT;
    boolean moves =
        at.acts()
            && (draft
                ? kept.life().findChangeRefusal().isEmpty()
                : kept.life().findAmendRefusal().isEmpty());
    Board drawn = new Board(at, board, asking, base + day);
    return new RosterModel.Shown(
        head,
        DateWords.day(day),
        day.toString(),
        day.equals(head.from()) ? "" : at.visit().to(base + day.minusDays(1)),
        day.plusDays(1).equals(head.until()) ? "" : at.visit().to(base + day.plusDays(1)),
        board.columns().stream()
            .map(
                c ->
                    new RosterModel.Column(
                        HOUR.format(c) + "–" + HOUR.format(c.plusHours(board.unitHours())),
                        zulu(guard, c)))
            .toList(),
        drawn.halves(),
        drawn.covers(names),
        drawn.gaps(),
        RosterBoard.gaps(guard, kept.text()).size(),
        bound(guard, kept),
        keys(at, guard, kept),
        publish(at, kept),
        chosen(at, guard, kept, board, asking, names, moves),
        steps(at, kept),
        guard.hopeless().stream()
            .map(h -> h.post() + ", seat " + h.seat() + ": " + h.why() + ".")
            .toList(),
        guard.notes(),
        draft,
        moves,
        draft && at.place().plans() && !at.visit().looksBack());
  }

  /// What is proven of a roster: its bound, as long as the case is the one of which it was proven.
  private static String bound(GuardCase guard, Rosters.Kept kept) {
    if (kept.head().bound().isEmpty()) {
      return "none";
    }
    String bound = String.format(Locale.ROOT, "%,d", kept.head().bound().getAsLong());
    return Rosters.isProven(kept, guard)
        ? bound
        : "none; " + bound + " was proven of the case as it was then";
  }

  private static String zulu(GuardCase guard, LocalDateTime at) {
    return CLOCK.format(at.atOffset(guard.offset()).withOffsetSameInstant(ZoneOffset.UTC)) + "Z";
  }

  /// The day as it is drawn.
  private record Board(GuardVisit at, RosterBoard board, Asking asking, String base) {

    private String href(String post, int seat, LocalDateTime turn) {
      return at.visit().to(base + "&post=" + post + "&seat=" + seat + "&at=" + turn + "#turn");
    }

    private boolean isChosen(String post, int seat, LocalDateTime turn) {
      return asking.post().equals(Optional.of(post))
          && asking.seat() == seat
          && asking.at().equals(Optional.of(turn.toString()));
    }

    List<RosterModel.Half> halves() {
      List<RosterModel.Half> halves = new ArrayList<>();
      for (RosterBoard.Half half : board.halves()) {
        boolean first = at.isFirst(half.nation());
        List<RosterModel.Line> lines = new ArrayList<>();
        for (RosterBoard.Line line : half.lines()) {
          lines.add(
              new RosterModel.Line(
                  line.number(),
                  at.force().called(line.number()),
                  at.force().find(line.number()).map(r -> r.text("rank")).orElse(""),
                  at.visit().to("operate/guard/people/" + line.number()),
                  line.cells().stream().map(cell -> cell(line, cell)).toList(),
                  line.hours(),
                  line.nights()));
        }
        halves.add(
            new RosterModel.Half(
                at.nation(half.nation()),
                first,
                (first ? "solid blocks · " : "outlined blocks · ")
                    + DateWords.count(half.nights(), "night")
                    + " this month",
                lines));
      }
      return halves;
    }

    private RosterModel.Cell cell(RosterBoard.Line line, RosterBoard.Cell cell) {
      if (cell.isFree()) {
        return new RosterModel.Cell(cell.columns(), "", "", "", false, false);
      }
      return new RosterModel.Cell(
          cell.columns(),
          cell.post(),
          href(cell.post(), cell.seat(), cell.at()),
          at.force().called(line.number())
              + (cell.reserve() ? " stands by in " : " stands ")
              + cell.post()
              + " from "
              + HOUR.format(cell.at())
              + ":00",
          cell.reserve(),
          isChosen(cell.post(), cell.seat(), cell.at()));
    }

    List<RosterModel.Cover> covers(Map<String, String> names) {
      List<RosterModel.Cover> covers = new ArrayList<>();
      for (RosterBoard.Cover cover : board.covers()) {
        List<RosterModel.Turn> turns = new ArrayList<>();
        for (RosterBoard.Turn turn : cover.turns()) {
          long missing = turn.nations().stream().filter(String::isEmpty).count();
          turns.add(
              new RosterModel.Turn(
                  turn.columns(),
                  turn.nations().stream()
                      .map(n -> n.isEmpty() ? "gap" : at.isFirst(n) ? "first" : "second")
                      .toList(),
                  turn.nations().isEmpty()
                      ? "does not stand"
                      : missing == 0 ? "covered" : missing + " short"));
        }
        covers.add(
            new RosterModel.Cover(
                cover.post(),
                names.getOrDefault(cover.post(), ""),
                at.visit().to("operate/guard/posts/" + cover.post()),
                turns,
                cover.held() + " of " + cover.asked(),
                cover.held() < cover.asked()));
      }
      return covers;
    }

    List<RosterModel.Gap> gaps() {
      return board.gaps().stream()
          .map(
              gap ->
                  new RosterModel.Gap(
                      href(gap.post(), gap.seat(), gap.from()),
                      gap.post()
                          + (gap.seat() > 1 ? ", seat " + gap.seat() : "")
                          + ", "
                          + HOUR.format(gap.from())
                          + "–"
                          + HOUR.format(gap.until())
                          + ": nobody",
                      isChosen(gap.post(), gap.seat(), gap.from())))
          .toList();
    }
  }

  private static List<RosterModel.Key> keys(GuardVisit at, GuardCase guard, Rosters.Kept kept) {
    List<RosterModel.Key> keys = new ArrayList<>();
    for (String nation : List.of(at.halves().first(), at.halves().second())) {
      Optional<String> turned =
          kept.life()
              .findKey(nation)
              .map(key -> "turned " + group(key.at()) + " by " + key.person());
      List<String> changes =
          kept.life().changesSince(nation).stream().map(t -> turn(at, t)).toList();
      boolean own = at.place().nation().equals(Optional.of(nation)) && at.place().signs();
      Optional<Refusal> refusal =
          own ? kept.life().findKeyRefusal(nation, at.viewer().actor()) : Optional.empty();
      keys.add(
          new RosterModel.Key(
              nation,
              turned.isPresent(),
              turned.orElse(
                      kept.head().state() == RosterState.DRAFT
                          ? "waits"
                          : "none; it was put on file without keys")
                  + (changes.isEmpty()
                      ? ""
                      : ", " + DateWords.count(changes.size(), "change") + " since"),
              own && refusal.isEmpty() && !at.visit().looksBack()
                  ? Rosters.half(guard, kept.text(), nation)
                  : "",
              refusal.map(Refusal::why).orElse(""),
              changes));
    }
    return keys;
  }

  /// Why it is not published, in a few words; empty where it is.
  private static String publish(GuardVisit at, Rosters.Kept kept) {
    if (kept.head().state() != RosterState.DRAFT) {
      return "";
    }
    List<String> missing =
        List.of(at.halves().first(), at.halves().second()).stream()
            .filter(n -> kept.life().findKey(n).isEmpty())
            .toList();
    return "Publish: needs " + String.join(" and ", missing);
  }

  private Optional<RosterModel.Chosen> chosen(
      GuardVisit at,
      GuardCase guard,
      Rosters.Kept kept,
      RosterBoard board,
      Asking asking,
      Map<String, String> names,
      boolean moves) {
    Optional<RosterBoard.Gap> first = board.gaps().stream().findFirst();
    Optional<String> post = asking.post().or(() -> first.map(RosterBoard.Gap::post));
    if (post.isEmpty()) {
      return Optional.empty();
    }
    int seat = asking.post().isPresent() ? asking.seat() : first.orElseThrow().seat();
    LocalDateTime turn =
        asking.post().isPresent() ? hour(asking.at().orElse("")) : first.orElseThrow().from();
    Optional<RosterReasons.Answer> found = reasons.find(guard, kept.text(), post.get(), seat, turn);
    List<RosterModel.Offer> fits = new ArrayList<>();
    List<RosterModel.Offer> others = new ArrayList<>();
    for (RosterReasons.Candidate candidate :
        found.map(RosterReasons.Answer::candidates).orElse(List.of())) {
      boolean own = at.place().nation().equals(Optional.of(candidate.nation()));
      (candidate.fits() ? fits : others)
          .add(
              new RosterModel.Offer(
                  candidate,
                  at.force().called(candidate.number()),
                  candidate.fits() ? costs(candidate.extraCost()) : without(candidate),
                  own && moves));
    }
    String now = found.map(RosterReasons.Answer::now).orElse("");
    boolean mine =
        moves && (now.isEmpty() || at.force().findNation(now).equals(at.place().nation()));
    int more = Math.max(0, fits.size() - MOST_SHOWN) + Math.max(0, others.size() - MOST_SHOWN);
    return Optional.of(
        new RosterModel.Chosen(
            names.getOrDefault(post.get(), post.get())
                + ", "
                + DateWords.day(turn.toLocalDate())
                + " "
                + HOUR.format(turn)
                + ":00: "
                + (now.isEmpty() ? "nobody" : at.force().called(now)),
            says(at, found, fits.size()),
            post.get(),
            seat,
            turn.toString(),
            now,
            mine,
            fits.subList(0, Math.min(MOST_SHOWN, fits.size())),
            found.map(RosterReasons.Answer::movers).orElse(List.of()).stream()
                .map(mover -> mover(at, mover))
                .toList(),
            others.subList(0, Math.min(MOST_SHOWN, others.size())),
            more));
  }

  /// Which turns go together, how many may take them, and whether one of them would be cheaper.
  private static String says(GuardVisit at, Optional<RosterReasons.Answer> found, int fits) {
    if (found.isEmpty()) {
      return "No turn of the roster begins there then.";
    }
    RosterReasons.Answer answer = found.get();
    String turns = String.join(", ", answer.turns().stream().map(t -> CLOCK.format(t)).toList());
    return (answer.turns().size() == 1 ? "One turn: " : "One tour, with the turns of ")
        + turns
        + ". "
        + DateWords.count(fits, "person").replace("persons", "people")
        + " can take it and keep every rule."
        + (answer.now().isEmpty()
            ? ""
            : answer.cheaper() == 0
                ? " With none of them the roster would cost less than with "
                    + at.force().called(answer.now())
                    + "."
                : " With " + answer.cheaper() + " of them the roster would cost less.");
  }

  private static String costs(long cost) {
    return "keeps every rule, the roster costs "
        + (cost == 0 ? "the same" : Math.abs(cost) + (cost > 0 ? " more" : " less"));
  }

  private static String without(RosterReasons.Candidate candidate) {
    return candidate.givenUp().isEmpty()
        ? ""
        : "Could without the tour of "
            + String.join(" and ", candidate.givenUp().stream().map(RosterPages::time).toList())
            + ".";
  }

  private static String mover(GuardVisit at, RosterReasons.Mover mover) {
    return at.force().called(mover.number())
        + ", if "
        + String.join(
            " and ",
            mover.moved().stream()
                .map(
                    moved ->
                        at.force().called(moved.to()) + " takes their tour of " + time(moved.at()))
                .toList())
        + ": "
        + DateWords.count(mover.moved().size(), "other tour")
        + " moved, the roster costs "
        + (mover.extraCost() == 0
            ? "the same"
            : Math.abs(mover.extraCost()) + (mover.extraCost() > 0 ? " more" : " less"));
  }

  /// `3 MAR 2021 0800`.
  static String time(LocalDateTime at) {
    return DateWords.day(at.toLocalDate()) + " " + CLOCK.format(at);
  }

  private static String turn(GuardVisit at, RosterDiff.Turn turn) {
    return turn.post()
        + (turn.seat() > 1 ? " seat " + turn.seat() : "")
        + ", "
        + DateWords.day(turn.day())
        + " "
        + "%02d:00".formatted(turn.hour())
        + ": "
        + (turn.before().isEmpty() ? "nobody" : at.force().called(turn.before()))
        + " → "
        + (turn.after().isEmpty() ? "nobody" : at.force().called(turn.after()));
  }

  private static List<RosterModel.Step> steps(GuardVisit at, Rosters.Kept kept) {
    List<RosterModel.Step> steps = new ArrayList<>();
    for (RosterStep step : kept.life().steps().reversed()) {
      List<RosterModel.Told> told = new ArrayList<>();
      if (step.did() instanceof RosterStep.Did.Amended amended) {
        for (String number : amended.told()) {
          boolean read =
              kept.reads().stream()
                  .anyMatch(r -> r.step() == step.number() && r.member().equals(number));
          told.add(
              new RosterModel.Told(
                  number,
                  at.force().called(number),
                  read,
                  !read
                      && !at.visit().looksBack()
                      && at.force().findSpeakRefusal(at.viewer(), at.halves(), number).isEmpty()));
        }
      }
      List<String> turns = step.turns().stream().limit(MOST_TURNS).map(t -> turn(at, t)).toList();
      steps.add(
          new RosterModel.Step(
              step.number(),
              group(step.at()),
              step.person() + (step.nation().isEmpty() ? "" : ", " + step.nation()),
              says(step.did()),
              turns,
              told));
    }
    return steps;
  }

  private static String says(RosterStep.Did did) {
    return switch (did) {
      case RosterStep.Did.Kept kept -> "put the roster here";
      case RosterStep.Did.Changed changed -> "changed the draft";
      case RosterStep.Did.TurnedKey key -> "turned its key on its half";
      case RosterStep.Did.PutOnFile onFile -> "put it on file without keys";
      case RosterStep.Did.Amended amended -> "amended it: " + amended.reason();
      case RosterStep.Did.Superseded by -> "superseded by " + by.by();
      case RosterStep.Did.Withdrawn withdrawn -> "withdrew it";
    };
  }

  /// A date-time group.
  static String group(Instant at) {
    return DateTimeFormatter.ofPattern("ddHHmm'Z'MMMyy", Locale.ENGLISH)
        .withZone(ZoneOffset.UTC)
        .format(at)
        .toUpperCase(Locale.ROOT);
  }

  /// The text of a roster to take away.
  String csv(GuardVisit at, String roster) {
    RosterText text = get(at, roster).text();
    return text.write() + "\n";
  }
}
