package org.muster.server.typed;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Optional;

/// An answer whose page is held back, to be finished before it leaves; everything else that is
/// answered, such as a file to take away, leaves as it is written.
final class PageOnly extends HttpServletResponseWrapper {
  private final ByteArrayOutputStream page = new ByteArrayOutputStream();
  private boolean held;

  PageOnly(HttpServletResponse response) {
    super(response);
  }

  /// The page, if one was written; in UTF-8.
  Optional<byte[]> findPage() {
    return held ? Optional.of(page.toByteArray()) : Optional.empty();
  }

  private boolean isPage() {
    String type = getContentType();
    return type != null && type.startsWith("text/html");
  }

  @Override
  public void setContentLength(int length) {
    if (!isPage()) {
      super.setContentLength(length);
    }
  }

  @Override
  public void setContentLengthLong(long length) {
    if (!isPage()) {
      super.setContentLengthLong(length);
    }
  }

  @Override
  public void flushBuffer() throws IOException {
    if (!held) {
      super.flushBuffer();
    }
  }

  @Override
  public ServletOutputStream getOutputStream() throws IOException {
    if (!isPage()) {
      return super.getOutputStream();
    }
    held = true;
    return new ServletOutputStream() {
      @Override
      public boolean isReady() {
        return true;
      }

      @Override
      public void setWriteListener(WriteListener listener) {
        throw new UnsupportedOperationException("a page is written at once");
      }

      @Override
      public void write(int b) {
        page.write(b);
      }

      @Override
      public void write(byte[] bytes, int from, int length) {
        page.write(bytes, from, length);
      }
    };
  }
}
