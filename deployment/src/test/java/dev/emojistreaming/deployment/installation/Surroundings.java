package dev.emojistreaming.deployment.installation;

import java.nio.file.Path;
import java.util.Map;

/**
 * What a cluster has beside a chart's own objects.
 *
 * @param folder takes the volumes of pods and their logs
 * @param hosts names of the cluster, with what they are here
 * @param secrets contents of Secrets, by {@code name/key}
 */
record Surroundings(Path folder, Map<String, String> hosts, Map<String, String> secrets) {

  /** A text of a manifest, with this machine's names in it. */
  String here(String text) {
    String here = text;
    for (Map.Entry<String, String> host : hosts.entrySet()) {
      here = here.replace(host.getKey(), host.getValue());
    }
    return here;
  }

  /**
   * What a Secret has.
   *
   * @throws IllegalStateException when there is no such Secret, for which a pod would wait for ever
   */
  String secret(String name, String key) {
    String content = secrets.get(name + "/" + key);
    if (content == null) {
      throw new IllegalStateException("there is no Secret " + name + " with " + key);
    }
    return content;
  }
}
