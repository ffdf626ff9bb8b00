package org.muster.operate.evacuation.lift;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.muster.engine.lift.LiftChecker;
import org.muster.engine.lift.LiftPlan;
import org.muster.engine.lift.LiftProblem;
import org.muster.engine.lift.LiftProof;
import org.muster.engine.lift.LiftReview;
import org.muster.engine.lift.plan.LiftProgress;
import org.muster.engine.lift.plan.SurelyLeft;
import org.muster.engine.text.Fields;
import org.muster.engine.text.Json;

/// How good a plan is, and who says so: the checker's verdict, the bound as it was proven again,
/// and the gap in its two parts. Costs in weighted person-hours.
///
/// @param delay of those who depart
/// @param left of those who are left behind
/// @param surelyLeft of those whom no plan takes
/// @param leftPeople places of those left
/// @param findings of the checker: rules broken
/// @param proven whether the bound was proven again from its prices
/// @param seed of the search
/// @param seconds that it took
/// @param worth of the scarcest thing, once it has been planned again with more of it
/// @param searched until when, at the latest, a better plan may take the place of this one; empty
///     once the search is over
public record LiftCertificate(
    double cost,
    double bound,
    double delay,
    double left,
    double surelyLeft,
    int leftPeople,
    int findings,
    boolean proven,
    long seed,
    int seconds,
    Optional<LiftWorth> worth,
    Optional<Instant> searched) {
  /// Judges a plan: checks it, proves its bound again and takes the lesser of the two.
  static LiftCertificate of(LiftProblem problem, LiftPlan plan, long seed, int seconds) {
    return of(problem, plan, LiftChecker.check(problem, plan), seed, seconds);
  }

  /// The same of a plan that is checked already.
  static LiftCertificate of(
      LiftProblem problem, LiftPlan plan, LiftReview review, long seed, int seconds) {
    double claimed = plan.bound().orElse(0);
    double again = plan.prices(problem).map(prices -> LiftProof.prove(problem, prices)).orElse(0.0);
    return new LiftCertificate(
        review.cost(),
        Math.clamp(Math.min(claimed, again), 0, Math.max(0, review.cost())),
        review.delay(),
        review.leftBehind(),
        SurelyLeft.of(problem).stream().mapToDouble(problem::leftCost).sum(),
        review.leftPeople(),
        review.findings().size(),
        LiftProof.holds(claimed, again),
        seed,
        seconds,
        Optional.empty(),
        Optional.empty());
  }

  /// The same with what the scarcest thing is worth.
  LiftCertificate with(LiftWorth found) {
    return with(Optional.of(found), searched);
  }

  /// The same of a plan in whose place a better one may come.
  ///
  /// @param until when, at the latest; empty where none comes any more
  LiftCertificate searched(Optional<Instant> until) {
    return with(worth, until);
  }

  private LiftCertificate with(Optional<LiftWorth> newWorth, Optional<Instant> newSearched) {
    return new LiftCertificate(
        cost,
        bound,
        delay,
        left,
        surelyLeft,
        leftPeople,
        findings,
        proven,
        seed,
        seconds,
        newWorth,
        newSearched);
  }

  /// What any planner at all could still gain.
  public double gap() {
    return Math.max(0, cost - bound);
  }

  /// Of the cost, in parts of a hundred.
  public double gapShare() {
    return 100 * LiftProgress.gap(cost, bound);
  }

  /// People left beyond those whom no plan takes: their part of the gap, if all of them could
  /// go.
  public double leftGap() {
    return Math.min(gap(), Math.max(0, left - surelyLeft));
  }

  /// Delay beyond its bound: the rest of the gap.
  public double delayGap() {
    return gap() - leftGap();
  }

  String text() {
    Map<String, Json> fields = new LinkedHashMap<>();
    fields.put("cost", new Json.Decimal(cost, 0));
    fields.put("bound", new Json.Decimal(bound, 0));
    fields.put("delay", new Json.Decimal(delay, 0));
    fields.put("left", new Json.Decimal(left, 0));
    fields.put("surelyLeft", new Json.Decimal(surelyLeft, 0));
    fields.put("leftPeople", new Json.Whole(leftPeople, 0));
    fields.put("findings", new Json.Whole(findings, 0));
    fields.put("proven", new Json.Truth(proven, 0));
    fields.put("seed", new Json.Text(Long.toString(seed), 0));
    fields.put("seconds", new Json.Whole(seconds, 0));
    worth.ifPresent(one -> fields.put("worth", one.written()));
    searched.ifPresent(until -> fields.put("searched", new Json.Text(until.toString(), 0)));
    return Json.written(new Json.Members(fields, 0));
  }

  static LiftCertificate read(String text) {
    return Fields.read(
        "certificate",
        "certificate",
        Json.read("certificate", text),
        f ->
            new LiftCertificate(
                f.number("cost"),
                f.number("bound"),
                f.number("delay"),
                f.number("left"),
                f.number("surelyLeft"),
                f.whole("leftPeople"),
                f.whole("findings"),
                f.truth("proven"),
                Long.parseLong(f.text("seed")),
                f.whole("seconds"),
                f.has("worth")
                    ? Optional.of(f.required("worth", LiftWorth::read))
                    : Optional.empty(),
                f.has("searched")
                    ? Optional.of(Instant.parse(f.text("searched")))
                    : Optional.empty()));
  }
}
