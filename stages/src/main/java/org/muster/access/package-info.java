/// Who may see and do what: accounts, the one release predicate, the audit log.
@NullMarked
package org.muster.access;

import org.jspecify.annotations.NullMarked;
