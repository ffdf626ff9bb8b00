/// The Review stage's own tables: what people do in cycles, surveys, talks, assessments and
/// evaluations.
@NullMarked
package org.muster.review.rows;

import org.jspecify.annotations.NullMarked;
