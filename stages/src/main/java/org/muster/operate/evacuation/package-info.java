/// The evacuation of people: one log of custody, from the first name to the safe haven.
@NullMarked
package org.muster.operate.evacuation;

import org.jspecify.annotations.NullMarked;
