/// Random tour problems of middle size, and the engine beside CP-SAT on them.
@NullMarked
package org.muster.bench.tour;

import org.jspecify.annotations.NullMarked;
