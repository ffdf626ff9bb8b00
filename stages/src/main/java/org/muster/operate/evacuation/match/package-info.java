/// Whether two names may be one person's: across scripts and spellings, explained part by part,
/// and an index that answers candidates among very many.
@NullMarked
package org.muster.operate.evacuation.match;

import org.jspecify.annotations.NullMarked;
