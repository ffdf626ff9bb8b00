package org.muster.review;

import java.time.InstantSource;
import org.muster.access.Audit;
import org.muster.desk.Desk;
import org.muster.record.Cases;
import org.muster.record.Claims;
import org.muster.store.Store;

/// The use cases of the Review stage over an open database: what a rim holds.
public record Review(
    Cycles cycles,
    CyclesOnFile onFile,
    Surveys surveys,
    Goals goals,
    Assessments assessments,
    Evaluations evaluations,
    NewUnit newUnit,
    Notes notes,
    Feeds feeds,
    StateOfReadiness readiness,
    TakeAways takeAways) {

  /// @param forecast what the planning stages say that the plan can keep
  public static Review over(
      Store store,
      Audit audit,
      Cases cases,
      Claims claims,
      InstantSource clock,
      PlanForecast forecast) {
    Desk desk = new Desk(store, audit, cases, clock);
    StateOfReadiness readiness = new StateOfReadiness(cases);
    return new Review(
        new Cycles(desk, claims),
        new CyclesOnFile(desk, claims),
        new Surveys(desk),
        new Goals(desk, claims, forecast),
        new Assessments(desk),
        new Evaluations(desk, claims),
        new NewUnit(desk, claims),
        new Notes(desk),
        new Feeds(desk, store, claims, readiness),
        readiness,
        new TakeAways(desk, claims, forecast));
  }
}
