package dev.emojistreaming.testkit.log;

import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Announces WARN or ERROR lines that a test method, or the tests of a class, cause on purpose. If
 * no such line is logged, the test fails; on a class, one of its tests must cause it. An annotation
 * that has it announces the same wherever it is used.
 */
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
@Repeatable(ExpectedLogs.class)
@Inherited
public @interface ExpectedLog {

  /** The logger's name without its package, as the programs print it; empty for plain output. */
  String logger();

  /** A part of the line's message. */
  String message();

  /**
   * Why the line may be absent, where only the timing of a fault decides about it; empty for a line
   * that must appear.
   */
  String unless() default "";
}
