package org.muster.server.frame;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// Keeps whether a person wants light, dark or what the system says.
@Controller
class ThemeController {

  @PostMapping("/theme")
  String choose(
      @RequestParam String theme,
      @RequestParam String back,
      HttpServletRequest request,
      HttpServletResponse response) {
    boolean system = !theme.equals("light") && !theme.equals("dark");
    response.addHeader(
        HttpHeaders.SET_COOKIE,
        ResponseCookie.from("theme", system ? "" : theme)
            .path("/")
            .httpOnly(true)
            .secure(request.isSecure())
            .sameSite("Lax")
            .maxAge(system ? Duration.ZERO : Duration.ofDays(365))
            .build()
            .toString());
    return "redirect:" + Back.within(back);
  }
}
