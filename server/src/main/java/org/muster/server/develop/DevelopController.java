package org.muster.server.develop;

import org.muster.server.frame.StageModel;
import org.muster.server.frame.Visit;
import org.muster.thread.Stage;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.View;

/// The Develop stage: its data, and plainly what is not built.
@Controller
class DevelopController {

  @GetMapping("/case/{caseId}/develop")
  View stage(Visit visit) {
    return StageModel.page(
        visit,
        Stage.DEVELOP,
        "Booking activities and keeping the programme on a page is not built yet. What is on file about activities, offerings and evaluator teams is here, and plans use it.");
  }
}
