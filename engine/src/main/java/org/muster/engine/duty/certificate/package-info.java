/// Certificates: the prices that prove a bound, and a second, simple pricer that proves it again
/// and shares nothing with the solvers.
@NullMarked
package org.muster.engine.duty.certificate;

import org.jspecify.annotations.NullMarked;
