package dev.emojistreaming.deployment.chart;

import com.google.gson.Gson;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.kubernetes.client.openapi.JSON;
import java.lang.reflect.InvocationTargetException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * What Kubernetes itself knows of a kind, generated from its published API: which fields there are,
 * which must be there, and of what type they are. The API server would only warn of a field that it
 * does not know, and go without it.
 */
final class KubernetesModel {

  private static final String PACKAGE = "io.kubernetes.client.openapi.models.";

  /** Numbers and texts are both quantities. */
  private static final Set<String> QUANTITIES =
      Set.of("requests", "limits", "sizeLimit", "capacity");

  private static final Gson GSON = JSON.getGson();

  private final Class<?> type;

  private KubernetesModel(Class<?> type) {
    this.type = type;
  }

  /** The model of a kind; empty when it is none of Kubernetes' own. */
  static Optional<KubernetesModel> of(Manifest manifest) {
    String version = manifest.apiVersion().replaceFirst(".*/", "");
    return named(
        version.substring(0, 1).toUpperCase(Locale.ROOT) + version.substring(1) + manifest.kind());
  }

  /** By its name, such as {@code V1PodTemplateSpec}. */
  static Optional<KubernetesModel> named(String name) {
    try {
      return Optional.of(new KubernetesModel(Class.forName(PACKAGE + name)));
    } catch (ClassNotFoundException e) {
      return Optional.empty();
    }
  }

  /** What is wrong with an object of this kind. */
  List<String> problems(String json) {
    JsonElement object = JsonParser.parseString(json);
    List<String> problems = new ArrayList<>(unknownOrMissing(object));
    if (problems.isEmpty()) {
      compare(object, GSON.toJsonTree(GSON.fromJson(object, type)), "", problems);
    }
    return problems;
  }

  private List<String> unknownOrMissing(JsonElement object) {
    try {
      type.getMethod("validateJsonElement", JsonElement.class).invoke(null, object);
      return List.of();
    } catch (InvocationTargetException e) {
      return List.of(String.valueOf(e.getCause().getMessage()));
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("no strict model: " + type, e);
    }
  }

  /** What changes when it is read and written was of another type than the model's. */
  private static void compare(
      JsonElement given, JsonElement read, String path, List<String> problems) {
    if (given.isJsonObject() && read != null && read.isJsonObject()) {
      JsonObject fields = given.getAsJsonObject();
      for (String name : fields.keySet()) {
        if (!QUANTITIES.contains(name)) {
          compare(fields.get(name), read.getAsJsonObject().get(name), path + "/" + name, problems);
        }
      }
    } else if (given.isJsonArray() && read != null && read.isJsonArray()) {
      for (int i = 0; i < given.getAsJsonArray().size(); i++) {
        compare(
            given.getAsJsonArray().get(i), read.getAsJsonArray().get(i), path + "/" + i, problems);
      }
    } else if (!given.equals(read)) {
      problems.add(path + " is " + given + ", which is read as " + read);
    }
  }
}
