/// JMH benchmarks of the engine's inner loops, and the instances that they run on.
@NullMarked
package org.muster.bench.jmh;

import org.jspecify.annotations.NullMarked;
