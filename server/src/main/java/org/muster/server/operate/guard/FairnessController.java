package org.muster.server.operate.guard;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.muster.operate.guard.GuardFairness;
import org.muster.operate.guard.GuardFairness.Measure;
import org.muster.server.frame.Html;
import org.muster.server.frame.NotFoundException;
import org.muster.server.frame.Visit;
import org.muster.thread.DateWords;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.View;

/// The fairness ledger of a joint guard, which both nations see.
@Controller
class FairnessController {
  private static final int MOST_APART = 30;

  @GetMapping("/case/{caseId}/operate/guard/fairness")
  View fairness(Visit visit) {
    Optional<GuardVisit> found = GuardVisit.find(visit);
    if (found.isEmpty()) {
      return GuardVisit.none(visit);
    }
    GuardVisit at = found.get();
    GuardFairness ledger =
        GuardFairness.find(visit.view().data(), at.id(), visit.asked().asOf())
            .orElseThrow(() -> new NotFoundException("There is no joint guard in this case."));
    List<FairnessModel.Strip> strips = new ArrayList<>();
    for (Measure measure : Measure.values()) {
      double most = ledger.people().stream().mapToDouble(p -> p.rate(measure)).max().orElse(1);
      List<FairnessModel.Row> rows = new ArrayList<>();
      for (GuardFairness.Nation nation : ledger.nations()) {
        rows.add(
            new FairnessModel.Row(
                nation.nation(),
                at.isFirst(nation.nation()),
                FairnessPicture.strip(ledger, nation, measure, most, at.isFirst(nation.nation())),
                rate(nation.rate(measure)),
                nation.of(measure)));
      }
      strips.add(new FairnessModel.Strip(measure.title(), measure.says(), rows));
    }
    List<FairnessModel.Apart> apart =
        ledger.apart().stream()
            .limit(MOST_APART)
            .map(
                a ->
                    new FairnessModel.Apart(
                        a,
                        at.force().called(a.person().number()),
                        visit.to("operate/guard/people/" + a.person().number())))
            .toList();
    long people = ledger.apart().stream().map(a -> a.person().number()).distinct().count();
    return Html.of(
            "operate/fairness",
            at.page(title(ledger, people), "operate/guard/fairness")
                .showing(List.of(at.guard()))
                .illustrative(at.guard().isIllustrative())
                .done())
        .with(
            "model",
            new FairnessModel(
                strips,
                apart,
                people,
                ledger.people().size() - people,
                ledger.nations(),
                ledger.people().stream()
                    .map(p -> new FairnessModel.Line(p, at.force().called(p.number())))
                    .toList(),
                DateWords.day(visit.asked().asOf())))
        .with("words", new GuardWords(at));
  }

  private static String title(GuardFairness ledger, long apart) {
    String nations = "Nights are shared as the days are";
    if (ledger.nations().size() == 2) {
      double first = ledger.nations().getFirst().rate(Measure.NIGHTS);
      double second = ledger.nations().getLast().rate(Measure.NIGHTS);
      nations =
          Math.abs(first - second) < 0.25
              ? "Nights are even between the nations"
              : (first > second
                      ? ledger.nations().getFirst().nation()
                      : ledger.nations().getLast().nation())
                  + " bears more nights a day";
    }
    return nations
        + (apart == 0
            ? "; nobody stands apart"
            : "; " + apart + " of " + ledger.people().size() + " stand apart");
  }

  private static String rate(double rate) {
    return String.format(Locale.ROOT, "%.2f", rate);
  }
}
