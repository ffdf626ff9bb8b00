package org.muster.server.frame;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/// Pages are made in turn, and no page that takes long keeps the others.
class AtOnceTest {
  private static final long WAIT_MS = 50;

  @Test
  void whoWaitedLongGoesOnBesideAPageThatTakesLong() throws Exception {
    AtOnce atOnce = new AtOnce(1, WAIT_MS);
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch end = new CountDownLatch(1);
    List<String> made = new CopyOnWriteArrayList<>();
    Thread slow =
        Thread.ofVirtual()
            .start(
                () -> {
                  try {
                    atOnce.make(
                        () -> {
                          begun.countDown();
                          end.await();
                          made.add("slow");
                        });
                  } catch (Exception e) {
                    made.add(e.toString());
                  }
                });
    begun.await();
    atOnce.make(() -> made.add("quick"));
    end.countDown();
    slow.join();
    assertThat(made).containsExactly("quick", "slow");
  }

  @Test
  void aPageThatFailsLeavesItsTurnToTheNext() throws Exception {
    AtOnce atOnce = new AtOnce(1, Long.MAX_VALUE / 1_000_000);
    assertThatThrownBy(
            () ->
                atOnce.make(
                    () -> {
                      throw new IllegalStateException("broken");
                    }))
        .hasMessage("broken");
    List<String> made = new CopyOnWriteArrayList<>();
    atOnce.make(() -> made.add("next"));
    assertThat(made).containsExactly("next");
  }
}
