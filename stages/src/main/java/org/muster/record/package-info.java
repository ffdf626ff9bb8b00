/// Stage 1, Record: sources, dated claims, frameworks, contributions, units, and choices.
@NullMarked
package org.muster.record;

import org.jspecify.annotations.NullMarked;
