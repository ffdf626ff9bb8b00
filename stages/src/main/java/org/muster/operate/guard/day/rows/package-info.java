/// What happened at the posts, and with what people sign there.
@NullMarked
package org.muster.operate.guard.day.rows;

import org.jspecify.annotations.NullMarked;
