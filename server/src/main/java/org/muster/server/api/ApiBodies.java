package org.muster.server.api;

import java.io.IOException;
import java.util.List;
import org.muster.server.frame.Json;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.HttpOutputMessage;
import org.springframework.http.MediaType;
import org.springframework.http.converter.AbstractHttpMessageConverter;
import org.springframework.http.converter.HttpMessageConverters;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import tools.jackson.core.JacksonException;

/// Reads and writes bodies, and hands each call its caller.
@Configuration(proxyBeanMethods = false)
class ApiBodies implements WebMvcConfigurer {
  private final CallResolver calls;

  ApiBodies(CallResolver calls) {
    this.calls = calls;
  }

  @Override
  public void configureMessageConverters(HttpMessageConverters.ServerBuilder builder) {
    builder.withJsonConverter(new Converter());
  }

  @Override
  public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
    resolvers.add(calls);
  }

  private static final class Converter extends AbstractHttpMessageConverter<Object> {
    private Converter() {
      super(MediaType.APPLICATION_JSON);
    }

    @Override
    protected boolean supports(Class<?> type) {
      return ApiBody.class.isAssignableFrom(type);
    }

    @Override
    protected Object readInternal(Class<?> type, HttpInputMessage input) throws IOException {
      try {
        return Json.MAPPER.readValue(input.getBody(), type);
      } catch (JacksonException e) {
        throw new HttpMessageNotReadableException(e.getOriginalMessage(), e, input);
      }
    }

    @Override
    protected void writeInternal(Object body, HttpOutputMessage output) throws IOException {
      output.getBody().write(Json.MAPPER.writeValueAsBytes(body));
    }
  }
}
