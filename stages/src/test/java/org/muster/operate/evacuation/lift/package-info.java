@NullMarked
package org.muster.operate.evacuation.lift;

import org.jspecify.annotations.NullMarked;
