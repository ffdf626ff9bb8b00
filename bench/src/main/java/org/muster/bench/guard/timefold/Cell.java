package org.muster.bench.guard.timefold;

import ai.timefold.solver.core.api.domain.entity.PlanningEntity;
import ai.timefold.solver.core.api.domain.entity.PlanningPin;
import ai.timefold.solver.core.api.domain.lookup.PlanningId;
import ai.timefold.solver.core.api.domain.valuerange.ValueRangeProvider;
import ai.timefold.solver.core.api.domain.variable.PlanningVariable;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.muster.engine.duty.guard.GuardDuties;

/// What one person does on one day: a duty, or nothing. A tour before the horizon is a cell that
/// stays as it is.
@PlanningEntity
public final class Cell {
  private static final int DAY = 24;

  @PlanningId private int id;
  private @Nullable Soldier person;
  private int day;
  private boolean past;
  private List<Duty> duties = List.of();
  private long @Nullable [] costs;
  private @Nullable Need @Nullable [] needs;
  private int @Nullable [][] borne;

  @PlanningVariable(allowsUnassigned = true)
  private @Nullable Duty duty;

  /// For the solver, which copies cells.
  public Cell() {}

  /// @param duties that the person may do then
  /// @param costs by index of a duty, and last of nothing
  /// @param needs by index of a duty
  /// @param borne by burden and index of a duty
  Cell(
      int id,
      Soldier person,
      int day,
      List<Duty> duties,
      long[] costs,
      @Nullable Need[] needs,
      int[][] borne) {
    this.id = id;
    this.person = person;
    this.day = day;
    this.duties = duties;
    this.costs = costs;
    this.needs = needs;
    this.borne = borne;
  }

  /// A tour that was.
  Cell(int id, Soldier person, int day, Duty duty) {
    this.id = id;
    this.person = person;
    this.day = day;
    this.past = true;
    this.duties = List.of(duty);
    this.duty = duty;
  }

  @ValueRangeProvider
  public List<Duty> getDuties() {
    return duties;
  }

  @PlanningPin
  public boolean isClosed() {
    return past || duties.isEmpty();
  }

  public @Nullable Duty getDuty() {
    return duty;
  }

  public void setDuty(@Nullable Duty duty) {
    this.duty = duty;
  }

  Soldier person() {
    return Objects.requireNonNull(person);
  }

  int day() {
    return day;
  }

  boolean past() {
    return past;
  }

  boolean planned() {
    return !past;
  }

  private Duty given() {
    return Objects.requireNonNull(duty);
  }

  int from() {
    return day * DAY + given().from();
  }

  int until() {
    return day * DAY + given().until();
  }

  /// Hour at which another tour may begin.
  int rested() {
    return until() + person().terms().restHours();
  }

  int counted() {
    return given().counted();
  }

  boolean night() {
    return given().night();
  }

  int borne(GuardDuties.Burden burden) {
    return past ? 0 : Objects.requireNonNull(borne)[burden.ordinal()][given().index()];
  }

  @Nullable Need need() {
    return past ? null : Objects.requireNonNull(needs)[given().index()];
  }

  @Nullable Share share() {
    return past ? null : person().share();
  }

  long cost() {
    long[] all = costs;
    if (all == null) {
      return 0;
    }
    return duty == null ? all[all.length - 1] : all[duty.index()];
  }

  @Override
  public String toString() {
    return person().index() + " on day " + day;
  }
}
