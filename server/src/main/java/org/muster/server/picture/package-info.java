/// Draws pictures over time as SVG: scales, labels that never overlap, timeline, plan and map.
@NullMarked
package org.muster.server.picture;

import org.jspecify.annotations.NullMarked;
