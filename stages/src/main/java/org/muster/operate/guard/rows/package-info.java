/// The tables that only the guard writes.
@NullMarked
package org.muster.operate.guard.rows;

import org.jspecify.annotations.NullMarked;
