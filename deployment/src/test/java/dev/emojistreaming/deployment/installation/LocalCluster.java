package dev.emojistreaming.deployment.installation;

import java.nio.file.Path;
import java.util.Map;

/**
 * Objects outside the chart to which its manifests refer.
 *
 * @param folder for the volumes and logs of pods
 * @param hosts addresses on this machine, by host names of the cluster
 * @param secrets contents of Secrets, by {@code name/key}
 */
record LocalCluster(Path folder, Map<String, String> hosts, Map<String, Secret> secrets) {

  /** Replaces the host names of the cluster in a text. */
  String localize(String text) {
    String local = text;
    for (Map.Entry<String, String> host : hosts.entrySet()) {
      local = local.replace(host.getKey(), host.getValue());
    }
    return local;
  }

  /**
   * The content of a Secret's key.
   *
   * @throws IllegalStateException if it does not exist; in a cluster, the pod would not start
   */
  Secret secret(String name, String key) {
    Secret content = secrets.get(name + "/" + key);
    if (content == null) {
      throw new IllegalStateException("there is no Secret " + name + " with the key " + key);
    }
    return content;
  }
}
