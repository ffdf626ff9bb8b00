/// Pages of the day of a joint guard: now, signing at a post, and the report that writes itself.
@NullMarked
package org.muster.server.operate.guard.day;

import org.jspecify.annotations.NullMarked;
