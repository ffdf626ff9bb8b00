/// The web rim: starts the pages and wires them to the stages.
@NullMarked
package org.muster.server;

import org.jspecify.annotations.NullMarked;
