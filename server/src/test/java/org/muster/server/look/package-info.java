/// Looks at pages in a real browser.
@NullMarked
package org.muster.server.look;

import org.jspecify.annotations.NullMarked;
