package org.muster.server.frame;

import java.io.Serializable;
import java.util.Map;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.servlet.view.RedirectView;

/// What was just done, and how to take it back: the bar that stands where others ask "are you
/// sure".
///
/// @param words what was done, one sentence
/// @param action where the form that takes it back goes; empty where it cannot be
/// @param fields what that form sends
public record Undo(String words, String action, Map<String, String> fields)
    implements Serializable {

  /// Goes on to a page that shows the bar once.
  public View then(String address, RedirectAttributes flash) {
    flash.addFlashAttribute("undo", this);
    RedirectView view = new RedirectView(address);
    view.setExposeModelAttributes(false);
    return view;
  }
}
