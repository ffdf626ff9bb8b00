package org.muster.engine.duty.colgen;

import com.google.ortools.Loader;
import com.google.ortools.linearsolver.MPConstraint;
import com.google.ortools.linearsolver.MPObjective;
import com.google.ortools.linearsolver.MPSolver;
import com.google.ortools.linearsolver.MPSolverParameters;
import com.google.ortools.linearsolver.MPVariable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import org.muster.engine.duty.Demand;

/// The restricted master, a linear programme kept warm: one calendar for each resource (as
/// fractions of columns), slack for units missing and beyond need, and dear slack beyond a
/// capacity. GLOP, primal simplex, no presolve, so that it starts from the last basis when columns
/// have been added.
///
/// Needs are perturbed a little, by the row's number alone, which halves the pivots of these very
/// degenerate programmes; bounds are computed elsewhere with the true needs.
final class Master implements AutoCloseable {

  static {
    Loader.loadNativeLibraries();
  }

  /// Largest perturbation of a need, as a share of the smallest unit.
  private static final double PERTURBATION = 5e-4;

  private final MPSolver solver;
  private final MPObjective objective;
  private final MPSolverParameters parameters = new MPSolverParameters();
  private final Rows rows;
  private final int[] rowIds;
  private final MPConstraint[] rowOf;
  private final MPConstraint[] convexity;
  private final List<Column> columns = new ArrayList<>();
  private final List<MPVariable> variables = new ArrayList<>();
  private final List<MPVariable> beyond = new ArrayList<>();
  private final boolean[] gone;
  private final long[] base;
  private final double[] prices;
  private final double[] worth;
  private double[] fractions = new double[0];
  private double value;
  private double excess;
  private long pivots;

  /// @param used the rows that any calendar of these resources can reach; others are left out
  /// @param base units already on each row
  /// @param resources of the problem, by index; others have no convexity row
  /// @param total number of resources of the problem
  Master(Rows rows, BitSet used, long[] base, int[] resources, int total, double dear) {
    this.rows = rows;
    this.base = base.clone();
    solver = MPSolver.createSolver("GLOP");
    objective = solver.objective();
    objective.setMinimization();
    parameters.setIntegerParam(
        MPSolverParameters.IntegerParam.PRESOLVE,
        MPSolverParameters.PresolveValues.PRESOLVE_OFF.swigValue());
    parameters.setIntegerParam(
        MPSolverParameters.IntegerParam.LP_ALGORITHM,
        MPSolverParameters.LpAlgorithmValues.PRIMAL.swigValue());
    rowIds = used.stream().toArray();
    rowOf = new MPConstraint[rows.count];
    convexity = new MPConstraint[total];
    gone = new boolean[total];
    prices = new double[rows.count];
    worth = new double[total];
    for (int r : rowIds) {
      double wanted = target(r);
      MPConstraint row = solver.makeConstraint(wanted, wanted);
      rowOf[r] = row;
      MPVariable under = solver.makeNumVar(0, Double.POSITIVE_INFINITY, "");
      objective.setCoefficient(under, rows.under[r]);
      row.setCoefficient(under, 1);
      MPVariable over = solver.makeNumVar(0, Double.POSITIVE_INFINITY, "");
      objective.setCoefficient(over, rows.over[r]);
      row.setCoefficient(over, -1);
      if (rows.capacity[r] != Demand.UNLIMITED) {
        long room = rows.capacity[r] - rows.needed[r];
        over.setUb(Math.max(0, room));
        under.setLb(Math.max(0, -room));
        beyond(row, -1, dear);
      }
      if (rows.least[r] > 0) {
        long room = rows.needed[r] - rows.least[r];
        under.setUb(Math.max(0, room));
        over.setLb(Math.max(0, -room));
        beyond(row, 1, dear);
      }
    }
    for (int resource : resources) {
      convexity[resource] = solver.makeConstraint(1, 1);
    }
  }

  /// Units beyond a capacity, or missing of those that must be there.
  private void beyond(MPConstraint row, int sign, double dear) {
    MPVariable units = solver.makeNumVar(0, Double.POSITIVE_INFINITY, "");
    objective.setCoefficient(units, dear);
    row.setCoefficient(units, sign);
    beyond.add(units);
  }

  private double target(int row) {
    return rows.needed[row] - base[row] + noise(row);
  }

  /// How much the need of a row is perturbed; a row whose units are limited is not, since the need
  /// must not eat into its room.
  double noise(int row) {
    double share = ((row * 2654435761L) >>> 7 & 1023) / 1023.0 - 0.5;
    return rows.free(row) ? 2 * PERTURBATION * share : 0;
  }

  void add(Column column) {
    MPVariable variable = solver.makeNumVar(0, Double.POSITIVE_INFINITY, "");
    objective.setCoefficient(variable, column.cost);
    for (int i = 0; i < column.rows.length; i++) {
      MPConstraint row = rowOf[column.rows[i]];
      if (row != null) {
        row.setCoefficient(variable, column.amounts[i]);
      }
    }
    convexity[column.resource].setCoefficient(variable, 1);
    columns.add(column);
    variables.add(variable);
  }

  /// Solves and takes a snapshot of value, prices and fractions; false when it was interrupted.
  boolean solve() {
    MPSolver.ResultStatus status = solver.solve(parameters);
    pivots = solver.iterations();
    if (status != MPSolver.ResultStatus.OPTIMAL) {
      return false;
    }
    value = objective.value();
    for (int r : rowIds) {
      prices[r] = rowOf[r].dualValue();
    }
    for (int e = 0; e < convexity.length; e++) {
      worth[e] = convexity[e] == null || gone[e] ? 0 : convexity[e].dualValue();
    }
    fractions = new double[columns.size()];
    for (int c = 0; c < fractions.length; c++) {
      fractions[c] = variables.get(c).solutionValue();
    }
    excess = 0;
    for (MPVariable units : beyond) {
      excess += units.solutionValue();
    }
    return true;
  }

  /// Gives the resource this calendar for good: its cover goes into the base.
  void fix(Column column) {
    gone[column.resource] = true;
    convexity[column.resource].setBounds(0, 0);
    for (int i = 0; i < column.rows.length; i++) {
      int r = column.rows[i];
      base[r] += column.amounts[i];
      if (rowOf[r] != null) {
        double wanted = target(r);
        rowOf[r].setBounds(wanted, wanted);
      }
    }
  }

  /// Makes going beyond a limit of a row cost this much a unit.
  void dear(double cost) {
    for (MPVariable units : beyond) {
      objective.setCoefficient(units, cost);
    }
  }

  /// The value of the last solution.
  double value() {
    return value;
  }

  /// Units beyond limits of rows in the last solution.
  double excess() {
    return excess;
  }

  /// The price of each row in the last solution; zero for rows left out.
  double[] prices() {
    return Arrays.copyOf(prices, prices.length);
  }

  /// The dual of a resource's convexity row: a calendar helps if its reduced cost is below it.
  double worth(int resource) {
    return worth[resource];
  }

  int columns() {
    return columns.size();
  }

  Column column(int index) {
    return columns.get(index);
  }

  double fraction(int index) {
    return index < fractions.length && !gone[columns.get(index).resource] ? fractions[index] : 0;
  }

  long pivots() {
    return pivots;
  }

  /// Ends a running {@link #solve} soon; may be called from another thread.
  void interrupt() {
    solver.interruptSolve();
  }

  @Override
  public void close() {
    solver.delete();
  }
}
