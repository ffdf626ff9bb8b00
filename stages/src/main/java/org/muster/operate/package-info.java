/// Stage 5, Operate: guard rosters and evacuation; its tables come with their issues.
@NullMarked
package org.muster.operate;

import org.jspecify.annotations.NullMarked;
