/// Stage 2, Review: cycles, partnership goals, declarations, evaluations and certificates.
@NullMarked
package org.muster.review;

import org.jspecify.annotations.NullMarked;
