package dev.emojistreaming.spark;

import dev.emojistreaming.process.FreePort;
import dev.emojistreaming.process.LeashedProcess;
import dev.emojistreaming.testkit.process.ChildProcess;
import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/**
 * Spark's standalone cluster on loopback: a master and two workers in separate processes, from
 * Maven's class path. Its connections are authenticated and encrypted as the chart configures them.
 */
final class SparkCluster implements AutoCloseable {

  static final int WORKERS = 2;

  /** Settings of the chart's {@code emoji.clusterConf}; on Kubernetes, Spark makes the secret. */
  private static final List<String> SECURITY =
      List.of(
          "spark.authenticate=true",
          "spark.authenticate.secret=of-this-cluster",
          "spark.network.crypto.enabled=true",
          "spark.network.crypto.authEngineVersion=2",
          "spark.network.crypto.cipher=AES/GCM/NoPadding",
          "spark.network.crypto.saslFallback=false");

  private static final Duration TIMEOUT = Duration.ofSeconds(60);

  private final Path folder;
  private final int port = FreePort.find();
  private final LeashedProcess master;
  private final List<LeashedProcess> workers = new ArrayList<>();

  private SparkCluster(Path folder) throws IOException {
    this.folder = folder;
    Files.createDirectories(jars());
    for (String entry : SubmittedJob.spark().entries().split(File.pathSeparator, -1)) {
      Path jar = Path.of(entry).toAbsolutePath();
      if (jar.toString().endsWith(".jar")) {
        Files.createSymbolicLink(jars().resolve(jar.getFileName()), jar);
      }
    }
    master = start("master", List.of("--port", String.valueOf(port)));
    Awaitility.await().atMost(TIMEOUT).ignoreExceptions().until(this::masterListens);
    for (int i = 0; i < WORKERS; i++) {
      workers.add(
          start(
              "worker-" + i,
              List.of(
                  "--cores",
                  "1",
                  "--memory",
                  "1g",
                  "--work-dir",
                  folder.resolve("work-" + i).toString(),
                  url())));
    }
  }

  private Path jars() {
    return folder.resolve("spark/jars");
  }

  static SparkCluster start(Path folder) throws IOException {
    return new SparkCluster(folder);
  }

  private boolean masterListens() throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      return socket.isConnected();
    }
  }

  private LeashedProcess start(String name, List<String> arguments) {
    String kind = name.startsWith("master") ? "master.Master" : "worker.Worker";
    List<String> all = new ArrayList<>(List.of("--host", "127.0.0.1", "--webui-port", "0"));
    all.addAll(arguments);
    List<String> options =
        new ArrayList<>(
            List.of("@src/main/jvm/spark.options", "-Xmx256m", SubmittedJob.QUICK_START));
    SECURITY.forEach(setting -> options.add("-D" + setting));
    return ChildProcess.start(
        name,
        SubmittedJob.spark().javaCommand(options, "org.apache.spark.deploy." + kind, all),
        Map.of(
            "SPARK_HOME",
            folder.resolve("spark").toString(),
            "SPARK_LOCAL_IP",
            "127.0.0.1",
            "SPARK_SCALA_VERSION",
            "2.13"),
        folder.resolve(name + ".log"),
        line -> {});
  }

  String url() {
    return "spark://127.0.0.1:" + port;
  }

  /** Options of spark-submit for a job on this cluster, followed by more of them. */
  String[] options(String... more) {
    return Stream.concat(
            SECURITY.stream().flatMap(setting -> Stream.of("--conf", setting)), Stream.of(more))
        .toArray(String[]::new);
  }

  /** Kills a worker and its executor. */
  void killWorker(int number) {
    executor(number).ifPresent(ProcessHandle::destroyForcibly);
    workers.get(number).kill();
  }

  /** Kills a worker's executor; the worker starts another. */
  void killExecutor(int number) {
    executor(number).orElseThrow().destroyForcibly();
  }

  private Optional<ProcessHandle> executor(int worker) {
    String folderOfWorker = folder.resolve("work-" + worker).toString();
    return ProcessHandle.current()
        .descendants()
        .filter(process -> isExecutor(process, folderOfWorker))
        .findAny();
  }

  private static boolean isExecutor(ProcessHandle process, String folder) {
    Path ownFolder = Path.of("/proc", String.valueOf(process.pid()), "cwd");
    try {
      return Files.readSymbolicLink(ownFolder).startsWith(folder);
    } catch (IOException e) {
      return false;
    }
  }

  /** Stops the cluster and deletes the links, because JUnit would warn of each. */
  @Override
  public void close() throws IOException {
    workers.forEach(LeashedProcess::stop);
    master.stop();
    try (DirectoryStream<Path> links = Files.newDirectoryStream(jars())) {
      for (Path link : links) {
        Files.delete(link);
      }
    }
  }
}
