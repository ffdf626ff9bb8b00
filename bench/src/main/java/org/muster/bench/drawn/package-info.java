/// Cases drawn by seed, of any size: what the planner is timed and judged on beside the shipped
/// case.
@NullMarked
package org.muster.bench.drawn;

import org.jspecify.annotations.NullMarked;
