/// The pages of an evacuation.
@NullMarked
package org.muster.server.operate.evacuation;

import org.jspecify.annotations.NullMarked;
