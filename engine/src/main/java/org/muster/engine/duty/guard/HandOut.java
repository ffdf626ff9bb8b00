package org.muster.engine.duty.guard;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Hands out reliefs and posts to those whose tours are settled: day after day, each relief and
/// each post goes to whoever has borne least of what it weighs, against a fair share. All
/// reliefs of a tour bind alike and all seats of a family ask for the same, so that no rule is
/// touched and no seat is left empty that might be filled.
final class HandOut {
  private final GuardCompiler compiled;
  private final GuardProblem problem;
  private final int[][] rows;
  private final double[] hard;
  private final double[] cold;
  private final int[] stood;
  private final List<Standing> standings = new ArrayList<>();

  private HandOut(GuardCompiler compiled, int[][] rows) {
    this.compiled = compiled;
    this.problem = compiled.problem();
    this.rows = rows;
    this.hard = new double[rows.length];
    this.cold = new double[rows.length];
    this.stood = new int[rows.length];
    for (int p = 0; p < rows.length; p++) {
      hard[p] = -compiled.fair().share(Burdens.Kind.HARD, p);
      cold[p] = -compiled.fair().share(Burdens.Kind.COLD, p);
    }
  }

  /// @param rows by person and day: index of the duty, or -1
  static GuardRoster roster(GuardCompiler compiled, int[][] rows) {
    HandOut hands = new HandOut(compiled, rows);
    for (int day = 0; day < hands.problem.days(); day++) {
      for (int duty = 0; duty < compiled.duties().size(); duty++) {
        hands.tour(day, compiled.duties().get(duty), hands.on(day, duty));
      }
    }
    return new GuardRoster(hands.standings);
  }

  private List<Integer> on(int day, int duty) {
    List<Integer> people = new ArrayList<>();
    for (int p = 0; p < rows.length; p++) {
      if (rows[p][day] == duty) {
        people.add(p);
      }
    }
    return people;
  }

  private void tour(int day, GuardCompiler.Duty duty, List<Integer> people) {
    Family family = duty.family();
    Needs needs = Needs.of(problem, family, day, duty.tour());
    int[] wanted = new int[family.clock().reliefs()];
    for (int i = 0; i < Math.min(people.size(), needs.people()); i++) {
      wanted[needs.gains().get(i).relief()]++;
    }
    // The coldest relief first, each to those who have borne least of the cold.
    List<Integer> reliefs = new ArrayList<>();
    for (int relief = 0; relief < wanted.length; relief++) {
      reliefs.add(relief);
    }
    reliefs.sort(
        Comparator.comparingInt((Integer r) -> coldHours(family, day, duty.tour(), r)).reversed());
    List<Integer> waiting = new ArrayList<>(people);
    for (int relief : reliefs) {
      waiting.sort(
          Comparator.comparingDouble((Integer p) -> cold[p]).thenComparingInt(p -> stood[p]));
      List<Integer> joined =
          List.copyOf(waiting.subList(0, Math.min(wanted[relief], waiting.size())));
      waiting.removeAll(joined);
      stand(day, duty, relief, joined);
    }
  }

  private int coldHours(Family family, int day, int tour, int relief) {
    Clock clock = family.clock();
    int hours = 0;
    for (int turn = 0; turn < clock.turns() && !clock.reserve(); turn++) {
      int from = clock.turnStart(day, tour, relief, turn);
      hours += problem.terms().cold(from, from + clock.onHours());
    }
    return hours;
  }

  private void stand(int day, GuardCompiler.Duty duty, int relief, List<Integer> people) {
    Clock clock = duty.family().clock();
    int on = clock.onHours();
    for (int turn = 0; turn < clock.turns(); turn++) {
      int from = clock.turnStart(day, duty.tour(), relief, turn);
      // Hard posts first, each to whoever has borne least of them.
      List<Family.Place> open = new ArrayList<>(duty.family().open(problem, from));
      open.sort(Comparator.comparing((Family.Place place) -> !place.post().hard()));
      List<Integer> waiting = new ArrayList<>(people);
      int each = clock.reserve() ? 0 : problem.terms().cold(from, from + on);
      if (waiting.size() > open.size()) {
        // Not all are needed in this turn: those who have borne most stay back.
        waiting.sort(
            Comparator.comparingDouble((Integer p) -> each > 0 ? cold[p] : 0)
                .thenComparingInt(p -> stood[p]));
        waiting = new ArrayList<>(waiting.subList(0, open.size()));
      }
      // Who stood on a place last goes to another, as long as nothing weighs more.
      for (Family.Place place : open) {
        if (waiting.isEmpty()) {
          break;
        }
        int next =
            place.post().hard()
                ? waiting.stream()
                    .min(Comparator.comparingDouble((Integer p) -> hard[p]))
                    .orElseThrow()
                : waiting.get(Math.floorMod(turn, waiting.size()));
        waiting.remove((Integer) next);
        standings.add(
            new Standing(place.post().id(), place.seat(), from, problem.people().get(next).id()));
        hard[next] += place.post().hard() ? on : 0;
        cold[next] += each;
        stood[next] += on;
      }
    }
  }
}
