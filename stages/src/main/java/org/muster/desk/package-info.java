/// The desk at which two sides work on a case: who sits where, who may write and sign, why
/// something cannot be done now, and the two keys under one text.
@NullMarked
package org.muster.desk;

import org.jspecify.annotations.NullMarked;
