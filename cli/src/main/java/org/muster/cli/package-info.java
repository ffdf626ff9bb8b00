/// The command line: parse, call a use case, print.
@NullMarked
package org.muster.cli;

import org.jspecify.annotations.NullMarked;
