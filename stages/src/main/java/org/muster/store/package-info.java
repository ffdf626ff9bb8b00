/// The database itself: one writer, many readers, migrations, backup. Knows nothing of claims.
@NullMarked
package org.muster.store;

import org.jspecify.annotations.NullMarked;
