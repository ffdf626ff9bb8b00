/// Stage 3, Develop: activities and their offerings, which raise units to their goals.
@NullMarked
package org.muster.develop;

import org.jspecify.annotations.NullMarked;
