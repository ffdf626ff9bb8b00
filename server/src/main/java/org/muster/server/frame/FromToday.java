package org.muster.server.frame;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Pages of what people are at work on: where the address does not say otherwise they are as of
/// today, all of them, and not as of the case's own day, so that no page counts from two days.
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
public @interface FromToday {}
