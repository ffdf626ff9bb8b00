@NullMarked
package org.muster.operate.evacuation.replay;

import org.jspecify.annotations.NullMarked;
