/// What the rim of Review does by itself.
@NullMarked
package org.muster.server.review;

import org.jspecify.annotations.NullMarked;
