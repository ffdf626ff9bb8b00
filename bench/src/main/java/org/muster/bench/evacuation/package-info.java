/// Devices of an evacuation that scan as fast as an airport does.
@NullMarked
package org.muster.bench.evacuation;

import org.jspecify.annotations.NullMarked;
