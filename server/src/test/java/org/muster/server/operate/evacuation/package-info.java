/// What the pages of an evacuation do by themselves.
@NullMarked
package org.muster.server.operate.evacuation;

import org.jspecify.annotations.NullMarked;
