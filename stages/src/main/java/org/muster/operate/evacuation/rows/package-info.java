/// The tables of evacuations.
@NullMarked
package org.muster.operate.evacuation.rows;

import org.jspecify.annotations.NullMarked;
