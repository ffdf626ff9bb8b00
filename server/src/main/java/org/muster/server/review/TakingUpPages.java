package org.muster.server.review;

import java.util.Map;
import org.muster.review.Cycle;
import org.muster.review.Review;
import org.muster.server.frame.Undo;
import org.muster.server.frame.Visit;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// Takes a cycle that the record tells of up into the talks.
@Controller
class TakingUpPages {
  private final Review review;

  TakingUpPages(Review review) {
    this.review = review;
  }

  @PostMapping("/case/{caseId}/review/take-up")
  View takeUp(Visit visit, @RequestParam String cycle, RedirectAttributes flash) {
    Cycle taken = review.onFile().takeUp(visit.caseId(), visit.who().viewer(), cycle);
    return new Undo(
            taken.name()
                + " is in the talks"
                + taken
                    .findFurthest()
                    .map(step -> ", with what the record tells: " + step.words() + ".")
                    .orElse(". Nothing of it has been recorded yet."),
            "",
            Map.of())
        .then(visit.to("review/cycles/" + cycle), flash);
  }
}
