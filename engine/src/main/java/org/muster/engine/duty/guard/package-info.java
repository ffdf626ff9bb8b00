/// The guard rulebook: posts that stand day and night, the people who hold them in reliefs and
/// tours, its rules one by one, and what it makes of them for the solvers.
@NullMarked
package org.muster.engine.duty.guard;

import org.jspecify.annotations.NullMarked;
