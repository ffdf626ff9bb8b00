/// Plans a lift: a timetable and its manifests by greedy building and annealing, and a bound below
/// every plan from prices of what is scarce. See `package.md`.
@NullMarked
package org.muster.engine.lift.plan;

import org.jspecify.annotations.NullMarked;
