/// Shift rules: rosters of people over days by the rules of the public instances, which are what
// the
/// engine is measured on beside others; one rule, one method, one id, one source. Their text
// format,
/// the checker, and the compilation to calendars.
@NullMarked
package org.muster.engine.duty.shift;

import org.jspecify.annotations.NullMarked;
