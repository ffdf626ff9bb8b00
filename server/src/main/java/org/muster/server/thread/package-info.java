/// Pages that cross the stages: the overview, the search and the help.
@NullMarked
package org.muster.server.thread;

import org.jspecify.annotations.NullMarked;
