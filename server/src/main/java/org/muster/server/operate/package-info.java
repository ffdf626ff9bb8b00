/// Pages of the Operate stage.
@NullMarked
package org.muster.server.operate;

import org.jspecify.annotations.NullMarked;
