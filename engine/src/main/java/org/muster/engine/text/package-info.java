/// The texts that the planners read and write: JSON read strictly, with the line of whatever
/// is wrong.
@NullMarked
package org.muster.engine.text;

import org.jspecify.annotations.NullMarked;
