package org.muster.server.review;

import org.muster.server.frame.StageModel;
import org.muster.server.frame.Visit;
import org.muster.thread.Stage;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.View;

/// The Review stage: its data, and plainly what is not built.
@Controller
class ReviewController {

  @GetMapping("/case/{caseId}/review")
  View stage(Visit visit) {
    return StageModel.page(
        visit,
        Stage.REVIEW,
        "Answering the survey, writing goals and assessing them on pages is not built yet. What is on file about cycles, goals, evaluations and certificates is here, and can be read, searched and changed.");
  }
}
