package dev.emojistreaming.deployment.image;

import dev.emojistreaming.process.LeashedProcess;
import dev.emojistreaming.process.ReadyLine;
import dev.emojistreaming.testkit.process.ChildProcess;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A network for containers, like that of Compose: each container has its own address and resolves
 * the names of the others. It has no route to the outside, and ends with the process that holds it.
 */
final class Network implements AutoCloseable {

  private static final String BRIDGE =
      """
      ip link set lo up
      ip link add bridge type bridge
      ip address add 198.51.100.1/24 dev bridge
      ip link set bridge up
      echo ready $$
      exec sleep infinity
      """;

  /**
   * A runtime hook: reads the new container's pid from its input and connects a veth pair to it.
   */
  private static final String ATTACHMENT =
      """
      name=$1 address=$2
      pid=$(sed 's/.*"pid":\\([0-9]*\\).*/\\1/')
      ip link delete "$name" 2>/dev/null || true
      ip link add "$name" master bridge type veth peer name eth0 netns "$pid"
      ip link set "$name" up
      nsenter --target "$pid" --net ip address add "$address/24" dev eth0
      nsenter --target "$pid" --net ip link set eth0 up
      """;

  private static final int FIRST_ADDRESS = 10;

  private final List<String> names;
  private final LeashedProcess holder;
  private final String namespace;

  private Network(List<String> names, LeashedProcess holder, String namespace) {
    this.names = names;
    this.holder = holder;
    this.namespace = namespace;
  }

  /** Makes one for containers of these names, of 15 letters at most. */
  static Network of(List<String> names, Path log) {
    ReadyLine ready = new ReadyLine("ready");
    LeashedProcess holder =
        ChildProcess.start("network", List.of("unshare", "--net", "sh", "-ec", BRIDGE), log, ready);
    holder.awaitReady(ready.printed(), Duration.ofSeconds(10));
    String pid = ready.printed().join().replaceFirst("ready ", "");
    return new Network(List.copyOf(names), holder, "/proc/" + pid + "/ns/net");
  }

  /** The command that runs another command in this network, outside of all containers. */
  List<String> inside(List<String> command) {
    List<String> inside = new ArrayList<>(List.of("nsenter", "--net=" + namespace));
    inside.addAll(command);
    return inside;
  }

  /** The contents of a container's {@code /etc/hosts}. */
  String hosts() {
    return names.stream()
        .map(name -> address(name) + " " + name)
        .collect(Collectors.joining("\n", "127.0.0.1 localhost\n", "\n"));
  }

  /** The command that connects a container while it is created. */
  List<String> attachment(String name) {
    return List.of("sh", "-ec", ATTACHMENT, "attach", name, address(name));
  }

  /** The address of a container. */
  String address(String name) {
    int place =
        IntStream.range(0, names.size())
            .filter(i -> names.get(i).equals(name))
            .findFirst()
            .orElseThrow();
    return "198.51.100." + (FIRST_ADDRESS + place);
  }

  @Override
  public void close() {
    holder.stop();
  }
}
