/// What a request must be before anything reads it: from where it came, for which host, how large,
/// how fast, and how many of them at once.
@NullMarked
package org.muster.server.door;

import org.jspecify.annotations.NullMarked;
