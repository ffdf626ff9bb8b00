package org.muster.server.operate;

import org.muster.server.frame.StageModel;
import org.muster.server.frame.Visit;
import org.muster.thread.Stage;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.View;

/// The data of the Operate stage, and plainly what is not built.
@Controller
class OperateController {

  @GetMapping("/case/{caseId}/operate")
  View stage(Visit visit) {
    return StageModel.page(
        visit,
        Stage.OPERATE,
        "What the joint guard is made of: terms, clocks, ground, posts, people and what is published. The crisis of August 2021 is told under Record.");
  }
}
