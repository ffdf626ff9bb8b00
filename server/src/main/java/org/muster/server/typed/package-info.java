/// Nothing typed is lost: the drafts of forms, what a form was answered with, and the way back
/// to it through a sign-in.
@NullMarked
package org.muster.server.typed;

import org.jspecify.annotations.NullMarked;
