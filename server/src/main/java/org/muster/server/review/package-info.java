/// Pages of the Review stage.
@NullMarked
package org.muster.server.review;

import org.jspecify.annotations.NullMarked;
