package org.muster.server.generate;

import org.muster.server.frame.StageModel;
import org.muster.server.frame.Visit;
import org.muster.thread.Stage;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.View;

/// What plans are made of.
@Controller
class GenerateController {

  @GetMapping("/case/{caseId}/generate/data")
  View stage(Visit visit) {
    return StageModel.page(
        visit,
        Stage.GENERATE,
        "What a plan is made of: lines and posts, units and officers, offers, caveats and tours.");
  }
}
