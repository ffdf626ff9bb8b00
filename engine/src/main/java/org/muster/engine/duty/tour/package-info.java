/// The tour rulebook: units and staff officers on tours and in training, its rules one by one, and
/// what it makes of them for the solvers.
@NullMarked
package org.muster.engine.duty.tour;

import org.jspecify.annotations.NullMarked;
