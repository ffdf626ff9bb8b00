package org.muster.operate.evacuation.lift;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntFunction;
import org.jooq.DSLContext;
import org.muster.access.Audit;
import org.muster.access.Viewer;
import org.muster.desk.Refusal;
import org.muster.engine.text.TextException;
import org.muster.operate.evacuation.CustodyBook;
import org.muster.operate.evacuation.Evacuation;
import org.muster.operate.evacuation.EvacuationRight;
import org.muster.operate.evacuation.Evacuations;
import org.muster.operate.evacuation.GateBook;
import org.muster.operate.evacuation.GateFacts;
import org.muster.operate.evacuation.callforward.CallSlip;
import org.muster.operate.evacuation.custody.Stop;
import org.muster.operate.evacuation.rows.DeviceRows;
import org.muster.store.Store;

/// What is kept of lifts: the table of means, version by version, and the plans.
public final class LiftBook {
  private final Store store;
  private final Audit audit;
  private final CustodyBook book;
  private final GateBook gates;
  private final InstantSource clock;

  /// A plan does not change but while it is searched for; the one followed and the
  /// last other one read of each evacuation are held.
  private final Map<String, Held> held = new ConcurrentHashMap<>();

  /// @param certificate a better plan in its place has another
  private record Held(int number, LiftCertificate certificate, Lift lift) {
    boolean isOf(LiftHead head) {
      return number == head.number() && certificate.equals(head.certificate());
    }
  }

  public LiftBook(Store store, Audit audit, CustodyBook book, GateBook gates, InstantSource clock) {
    this.store = store;
    this.audit = audit;
    this.book = book;
    this.gates = gates;
    this.clock = clock;
  }

  /// The table of means that counts.
  public record Means(long version, LiftMeans table, String text, Instant at, String by) {}

  /// The newest table, if there is one.
  public Optional<Means> findMeans(Evacuation evacuation) {
    return store
        .read(dsl -> LiftRows.findMeans(dsl, evacuation.id()))
        .map(
            row ->
                new Means(
                    row.version(),
                    LiftMeansText.read("means", row.text()),
                    row.text(),
                    row.at(),
                    row.by()));
  }

  /// Takes a table of means.
  ///
  /// @param source the file's name
  /// @return why not, naming file, line and field
  public Optional<Refusal> setMeans(
      Evacuation evacuation, Viewer viewer, String source, String text) {
    if (!Evacuations.may(viewer, evacuation, EvacuationRight.LIST)) {
      return refuse(
          "lift.registrar",
          "Registrars and officers of " + evacuation.owner() + " say what a lift is planned with.");
    }
    if (text.length() > LiftMeansText.MOST_CHARACTERS) {
      return refuse("lift.means", source + " is longer than 2,000,000 characters.");
    }
    try {
      LiftMeansText.read(source, text);
    } catch (TextException e) {
      return refuse("lift.means", e.getMessage() + ".");
    }
    Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
    store.write(
        dsl -> {
          long version =
              LiftRows.findMeans(dsl, evacuation.id()).map(LiftRows.MeansRow::version).orElse(0L)
                  + 1;
          LiftRows.insertMeans(
              dsl, evacuation.id(), new LiftRows.MeansRow(version, text, now, viewer.actor()));
          audit.append(
              dsl,
              viewer.actor(),
              "evacuation-lift-means",
              List.of(evacuation.id(), Long.toString(version)));
          return version;
        });
    return Optional.empty();
  }

  /// What a table of means names and the evacuation does not know, each in a sentence.
  List<String> strangers(Evacuation evacuation, LiftMeans means) {
    SortedSet<String> known = new TreeSet<>();
    store.read(dsl -> DeviceRows.list(dsl, evacuation.id())).stream()
        .filter(device -> device.stop() == Stop.GATE)
        .forEach(device -> known.add(device.station()));
    return book.ask(
        evacuation,
        custody -> {
          custody.stations().stream()
              .filter(station -> station.stop() == Stop.GATE)
              .forEach(station -> known.add(station.code()));
          return LiftStrangers.of(means, custody, known);
        });
  }

  static Optional<Refusal> refuse(String rule, String why) {
    return Optional.of(new Refusal(rule, why));
  }

  /// What a lift is planned from now.
  LiftSituation situation(Evacuation evacuation) {
    Map<String, String> aircraft = new HashMap<>();
    Map<String, Instant> departs = new HashMap<>();
    Map<String, Instant> expected = new HashMap<>();
    for (LiftHead head : list(evacuation)) {
      if (head.state() != LiftHead.State.DRAFT) {
        head.flights().forEach(aircraft::putIfAbsent);
      }
      if (head.state() == LiftHead.State.APPROVED) {
        read(evacuation, head)
            .ifPresent(
                lift -> {
                  lift.passages()
                      .forEach(
                          (party, passage) ->
                              expected.put(party, lift.clock().instant(passage.minute())));
                  for (int i = 0; i < lift.ids().size(); i++) {
                    int off = lift.plan().flights().get(i).departs();
                    departs.put(lift.ids().get(i), lift.clock().instant(off));
                  }
                });
      }
    }
    LiftSituation.Followed followed = new LiftSituation.Followed(aircraft, departs, expected);
    GateFacts gate = gates.get(evacuation);
    Instant now = book.now(evacuation);
    return book.ask(evacuation, custody -> LiftSituation.of(custody, gate, now, followed));
  }

  /// Whom a plan calls when, with the notice that the means give them.
  List<LiftWave> waves(Evacuation evacuation, Lift lift, LiftSituation situation) {
    Duration notice =
        findMeans(evacuation).map(means -> means.table().notice()).orElse(Duration.ZERO);
    return LiftWave.of(lift, situation, notice);
  }

  /// The plans, the newest first.
  public List<LiftHead> list(Evacuation evacuation) {
    return store.read(dsl -> LiftRows.list(dsl, evacuation.id()));
  }

  /// The plan that is followed.
  public Optional<LiftHead> findApproved(Evacuation evacuation) {
    return list(evacuation).stream()
        .filter(head -> head.state() == LiftHead.State.APPROVED)
        .findFirst();
  }

  /// A plan by its number.
  public Optional<LiftHead> find(Evacuation evacuation, int number) {
    return list(evacuation).stream().filter(head -> head.number() == number).findFirst();
  }

  /// The whole of a plan.
  public Optional<Lift> read(Evacuation evacuation, int number) {
    return find(evacuation, number).flatMap(head -> read(evacuation, head));
  }

  /// The whole of a plan that is known.
  Optional<Lift> read(Evacuation evacuation, LiftHead head) {
    boolean followed = head.state() == LiftHead.State.APPROVED;
    String key = evacuation.id() + (followed ? " followed" : "");
    Held known = held.get(key);
    if (known != null && known.isOf(head)) {
      return Optional.of(known.lift());
    }
    Optional<Lift> lift =
        store
            .read(dsl -> LiftRows.texts(dsl, evacuation.id(), head.number()))
            .map(texts -> Lift.read(texts[0], texts[1]));
    lift.ifPresent(one -> held.put(key, new Held(head.number(), head.certificate(), one)));
    return lift;
  }

  /// A plan as it stood at one moment: a search may have replaced it since.
  ///
  /// @param text of the plan as it is kept
  record Whole(LiftHead head, Lift lift, String text) {}

  /// A plan that can be followed, by its number.
  Optional<Whole> findWhole(Evacuation evacuation, int number) {
    return store
        .read(dsl -> LiftRows.find(dsl, evacuation.id(), number))
        .filter(row -> row.head().kind() != LiftHead.Kind.HINDSIGHT)
        .map(row -> new Whole(row.head(), Lift.read(row.problem(), row.plan()), row.plan()));
  }

  /// A draft that a search makes.
  ///
  /// @param plannedAt the moment of the state that it is made from
  record Draft(LiftHead.Kind kind, OptionalInt parent, Instant plannedAt, long meansVersion) {}

  /// Keeps a plan as a draft.
  ///
  /// @return its number
  int keep(
      Evacuation evacuation,
      Viewer viewer,
      Draft draft,
      LiftCertificate certificate,
      IntFunction<Lift> called) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
    return store.write(
        dsl -> {
          int number = LiftRows.next(dsl, evacuation.id());
          Lift lift = called.apply(number);
          LiftRows.insert(
              dsl,
              evacuation.id(),
              new LiftHead(
                  number,
                  draft.kind(),
                  LiftHead.State.DRAFT,
                  draft.parent(),
                  draft.plannedAt(),
                  draft.meansVersion(),
                  certificate,
                  lift.made(),
                  now,
                  viewer.actor(),
                  Optional.empty(),
                  ""),
              lift.problemText(),
              lift.planText());
          audit.append(
              dsl,
              viewer.actor(),
              "evacuation-lift-plan",
              List.of(evacuation.id(), Integer.toString(number)));
          return number;
        });
  }

  /// Whether a better plan may take the place of this one at any moment. Who searches may be
  /// another process, which may have ended without a word.
  boolean isSearched(Evacuation evacuation, int number) {
    return find(evacuation, number)
        .flatMap(head -> head.certificate().searched())
        .filter(until -> until.isAfter(clock.instant()))
        .isPresent();
  }

  /// The moment that is so many seconds from now.
  Instant in(long seconds) {
    return clock.instant().truncatedTo(ChronoUnit.SECONDS).plusSeconds(seconds);
  }

  /// Keeps what an evacuation of the past is set beside.
  void keepHindsight(
      Evacuation evacuation, Viewer viewer, LiftCertificate certificate, Hindsight hindsight) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
    store.write(
        dsl -> {
          int number = LiftRows.next(dsl, evacuation.id());
          LiftRows.insert(
              dsl,
              evacuation.id(),
              new LiftHead(
                  number,
                  LiftHead.Kind.HINDSIGHT,
                  LiftHead.State.DRAFT,
                  OptionalInt.empty(),
                  now,
                  0,
                  certificate,
                  Map.of(),
                  now,
                  viewer.actor(),
                  Optional.empty(),
                  ""),
              "",
              hindsight.text());
          audit.append(
              dsl,
              viewer.actor(),
              "evacuation-lift-hindsight",
              List.of(evacuation.id(), Integer.toString(number)));
          return number;
        });
  }

  /// What was kept of it.
  Optional<Hindsight> findHindsight(Evacuation evacuation, int number) {
    return store
        .read(dsl -> LiftRows.texts(dsl, evacuation.id(), number))
        .map(texts -> Hindsight.read(texts[1]));
  }

  /// Puts a better plan in the place of a draft.
  ///
  /// @return whether it was a draft still
  boolean replace(Evacuation evacuation, int number, LiftCertificate certificate, Lift lift) {
    return store.write(dsl -> LiftRows.replace(dsl, evacuation.id(), number, certificate, lift));
  }

  /// What an officer approves.
  ///
  /// @param instead the plan that was followed when it was set against what stands
  /// @param language of slips of those of whom nobody said another
  record Choice(Whole plan, OptionalInt instead, CallSlip.Language language) {}

  /// Says how good a plan is that stands, whatever was decided on it.
  void certify(Evacuation evacuation, int number, LiftCertificate certificate) {
    store.write(
        dsl -> {
          LiftRows.certify(dsl, evacuation.id(), number, certificate);
          return number;
        });
  }

  /// Says that a plan is followed from now on.
  ///
  /// @return whether it was a draft still, and this one, and none was approved meanwhile
  boolean approve(Evacuation evacuation, Viewer viewer, Choice choice) {
    return store.write(dsl -> approve(dsl, evacuation, viewer, choice));
  }

  /// The same, together with what is done by it.
  boolean approve(DSLContext dsl, Evacuation evacuation, Viewer viewer, Choice choice) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
    Whole plan = choice.plan();
    int number = plan.head().number();
    boolean done =
        LiftRows.approve(
            dsl,
            evacuation.id(),
            number,
            plan.text(),
            plan.lift().in(choice.language()).planText(),
            choice.instead(),
            now,
            viewer.actor());
    if (done) {
      audit.append(
          dsl,
          viewer.actor(),
          "evacuation-lift-approve",
          List.of(evacuation.id(), Integer.toString(number)));
    }
    return done;
  }
}
