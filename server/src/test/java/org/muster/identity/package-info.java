/// An identity provider for the tests; outside of the server's package, whose classes it would
/// find.
@NullMarked
package org.muster.identity;

import org.jspecify.annotations.NullMarked;
