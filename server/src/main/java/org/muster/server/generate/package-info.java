/// Pages of the Generate stage.
@NullMarked
package org.muster.server.generate;

import org.jspecify.annotations.NullMarked;
