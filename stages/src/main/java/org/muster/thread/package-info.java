/// What crosses the stages: the case file, overview, search and links from gap to goal.
@NullMarked
package org.muster.thread;

import org.jspecify.annotations.NullMarked;
