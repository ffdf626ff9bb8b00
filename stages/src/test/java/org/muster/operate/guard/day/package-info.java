@NullMarked
package org.muster.operate.guard.day;

import org.jspecify.annotations.NullMarked;
