/// What every page stands in: top bar, thread, facts bar, sources line, templates and errors.
@NullMarked
package org.muster.server.frame;

import org.jspecify.annotations.NullMarked;
