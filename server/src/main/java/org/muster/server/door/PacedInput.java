package org.muster.server.door;

import java.io.IOException;
import java.util.function.LongSupplier;
import org.apache.coyote.InputBuffer;
import org.apache.tomcat.util.net.ApplicationBufferHandler;

/// A body that has to be there by a time: each reading asks the clock, so that a byte now and then
/// keeps nothing open. (The socket's own time limit counts from byte to byte.)
final class PacedInput implements InputBuffer {
  private final InputBuffer input;
  private final LongSupplier nanos;
  private final long deadline;
  private boolean late;

  /// @param nanos a clock that is never set, in nanoseconds
  /// @param allowed nanoseconds from now
  PacedInput(InputBuffer input, LongSupplier nanos, long allowed) {
    this.input = input;
    this.nanos = nanos;
    this.deadline = nanos.getAsLong() + allowed;
  }

  boolean isLate() {
    return late;
  }

  @Override
  public int doRead(ApplicationBufferHandler handler) throws IOException {
    if (nanos.getAsLong() - deadline > 0) {
      late = true;
      throw new IOException("the body came too slowly");
    }
    return input.doRead(handler);
  }

  @Override
  public int available() {
    return input.available();
  }
}
