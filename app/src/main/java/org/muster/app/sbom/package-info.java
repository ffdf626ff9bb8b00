/// The bill of materials: what this program is made of, and what is known against it.
@NullMarked
package org.muster.app.sbom;

import org.jspecify.annotations.NullMarked;
