/// A back end that hands the whole calendar model to OR-Tools' CP-SAT.
@NullMarked
package org.muster.engine.duty.cpsat;

import org.jspecify.annotations.NullMarked;
