package org.muster.server.frame;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.springframework.boot.webmvc.autoconfigure.DispatcherServletAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.format.Formatter;
import org.springframework.format.FormatterRegistry;
import org.springframework.http.CacheControl;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.DispatcherServlet;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/// How pages and their assets are served.
@Configuration(proxyBeanMethods = false)
class PageConfiguration implements WebMvcConfigurer {
  private final VisitResolver visits;
  private final Ended ended;

  PageConfiguration(VisitResolver visits, Ended ended) {
    this.ended = ended;
    this.visits = visits;
  }

  @Bean(DispatcherServletAutoConfiguration.DEFAULT_DISPATCHER_SERVLET_BEAN_NAME)
  static DispatcherServlet dispatcherServlet(LeftOut leftOut, Readings readings) {
    return new MendingServlet(leftOut, readings);
  }

  @Override
  public void addInterceptors(InterceptorRegistry registry) {
    registry.addInterceptor(ended);
    registry.addInterceptor(new DaysOfAddress()).addPathPatterns("/case/**");
  }

  @Override
  public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
    resolvers.add(visits);
  }

  /// A day is of a year that is kept: reckoning with others goes beyond what there is.
  @Override
  public void addFormatters(FormatterRegistry registry) {
    registry.addFormatter(
        new Formatter<LocalDate>() {
          @Override
          public LocalDate parse(String text, Locale locale) {
            return Given.day(text)
                .orElseThrow(
                    () ->
                        new IllegalArgumentException(
                            text + " is not " + Given.words(LocalDate.class)));
          }

          @Override
          public String print(LocalDate day, Locale locale) {
            return day.toString();
          }
        });
  }

  @Override
  public void addResourceHandlers(ResourceHandlerRegistry registry) {
    registry
        .addResourceHandler("/assets/**")
        .addResourceLocations("classpath:/static/assets/")
        // Names carry a digest of the content, so that a changed file is another file.
        .setCacheControl(CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable());
  }
}
