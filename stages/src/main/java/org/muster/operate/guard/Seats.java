package org.muster.operate.guard;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.muster.engine.duty.guard.GuardPerson;
import org.muster.engine.duty.guard.GuardPost;
import org.muster.engine.duty.guard.GuardProblem;
import org.muster.engine.duty.guard.Seat;

/// Who could hold a seat on some day, whatever else they do.
final class Seats {
  private Seats() {}

  /// One thing that a seat asks for.
  ///
  /// @param words what it is, as the end of "nobody "
  private record Ask(String words, Predicate<GuardPerson> met) {}

  /// Seats that nobody can hold.
  static List<GuardCase.Hopeless> hopeless(GuardProblem problem) {
    List<GuardCase.Hopeless> found = new ArrayList<>();
    for (GuardPost post : problem.posts()) {
      for (int seat = 0; seat < post.seats().size(); seat++) {
        List<Ask> asks = asks(post, seat);
        List<GuardPerson> left = problem.people();
        for (Ask ask : asks) {
          List<GuardPerson> able = left.stream().filter(ask.met).toList();
          if (able.isEmpty()) {
            found.add(
                new GuardCase.Hopeless(
                    post.id(),
                    seat + 1,
                    (left.size() == problem.people().size()
                            ? "nobody "
                            : "nobody of the " + left.size() + " who are left ")
                        + ask.words));
            break;
          }
          left = able;
        }
      }
    }
    return found;
  }

  private static List<Ask> asks(GuardPost post, int number) {
    Seat seat = post.seats().get(number);
    List<Ask> asks = new ArrayList<>();
    if (!seat.nation().isEmpty()) {
      asks.add(new Ask("is of " + seat.nation(), p -> p.nation().equals(seat.nation())));
    }
    if (seat.minRank() > 0) {
      asks.add(new Ask("has the rank that it asks for", p -> p.rank() >= seat.minRank()));
    }
    if (number == 0) {
      asks.add(new Ask("is experienced, and the first seat is no novice’s", p -> !p.novice()));
    }
    for (String skill : seat.qualifications()) {
      asks.add(new Ask("holds " + skill, p -> p.qualifications().getOrDefault(skill, 0) > 0));
    }
    for (String skill : seat.weapons()) {
      asks.add(new Ask("knows the weapon " + skill, p -> p.weapons().contains(skill)));
    }
    for (String skill : seat.languages()) {
      asks.add(new Ask("speaks " + skill, p -> p.languages().contains(skill)));
    }
    asks.add(
        new Ask(
            "is without a caveat against what is done there",
            p ->
                p.caveats().stream()
                    .noneMatch(
                        caveat ->
                            post.tasks().contains(caveat.task())
                                && caveat.from() == Integer.MIN_VALUE
                                && caveat.until() == Integer.MAX_VALUE)));
    return asks;
  }
}
