/// Pages of the Develop stage.
@NullMarked
package org.muster.server.develop;

import org.jspecify.annotations.NullMarked;
