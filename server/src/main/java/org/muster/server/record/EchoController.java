package org.muster.server.record;

import org.muster.server.frame.Echo;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;

/// Reads a date back while it is typed.
@Controller
class EchoController {

  @GetMapping(value = "/echo/date", produces = "text/plain;charset=UTF-8")
  @ResponseBody
  String date(@RequestParam String text) {
    return Echo.date(text);
  }

  @GetMapping(value = "/echo/day", produces = "text/plain;charset=UTF-8")
  @ResponseBody
  String day(@RequestParam String text) {
    return Echo.day(text);
  }
}
