/// Calling people forward: how many now, and a place, a window and a code of one use for each.
@NullMarked
package org.muster.operate.evacuation.callforward;

import org.jspecify.annotations.NullMarked;
