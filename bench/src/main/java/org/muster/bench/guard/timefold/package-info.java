/// The guard problem as the open edition of Timefold Solver is given it: a cell for each person and
/// day, constraint streams for every rule, a construction heuristic and local search.
@NullMarked
package org.muster.bench.guard.timefold;

import org.jspecify.annotations.NullMarked;
