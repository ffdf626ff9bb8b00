package org.muster.server.picture;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.muster.server.picture.LabelPlacer.Anchor;
import org.muster.server.picture.LabelPlacer.Label;
import org.muster.server.picture.LabelPlacer.Placed;
import org.muster.server.picture.LabelPlacer.Spot;

/// No label lies on another, on what was blocked, or outside; the more important is placed first.
class LabelPlacerProperties {
  private static final Box BOUNDS = new Box(0, 0, 600, 200);

  @Property(tries = 200)
  void placedLabelsNeverOverlap(@ForAll long seed, @ForAll @IntRange(min = 1, max = 60) int many) {
    Random random = new Random(seed);
    LabelPlacer placer = new LabelPlacer(BOUNDS);
    List<Box> taken = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      Box box = new Box(random.nextInt(600), random.nextInt(200), 20, 20);
      taken.add(box);
      placer.block(box);
    }
    List<Label> labels = new ArrayList<>();
    for (int i = 0; i < many; i++) {
      double x = random.nextInt(600);
      double y = random.nextInt(200);
      labels.add(
          new Label(
              random.nextInt(5),
              "1" + i,
              List.of("a longer wording of it", "a word", ""),
              List.of(new Spot(x, y, Anchor.START), new Spot(x, y, Anchor.END)),
              List.of(new Spot(x, y + 20, Anchor.MIDDLE)),
              "lab"));
    }
    for (Placed one : placer.place(labels)) {
      assertThat(BOUNDS.contains(one.box())).isTrue();
      assertThat(taken).noneMatch(one.box()::overlaps);
      taken.add(one.box());
    }
  }

  @Example
  void longestWordingThatFitsIsTakenAndTheMoreImportantComesFirst() {
    Spot spot = new Spot(0, 20, Anchor.START);
    Label small = new Label(1, "", List.of("less important"), List.of(spot), "lab");
    Label great = new Label(2, "", List.of("w".repeat(200), "short"), List.of(spot), "lab");

    List<Placed> placed = new LabelPlacer(BOUNDS).place(List.of(small, great));

    assertThat(placed).extracting(Placed::words).containsExactly("short");
  }

  @Example
  void farSpotIsTriedBeforeTheWordsAreDropped() {
    Label label =
        new Label(
            1,
            "94",
            List.of("from 5 OCT 2010", ""),
            List.of(new Spot(570, 20, Anchor.START)),
            List.of(new Spot(570, 60, Anchor.END)),
            "lab");

    assertThat(new LabelPlacer(BOUNDS).place(List.of(label)))
        .extracting(Placed::words)
        .containsExactly("from 5 OCT 2010");
  }
}
