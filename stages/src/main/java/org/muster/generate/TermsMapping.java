package org.muster.generate;

import java.time.LocalDate;
import org.muster.engine.duty.tour.RemedyPrices;
import org.muster.engine.duty.tour.TourProblem;
import org.muster.engine.duty.tour.TourTerms;

/// The terms and prices of `planning.yaml` in slots.
final class TermsMapping {
  private static final int LONGEST_SHIFT_MONTHS = 3;

  private final Intake intake;

  TermsMapping(Intake intake) {
    this.intake = intake;
  }

  TourTerms terms(PlanningSettings.TourLengths tours) {
    PlanningSettings settings = intake.settings();
    Slots slots = intake.slots();
    int every =
        switch (tours.start()) {
          case SLOT -> 1;
          case MONTH -> Slots.ofMonths(1, settings.slot());
          case QUARTER -> Slots.ofMonths(3, settings.slot());
        };
    int offset = 0;
    boolean months =
        settings.slot() == PlanningSettings.Slot.HALF_MONTH
            || settings.slot() == PlanningSettings.Slot.MONTH;
    if (months && every > 1) {
      while (offset < slots.count() && !beginsPeriod(slots.firstDay(offset), tours.start())) {
        offset++;
      }
    }
    return new TourTerms(
        intake.slotsOf(tours.minMonths()),
        intake.slotsOf(tours.maxMonths()),
        intake.slotsOf(tours.stepMonths()),
        Math.max(1, every),
        offset,
        settings.restTenths() * 10,
        tours.maxTours() == 0 ? TourProblem.NEVER : tours.maxTours());
  }

  private static boolean beginsPeriod(LocalDate day, PlanningSettings.Start start) {
    return day.getDayOfMonth() == 1
        && (start != PlanningSettings.Start.QUARTER || day.getMonthValue() % 3 == 1);
  }

  RemedyPrices remedies() {
    PlanningSettings.RemedyPrices prices = intake.settings().remedies();
    return new RemedyPrices(
        prices.bringForward(),
        prices.addEvaluation(),
        prices.waiveCaveat(),
        prices.shiftLine(),
        prices.oneMoreUnit(),
        0,
        Slots.ofMonths(LONGEST_SHIFT_MONTHS, intake.settings().slot()));
  }
}
