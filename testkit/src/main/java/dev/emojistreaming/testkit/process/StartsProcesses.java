package dev.emojistreaming.testkit.process;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;

/**
 * Marks a class whose tests start all their processes themselves, on their own ports and in their
 * own folders, and do not assert latencies. A build runs two such classes at once, because they
 * mostly wait.
 */
@Tag("starts-processes")
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface StartsProcesses {}
