/// The lift by other planners: a good greedy, and CP-SAT on the best model of whole flights that we
/// can write.
@NullMarked
package org.muster.bench.lift;

import org.jspecify.annotations.NullMarked;
