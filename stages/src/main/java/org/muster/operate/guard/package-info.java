/// A joint guard of two nations: its ground, posts and people, and rosters with two keys.
@NullMarked
package org.muster.operate.guard;

import org.jspecify.annotations.NullMarked;
