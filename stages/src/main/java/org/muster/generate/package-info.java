/// Stage 4, Generate: requirement lines, staff posts, offers, caveats and the plan that fills them.
@NullMarked
package org.muster.generate;

import org.jspecify.annotations.NullMarked;
