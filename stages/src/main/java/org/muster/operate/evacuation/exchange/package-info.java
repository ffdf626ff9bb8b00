/// What comes from other systems and goes to them: PFIF, PAXLST, manifests and tables as CSV.
@NullMarked
package org.muster.operate.evacuation.exchange;

import org.jspecify.annotations.NullMarked;
