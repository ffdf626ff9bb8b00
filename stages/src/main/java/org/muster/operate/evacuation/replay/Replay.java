package org.muster.operate.evacuation.replay;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.muster.access.Viewer;
import org.muster.operate.evacuation.CustodyBook;
import org.muster.operate.evacuation.Device;
import org.muster.operate.evacuation.Devices;
import org.muster.operate.evacuation.Evacuation;
import org.muster.operate.evacuation.Particulars;
import org.muster.operate.evacuation.Sending;
import org.muster.operate.evacuation.custody.Balance;
import org.muster.operate.evacuation.custody.Custody;
import org.muster.operate.evacuation.custody.CustodyEvent;
import org.muster.operate.evacuation.custody.Deed;
import org.muster.operate.evacuation.custody.Discrepancy;
import org.muster.operate.evacuation.custody.FlightState;
import org.muster.operate.evacuation.custody.Rule;
import org.muster.store.Trouble;

/// Runs an airlift again: every device and the desk send in their turn what they did in an hour,
/// through the doors by which real ones do, and after each event everybody is counted. Only in an
/// evacuation that says that everything in it is made up.
public final class Replay {
  private static final Duration TURN = Duration.ofHours(1);
  private static final Duration STAY = Duration.ofDays(29);

  private final CustodyBook book;
  private final Devices devices;
  private final ReplayClock clock;

  /// @param book and devices go by the clock
  public Replay(CustodyBook book, Devices devices, ReplayClock clock) {
    this.book = book;
    this.devices = devices;
    this.clock = clock;
  }

  /// How a replay is run.
  ///
  /// @param share of the people; 1 for all
  /// @param errors made on purpose
  /// @param speed hours of the airlift for each second; 0 for as fast as it goes
  public record Wanted(double share, long seed, int errors, double speed) {
    public Wanted {
      if (!(share > 0 && share <= 1) || errors < 0 || errors > 1000 || !(speed >= 0)) {
        throw new Trouble(
            Trouble.Code.REFUSED,
            "a replay takes a share above 0 and up to 1, up to 1,000 errors, and a speed of 0 or"
                + " more");
      }
    }
  }

  /// How far it is.
  ///
  /// @param news since the last: events of the crisis timeline and stops that began, a line each
  public record Progress(Instant now, int events, Balance balance, List<String> news) {
    public Progress {
      news = List.copyOf(news);
    }
  }

  /// People flown out in a day, beside what was published.
  ///
  /// @param wanted that the replay is to fly
  /// @param flown that the log has aboard the flights that left in that day
  /// @param flights that left
  public record DayFlown(Airlift.Day day, int wanted, int flown, int flights) {}

  /// What came out.
  ///
  /// @param uncounted events after which somebody was in no term of the balance, or in two
  /// @param refused what a door did not take, that was no error made on purpose
  /// @param planted errors made on purpose
  /// @param missed of these, that neither stand in the list nor were refused at the door
  /// @param listed contradictions, by rule
  /// @param finished false where it was cancelled before the end
  public record Outcome(
      int events,
      int uncounted,
      Balance balance,
      List<DayFlown> days,
      List<String> refused,
      int planted,
      List<String> missed,
      Map<Rule, Integer> listed,
      boolean finished) {

    /// Whether everybody was counted after every event, each day flew out whom it flew, and every
    /// error was found.
    public boolean holds() {
      return finished
          && uncounted == 0
          && refused.isEmpty()
          && missed.isEmpty()
          && days.stream().allMatch(day -> day.wanted == day.flown);
    }
  }

  /// Runs it to its end, or until it is cancelled: what was sent until then stays.
  public Outcome run(
      Evacuation evacuation,
      Viewer viewer,
      Airlift airlift,
      Wanted wanted,
      Consumer<Progress> progress,
      BooleanSupplier cancelled) {
    if (!evacuation.illustrative()) {
      throw new Trouble(
          Trouble.Code.REFUSED, "a replay is for an evacuation in which everything is made up");
    }
    if (book.version(evacuation) > 0) {
      throw new Trouble(
          Trouble.Code.REFUSED, evacuation.id() + " has events already; open another for a replay");
    }
    ReplayDraw.Drawn drawn = ReplayDraw.draw(airlift, wanted.share, wanted.seed, wanted.errors);
    Run run = new Run(evacuation, viewer, airlift, drawn, wanted.seed);
    boolean finished = run.all(wanted, progress, cancelled);
    return run.outcome(wanted, finished);
  }

  private final class Run {
    private final Evacuation evacuation;
    private final Viewer viewer;
    private final Airlift airlift;
    private final ReplayDraw.Drawn drawn;
    private final long seed;
    private final Map<String, String> tokens = new HashMap<>();
    private final Map<String, Long> counters = new HashMap<>();
    private final List<String> order = new ArrayList<>();
    private final Custody mirror = new Custody();
    private final Set<String> known = new HashSet<>();
    private final List<String> refused = new ArrayList<>();
    private final Set<String> refusedPeople = new HashSet<>();
    private final Set<String> planted = new HashSet<>();
    private int sent;
    private int uncounted;

    private Run(
        Evacuation evacuation, Viewer viewer, Airlift airlift, ReplayDraw.Drawn drawn, long seed) {
      this.evacuation = evacuation;
      this.viewer = viewer;
      this.airlift = airlift;
      this.drawn = drawn;
      this.seed = seed;
      drawn.planted().stream()
          .filter(Planted::atTheDoor)
          .forEach(error -> planted.add(error.about()));
    }

    private boolean all(Wanted wanted, Consumer<Progress> progress, BooleanSupplier cancelled) {
      List<Step> steps = drawn.steps();
      Instant told = steps.getFirst().at();
      clock.put(told);
      doors();
      int next = 0;
      while (next < steps.size()) {
        if (cancelled.getAsBoolean()) {
          return false;
        }
        long began = System.nanoTime();
        Instant until = steps.get(next).at().plus(TURN);
        int end = next;
        while (end < steps.size() && steps.get(end).at().isBefore(until)) {
          end++;
        }
        clock.put(until);
        turn(steps.subList(next, end));
        next = end;
        progress.accept(
            new Progress(until, sent, mirror.balance(until), airlift.news(told, until)));
        told = until;
        pace(wanted.speed, began);
      }
      return true;
    }

    private void pace(double speed, long began) {
      if (speed > 0) {
        long wanted = Math.round(TURN.toMinutes() / 60.0 / speed * 1000);
        try {
          Thread.sleep(Math.max(0, wanted - (System.nanoTime() - began) / 1_000_000));
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
        }
      }
    }

    /// A device for each station; the desk sends between holding and ramp, because it makes
    /// lists of those who are inside.
    private void doors() {
      for (Deed.StationSet station : drawn.stations()) {
        if (station.stop() == org.muster.operate.evacuation.custody.Stop.EMBARKATION) {
          order.add("");
        }
        order.add(station.code());
        tokens.put(
            station.code(),
            devices.add(evacuation, viewer, station.code(), station.stop(), STAY).token());
      }
    }

    private void turn(List<Step> steps) {
      Map<String, List<Step>> byDoor = new HashMap<>();
      steps.forEach(s -> byDoor.computeIfAbsent(s.station(), door -> new ArrayList<>()).add(s));
      for (String door : order) {
        List<Step> own = byDoor.getOrDefault(door, List.of());
        for (int i = 0; i < own.size(); i += CustodyBook.MOST_EVENTS) {
          send(door, own.subList(i, Math.min(own.size(), i + CustodyBook.MOST_EVENTS)));
        }
      }
    }

    private void send(String door, List<Step> steps) {
      List<Sending> sendings = new ArrayList<>();
      Map<String, Particulars> files = new HashMap<>();
      for (Step step : steps) {
        long counter = door.isEmpty() ? 0 : counters.merge(door, 1L, Long::sum);
        if (step.lost()) {
          continue;
        }
        sendings.add(
            new Sending(
                "replay-" + seed + "-" + sent++, counter, step.at(), door, step.deed(), ""));
        if (step.deed() instanceof Deed.Registered someone) {
          Particulars file = drawn.files().get(someone.person());
          if (file != null) {
            files.put(someone.person(), file);
          }
        }
      }
      List<Sending.Answer> answers;
      String device = "desk";
      if (door.isEmpty()) {
        answers = book.writeAll(evacuation, viewer, sendings, files);
      } else {
        Device sender =
            devices
                .find(tokens.getOrDefault(door, ""))
                .orElseThrow(
                    () ->
                        new Trouble(
                            Trouble.Code.REFUSED, "the device of " + door + " is not let in"));
        device = sender.id();
        answers = book.take(evacuation, sender, sendings);
      }
      for (int i = 0; i < answers.size(); i++) {
        if (answers.get(i).became() == Sending.Became.TAKEN) {
          count(sendings.get(i), device);
        } else {
          refused(sendings.get(i), answers.get(i));
        }
      }
    }

    private void refused(Sending sending, Sending.Answer answer) {
      List<String> persons = sending.deed().persons();
      if (sending.deed() instanceof Deed.Manifested
          && persons.stream().anyMatch(planted::contains)) {
        refusedPeople.addAll(persons);
      } else {
        refused.add(sending.deed().word() + " " + sending.id() + ": " + answer.why());
      }
    }

    /// Everybody is counted after every event.
    private void count(Sending sending, String device) {
      mirror.add(
          new CustodyEvent(
              sending.id(),
              "",
              device,
              sending.counter(),
              sending.at(),
              clock.instant(),
              viewer.actor(),
              sending.station(),
              sending.deed()));
      known.addAll(sending.deed().persons());
      Balance balance = mirror.balance(sending.at());
      if (!balance.holds() || balance.registered() != known.size()) {
        uncounted++;
      }
    }

    private Outcome outcome(Wanted wanted, boolean finished) {
      Instant now = clock.instant();
      List<Discrepancy> all = book.ask(evacuation, custody -> custody.discrepancies(now));
      Map<Rule, Integer> listed = new TreeMap<>();
      Set<String> found = new HashSet<>();
      for (Discrepancy one : all) {
        listed.merge(one.rule(), 1, Integer::sum);
        found.add(one.rule() + " " + one.person());
        found.add(one.rule() + " " + one.flight());
        drawn.stations().stream()
            .filter(s -> one.device().startsWith(s.code() + "-"))
            .forEach(s -> found.add(one.rule() + " " + s.code()));
      }
      List<String> missed =
          drawn.planted().stream()
              .filter(
                  error ->
                      error.atTheDoor()
                          ? !refusedPeople.contains(error.about())
                          : !found.contains(error.rule() + " " + error.about()))
              .map(error -> error.rule().id() + " of " + error.about())
              .toList();
      Balance balance = book.ask(evacuation, custody -> custody.balance(now));
      if (!balance.equals(mirror.balance(now))) {
        uncounted++;
      }
      return new Outcome(
          sent,
          uncounted,
          balance,
          days(wanted),
          refused,
          drawn.planted().size(),
          missed,
          listed,
          finished);
    }

    private List<DayFlown> days(Wanted wanted) {
      List<FlightState> flights = book.ask(evacuation, Custody::flights);
      List<DayFlown> days = new ArrayList<>();
      for (Airlift.Day day : airlift.days()) {
        List<FlightState> left =
            flights.stream().filter(f -> f.departedAt().filter(day::has).isPresent()).toList();
        days.add(
            new DayFlown(
                day,
                ReplayDraw.flown(day, wanted.share),
                left.stream().mapToInt(f -> f.aboard().size()).sum(),
                left.size()));
      }
      return days;
    }
  }
}
