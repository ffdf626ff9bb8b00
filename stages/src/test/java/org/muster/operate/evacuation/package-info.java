@NullMarked
package org.muster.operate.evacuation;

import org.jspecify.annotations.NullMarked;
