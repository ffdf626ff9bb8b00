/// The releasability matrix: who sees which record on which route, proven on a running server.
@NullMarked
package org.muster.server.release;

import org.jspecify.annotations.NullMarked;
