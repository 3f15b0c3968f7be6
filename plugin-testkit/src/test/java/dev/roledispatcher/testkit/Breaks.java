package dev.roledispatcher.testkit;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Names the claims that a broken plugin must fail.
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@interface Breaks {

  /// The names of the claims.
  String[] value();

  /// Whether other claims fail along with them; false means that they must not.
  boolean andOthers() default false;
}
