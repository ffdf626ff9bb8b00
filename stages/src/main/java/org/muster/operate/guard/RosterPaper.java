package org.muster.operate.guard;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.muster.paper.Paper;

/// A day of a roster on paper: a row a relief, a column a seat, a frame to write in where nobody
/// stands, and lines for changes by hand.
///
/// @param called what the reader may call people
/// @param names of posts by code
/// @param keys whose keys are turned, in words
public record RosterPaper(
    GuardCase guard,
    RosterHead head,
    RosterBoard board,
    LocalDate day,
    UnaryOperator<String> called,
    Map<String, String> names,
    String keys) {
  private static final DateTimeFormatter HOUR = DateTimeFormatter.ofPattern("HHmm", Locale.ROOT);
  private static final DateTimeFormatter GROUP =
      DateTimeFormatter.ofPattern("ddHHmm'Z'MMMyy", Locale.ENGLISH);
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("d MMM uuuu", Locale.ENGLISH);
  private static final int SEATS_A4 = 6;
  private static final int SEATS_A3 = 14;
  private static final int HAND_CHANGES = 3;

  /// A seat of a post: a column.
  private record Seat(String post, int number, boolean alone) {}

  /// Who stands where in which column.
  private record Place(String post, int seat, int column) {}

  /// The paper.
  ///
  /// @param releasable to whom it may be shown, with the names on it
  public Paper paper(Paper.Sheet sheet, String releasable) {
    List<Paper.Block> blocks = new ArrayList<>();
    blocks.add(
        new Paper.Block.Text(
            Paper.plain(
                guard.name()
                    + " · "
                    + guard.first()
                    + " and "
                    + guard.second()
                    + " · local is UTC"
                    + (guard.offset().equals(ZoneOffset.UTC) ? "" : guard.offset())
                    + " · roster "
                    + head.number()
                    + ", "
                    + keys)));
    blocks.add(gaps());
    Map<Place, String> stood = stood();
    List<Seat> seats = seats();
    int most = sheet == Paper.Sheet.A3 ? SEATS_A3 : SEATS_A4;
    for (int first = 0; first < seats.size(); first += most) {
      List<Seat> some = seats.subList(first, Math.min(first + most, seats.size()));
      if (seats.size() > most) {
        blocks.add(
            new Paper.Block.Heading(
                "Seats " + (first + 1) + "–" + (first + some.size()) + " of " + seats.size()));
      }
      blocks.add(table(some, stood));
    }
    blocks.add(new Paper.Block.Text(Paper.plain(reserve())));
    blocks.add(
        new Paper.Block.Text(
            Paper.plain(
                "Checked: 0 rules broken. Cost "
                    + String.format(Locale.UK, "%,d", head.cost())
                    + (head.bound().isPresent()
                        ? ", proven bound "
                            + String.format(Locale.UK, "%,d", head.bound().getAsLong())
                        : "")
                    + ".")));
    blocks.add(new Paper.Block.Heading("Changes by hand"));
    List<List<List<Paper.Run>>> rows = new ArrayList<>();
    for (int i = 1; i <= HAND_CHANGES; i++) {
      rows.add(cells("%d-%02d".formatted(head.number(), i), "", "", "", "\n"));
    }
    blocks.add(
        new Paper.Block.Table(
            List.of("Number", "Time", "Post and relief", "Who for whom", "Signature"),
            List.of(12, 12, 24, 30, 22),
            rows));
    return new Paper(
        "Joint guard roster, " + span(),
        new Paper.Marks(
            DAY.format(day).toUpperCase(Locale.ROOT),
            releasable,
            guard.illustrative() || head.illustrative(),
            sheet == Paper.Sheet.A3,
            sheet),
        blocks);
  }

  private String span() {
    LocalDate next = board.from().plusHours(23).toLocalDate();
    return (next.equals(day)
            ? DAY.format(day)
            : next.getMonth() == day.getMonth()
                ? day.getDayOfMonth() + "–" + DAY.format(next)
                : DAY.format(day) + "–" + DAY.format(next))
        .toUpperCase(Locale.ROOT);
  }

  private Paper.Block gaps() {
    if (board.gaps().isEmpty()) {
      return new Paper.Block.Box(Paper.plain("No gap. Every post is covered."));
    }
    List<String> told =
        board.gaps().stream()
            .limit(6)
            .map(
                gap ->
                    gap.post()
                        + " "
                        + names.getOrDefault(gap.post(), "")
                        + (gap.seat() > 1 ? ", seat " + gap.seat() : "")
                        + ", "
                        + HOUR.format(gap.from())
                        + "–"
                        + HOUR.format(gap.until())
                        + ": nobody.")
            .toList();
    int more = board.gaps().size() - told.size();
    return new Paper.Block.Box(
        Paper.plain(
            (board.gaps().size() == 1 ? "One gap. " : board.gaps().size() + " gaps. ")
                + String.join(" ", told)
                + (more > 0 ? " And " + more + " more." : "")
                + " Write the name in the framed cell and sign."));
  }

  /// Who stands each seat in each column, reserves apart.
  private Map<Place, String> stood() {
    Map<Place, String> stood = new HashMap<>();
    for (RosterBoard.Half half : board.halves()) {
      for (RosterBoard.Line line : half.lines()) {
        int column = 0;
        for (RosterBoard.Cell cell : line.cells()) {
          for (int i = 0; i < cell.columns() && !cell.isFree() && !cell.reserve(); i++) {
            stood.put(new Place(cell.post(), cell.seat(), column + i), line.number());
          }
          column += cell.columns();
        }
      }
    }
    return stood;
  }

  private List<Seat> seats() {
    List<Seat> seats = new ArrayList<>();
    for (RosterBoard.Cover cover : board.covers()) {
      int most = cover.turns().stream().mapToInt(t -> t.nations().size()).max().orElse(0);
      for (int number = 1; number <= most && !isReserve(cover.post()); number++) {
        seats.add(new Seat(cover.post(), number, most == 1));
      }
    }
    return seats;
  }

  private boolean isReserve(String post) {
    return guard
        .problem()
        .findPost(post)
        .map(p -> guard.problem().clockOf(p).reserve())
        .orElse(false);
  }

  private Paper.Block.Table table(List<Seat> seats, Map<Place, String> stood) {
    List<String> heads = new ArrayList<>(List.of("Relief"));
    List<Integer> widths = new ArrayList<>();
    int relief = seats.size() > SEATS_A4 ? 8 : 13;
    widths.add(relief);
    for (Seat seat : seats) {
      heads.add(
          seat.post
              + " "
              + names.getOrDefault(seat.post, "")
              + (seat.alone ? "" : ", " + seat.number));
      widths.add((100 - 2 * relief) / seats.size());
    }
    heads.add("Relieved: both sign");
    widths.add(relief);
    List<List<List<Paper.Run>>> rows = new ArrayList<>();
    for (int column = 0; column < board.columns().size(); column++) {
      LocalDateTime from = board.columns().get(column);
      List<List<Paper.Run>> row = new ArrayList<>();
      row.add(
          List.of(
              new Paper.Run(
                  HOUR.format(from) + "–" + HOUR.format(from.plusHours(board.unitHours())) + "\n",
                  Paper.Look.PLAIN),
              new Paper.Run(
                  GROUP
                      .format(from.atOffset(guard.offset()).withOffsetSameInstant(ZoneOffset.UTC))
                      .toUpperCase(Locale.ROOT),
                  Paper.Look.FAINT)));
      for (Seat seat : seats) {
        row.add(cell(seat, column, stood));
      }
      row.add(Paper.plain("off ________\non ________"));
      rows.add(row);
    }
    return new Paper.Block.Table(heads, widths, rows);
  }

  private List<Paper.Run> cell(Seat seat, int column, Map<Place, String> stood) {
    Optional<String> who =
        Optional.ofNullable(stood.get(new Place(seat.post, seat.number, column)));
    if (who.isPresent()) {
      return Paper.plain(called.apply(who.get()));
    }
    return isAsked(seat, column)
        ? List.of(
            new Paper.Run("GAP", Paper.Look.FRAMED), new Paper.Run("\n________", Paper.Look.PLAIN))
        : List.of(new Paper.Run("shut", Paper.Look.FAINT));
  }

  private boolean isAsked(Seat seat, int column) {
    int at = 0;
    for (RosterBoard.Cover cover : board.covers()) {
      if (cover.post().equals(seat.post)) {
        for (RosterBoard.Turn turn : cover.turns()) {
          if (column < at + turn.columns()) {
            return seat.number <= turn.nations().size();
          }
          at += turn.columns();
        }
      }
    }
    return false;
  }

  private String reserve() {
    List<String> people = new ArrayList<>();
    for (RosterBoard.Half half : board.halves()) {
      for (RosterBoard.Line line : half.lines()) {
        line.cells().stream()
            .filter(RosterBoard.Cell::reserve)
            .findFirst()
            .ifPresent(
                cell ->
                    people.add(
                        called.apply(line.number())
                            + " ("
                            + half.nation()
                            + ", "
                            + cell.post()
                            + ")"));
      }
    }
    return "Reserve, never posted: "
        + (people.isEmpty() ? "nobody" : String.join(", ", people))
        + ".";
  }

  private static List<List<Paper.Run>> cells(String... texts) {
    List<List<Paper.Run>> cells = new ArrayList<>();
    for (String text : texts) {
      cells.add(Paper.plain(text));
    }
    return cells;
  }
}
