/// Signing in and out, the account's password, and the headers that protect each answer.
@NullMarked
package org.muster.server.access;

import org.jspecify.annotations.NullMarked;
