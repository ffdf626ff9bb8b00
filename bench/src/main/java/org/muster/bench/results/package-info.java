/// The results of the roster benchmark over commits, and the page that shows them.
@NullMarked
package org.muster.bench.results;

import org.jspecify.annotations.NullMarked;
