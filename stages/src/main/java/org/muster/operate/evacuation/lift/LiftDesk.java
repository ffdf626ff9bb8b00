package org.muster.operate.evacuation.lift;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.muster.operate.evacuation.CustodyBook;
import org.muster.operate.evacuation.Evacuation;
import org.muster.operate.evacuation.GateFacts;

/// What a desk that plans a lift sees.
public final class LiftDesk {
  private final LiftBook lifts;
  private final CustodyBook book;

  /// To say why somebody is left takes a while, and a plan does not change.
  private final Map<String, Why> whys = new ConcurrentHashMap<>();

  /// @param bound whose prices say what is scarce
  private record Why(
      int number,
      double cost,
      double bound,
      List<LiftBottleneck> bottlenecks,
      List<LiftLeft> left) {
    boolean isOf(LiftHead head) {
      return number == head.number()
          && cost == head.certificate().cost()
          && bound == head.certificate().bound();
    }
  }

  public LiftDesk(LiftBook lifts, CustodyBook book) {
    this.lifts = lifts;
    this.book = book;
  }

  /// The plan that is looked at, and what there is beside it.
  ///
  /// @param means the table that counts
  /// @param plans the newest first
  /// @param asked the number of the plan that was asked for; 0 for none in particular
  /// @param shown the plan that is looked at; empty where there is none, or none of that number
  /// @param can people who could go now, and `parties` of them
  /// @param cannot people who are here and are not planned for
  /// @param gate what the gate can do, by which it is planned
  public record Look(
      Instant now,
      Optional<LiftBook.Means> means,
      List<LiftHead> plans,
      int asked,
      Optional<Shown> shown,
      int can,
      int parties,
      List<LiftParties.Kept> cannot,
      GateFacts gate) {
    public Look {
      plans = List.copyOf(plans);
      cannot = List.copyOf(cannot);
    }
  }

  /// A plan, taken apart.
  ///
  /// @param searched whether a better one may take its place at any moment
  /// @param besides who could go now and is neither planned for nor left behind: they came since,
  ///     or their flight left without them
  public record Shown(
      LiftHead head,
      Lift lift,
      boolean searched,
      List<LiftForecast> forecast,
      List<LiftBottleneck> bottlenecks,
      List<LiftLeft> left,
      List<LiftParty> besides,
      List<LiftStop> stops,
      LiftTrack track,
      List<LiftWave> waves,
      List<LiftOnward> onward) {
    public Shown {
      forecast = List.copyOf(forecast);
      bottlenecks = List.copyOf(bottlenecks);
      left = List.copyOf(left);
      besides = List.copyOf(besides);
      stops = List.copyOf(stops);
      waves = List.copyOf(waves);
      onward = List.copyOf(onward);
    }

    /// People who depart in it.
    public int going() {
      return forecast.stream().mapToInt(one -> one.people() - one.left()).sum();
    }

    /// People who are inside and for whom it has no flight.
    public int stranded() {
      return left.stream().filter(LiftLeft::inside).mapToInt(LiftLeft::heads).sum()
          + besides.stream()
              .filter(party -> party.where() == LiftParty.Where.INSIDE)
              .mapToInt(LiftParty::heads)
              .sum();
    }

    /// People who are left behind in it.
    public int leftPeople() {
      return forecast.stream().mapToInt(LiftForecast::left).sum();
    }
  }

  /// The plan that is followed against what happens.
  ///
  /// @param number of the plan
  public record Followed(int number, LiftTrack track) {}

  /// The plan that is followed, if one is.
  public Optional<Followed> findFollowed(Evacuation evacuation) {
    return lifts
        .findApproved(evacuation)
        .flatMap(
            head ->
                lifts
                    .read(evacuation, head)
                    .map(
                        lift ->
                            new Followed(
                                head.number(),
                                track(evacuation, head, lift, book.now(evacuation)))));
  }

  private LiftTrack track(Evacuation evacuation, LiftHead head, Lift lift, Instant now) {
    return book.ask(evacuation, custody -> LiftTrack.of(custody, lift, head.plannedAt(), now));
  }

  /// Looks at a plan: the one asked for, or else the newest draft after the one that is
  /// followed, or that one.
  ///
  /// @param number 0 for none in particular
  public Look look(Evacuation evacuation, int number) {
    LiftSituation situation = lifts.situation(evacuation);
    List<LiftHead> plans =
        lifts.list(evacuation).stream()
            .filter(head -> head.kind() != LiftHead.Kind.HINDSIGHT)
            .toList();
    Optional<LiftHead> head =
        plans.stream()
            .filter(
                one ->
                    number > 0 ? one.number() == number : one.state() != LiftHead.State.SUPERSEDED)
            .findFirst();
    return new Look(
        situation.now(),
        lifts.findMeans(evacuation),
        plans,
        number,
        head.flatMap(one -> shown(evacuation, situation, one)),
        situation.parties().can().stream().mapToInt(LiftParty::heads).sum(),
        situation.parties().can().size(),
        situation.parties().cannot(),
        situation.gate());
  }

  private Optional<Shown> shown(Evacuation evacuation, LiftSituation situation, LiftHead head) {
    return lifts
        .read(evacuation, head)
        .map(
            lift -> {
              Why why = why(evacuation, head, lift, situation.now());
              LiftTrack track = track(evacuation, head, lift, situation.now());
              return new Shown(
                  head,
                  lift,
                  lifts.isSearched(evacuation, head.number()),
                  LiftForecast.of(lift),
                  why.bottlenecks(),
                  why.left(),
                  besides(lift, track, situation),
                  LiftStop.of(lift, situation.now()),
                  track,
                  lifts.waves(evacuation, lift, situation),
                  LiftOnward.of(lift, situation.now()));
            });
  }

  private static List<LiftParty> besides(Lift lift, LiftTrack track, LiftSituation situation) {
    Set<String> known = new HashSet<>(lift.parties().keySet());
    for (LiftTrack.Flight flight : track.flights()) {
      if (flight.standing() == LiftTrack.Standing.LEFT) {
        lift.plan().flights().get(lift.ids().indexOf(flight.id())).parties().forEach(known::remove);
      }
    }
    return situation.parties().can().stream().filter(one -> !known.contains(one.id())).toList();
  }

  private Why why(Evacuation evacuation, LiftHead head, Lift lift, Instant now) {
    Why known = whys.get(evacuation.id());
    if (known != null && known.isOf(head)) {
      return known;
    }
    Why fresh =
        new Why(
            head.number(),
            head.certificate().cost(),
            head.certificate().bound(),
            LiftBottleneck.of(lift),
            LiftLeft.of(lift, new LiftHours(evacuation.offset(), now)));
    whys.put(evacuation.id(), fresh);
    return fresh;
  }
}
