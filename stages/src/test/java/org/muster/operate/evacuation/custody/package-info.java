@NullMarked
package org.muster.operate.evacuation.custody;

import org.jspecify.annotations.NullMarked;
