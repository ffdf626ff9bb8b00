package org.muster.server.door;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Collections;
import java.util.Locale;
import java.util.Optional;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.apache.coyote.ActionCode;
import org.apache.coyote.InputBuffer;
import org.apache.tomcat.util.net.ApplicationBufferHandler;
import org.muster.server.ServerSettings;
import org.muster.server.frame.Uploads;
import org.muster.server.frame.Who;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;

/// Looks at each request before anything reads it. It stands before every filter, since the first
/// filter that asks for a parameter has the whole body read.
final class Door extends ValveBase {
  /// What is read of somebody who is not signed in: a sign-in form and no more. In bytes.
  static final long MOST_OF_STRANGERS = 16_384;

  /// A form of a page that lay open until its sign-in had ended: its words are kept, so that it may
  /// be longer. In bytes.
  static final long MOST_OF_LATE_FORMS = 262_144;

  private static final long SECOND = 1_000_000_000L;
  private static final long STRANGERS_TIME = 10 * SECOND;
  private static final long SHORTEST_TIME = 30 * SECOND;

  /// The slowest line that a file may come over, in bytes a second.
  private static final long SLOWEST = 25_000;

  private final Forwarding forwarding;
  private final Hosts hosts;
  private final Turns turns;

  Door(ServerSettings settings) {
    super(true);
    this.forwarding = Forwarding.of(settings);
    this.hosts = Hosts.of(settings);
    this.turns = new Turns(Runtime.getRuntime().maxMemory(), Uploads.MAX_BYTES);
  }

  @Override
  public void invoke(Request request, Response response) throws IOException, ServletException {
    tellOrigin(request);
    long length = request.getContentLengthLong();
    boolean stranger = length > 0 && !isKnown(request);
    String address = request.getRemoteAddr();
    if (!turns.enter(address, stranger)) {
      refuse(Refused.TOO_MANY, request, response);
      leaveUnread(request);
      return;
    }
    try {
      enter(request, response, length, stranger);
    } finally {
      turns.leave(address, stranger);
    }
  }

  private void enter(Request request, Response response, long length, boolean stranger)
      throws IOException, ServletException {
    InputBuffer input = request.getCoyoteRequest().getInputBuffer();
    PacedInput paced = new PacedInput(input, System::nanoTime, allowed(length, stranger));
    request.getCoyoteRequest().setInputBuffer(paced);
    try {
      Optional<Refused> refused = judge(request, length, stranger);
      if (refused.isPresent()) {
        refuse(refused.get(), request, response);
      } else {
        let(request, response, length);
      }
      if (paced.isLate() && !response.isCommitted()) {
        response.reset();
        refuse(Refused.TOO_SLOW, request, response);
      }
      if (!request.isAsync()) {
        readToItsEnd(request, paced, length);
      }
    } finally {
      if (paced.isLate()) {
        leaveUnread(request);
      }
      request.getCoyoteRequest().setInputBuffer(input);
    }
  }

  private Optional<Refused> judge(Request request, long length, boolean stranger) {
    if (!hosts.allow(request.getServerName())) {
      return Optional.of(Refused.WRONG_HOST);
    }
    if (request.getHeader("Transfer-Encoding") != null) {
      return Optional.of(Refused.ENDLESS);
    }
    String type = Optional.ofNullable(request.getContentType()).orElse("");
    boolean parts = type.toLowerCase(Locale.ROOT).startsWith("multipart/");
    long most =
        request.getRequestURI().startsWith("/case/") ? MOST_OF_LATE_FORMS : MOST_OF_STRANGERS;
    return stranger && (parts || length > most) ? Optional.of(Refused.STRANGER) : Optional.empty();
  }

  private void let(Request request, Response response, long length)
      throws IOException, ServletException {
    // More than is ever taken is refused unread, by a page that says so.
    int room = length > Uploads.MAX_BYTES ? 0 : turns.room(length);
    if (room < 0) {
      refuse(Refused.NO_ROOM, request, response);
      return;
    }
    try {
      getNext().invoke(request, response);
    } finally {
      turns.giveBack(room);
    }
    String location = response.getHeader("Location");
    if (location != null && !response.isCommitted()) {
      response.setHeader("Location", Redirects.within(location, request.getHeader("Host")));
    }
  }

  private void tellOrigin(Request request) {
    Forwarding.Origin origin =
        forwarding.origin(
            request.getRemoteAddr(),
            Collections.list(request.getHeaders("X-Forwarded-For")),
            Collections.list(request.getHeaders("X-Forwarded-Proto")));
    if (!origin.client().equals(request.getRemoteAddr())) {
      request.setRemoteAddr(origin.client());
      request.setRemoteHost(origin.client());
    }
    if (origin.secure()) {
      request.setSecure(true);
      request.getCoyoteRequest().scheme().setString("https");
      if (request.getServerPort() == 80) {
        request.setServerPort(443);
      }
    }
  }

  private static long allowed(long length, boolean stranger) {
    return stranger ? STRANGERS_TIME : SHORTEST_TIME + Math.max(0, length) / SLOWEST * SECOND;
  }

  /// Whether somebody is signed in, or bears a token that is looked at before the body is.
  private static boolean isKnown(Request request) {
    String bears = request.getHeader("Authorization");
    if (bears != null && request.getRequestURI().startsWith("/api")) {
      return true;
    }
    HttpSession session = request.getSession(false);
    if (session == null
        || !(session.getAttribute(HttpSessionSecurityContextRepository.SPRING_SECURITY_CONTEXT_KEY)
            instanceof SecurityContext context)) {
      return false;
    }
    Authentication authentication = context.getAuthentication();
    return authentication != null && authentication.getPrincipal() instanceof Who who && who.isIn();
  }

  private static void refuse(Refused why, Request request, Response response) throws IOException {
    why.answer(request.getRequestURI(), response);
  }

  /// A browser shows an answer only once all that it sends was taken: what nobody read is thrown
  /// away here, within the same time.
  private static void readToItsEnd(Request request, PacedInput paced, long length) {
    org.apache.coyote.Request coyote = request.getCoyoteRequest();
    if (length <= 0 || coyote.hasExpectation()) {
      return;
    }
    if (length > 4 * Uploads.MAX_BYTES) {
      leaveUnread(request);
      return;
    }
    ApplicationBufferHandler nowhere = new Nowhere();
    try {
      while (!paced.isLate() && coyote.doRead(nowhere) >= 0) {
        // Thrown away.
      }
    } catch (IOException e) {
      leaveUnread(request);
    }
  }

  /// Ends the connection after the answer.
  private static void leaveUnread(Request request) {
    request.getCoyoteRequest().action(ActionCode.DISABLE_SWALLOW_INPUT, null);
  }

  private static final class Nowhere implements ApplicationBufferHandler {
    private ByteBuffer held = ByteBuffer.allocate(0);

    @Override
    public void setByteBuffer(ByteBuffer buffer) {
      held = buffer;
    }

    @Override
    public ByteBuffer getByteBuffer() {
      return held;
    }

    @Override
    public void expand(int size) {
      // Nothing is kept.
    }
  }
}
