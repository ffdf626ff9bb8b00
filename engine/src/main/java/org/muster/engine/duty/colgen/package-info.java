/// Column generation over calendars: a master that picks one calendar for each resource, pricing
/// that finds each resource's best calendar, dives and neighbourhoods that make it whole.
@NullMarked
package org.muster.engine.duty.colgen;

import org.jspecify.annotations.NullMarked;
