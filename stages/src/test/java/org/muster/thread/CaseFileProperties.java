package org.muster.thread;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.SortedMap;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.muster.record.CaseData;

class CaseFileProperties {
  @Provide
  Arbitrary<CaseData> cases() {
    return Cases.any();
  }

  @Property(tries = 300)
  void whatIsWrittenIsReadBackTheSame(@ForAll("cases") CaseData data) {
    CaseReading reading = CaseFile.read(CaseFile.files(data));

    assertThat(reading.problems()).isEmpty();
    assertThat(((CaseReading.Sound) reading).data()).isEqualTo(data);
  }

  @Property(tries = 100)
  void canonicalFilesComeBackByteForByte(@ForAll("cases") CaseData data) {
    SortedMap<String, byte[]> files = CaseFile.files(data);

    CaseData read = ((CaseReading.Sound) CaseFile.read(files)).data();

    assertThat(text(CaseFile.files(read))).isEqualTo(text(files));
  }

  private static String text(SortedMap<String, byte[]> files) {
    StringBuilder out = new StringBuilder();
    files.forEach(
        (name, bytes) ->
            out.append(name).append('\n').append(new String(bytes, StandardCharsets.UTF_8)));
    return out.toString();
  }
}
