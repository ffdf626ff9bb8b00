/// Pages of the joint guard.
@NullMarked
package org.muster.server.operate.guard;

import org.jspecify.annotations.NullMarked;
