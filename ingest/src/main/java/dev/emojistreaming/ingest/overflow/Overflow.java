package dev.emojistreaming.ingest.overflow;

import dev.emojistreaming.contract.setting.InvalidSettingException;
import dev.emojistreaming.ingest.IngestConfig;
import dev.emojistreaming.ingest.ledger.Ledger;
import dev.emojistreaming.ingest.overflow.disk.OverflowFiles;
import dev.emojistreaming.ingest.overflow.disk.OverflowRow;
import dev.emojistreaming.ingest.overflow.disk.OwnerOnly;
import dev.emojistreaming.ingest.overflow.disk.SqliteLibrary;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/**
 * Keeps reactions on disk while Kafka does not accept them. A reaction that it has reported as kept
 * survives a kill of the process and a loss of power. Safe for use by many threads; does not block
 * its callers.
 */
@Singleton
public class Overflow {

  private final OverflowStateMachine stateMachine;
  private final WriteQueue queue;

  Overflow(IngestConfig config, Ledger ledger, Clock clock, MeterRegistry registry) {
    Path path = config.overflow().path().toAbsolutePath();
    long maxSize = config.overflow().maxSize().asLongValue();
    stateMachine = new OverflowStateMachine(new OverflowFiles(path), maxSize, ledger, clock);
    queue = new WriteQueue(stateMachine);
    Path folder = path.resolveSibling("").normalize();
    prepare(folder, config.overflow().path());
    SqliteLibrary.unpackTo(
        config
            .overflow()
            .libraryFolder()
            .map(List::of)
            .orElse(List.of(folder, Path.of(System.getProperty("java.io.tmpdir")))));
    OverflowGauges.register(stateMachine, clock, registry);
  }

  private static void prepare(Path folder, Path configured) {
    try {
      OwnerOnly.createFolders(folder);
      if (!Files.isWritable(folder)) {
        throw new AccessDeniedException(folder.toString());
      }
    } catch (IOException e) {
      throw new InvalidSettingException(
          "INGEST_OVERFLOW_PATH", "a file in a writable folder", configured + " (" + e + ")");
    }
  }

  /** Opens the database before the first request arrives. */
  void start(@Observes @Priority(1) StartupEvent event) {
    queue.start();
  }

  /**
   * Commits the waiting reactions and closes the database; every later reaction is rejected. Waits
   * at most 10 s.
   */
  public void close() throws InterruptedException {
    queue.close();
  }

  /**
   * Keeps a reaction.
   *
   * @param reaction the record for Kafka
   * @param whenDone called once, on the calling thread or the writer thread; must not block
   */
  public void keep(byte[] reaction, Consumer<KeepOutcome> whenDone) {
    queue.keep(reaction, whenDone);
  }

  /** The oldest rows; empty when there are none or they cannot be read now. */
  public CompletableFuture<List<OverflowRow>> oldest(int limit) {
    return queue.submit(() -> stateMachine.oldest(limit));
  }

  /**
   * Deletes the oldest rows, which Kafka has acknowledged.
   *
   * @param delivered the result of {@link #oldest(int)}
   * @return whether they are deleted; if not, try again
   */
  public CompletableFuture<Boolean> delete(List<OverflowRow> delivered) {
    return queue.submit(() -> stateMachine.delete(delivered));
  }

  /** Whether a reaction that arrived now would be kept. */
  public boolean isOpen() {
    return stateMachine.state().keepOutcome() == KeepOutcome.KEPT;
  }

  /** Reactions in the database. */
  public long backlog() {
    return stateMachine.stats().rows();
  }
}
