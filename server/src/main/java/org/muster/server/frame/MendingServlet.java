package org.muster.server.frame;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.PrintWriter;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.muster.record.FieldError;
import org.muster.record.Row;
import org.muster.record.Unreadable;
import org.muster.store.StoreException;
import org.muster.thread.CaseTables;
import org.muster.thread.CaseView;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.servlet.DispatcherServlet;
import org.springframework.web.util.ContentCachingResponseWrapper;

/// Answers requests, and a page that a stored row breaks without that row. An answer leaves once
/// what it shows is in the audit log ([Readings]).
///
/// Rows are judged by their columns before a page sees them, so that a page breaks only by what
/// nobody thought of. Then the row is looked for ([RowSearch]), left out and named on every page,
/// until the case changes.
final class MendingServlet extends DispatcherServlet {
  private static final long serialVersionUID = 1L;
  private static final Logger LOG = LoggerFactory.getLogger(MendingServlet.class);

  private final transient LeftOut leftOut;
  private final transient Readings readings;
  private final transient AtOnce atOnce = new AtOnce();

  MendingServlet(LeftOut leftOut, Readings readings) {
    this.leftOut = leftOut;
    this.readings = readings;
  }

  /// Whether a page that broke is tried again, so that nothing is to be told yet.
  static boolean isMendable(HttpServletRequest request) {
    return request.getMethod().equals("GET") && LeftOut.findSeen(request).isPresent();
  }

  @Override
  protected void doDispatch(HttpServletRequest request, HttpServletResponse response)
      throws Exception {
    if (request.getRequestURI().startsWith("/assets/")) {
      super.doDispatch(request, response);
      return;
    }
    ContentCachingResponseWrapper held = new ContentCachingResponseWrapper(response);
    if (request.getMethod().equals("GET")) {
      atOnce.make(() -> answer(request, held));
    } else {
      answer(request, held);
    }
    try {
      readings.settle(request, held, held.getContentAsByteArray());
    } catch (StoreException e) {
      LOG.error(
          "{} is not answered, since the audit log cannot be written: {}",
          request.getMethod(),
          e.getMessage());
      held.reset();
      ErrorPages.unaudited(request).render(Map.of(), request, held);
    }
    held.copyBodyToResponse();
  }

  private void answer(HttpServletRequest request, HttpServletResponse response) throws Exception {
    Optional<Exception> broken = attempt(request, response);
    if (broken.isEmpty()) {
      return;
    }
    CaseView view = LeftOut.findSeen(request).orElseThrow();
    String address = address(request);
    if (!leftOut.isHopeless(view, address)) {
      // One search of a revision at a time: the next finds what the first found.
      synchronized (leftOut.lock(view)) {
        search(request, response, view, address);
      }
    }
    LeftOut.end(request);
    Broken.forget(request);
    Optional<Exception> still = attempt(request, response);
    if (still.isPresent()) {
      LOG.error("{} {} failed", request.getMethod(), request.getRequestURI(), still.get());
      throw still.get();
    }
  }

  private static String address(HttpServletRequest request) {
    return request.getRequestURI() + "?" + request.getQueryString();
  }

  private void search(
      HttpServletRequest request, HttpServletResponse response, CaseView view, String address)
      throws Exception {
    List<Unreadable> known = leftOut.list(view);
    if (leftOut.isHopeless(view, address) || !breaks(request, response, known)) {
      return;
    }
    List<Unreadable> rows = new ArrayList<>();
    CaseTables.ALL.forEach(table -> view.list(table).forEach(row -> rows.add(blamed(row))));
    Optional<List<Unreadable>> found =
        RowSearch.find(rows, known, without -> breaks(request, response, without));
    if (found.isEmpty()) {
      leftOut.giveUp(view, address);
      return;
    }
    leftOut.keep(view, found.get());
    found.get().stream()
        .filter(row -> !known.contains(row))
        .forEach(row -> LOG.warn("{} is broken by the row {}", request.getRequestURI(), row.id()));
  }

  private static Unreadable blamed(Row row) {
    return Unreadable.of(
        row, List.of(new FieldError("", "", "a row with which every page can be made")));
  }

  private boolean breaks(
      HttpServletRequest request, HttpServletResponse response, List<Unreadable> without)
      throws Exception {
    LeftOut.attempt(request, without);
    Broken.forget(request);
    return attempt(request, new Nowhere(response)).isPresent();
  }

  /// Answers, or tells why it could not; then nothing was written.
  private Optional<Exception> attempt(HttpServletRequest request, HttpServletResponse response)
      throws Exception {
    try {
      super.doDispatch(request, response);
    } catch (Exception e) {
      if (!isMendable(request) || response.isCommitted()) {
        throw e;
      }
      return Optional.of(e);
    }
    return Broken.find(request);
  }

  /// An answer that nobody gets, and that no audit sees.
  private static final class Nowhere extends HttpServletResponseWrapper {
    Nowhere(HttpServletResponse response) {
      super(response);
    }

    @Override
    public int getStatus() {
      return 0;
    }

    @Override
    public void setStatus(int status) {
      // Nobody gets it.
    }

    @Override
    public void setHeader(String name, String value) {
      // Nobody gets it.
    }

    @Override
    public void addHeader(String name, String value) {
      // Nobody gets it.
    }

    @Override
    public void setContentType(String type) {
      // Nobody gets it.
    }

    @Override
    public void setContentLength(int length) {
      // Nobody gets it.
    }

    @Override
    public void setContentLengthLong(long length) {
      // Nobody gets it.
    }

    @Override
    public void sendError(int status) {
      // Nobody gets it.
    }

    @Override
    public void sendError(int status, @Nullable String message) {
      // Nobody gets it.
    }

    @Override
    public void sendRedirect(String location) {
      // Nobody gets it.
    }

    @Override
    public void flushBuffer() {
      // Nobody gets it.
    }

    @Override
    public PrintWriter getWriter() {
      return new PrintWriter(Writer.nullWriter());
    }

    @Override
    public ServletOutputStream getOutputStream() {
      return new ServletOutputStream() {
        @Override
        public boolean isReady() {
          return true;
        }

        @Override
        public void setWriteListener(WriteListener listener) {
          throw new UnsupportedOperationException("nothing is written");
        }

        @Override
        public void write(int b) {
          // Nobody gets it.
        }
      };
    }
  }
}
