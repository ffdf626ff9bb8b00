/// The pages in a real browser.
@NullMarked
package org.muster.server.pages;

import org.jspecify.annotations.NullMarked;
