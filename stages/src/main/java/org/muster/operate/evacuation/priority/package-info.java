/// Who goes first: a published rule with a version, explained for each person, and what overrides
/// it.
@NullMarked
package org.muster.operate.evacuation.priority;

import org.jspecify.annotations.NullMarked;
