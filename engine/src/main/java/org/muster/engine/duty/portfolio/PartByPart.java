package org.muster.engine.duty.portfolio;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ThreadFactory;
import org.jspecify.annotations.Nullable;
import org.muster.engine.duty.Components;
import org.muster.engine.duty.DutyPlan;
import org.muster.engine.duty.DutyProblem;
import org.muster.engine.duty.DutySolution;
import org.muster.engine.duty.PlanEvaluation;
import org.muster.engine.duty.Progress;
import org.muster.engine.duty.Proof;
import org.muster.engine.duty.SolveLimits;

/// Solves the parts of a problem that share no row apart, and joins plans, bounds and proofs.
///
/// With a limit of steps one part is solved after the other, the smallest first, each with a share
/// of what is left by its arcs. Without one the parts work by turns ({@link Turns}).
final class PartByPart {

  private final DutyProblem problem;
  private final Components components;
  private final List<Components.Component> parts;
  private final SolveLimits limits;
  private final Progress.Listener listener;
  private final @Nullable Progress[] told;
  private final long[] steps;
  private volatile boolean failed;

  PartByPart(
      DutyProblem problem, Components components, SolveLimits limits, Progress.Listener listener) {
    this.problem = problem;
    this.components = components;
    this.parts = components.all();
    this.limits = limits;
    this.listener = listener;
    told = new @Nullable Progress[parts.size()];
    steps = new long[parts.size()];
  }

  DutySolution solve() {
    return joined(limits.steps() == SolveLimits.UNLIMITED ? byTurns() : inOrder());
  }

  private List<DutySolution> inOrder() {
    List<DutySolution> solutions = new ArrayList<>();
    long left = limits.steps();
    double arcs = parts.stream().mapToLong(Components.Component::arcs).sum();
    for (int i = 0; i < parts.size(); i++) {
      double own = Math.max(1, parts.get(i).arcs());
      int waiting = parts.size() - i;
      // Half of the steps by arcs and half evenly, so that the smallest have enough to be proven.
      double share = (own / Math.max(own, arcs) + 1.0 / waiting) / 2;
      arcs -= own;
      PortfolioSolver solver = new PortfolioSolver(() -> {});
      long most = waiting == 1 ? left : (long) (left * share);
      solutions.add(solve(i, solver, most));
      left -= Math.min(most, solver.taken());
    }
    return solutions;
  }

  private List<DutySolution> byTurns() {
    long[] sizes = parts.stream().mapToLong(Components.Component::arcs).toArray();
    Turns turns = new Turns(sizes, () -> failed || limits.stop().getAsBoolean());
    ThreadFactory threads = Thread.ofPlatform().daemon().name("duty-component-", 0).factory();
    List<CompletableFuture<DutySolution>> running = new ArrayList<>();
    for (int i = 0; i < parts.size(); i++) {
      int part = i;
      running.add(
          CompletableFuture.supplyAsync(
              () -> solve(part, turns), task -> threads.newThread(task).start()));
    }
    List<DutySolution> solutions = new ArrayList<>();
    for (CompletableFuture<DutySolution> one : running) {
      try {
        solutions.add(one.join());
      } catch (CompletionException e) {
        failed = true;
        throw new IllegalStateException("A part of the problem could not be solved", e.getCause());
      }
    }
    return solutions;
  }

  private DutySolution solve(int part, Turns turns) {
    try {
      turns.begin(part);
      return solve(
          part,
          new PortfolioSolver(() -> turns.step(part)),
          SolveLimits.UNLIMITED,
          progress -> progress.cost().ifPresent(cost -> turns.gap(part, open(cost, progress))));
    } catch (RuntimeException | Error e) {
      failed = true;
      throw e;
    } finally {
      turns.end(part);
    }
  }

  private static double open(long cost, Progress progress) {
    return progress.bound() == Double.NEGATIVE_INFINITY
        ? Math.abs((double) cost)
        : cost - progress.bound();
  }

  private DutySolution solve(int part, PortfolioSolver solver, long most) {
    return solve(part, solver, most, Progress.Listener.SILENT);
  }

  private DutySolution solve(
      int part, PortfolioSolver solver, long most, Progress.Listener beside) {
    Components.Component component = parts.get(part);
    SolveLimits own =
        new SolveLimits(
            most,
            limits.threads(),
            limits.seed(),
            () -> failed || limits.stop().getAsBoolean(),
            limits.warmStart().filter(this::fits).map(plan -> components.within(component, plan)));
    return solver.whole(
        component.problem(),
        own,
        progress -> {
          beside.progressed(progress);
          tell(part, progress, solver.taken());
        });
  }

  /// Is there a calendar for each resource? What else may be wrong with it, solvers look at.
  private boolean fits(DutyPlan plan) {
    return plan.calendars().size() == problem.resources().size();
  }

  /// Tells of all parts together what is new of one.
  private synchronized void tell(int part, Progress progress, long taken) {
    @Nullable Progress before = told[part];
    Progress now = progress;
    if (before != null && progress.best().isEmpty() && progress.cost().equals(before.cost())) {
      now =
          new Progress(
              progress.phase(), progress.steps(), progress.cost(), progress.bound(), before.best());
    }
    told[part] = now;
    steps[part] = taken;
    long cost = components.constant();
    double bound = components.constant();
    boolean whole = true;
    List<DutyPlan> plans = new ArrayList<>();
    for (@Nullable Progress one : told) {
      if (one == null) {
        whole = false;
        bound = Double.NEGATIVE_INFINITY;
        continue;
      }
      bound += one.bound();
      whole &= one.cost().isPresent();
      cost += one.cost().orElse(0);
      one.best().ifPresent(plans::add);
    }
    listener.progressed(
        new Progress(
            progress.phase(),
            Arrays.stream(steps).sum(),
            whole ? OptionalLong.of(cost) : OptionalLong.empty(),
            bound,
            whole && plans.size() == parts.size()
                ? Optional.of(components.join(plans))
                : Optional.empty()));
  }

  private DutySolution joined(List<DutySolution> solutions) {
    boolean infeasible = solutions.stream().anyMatch(DutySolution::infeasible);
    double bound = components.constant();
    List<DutyPlan> plans = new ArrayList<>();
    List<Proof> proofs = new ArrayList<>();
    for (DutySolution solution : solutions) {
      bound += solution.bound();
      solution.plan().ifPresent(plans::add);
      solution.proof().ifPresent(proofs::add);
    }
    Optional<Proof> proof =
        proofs.size() == parts.size()
            ? Optional.of(components.joinProofs(proofs))
            : Optional.empty();
    Optional<DutyPlan> plan =
        plans.size() == parts.size() && !infeasible
            ? Optional.of(components.join(plans))
            : Optional.empty();
    return new DutySolution(
        plan,
        plan.map(joined -> PlanEvaluation.of(problem, joined).cost()),
        infeasible ? Double.POSITIVE_INFINITY : bound,
        proof,
        infeasible);
  }
}
