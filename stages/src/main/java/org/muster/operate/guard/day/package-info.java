/// The day of a joint guard: who is on, who relieves whom, what is late, and what happened.
@NullMarked
package org.muster.operate.guard.day;

import org.jspecify.annotations.NullMarked;
