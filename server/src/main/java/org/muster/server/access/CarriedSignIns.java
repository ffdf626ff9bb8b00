package org.muster.server.access;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.muster.access.BegunSignIns;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.web.AuthorizationRequestRepository;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.security.oauth2.core.endpoint.OAuth2ParameterNames;
import org.springframework.web.util.WebUtils;

/// A sign-in that was begun at the provider is carried by the browser in a sealed cookie of ten
/// minutes: a stranger who begins one makes no session.
final class CarriedSignIns implements AuthorizationRequestRepository<OAuth2AuthorizationRequest> {
  private static final String COOKIE = "begun";
  private static final String STATE = "state";
  private static final String BACK = "back";

  private final BegunSignIns begun;
  private final ClientRegistrationRepository registrations;
  private final boolean encrypted;

  /// @param encrypted whether the line to the browser is
  CarriedSignIns(
      BegunSignIns begun, ClientRegistrationRepository registrations, boolean encrypted) {
    this.begun = begun;
    this.registrations = registrations;
    this.encrypted = encrypted;
  }

  @Override
  public @Nullable OAuth2AuthorizationRequest loadAuthorizationRequest(HttpServletRequest request) {
    Cookie cookie = WebUtils.getCookie(request, COOKIE);
    return Optional.ofNullable(cookie)
        .flatMap(its -> begun.open(its.getValue()))
        .filter(its -> isOf(its, request))
        .map(this::request)
        .orElse(null);
  }

  private static boolean isOf(Map<String, String> carried, HttpServletRequest request) {
    String state = carried.get(STATE);
    return state != null && state.equals(request.getParameter(OAuth2ParameterNames.STATE));
  }

  private @Nullable OAuth2AuthorizationRequest request(Map<String, String> carried) {
    Map<String, Object> attributes = new HashMap<>(carried);
    attributes.remove(STATE);
    attributes.remove(BACK);
    ClientRegistration at =
        registrations.findByRegistrationId(carried.get(OAuth2ParameterNames.REGISTRATION_ID));
    return at == null
        ? null
        : OAuth2AuthorizationRequest.authorizationCode()
            .authorizationUri(at.getProviderDetails().getAuthorizationUri())
            .clientId(at.getClientId())
            .redirectUri(carried.get(BACK))
            .scopes(at.getScopes())
            .state(carried.get(STATE))
            .attributes(all -> all.putAll(attributes))
            .build();
  }

  @Override
  public void saveAuthorizationRequest(
      @Nullable OAuth2AuthorizationRequest asked,
      HttpServletRequest request,
      HttpServletResponse response) {
    if (asked == null) {
      send(response, "", 0);
      return;
    }
    Map<String, String> carried = new HashMap<>();
    asked.getAttributes().forEach((name, value) -> carried.put(name, String.valueOf(value)));
    carried.put(STATE, asked.getState());
    carried.put(BACK, asked.getRedirectUri());
    send(response, begun.seal(carried), BegunSignIns.GOOD_FOR.toSeconds());
  }

  @Override
  public @Nullable OAuth2AuthorizationRequest removeAuthorizationRequest(
      HttpServletRequest request, HttpServletResponse response) {
    OAuth2AuthorizationRequest found = loadAuthorizationRequest(request);
    send(response, "", 0);
    return found;
  }

  /// Lax, since the answer comes from the provider's pages.
  private void send(HttpServletResponse response, String value, long seconds) {
    ResponseCookie cookie =
        ResponseCookie.from(COOKIE, value)
            .path("/login/oauth2/code/")
            .maxAge(seconds)
            .httpOnly(true)
            .secure(encrypted)
            .sameSite("Lax")
            .build();
    response.addHeader(HttpHeaders.SET_COOKIE, cookie.toString());
  }
}
