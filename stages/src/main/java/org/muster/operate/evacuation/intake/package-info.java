/// People as they come: tables, pasted lists and e-mails, paper forms with reserved numbers. What
/// is read is a draft, which keeps where it came from; a person decides.
@NullMarked
package org.muster.operate.evacuation.intake;

import org.jspecify.annotations.NullMarked;
