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
 * The model of a built-in kind, generated from the Kubernetes API: its fields, their types, and
 * which are required. The API server only warns about an unknown field, and drops it.
 */
final class KubernetesModel {

  private static final String PACKAGE = "io.kubernetes.client.openapi.models.";

  /** Quantities may be numbers or strings. */
  private static final Set<String> QUANTITIES =
      Set.of("requests", "limits", "sizeLimit", "capacity");

  private static final Gson GSON = JSON.getGson();

  private final Class<?> type;

  private KubernetesModel(Class<?> type) {
    this.type = type;
  }

  /** The model of the manifest's kind; empty if Kubernetes does not define the kind. */
  static Optional<KubernetesModel> of(Manifest manifest) {
    String version = manifest.apiVersion().replaceFirst(".*/", "");
    return named(
        version.substring(0, 1).toUpperCase(Locale.ROOT) + version.substring(1) + manifest.kind());
  }

  /** The model with a name such as {@code V1PodTemplateSpec}. */
  static Optional<KubernetesModel> named(String name) {
    try {
      return Optional.of(new KubernetesModel(Class.forName(PACKAGE + name)));
    } catch (ClassNotFoundException e) {
      return Optional.empty();
    }
  }

  /** Unknown fields, missing fields and wrong types in an object of this kind. */
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
      throw new IllegalStateException("the model does not validate: " + type, e);
    }
  }

  /** Reports values that differ after reading and writing: their type is not the model's. */
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
      problems.add(path + " is " + given + ", but is read as " + read);
    }
  }
}
