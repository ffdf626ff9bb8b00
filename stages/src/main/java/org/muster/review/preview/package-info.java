/// Draws what a piece of evidence shows, in a process of its own.
@NullMarked
package org.muster.review.preview;

import org.jspecify.annotations.NullMarked;
