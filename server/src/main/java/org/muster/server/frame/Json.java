package org.muster.server.frame;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Locale;
import tools.jackson.core.JsonParser;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.cfg.DateTimeFeature;
import tools.jackson.databind.cfg.MapperConfig;
import tools.jackson.databind.deser.std.StdDeserializer;
import tools.jackson.databind.introspect.AnnotatedClass;
import tools.jackson.databind.introspect.JacksonAnnotationIntrospector;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;

/// How programs read and write: records as JSON objects, names in `snake_case` as in the case file,
/// days and instants as ISO 8601 text, words of an enumeration in lower case with `-`.
public final class Json {
  /// Made when first needed, since the pages need none.
  public static final JsonMapper MAPPER = mapper();

  private Json() {}

  private static JsonMapper mapper() {
    SimpleModule days = new SimpleModule("days");
    days.addDeserializer(LocalDate.class, new Days());
    return JsonMapper.builder()
        .addModule(days)
        // Of two members of one name nobody knows which was meant.
        .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
        .annotationIntrospector(new Words())
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

  /// Words of an enumeration, read as they are written.
  private static final class Words extends JacksonAnnotationIntrospector {
    @Override
    public String[] findEnumValues(
        MapperConfig<?> config, AnnotatedClass type, Enum<?>[] constants, String[] names) {
      return Arrays.stream(constants).map(Json::word).toArray(String[]::new);
    }
  }
}
