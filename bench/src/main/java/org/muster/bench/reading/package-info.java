/// Many readers at a running server, and what they saw.
@NullMarked
package org.muster.bench.reading;

import org.jspecify.annotations.NullMarked;
