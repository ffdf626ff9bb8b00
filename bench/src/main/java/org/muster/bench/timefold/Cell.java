package org.muster.bench.timefold;

import ai.timefold.solver.core.api.domain.entity.PlanningEntity;
import ai.timefold.solver.core.api.domain.entity.PlanningPin;
import ai.timefold.solver.core.api.domain.lookup.PlanningId;
import ai.timefold.solver.core.api.domain.valuerange.ValueRangeProvider;
import ai.timefold.solver.core.api.domain.variable.PlanningVariable;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What one person does on one day: a kind of shift, or nothing.
@PlanningEntity
public final class Cell {
  private static final int WEEK = 7;
  private static final int SATURDAY = 5;

  @PlanningId private int id;
  private @Nullable Person person;
  private int day;
  private int horizon;
  private List<Kind> kinds = List.of();
  private int @Nullable [] requestCost;
  private @Nullable Need @Nullable [] needs;

  @PlanningVariable(allowsUnassigned = true)
  private @Nullable Kind kind;

  /// For the solver, which copies cells.
  public Cell() {}

  /// @param kinds that may be given here; none on a day off
  /// @param requestCost by index of a kind, and last of nothing, what the requests cost
  /// @param needs by index of a kind, the line of cover it counts for, if any
  Cell(
      Person person,
      int day,
      int horizon,
      List<Kind> kinds,
      int[] requestCost,
      @Nullable Need[] needs) {
    this.id = person.index() * horizon + day;
    this.person = person;
    this.day = day;
    this.horizon = horizon;
    this.kinds = kinds;
    this.requestCost = requestCost;
    this.needs = needs;
  }

  @ValueRangeProvider
  public List<Kind> getKinds() {
    return kinds;
  }

  @PlanningPin
  public boolean isClosed() {
    return kinds.isEmpty();
  }

  public @Nullable Kind getKind() {
    return kind;
  }

  public void setKind(@Nullable Kind kind) {
    this.kind = kind;
  }

  int id() {
    return id;
  }

  Person person() {
    return Objects.requireNonNull(person);
  }

  int day() {
    return day;
  }

  int dayAfter() {
    return day + 1;
  }

  int week() {
    return day / WEEK;
  }

  boolean weekend() {
    return day % WEEK >= SATURDAY;
  }

  boolean firstOrLastDay() {
    return day == 0 || day == horizon - 1;
  }

  Kind given() {
    return Objects.requireNonNull(kind);
  }

  int minutes() {
    return kind == null ? 0 : kind.minutes();
  }

  int requestCost() {
    int[] costs = Objects.requireNonNull(requestCost);
    return kind == null ? costs[costs.length - 1] : costs[kind.index()];
  }

  @Nullable Need need() {
    return kind == null ? null : Objects.requireNonNull(needs)[kind.index()];
  }

  @Override
  public String toString() {
    return person().rules().id() + " on day " + day;
  }
}
