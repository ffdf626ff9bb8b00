package org.muster.server.operate.guard;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.muster.operate.guard.FairnessReasons;
import org.muster.operate.guard.GuardCase;
import org.muster.operate.guard.GuardFairness;
import org.muster.operate.guard.GuardFairness.Measure;
import org.muster.operate.guard.Rosters;
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
  private static final int MOST_RULES = 3;

  private final RosterPages pages;
  private final Rosters rosters;
  private final FairnessReasons reasons;

  FairnessController(RosterPages pages, Rosters rosters, FairnessReasons reasons) {
    this.pages = pages;
    this.rosters = rosters;
    this.reasons = reasons;
  }

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
    List<GuardFairness.Apart> shown = ledger.apart().stream().limit(MOST_APART).toList();
    Map<GuardFairness.Apart, FairnessReasons.Evened> evened = evened(at, ledger, shown);
    List<FairnessModel.Apart> apart =
        shown.stream()
            .map(a -> apart(at, a, evened.getOrDefault(a, new FairnessReasons.Evened.Next())))
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

  /// What the roster that counts today, and lies ahead, says of those who stand apart.
  private Map<GuardFairness.Apart, FairnessReasons.Evened> evened(
      GuardVisit at, GuardFairness ledger, List<GuardFairness.Apart> shown) {
    LocalDate today = at.visit().asked().asOf();
    Optional<Rosters.Kept> kept =
        pages
            .findShown(
                rosters.list(at.visit().caseId(), at.viewer(), at.id()), Optional.empty(), today)
            .map(head -> pages.get(at, head.id()));
    if (shown.isEmpty() || kept.isEmpty()) {
      return Map.of();
    }
    return switch (at.reading(kept.get().head().from(), kept.get().head().days())) {
      case GuardCase.Reading.Unsound unsound -> Map.of();
      case GuardCase.Reading.Sound sound ->
          reasons.find(sound.guard(), kept.get().text(), ledger, shown, today.atStartOfDay());
    };
  }

  private static FairnessModel.Apart apart(
      GuardVisit at, GuardFairness.Apart apart, FairnessReasons.Evened evened) {
    String number = apart.person().number();
    String called = at.force().called(number);
    String href = at.visit().to("operate/guard/people/" + number);
    return switch (evened) {
      case FairnessReasons.Evened.Hand hand ->
          new FairnessModel.Apart(
              apart,
              called,
              href,
              "",
              at.force().called(hand.to())
                  + " may take "
                  + (hand.from().equals(number) ? "the" : at.force().called(hand.from()) + "’s")
                  + " tour of "
                  + RosterPages.time(hand.at())
                  + " on "
                  + hand.post()
                  + ".");
      case FairnessReasons.Evened.Forced forced ->
          new FairnessModel.Apart(
              apart,
              called,
              href,
              forced.words(MOST_RULES),
              "The next roster evens it, as far as these rules let it.");
      case FairnessReasons.Evened.Next next ->
          new FairnessModel.Apart(
              apart, called, href, "", "The next roster evens it: the ledger goes into its cost.");
    };
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
