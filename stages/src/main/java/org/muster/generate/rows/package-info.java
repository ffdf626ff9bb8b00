/// The Generate stage's own tables: plans and what people did with them.
@NullMarked
package org.muster.generate.rows;

import org.jspecify.annotations.NullMarked;
