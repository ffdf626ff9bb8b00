/// The guard problem by the engine and by other solvers, with equal threads and processor time,
/// and half a year of weekly planning.
@NullMarked
package org.muster.bench.guard;

import org.jspecify.annotations.NullMarked;
