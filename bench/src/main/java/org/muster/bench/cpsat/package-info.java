/// The peer `cp-sat`: OR-Tools' CP-SAT on a compact model, a truth value for each employee, day and
/// shift.
@NullMarked
package org.muster.bench.cpsat;

import org.jspecify.annotations.NullMarked;
