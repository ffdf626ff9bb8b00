/// Pages of claims: facts beside their sources, conflicts and choices, forms and exports.
@NullMarked
package org.muster.server.record;

import org.jspecify.annotations.NullMarked;
