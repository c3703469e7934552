package dev.emojistreaming.testkit.log;

import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;

/**
 * One {@link ExpectedLog}, and whether a line has matched it. Not thread-safe: JUnit calls the
 * extension from one thread.
 */
final class Announcement {

  private final String logger;
  private final String message;
  private final boolean isRequired;
  private boolean isUsed;

  Announcement(String logger, String message, boolean isRequired) {
    this.logger = logger;
    this.message = message;
    this.isRequired = isRequired;
  }

  /**
   * The announcements of a class, with those of its superclasses, or of a method; also those that
   * one of its annotations has.
   *
   * <p>Quarkus loads test classes and their annotations with a class loader that is not this
   * class's, so that annotations are recognised by name.
   */
  static List<Announcement> of(AnnotatedElement element) {
    List<Announcement> found = directlyOn(element);
    for (Annotation annotation : element.getAnnotations()) {
      found.addAll(directlyOn(annotation.annotationType()));
    }
    return found;
  }

  private static List<Announcement> directlyOn(AnnotatedElement element) {
    List<Announcement> found = new ArrayList<>();
    for (Annotation annotation : element.getAnnotations()) {
      String type = annotation.annotationType().getName();
      if (type.equals(ExpectedLog.class.getName())) {
        found.add(read(annotation));
      } else if (type.equals(ExpectedLogs.class.getName())) {
        for (Annotation one : (Annotation[]) attribute(annotation, "value")) {
          found.add(read(one));
        }
      }
    }
    return found;
  }

  /** Whether it announces this line; it is used from then on. */
  boolean matches(LogLine line) {
    boolean matches = line.logger().equals(logger) && line.message().contains(message);
    isUsed |= matches;
    return matches;
  }

  /** Whether a line is missing. */
  boolean isUnused() {
    return isRequired && !isUsed;
  }

  @Override
  public String toString() {
    return "[" + logger + "] " + message;
  }

  private static Announcement read(Annotation annotation) {
    return new Announcement(
        (String) attribute(annotation, "logger"),
        (String) attribute(annotation, "message"),
        ((String) attribute(annotation, "unless")).isEmpty());
  }

  private static Object attribute(Annotation annotation, String name) {
    try {
      Method method = annotation.annotationType().getMethod(name);
      return method.invoke(annotation);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("cannot read " + annotation, e);
    }
  }
}
