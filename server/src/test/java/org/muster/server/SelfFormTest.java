package org.muster.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.muster.server.look.EvacuationOffice.REGISTRAR;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.muster.operate.evacuation.SelfDoors;
import org.muster.server.look.EvacuationOffice;
import org.muster.server.look.Office;
import org.muster.server.look.Visitor;

/// The form by which strangers write of themselves, as strangers meet it.
class SelfFormTest {
  private static final String FORM = "/evacuation/self";

  @TempDir Path folder;

  private static HttpResponse<String> send(Visitor stranger, String code) {
    return stranger.post(FORM, Map.of("code", code, "lang", "en", "name", "Parwana Haidari"));
  }

  @Test
  void nobodyGuessesACodeAndWhatCannotBeTakenNowUsesNothingUp() throws IOException {
    try (Office office = Office.open(folder)) {
      EvacuationOffice evacuation = new EvacuationOffice(office, folder);
      SelfDoors doors = evacuation.doors();
      String code =
          doors.add(evacuation.evacuation(), REGISTRAR, "consulate", 2, Duration.ofHours(1));
      Visitor stranger = new Visitor(office.url());
      stranger.get(FORM);

      Path stick = folder.resolve("stick");
      Files.move(evacuation.keyFile(), stick);
      HttpResponse<String> later = send(stranger, code);
      assertThat(later.statusCode()).isEqualTo(503);
      assertThat(later.body())
          .contains("Forms cannot be taken at this moment", "value=\"Parwana Haidari\"")
          .doesNotContain("200 characters");
      assertThat(used(doors, evacuation)).isZero();
      Files.move(stick, evacuation.keyFile());
      HttpResponse<String> taken = send(stranger, code);
      assertThat(taken.statusCode()).isEqualTo(200);
      assertThat(taken.body()).contains("Your form is with the registrars");
      assertThat(used(doors, evacuation)).isOne();

      // Right and wrong codes count alike: thirty in ten minutes from one address.
      for (int i = 3; i <= 30; i++) {
        assertThat(send(stranger, "WRONG-0000" + i).statusCode()).as("form " + i).isEqualTo(403);
      }
      for (String next : new String[] {"WRONG-00031", code}) {
        HttpResponse<String> often = send(stranger, next);
        assertThat(often.statusCode()).isEqualTo(429);
        assertThat(often.body()).contains("Too many forms came from here", "Parwana Haidari");
      }
      assertThat(used(doors, evacuation)).isOne();
    }
  }

  private static int used(SelfDoors doors, EvacuationOffice evacuation) {
    return doors.list(evacuation.evacuation(), REGISTRAR).getFirst().used();
  }
}
