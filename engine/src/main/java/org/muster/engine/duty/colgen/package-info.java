/// Column generation over calendars: a master that picks one calendar for each resource, pricing
/// that finds each resource's best calendar, a settlement of plan and prices and a bundle that
/// proves bounds where the master is out of reach, dives, cases and neighbourhoods that make it
/// whole.
@NullMarked
package org.muster.engine.duty.colgen;

import org.jspecify.annotations.NullMarked;
