package org.muster.server.review;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.muster.desk.Side;
import org.muster.desk.TwoKeys;
import org.muster.review.AgreedItem;
import org.muster.review.Assessment;
import org.muster.review.Judgement;

/// The page of an assessment.
///
/// @param chosen the item with its form open; empty where none is
/// @param offered evidence that can be named for the chosen item
/// @param forecast what the plan says of the chosen item; empty where none says
/// @param clash a judgement that somebody else wrote meanwhile
/// @param titles of the evidence that is named, by its id
/// @param sent what a form brought that was not taken
public record AssessmentModel(
    CycleVisit at,
    Assessment assessment,
    List<Item> items,
    String chosen,
    List<SurveyModel.Option> offered,
    String forecast,
    boolean mayWrite,
    Optional<Judgement> clash,
    Optional<NotesModel> notes,
    Map<String, String> titles,
    Map<String, String> sent,
    List<String> picked,
    Wrong wrong) {

  /// A piece of evidence as people call it; its id where it is not theirs to see.
  public String evidence(String id) {
    return titles.getOrDefault(id, id);
  }

  /// A goal or task with its judgement.
  ///
  /// @param agreed what was agreed of it; empty where it is not the reader's to see
  public record Item(
      String id, String words, Optional<Judgement> judgement, Optional<AgreedItem> agreed) {
    public String icon() {
      return judgement.map(j -> AssessmentModel.icon(j.verdict())).orElse("none");
    }

    public String tone() {
      return judgement.map(j -> AssessmentModel.tone(j.verdict())).orElse("dim");
    }

    public String word() {
      return judgement.map(j -> CycleModel.capital(j.verdict().words())).orElse("Not judged");
    }
  }

  public static String icon(Judgement.Verdict verdict) {
    return switch (verdict) {
      case ACHIEVED -> "ok";
      case PARTLY, ON_TRACK -> "half";
      case DELAYED -> "due";
      case NOT_STARTED -> "none";
      case WITHDRAWN -> "stop";
    };
  }

  private static String tone(Judgement.Verdict verdict) {
    return switch (verdict) {
      case ACHIEVED -> "ok";
      case PARTLY, ON_TRACK -> "accent";
      case DELAYED -> "warn";
      case NOT_STARTED -> "dim";
      case WITHDRAWN -> "stop";
    };
  }

  public Optional<Item> findChosen() {
    return items.stream().filter(i -> i.id().equals(chosen)).findFirst();
  }

  /// What a field of the judgement's form shows.
  public String field(String name) {
    String typed = sent.get(name);
    if (typed != null) {
      return typed;
    }
    return findChosen()
        .flatMap(Item::judgement)
        .map(j -> name.equals("text") ? j.text() : name.equals("late") ? j.late() : "")
        .orElse(name.equals("late") ? forecast : "");
  }

  public boolean isVerdict(Judgement.Verdict verdict) {
    String typed = sent.get("verdict");
    return typed != null
        ? typed.equals(verdict.name())
        : findChosen().flatMap(Item::judgement).filter(j -> j.verdict() == verdict).isPresent();
  }

  /// The version that a judgement goes on top of.
  public int base() {
    return clash
        .map(Judgement::version)
        .orElse(findChosen().flatMap(Item::judgement).map(Judgement::version).orElse(0));
  }

  public String conclusion(String name) {
    String typed = sent.get(name);
    return typed != null
        ? typed
        : name.equals("summary") ? assessment.summary() : assessment.conclusions();
  }

  /// Why a side's key cannot be turned by the reader now; empty if it can.
  public String keyReason(Side side) {
    if (!at.seat().signs().equals(Optional.of(side))) {
      return at.seat().findSide().equals(Optional.of(side))
          ? "for an approver to turn"
          : "theirs to turn";
    }
    if (at.cycle().isSuspended()) {
      return "Turn key: suspended";
    }
    Optional<TwoKeys.Bar> bar = assessment.keys().findBar(side, at.viewer().actor());
    if (bar.isPresent()) {
      return "Turn key: " + bar.get().brief();
    }
    int open = assessment.listUnjudged().size();
    if (open > 0) {
      return "Turn key: " + open + " not judged";
    }
    return assessment.summary().isBlank() || assessment.conclusions().isBlank()
        ? "Turn key: conclusions missing"
        : "";
  }
}
