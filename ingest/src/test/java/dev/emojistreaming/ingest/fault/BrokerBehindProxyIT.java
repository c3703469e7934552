package dev.emojistreaming.ingest.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.emojistreaming.process.FreePort;
import dev.emojistreaming.testkit.broker.BrokerProcess;
import dev.emojistreaming.testkit.process.StartsProcesses;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListTopicsOptions;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@StartsProcesses
class BrokerBehindProxyIT {

  private static final int TIMEOUT_MILLIS = 10_000;
  private static final int SILENCE_MILLIS = 1_000;

  @TempDir Path folder;

  @Test
  void clientsReachTheBrokerThroughTheProxyOnly() throws Exception {
    int brokerPort = FreePort.find();
    try (TcpProxy proxy = new TcpProxy(FreePort.find(), brokerPort);
        BrokerProcess broker = BrokerProcess.start(folder, brokerPort, proxy.port());
        Admin admin = Admin.create(Map.of("bootstrap.servers", broker.address()))) {
      assertThat(admin.describeCluster().nodes().get())
          .extracting(Node::port)
          .containsExactly(proxy.port());

      proxy.blackHole();
      assertThatExceptionOfType(ExecutionException.class)
          .isThrownBy(() -> topics(admin, SILENCE_MILLIS))
          .withCauseInstanceOf(TimeoutException.class);

      proxy.forward();
      assertThat(topics(admin, TIMEOUT_MILLIS)).contains("emoji_reactions");
    }
  }

  private static Set<String> topics(Admin admin, int timeoutMillis) throws Exception {
    return admin.listTopics(new ListTopicsOptions().timeoutMs(timeoutMillis)).names().get();
  }
}
