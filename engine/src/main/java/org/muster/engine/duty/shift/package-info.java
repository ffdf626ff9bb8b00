/// Shift rules: rosters of people over days, the public text format of employee shift scheduling,
/// the checker, and the compilation to calendars.
@NullMarked
package org.muster.engine.duty.shift;

import org.jspecify.annotations.NullMarked;
