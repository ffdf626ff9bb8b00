package org.muster.engine.duty.guard;

import java.util.List;
import java.util.function.Function;

/// The rules of a guard roster, by id: each has one method of [GuardRules] and one place that says
/// it. "Domain brief" is the project's own, section 5, which names its sources by number.
public enum GuardRule {
  IN_PROBLEM(
      "guard.in-problem",
      "what is not in the problem, or no turn of the post within the horizon",
      "Muster, design: equal ids mean equal things",
      GuardRules::inProblem),
  SEAT(
      "guard.seat",
      "two people on one seat",
      "Domain brief 5, FM 22-6 guard cards [42]: one sentinel is posted and the old one relieved",
      GuardRules::seat),
  OPEN(
      "guard.open",
      "a post that does not stand in this hour",
      "US military police course MP1000 [43]: a post has hours, and man-hours follow from them",
      GuardRules::open),
  ONE_PLACE(
      "guard.one-place",
      "one person on duty at two places",
      "Domain brief 5: only his own commander relieves a sentinel, who does not leave his post",
      GuardRules::onePlace),
  ONE_RELIEF(
      "guard.one-relief",
      "turns of two reliefs within one tour",
      "Domain brief 5, FM 22-6 guard cards [42]: three reliefs, one posted and two in reserve",
      GuardRules::oneRelief),
  ONE_KIND(
      "guard.one-kind",
      "seats that ask for different things within one tour",
      "FM 22-6 guard cards [42]: a sentinel is posted by the special orders of his kind of post",
      GuardRules::oneKind),
  ONE_TOUR(
      "guard.one-tour",
      "two tours that begin on one day",
      "Domain brief 5: a tour of 24 hours, two on and four off",
      GuardRules::oneTour),
  REST(
      "guard.rest",
      "fewer hours of rest between two tours than required",
      "Domain brief 5: two hours on and four off, and what an order adds between tours",
      GuardRules::rest),
  RUN(
      "guard.run",
      "more tours in a row than allowed without a long rest",
      "ToolGrit [44]: 4.7 people for a seat that stands day and night, because people have days off",
      GuardRules::run),
  NIGHTS(
      "guard.nights",
      "more nights in a row than allowed",
      "Muster, issue of the guard: nights in a row are limited by the terms",
      GuardRules::nights),
  HOURS_7(
      "guard.hours-7",
      "more hours in seven days than allowed",
      "US military police course MP1000 [43]: 17,472 hours a year for a post of two",
      GuardRules::hours7),
  HOURS_30(
      "guard.hours-30",
      "more hours in thirty days than allowed",
      "Domain brief 5: deployed 3.0 and a tenth more, 3.3 people a post",
      GuardRules::hours30),
  RESERVE(
      "guard.reserve",
      "a quick reaction force that is posted too",
      "Domain brief 5: the quick reaction force is never a posted relief",
      GuardRules::reserve),
  NATION(
      "guard.nation",
      "a seat of another nation",
      "Congressional Record, 14 July 2022 [45]: ground has an owner; one nation per post",
      GuardRules::nation),
  RANK(
      "guard.rank",
      "a rank below what the seat asks for",
      "FM 22-6 guard cards [42]: sentinel, commander of the relief, sergeant, officer of the guard",
      GuardRules::rank),
  NOVICE(
      "guard.novice",
      "a novice on the first seat, so that the post might be one of novices only",
      "Muster, issue of the guard: no post of novices only",
      GuardRules::novice),
  QUALIFIED(
      "guard.qualified",
      "a qualification that is missing or lapses before the tour ends",
      "Domain brief 5: special orders of a post say what it takes",
      GuardRules::qualified),
  WEAPON(
      "guard.weapon",
      "a weapon that is not known",
      "FM 22-6 guard cards [42]: a sentinel is inspected with the weapon of the post",
      GuardRules::weapon),
  LANGUAGE(
      "guard.language",
      "a language that is not spoken",
      "Domain brief 5: a joint guard challenges and reports in what both understand",
      GuardRules::language),
  CAVEAT(
      "guard.caveat",
      "a task that a caveat forbids",
      "Domain brief 5: caveats are checked against a post's tasks",
      GuardRules::caveat),
  AVAILABLE(
      "guard.available",
      "somebody who is not there",
      "Domain brief 5: 120 less a fifth, for leave, sickness and other duties",
      GuardRules::available);

  private final String id;
  private final String breach;
  private final String source;
  private final Function<Watch, List<GuardFinding>> walk;

  GuardRule(String id, String breach, String source, Function<Watch, List<GuardFinding>> walk) {
    this.id = id;
    this.breach = breach;
    this.source = source;
    this.walk = walk;
  }

  /// The id in messages and reasons.
  public String id() {
    return id;
  }

  /// What a breach of it is.
  public String breach() {
    return breach;
  }

  /// Where the rule comes from.
  public String source() {
    return source;
  }

  /// Every breach of this rule in a roster.
  public List<GuardFinding> findings(GuardProblem problem, GuardRoster roster) {
    return walk.apply(new Watch(problem, roster));
  }

  List<GuardFinding> findings(Watch watch) {
    return walk.apply(watch);
  }
}
