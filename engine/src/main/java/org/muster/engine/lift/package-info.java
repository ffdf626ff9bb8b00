/// The lift: people in parties through gates, onto flights and into safe havens. The problem, the
/// plan, the text of both, and a slow, simple checker that shares nothing else with the planners.
@NullMarked
package org.muster.engine.lift;

import org.jspecify.annotations.NullMarked;
