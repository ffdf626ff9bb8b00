/// The inside of the case file: its syntax, its tables, and what must hold between its rows.
@NullMarked
package org.muster.thread.casefile;

import org.jspecify.annotations.NullMarked;
