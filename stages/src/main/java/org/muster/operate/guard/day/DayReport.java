package org.muster.operate.guard.day;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.muster.paper.Paper;
import org.muster.record.Days;

/// The guard report of a local day, written from the log and the roster alone.
///
/// @param turns that begun on the day, in order of time
/// @param missed how many of them nobody signed on to in time
/// @param notes incidents, alarms, rings, sick calls and hand-over notes, oldest first
public record DayReport(
    LocalDate day,
    String guard,
    List<Stood> turns,
    int missed,
    List<Noted> notes,
    List<Noted> odds,
    boolean illustrative) {

  private static final DateTimeFormatter HOUR = DateTimeFormatter.ofPattern("HHmm");

  public DayReport {
    turns = List.copyOf(turns);
    notes = List.copyOf(notes);
    odds = List.copyOf(odds);
  }

  /// A turn as it was stood.
  ///
  /// @param rostered what the roster has
  /// @param on who signed on, at what hour
  /// @param late minutes by which the first was late; zero where nobody was missed
  public record Stood(
      String hours, String post, int seat, String rostered, String on, String off, long late) {
    /// How late it was, in words; empty where nobody was missed.
    public String lateness() {
      return late == 0 ? "" : on.isEmpty() ? "nobody signed" : late + " min";
    }
  }

  /// Something of the log.
  ///
  /// @param told who was told, with the hour
  public record Noted(String hour, String post, String words, String told) {}

  /// The service numbers that the report of a day names.
  public static Set<String> numbers(DayBook.Look look) {
    Set<String> numbers = new LinkedHashSet<>();
    look.bill().turns().forEach(turn -> numbers.add(turn.person()));
    for (DayEvent event : look.state().log()) {
      event.deed().findSigner().ifPresent(numbers::add);
      if (event.deed() instanceof Deed.Sick sick) {
        numbers.add(sick.member());
      }
    }
    numbers.remove("");
    return numbers;
  }

  /// The report.
  ///
  /// @param called what the reader may call people
  public static DayReport of(DayBook.Look look, LocalDate day, Map<String, String> called) {
    Writer writer = new Writer(look, day, called);
    List<Stood> turns =
        look.bill().turns().stream()
            .filter(t -> writer.isOf(t.from()) && !t.from().isAfter(look.state().now()))
            .map(writer::stood)
            .toList();
    List<Noted> notes =
        look.state().log().stream()
            .filter(e -> writer.isOf(e.at()))
            .flatMap(e -> writer.noted(e).stream())
            .toList();
    List<Noted> odds =
        look.state().odds().stream()
            .filter(o -> writer.isOf(o.at()))
            .map(o -> new Noted(writer.hour(o.at()), o.post(), o.words(), o.rule()))
            .toList();
    return new DayReport(
        day,
        look.bill().name(),
        turns,
        (int) turns.stream().filter(t -> t.late() > 0).count(),
        notes,
        odds,
        look.bill().illustrative());
  }

  /// What is worst, in words.
  public String finding() {
    long incidents = notes.stream().filter(n -> n.words().startsWith("Incident")).count();
    List<String> more = new ArrayList<>();
    if (incidents > 0) {
      more.add(incidents + (incidents == 1 ? " incident" : " incidents"));
    }
    if (!odds.isEmpty()) {
      more.add(odds.size() + (odds.size() == 1 ? " contradiction" : " contradictions"));
    }
    return missed == 0 && incidents == 0 && odds.isEmpty()
        ? turns.size() + " turns, every one relieved in time"
        : missed
            + " of "
            + turns.size()
            + " turns late or missed"
            + (more.isEmpty() ? "" : ", " + String.join(", ", more));
  }

  /// For print.
  ///
  /// @param releasable to whom it may be shown
  public Paper paper(String releasable) {
    List<Paper.Block> blocks = new ArrayList<>();
    blocks.add(new Paper.Block.Text(Paper.strong(finding())));
    if (!notes.isEmpty()) {
      blocks.add(new Paper.Block.Heading("What happened"));
      blocks.add(
          new Paper.Block.Table(
              List.of("Hour", "Post", "What", "Who was told"),
              List.of(8, 10, 54, 28),
              notes.stream().map(n -> cells(n.hour(), n.post(), n.words(), n.told())).toList()));
    }
    if (!odds.isEmpty()) {
      blocks.add(new Paper.Block.Heading("Contradictions, as they came"));
      blocks.add(
          new Paper.Block.Table(
              List.of("Hour", "Post", "What", "Rule"),
              List.of(8, 10, 60, 22),
              odds.stream().map(n -> cells(n.hour(), n.post(), n.words(), n.told())).toList()));
    }
    blocks.add(new Paper.Block.Heading("Turns"));
    blocks.add(
        new Paper.Block.Table(
            List.of("Hours", "Post", "Roster", "Signed on", "Signed off", "Late"),
            List.of(13, 11, 24, 22, 20, 10),
            turns.stream()
                .map(
                    t ->
                        cells(
                            t.hours(),
                            t.post() + (t.seat() > 1 ? ", seat " + t.seat() : ""),
                            t.rostered(),
                            t.on(),
                            t.off(),
                            t.lateness()))
                .toList()));
    return new Paper(
        guard + ", guard report of " + Days.text(day),
        new Paper.Marks(Days.text(day), releasable, illustrative, false),
        blocks);
  }

  private static List<List<Paper.Run>> cells(String... texts) {
    List<List<Paper.Run>> cells = new ArrayList<>();
    for (String text : texts) {
      cells.add(Paper.plain(text));
    }
    return cells;
  }

  /// Puts the log of a day in words.
  private static final class Writer {
    private final DayBook.Look look;
    private final LocalDate day;
    private final Map<String, String> called;
    private final ZoneOffset offset;

    private Writer(DayBook.Look look, LocalDate day, Map<String, String> called) {
      this.look = look;
      this.day = day;
      this.called = called;
      this.offset = look.bill().offset();
    }

    private boolean isOf(Instant at) {
      return at.atOffset(offset).toLocalDate().equals(day);
    }

    private String hour(Instant at) {
      return HOUR.format(at.atOffset(offset));
    }

    private String called(String number) {
      return called.getOrDefault(number, number);
    }

    private Stood stood(Turn turn) {
      List<DayEvent> on = new ArrayList<>();
      List<DayEvent> off = new ArrayList<>();
      for (DayEvent event : look.state().log()) {
        if (event.proof() != DayEvent.Proof.NONE
            && event.deed().findTurn().equals(Optional.of(turn.key()))) {
          switch (event.deed()) {
            case Deed.On d -> on.add(event);
            case Deed.Off d -> off.add(event);
            case Deed.Led d -> {}
            case Deed.Rang d -> {}
            case Deed.Answered d -> {}
            case Deed.Sick d -> {}
            case Deed.Alarm d -> {}
            case Deed.Incident d -> {}
            case Deed.Told d -> {}
            case Deed.Note d -> {}
          }
        }
      }
      Instant came =
          on.isEmpty()
              ? look.state().now().isBefore(turn.until()) ? look.state().now() : turn.until()
              : on.getFirst().at();
      boolean missed = came.isAfter(turn.from().plus(DayState.GRACE));
      return new Stood(
          hour(turn.from()) + "–" + hour(turn.until()),
          turn.post(),
          turn.seat(),
          turn.isGap() ? "nobody" : called(turn.person()),
          signed(on),
          signed(off),
          missed ? Duration.between(turn.from(), came).toMinutes() : 0);
    }

    private String signed(List<DayEvent> events) {
      return String.join(
          ", ",
          events.stream()
              .map(e -> called(e.deed().findSigner().orElse("")) + " " + hour(e.at()))
              .toList());
    }

    private Optional<Noted> noted(DayEvent event) {
      return switch (event.deed()) {
        case Deed.Incident d -> note(event, "Incident: " + d.text());
        case Deed.Alarm d -> note(event, "Alarm: " + d.text());
        case Deed.Note d -> note(event, "Hand-over: " + d.text());
        case Deed.Rang d -> note(event, "Rang: " + d.text());
        case Deed.Answered d ->
            note(event, "Ring answered" + (d.text().isBlank() ? "" : ": " + d.text()));
        case Deed.Sick d ->
            note(
                event,
                called(d.member()) + " reports sick" + (d.text().isBlank() ? "" : ": " + d.text()));
        case Deed.Led d -> Optional.empty();
        case Deed.On d -> Optional.empty();
        case Deed.Off d -> Optional.empty();
        case Deed.Told d -> Optional.empty();
      };
    }

    private Optional<Noted> note(DayEvent event, String words) {
      return Optional.of(
          new Noted(
              hour(event.at()),
              event.deed().post(),
              words,
              String.join(
                  ", ",
                  look.state().told(event.id()).stream()
                      .map(t -> t.deed().text() + " " + hour(t.at()))
                      .toList())));
    }
  }
}
