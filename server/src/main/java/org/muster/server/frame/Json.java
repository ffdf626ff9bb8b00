package org.muster.server.frame;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import java.time.LocalDate;
import java.util.Locale;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.cfg.DateTimeFeature;
import tools.jackson.databind.deser.std.StdDeserializer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.std.StdSerializer;

/// How programs read and write: records as JSON objects, names in `snake_case` as in the case file,
/// days and instants as ISO 8601 text, words of an enumeration in lower case with `-`.
public final class Json {
  /// Made when first needed, since the pages need none.
  public static final JsonMapper MAPPER = mapper();

  private Json() {}

  private static JsonMapper mapper() {
    SimpleModule words = new SimpleModule("words");
    words.addSerializer(new Words());
    words.addDeserializer(LocalDate.class, new Days());
    return JsonMapper.builder()
        .addModule(words)
        // Of two members of one name nobody knows which was meant.
        .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
        // A word is read as it is written.
        .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
        .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
        .changeDefaultVisibility(
            checker ->
                checker
                    .withVisibility(PropertyAccessor.GETTER, Visibility.NONE)
                    .withVisibility(PropertyAccessor.IS_GETTER, Visibility.NONE)
                    .withVisibility(PropertyAccessor.FIELD, Visibility.ANY))
        .disable(DateTimeFeature.WRITE_DATES_AS_TIMESTAMPS)
        .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
        .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
        .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
        .build();
  }

  /// The word of a constant: `not-begun` of `NOT_BEGUN`.
  public static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /// A day of a year that is kept, as in addresses.
  private static final class Days extends StdDeserializer<LocalDate> {
    private Days() {
      super(LocalDate.class);
    }

    @Override
    public LocalDate deserialize(JsonParser in, DeserializationContext context) {
      String text = in.getValueAsString("");
      return Given.day(text)
          .orElseThrow(
              () -> context.weirdStringException(text, LocalDate.class, "a day is expected"));
    }
  }

  private static final class Words extends StdSerializer<Enum<?>> {
    @SuppressWarnings({"unchecked", "rawtypes"})
    private Words() {
      super((Class) Enum.class);
    }

    @Override
    public void serialize(Enum<?> value, JsonGenerator out, SerializationContext context) {
      out.writeString(word(value));
    }
  }
}
