package org.muster.server.typed;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.muster.access.Draft;
import org.muster.server.frame.Chrome;
import org.muster.server.frame.NotSaved;
import org.muster.server.frame.Who;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/// Sees to it that no form loses what was typed.
///
/// A page comes with its reader's drafts put back into its forms. A form that is taken leads on, as
/// its controller says, and its draft is forgotten. One that is not taken is kept as a draft, and
/// its answer, which says why, is shown at an address of its own: a form is never what an address
/// in the browser's history stands for.
@Component
final class TypedFilter extends OncePerRequestFilter {
  /// In an address: which answer of the session is shown there.
  private static final String ANSWERED = "answered";

  private final Typing typing;

  TypedFilter(Typing typing) {
    this.typing = typing;
  }

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    String path = request.getRequestURI();
    return path.startsWith("/assets/")
        || path.startsWith("/calendar/")
        || path.startsWith("/guard-phone/")
        || path.equals("/evacuation/self")
        || path.equals("/api")
        || path.startsWith("/api/");
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    switch (request.getMethod()) {
      case "GET" -> show(request, response, chain);
      case "POST" -> take(request, response, chain);
      default -> chain.doFilter(request, response);
    }
  }

  private void show(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    String name = request.getParameter(ANSWERED);
    if (name != null) {
      Optional<Answers.Answer> answer =
          Optional.ofNullable(request.getSession(false))
              .flatMap(session -> Answers.show(session, name, request.getRequestURI()));
      if (answer.isEmpty()) {
        lead(response, address(request));
        return;
      }
      response.setStatus(answer.get().status());
      response.setContentType("text/html;charset=UTF-8");
      response.setHeader("Cache-Control", "no-store");
      byte[] html = answer.get().html().getBytes(StandardCharsets.UTF_8);
      write(response, finished(request, html, Optional.of(answer.get().form())));
      return;
    }
    PageOnly held = new PageOnly(response);
    chain.doFilter(request, held);
    Optional<byte[]> page = held.findPage();
    if (page.isPresent()) {
      write(response, finished(request, page.get(), Optional.empty()));
    }
  }

  private void take(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    Optional<String> account = account();
    PageOnly held = new PageOnly(response);
    boolean taken = false;
    try {
      chain.doFilter(request, held);
      taken = held.findPage().isEmpty() && held.getStatus() < 400 && !NotSaved.isSaid(request);
    } finally {
      if (account.isPresent() && !request.getRequestURI().startsWith(DraftsController.KEEP)) {
        if (taken) {
          Typing.form(request).ifPresent(f -> typing.drafts().forget(account.get(), f));
        } else {
          typing.keep(account.get(), request);
        }
      }
    }
    Optional<byte[]> page = held.findPage();
    HttpSession session = request.getSession(false);
    if (page.isEmpty()) {
      return;
    }
    if (session == null) {
      write(response, page.get());
      return;
    }
    String address =
        Typing.isForm(request) ? without(Typing.page(request)) : request.getRequestURI();
    String name =
        Answers.keep(
            session,
            new Answers.Answer(
                address.replaceFirst("[?#].*", ""),
                held.getStatus(),
                new String(page.get(), StandardCharsets.UTF_8),
                Typing.form(request).orElse(""),
                System.currentTimeMillis()));
    lead(response, address + (address.contains("?") ? "&" : "?") + ANSWERED + "=" + name);
  }

  /// A page as it leaves: with its reader's drafts, and with what its forms carry.
  private byte[] finished(HttpServletRequest request, byte[] html, Optional<String> answered) {
    Optional<String> account = account();
    if (account.isEmpty()) {
      return html;
    }
    TypedPage page = TypedPage.of(html);
    Set<String> waiting = page.keys().isEmpty() ? Set.of() : typing.drafts().forms(account.get());
    return page.filled(
        address(request),
        page.keys().isEmpty() ? "" : typing.drafts().proof(account.get()),
        answered,
        form ->
            waiting.contains(form)
                ? typing.drafts().find(account.get(), form)
                : Optional.<Draft>empty());
  }

  /// Whoever is signed in, all steps taken.
  private static Optional<String> account() {
    return Chrome.signedIn().filter(Who::isIn).map(who -> who.account().name());
  }

  /// The address that was asked for, without the name of an answer.
  private static String address(HttpServletRequest request) {
    @Nullable String query = request.getQueryString();
    return without(request.getRequestURI() + (query == null ? "" : "?" + query));
  }

  private static String without(String address) {
    int asked = address.indexOf('?');
    if (asked < 0) {
      return address;
    }
    String rest =
        Arrays.stream(address.substring(asked + 1).split("&", -1))
            .filter(part -> !part.startsWith(ANSWERED + "="))
            .collect(Collectors.joining("&"));
    return address.substring(0, asked) + (rest.isEmpty() ? "" : "?" + rest);
  }

  private static void lead(HttpServletResponse response, String address) {
    response.setStatus(HttpServletResponse.SC_SEE_OTHER);
    response.setHeader("Location", address);
    response.setHeader("Cache-Control", "no-store");
  }

  private static void write(HttpServletResponse response, byte[] page) throws IOException {
    response.setContentLength(page.length);
    response.getOutputStream().write(page);
  }
}
