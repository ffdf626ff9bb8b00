/// An evacuation of the past, run again on its own clock with made-up people, through the same
/// doors as a real one.
@NullMarked
package org.muster.operate.evacuation.replay;

import org.jspecify.annotations.NullMarked;
