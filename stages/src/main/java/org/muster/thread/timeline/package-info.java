/// The inside of the timeline: what each part of the picture is read from.
@NullMarked
package org.muster.thread.timeline;

import org.jspecify.annotations.NullMarked;
