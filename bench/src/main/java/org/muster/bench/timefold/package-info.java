/// The peer `timefold`: the open edition of Timefold Solver with constraint streams for every rule,
/// a construction heuristic and local search.
@NullMarked
package org.muster.bench.timefold;

import org.jspecify.annotations.NullMarked;
