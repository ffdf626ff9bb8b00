/// What is typed, as text.
@NullMarked
package org.muster.server.typed;

import org.jspecify.annotations.NullMarked;
