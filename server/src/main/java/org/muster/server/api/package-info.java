/// The whole cycle for programs, under `/api`: read and write where the pages write.
@NullMarked
package org.muster.server.api;

import org.jspecify.annotations.NullMarked;
