package dev.emojistreaming.fuzzkit;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Facts that hold for every input of some classes. In a build they are checked for the seeds and
 * for {@link #mutations()} of them, the same in each run; these must reach {@value
 * BranchCoverage#MIN_PERCENT} percent of the branches of the classes. With the variable {@code
 * JAZZER_FUZZ}, Jazzer searches for inputs that break a fact, from the seeds on.
 *
 * <p>Every input must take at most {@value #MAX_SECONDS} seconds and allocate at most {@link
 * #maxAllocatedBytes()}, with what the checks allocate.
 */
@Tag(FuzzCase.TAG)
@TestInstance(Lifecycle.PER_CLASS)
public abstract class FuzzCase {

  /** Of all fuzz tests: they have a JVM of theirs, in which branches are recorded. */
  public static final String TAG = "fuzz";

  /** Mutation tests run all tests for each change of the code, and need a smaller number. */
  private static final int MUTATIONS = Integer.getInteger("fuzz.mutations", 10_000);

  static final int MAX_SECONDS = 5;

  private static final long LONG_FORM = 1_000_000;
  private static final String LONG_FORM_DURATION = "4m";

  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  private final List<Class<?>> classes;
  private final Optional<BranchCoverage> coverage = BranchCoverage.recording();

  /**
   * A test of these classes and of those nested in them.
   *
   * @param classes the module's POM lists them for mutation tests, too
   */
  protected FuzzCase(Class<?>... classes) {
    this.classes = List.of(classes);
  }

  /** Inputs from which the others are made: one of each form, valid and invalid. */
  protected abstract Stream<byte[]> seeds();

  /** Asserts the facts for one input. It must not keep it, or anything of it. */
  protected abstract void check(byte[] input) throws Exception;

  /** Limit for one input, in bytes. */
  protected long maxAllocatedBytes() {
    return 8 * 1024 * 1024;
  }

  /** Number of mutations in a build; fewer if an input takes long. */
  protected int mutations() {
    return MUTATIONS;
  }

  /** Seeds in UTF-8. */
  protected static Stream<byte[]> texts(String... seeds) {
    return Arrays.stream(seeds).map(seed -> seed.getBytes(UTF_8));
  }

  @MethodSource("seeds")
  @FuzzTest(maxExecutions = LONG_FORM, maxDuration = LONG_FORM_DURATION)
  void factsHold(byte[] input) throws Exception {
    checkWithinBounds(input);
  }

  @Test
  @Timeout(value = 5, unit = TimeUnit.MINUTES)
  void factsHoldForMutationsOfTheSeeds() throws Exception {
    Mutations mutations = new Mutations(seeds().toList());
    for (int i = 0; i < mutations(); i++) {
      byte[] input = mutations.next();
      try {
        checkWithinBounds(input);
      } catch (AssertionError | Exception e) {
        throw new AssertionError("for the input " + Quoted.of(input), e);
      }
    }
  }

  private void checkWithinBounds(byte[] input) throws Exception {
    if (isWithinBounds(input)) {
      return;
    }
    // Again: the first time it may have loaded classes.
    if (!isWithinBounds(input)) {
      throw new AssertionError(
          String.format(
              Locale.ROOT,
              "an input of %d bytes took more than %d seconds or %d bytes",
              input.length,
              MAX_SECONDS,
              maxAllocatedBytes()));
    }
  }

  private boolean isWithinBounds(byte[] input) throws Exception {
    long start = System.nanoTime();
    long before = THREADS.getCurrentThreadAllocatedBytes();
    check(input);
    return THREADS.getCurrentThreadAllocatedBytes() - before <= maxAllocatedBytes()
        && System.nanoTime() - start <= TimeUnit.SECONDS.toNanos(MAX_SECONDS);
  }

  @AfterAll
  void seedsAndMutationsReachTheBranches() throws Exception {
    if (coverage.isPresent()) {
      coverage.get().requireReached(classes);
    }
  }
}
