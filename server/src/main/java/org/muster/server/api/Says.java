package org.muster.server.api;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// What the description of the API says of a route.
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
@interface Says {
  /// What it does, one sentence.
  String value();

  /// The status of success.
  int ok() default 200;

  /// Statuses of failure besides 400, 401, 403 and 404, which every route may answer with.
  int[] fails() default {};

  /// Whether `If-Match` must name the version that the writer saw.
  boolean ifMatch() default false;
}
