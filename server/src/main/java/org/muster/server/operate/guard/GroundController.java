package org.muster.server.operate.guard;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.muster.operate.guard.GroundImport;
import org.muster.operate.guard.GuardGround;
import org.muster.operate.guard.GuardRequests;
import org.muster.operate.guard.OrderSignature;
import org.muster.record.Row;
import org.muster.server.frame.Html;
import org.muster.server.frame.NotFoundException;
import org.muster.server.frame.Visit;
import org.muster.thread.DateWords;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// The ground of a joint guard, its posts and their orders.
@Controller
class GroundController {
  private static final String TAB = "operate/guard/posts";

  private final GuardRequests requests;
  private final GroundImport imports;

  GroundController(GuardRequests requests, GroundImport imports) {
    this.imports = imports;
    this.requests = requests;
  }

  @GetMapping("/case/{caseId}/operate/guard/posts")
  View posts(Visit visit) {
    Optional<GuardVisit> found = GuardVisit.find(visit);
    if (found.isEmpty()) {
      return GuardVisit.none(visit);
    }
    return posts(found.get(), List.of());
  }

  private View posts(GuardVisit at, List<GroundImport.Wrong> wrong) {
    GuardGround ground = ground(at);
    long standing = ground.posts().stream().filter(GuardGround.Post::stands).count();
    return Html.of(
            "operate/posts",
            at.page(
                    DateWords.count(standing, "post")
                        + " in "
                        + DateWords.count(ground.sectors().size(), "sector"),
                    TAB)
                .showing(ground.shown())
                .export("operate/guard/orders.pdf?sheet=a4", "Post orders A4")
                .export("operate/guard/orders.pdf?sheet=a3", "Post orders A3")
                .done())
        .with("wrong", wrong)
        .with("takes", at.place().plans() && at.place().nation().isPresent() && at.acts())
        .with("ground", ground)
        .with("words", new GuardWords(at))
        .with("picture", GroundPicture.draw(ground, at.halves().first(), ""));
  }

  /// Takes a whole GeoJSON file in.
  @PostMapping("/case/{caseId}/operate/guard/posts")
  View take(Visit visit, @RequestParam Optional<MultipartFile> file, RedirectAttributes flash)
      throws IOException {
    GuardVisit at = GuardVisit.get(visit);
    byte[] bytes = file.isPresent() ? file.get().getBytes() : new byte[0];
    return switch (imports.take(visit.caseId(), at.viewer(), at.id(), at.halves(), bytes)) {
      case GroundImport.Taken.Refused refused -> posts(at, refused.wrong());
      case GroundImport.Taken.Done done ->
          RosterController.takenIn(done.added(), done.changed(), done.same())
              .then(visit.to(TAB), flash);
    };
  }

  @GetMapping("/case/{caseId}/operate/guard/posts/{post}")
  View post(Visit visit, @PathVariable String post) {
    GuardVisit at = GuardVisit.get(visit);
    return post(at, post, "");
  }

  private View post(GuardVisit at, String code, String wrong) {
    GuardGround ground = ground(at);
    GuardGround.Post post =
        ground.posts().stream()
            .filter(p -> p.code().equals(code))
            .findFirst()
            .orElseThrow(() -> new NotFoundException("No post has the code " + code + "."));
    List<OrderSignature> signatures = requests.signatures(at.visit().caseId(), at.viewer());
    List<PostModel.Order> orders =
        post.orders().stream().map(row -> order(at, row, signatures)).toList();
    return Html.of(
            "operate/post",
            at.page(post.code() + " " + post.row().text("name"), TAB)
                .showing(List.of(post.row()))
                .showing(post.orders())
                .export("operate/guard/orders.pdf?sheet=a4&post=" + post.code(), "Orders A4")
                .done())
        .with("model", new PostModel(post, orders, wrong))
        .with("words", new GuardWords(at))
        .with("picture", GroundPicture.draw(ground, at.halves().first(), post.code()));
  }

  private static PostModel.Order order(GuardVisit at, Row row, List<OrderSignature> signatures) {
    List<String> signed =
        signatures.stream()
            .filter(s -> s.orders().equals(row.id()))
            .map(OrderSignature::member)
            .toList();
    List<PostModel.Signer> open =
        at.force().numbers().stream()
            .filter(number -> !signed.contains(number))
            .filter(
                number ->
                    !at.visit().looksBack()
                        && at.force().findSpeakRefusal(at.viewer(), at.halves(), number).isEmpty())
            .map(number -> new PostModel.Signer(number, at.force().called(number)))
            .toList();
    return new PostModel.Order(
        row,
        row.find("post").isEmpty() ? "General orders" : "Special orders",
        signed.stream().map(at.force()::called).toList(),
        at.force().numbers().size(),
        open);
  }

  /// Notes that somebody has read a version of orders and signs for it.
  @PostMapping("/case/{caseId}/operate/guard/posts/{post}/sign")
  View sign(
      Visit visit,
      @PathVariable String post,
      @RequestParam String orders,
      @RequestParam String member,
      RedirectAttributes flash) {
    GuardVisit at = GuardVisit.get(visit);
    return switch (requests.sign(
        visit.caseId(), at.viewer(), at.id(), at.halves(), orders, member)) {
      case GuardRequests.Ended.Refused refused -> post(at, post, refused.refusal().why());
      case GuardRequests.Ended.Done done ->
          RosterController.told(done.says()).then(visit.to("operate/guard/posts/" + post), flash);
    };
  }

  private static GuardGround ground(GuardVisit at) {
    return GuardGround.find(at.visit().view().data(), at.id(), at.visit().asked().asOf())
        .orElseThrow(() -> new NotFoundException("There is no joint guard in this case."));
  }
}
