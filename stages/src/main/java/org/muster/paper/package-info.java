/// What people print, sign, fill in and carry: documents, workbook cells, calendars and tracked
/// changes. Knows nothing of a case.
@NullMarked
package org.muster.paper;

import org.jspecify.annotations.NullMarked;
