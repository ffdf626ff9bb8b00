/// What was done with people who are brought out, as events that are never changed, and the fold
/// of them that every machine finds alike; it knows no database, no clock and no name.
@NullMarked
package org.muster.operate.evacuation.custody;

import org.jspecify.annotations.NullMarked;
