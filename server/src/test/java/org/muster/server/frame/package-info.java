/// What every page stands in.
@NullMarked
package org.muster.server.frame;

import org.jspecify.annotations.NullMarked;
