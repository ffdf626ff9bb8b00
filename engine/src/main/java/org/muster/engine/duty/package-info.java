/// Calendars of duties that fill demand over time: the problem, the calendar model and the plan.
@NullMarked
package org.muster.engine.duty;

import org.jspecify.annotations.NullMarked;
