/// How claims lie in the database: one physical table a claim table, with columns derived for
/// queries beside the cells. Closed to other stages.
@NullMarked
package org.muster.record.rows;

import org.jspecify.annotations.NullMarked;
