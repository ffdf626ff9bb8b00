@org.jspecify.annotations.NullMarked
package org.muster.server.door;
