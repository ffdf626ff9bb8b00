/// The solver that callers use by default: column generation, and CP-SAT where a problem is so
/// small that it can be proven whole.
@NullMarked
package org.muster.engine.duty.portfolio;

import org.jspecify.annotations.NullMarked;
