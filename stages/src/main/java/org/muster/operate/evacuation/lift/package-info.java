/// Plans the lift of an evacuation from its own state and a table of means: who goes through
/// which gate, on which flight, into which haven; approved by a person before anything is done.
@NullMarked
package org.muster.operate.evacuation.lift;

import org.jspecify.annotations.NullMarked;
