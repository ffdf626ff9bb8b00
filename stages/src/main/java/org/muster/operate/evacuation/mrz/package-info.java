/// The machine-readable zone of passports and cards: read, checked digit by digit, and handed to a
/// person, who confirms the names.
@NullMarked
package org.muster.operate.evacuation.mrz;

import org.jspecify.annotations.NullMarked;
