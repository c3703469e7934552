package dev.emojistreaming.service.auth.key;

import java.io.PrintStream;
import java.security.SecureRandom;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * {@code new-key --name NAME [--scopes LIST] [--rooms LIST] [--expires DATE]}: makes an API key,
 * and prints it and its line for the file. Nothing stores the key.
 */
public final class NewKeyCommand {

  /** The command's name, the first argument of a service's program. */
  public static final String NAME = "new-key";

  private static final String USAGE =
      "usage: "
          + NAME
          + " --name NAME [--scopes reactions:publish,reactions:publish-for-others,counts:read]"
          + " [--rooms final-*] [--expires 2027-01-31]";

  private static final String BACKEND = "reactions:publish-for-others,counts:read";
  private static final Set<String> OPTIONS = Set.of("--name", "--scopes", "--rooms", "--expires");

  private NewKeyCommand() {}

  /**
   * Runs the command.
   *
   * @param arguments those after the command's name
   * @return the exit code: 0, or 2 for bad arguments
   */
  public static int run(List<String> arguments, PrintStream out, PrintStream err) {
    try {
      ApiKeyText key = ApiKeyText.random(new SecureRandom());
      ApiKey line = new ApiKey(key.hash(), ApiKeyLine.principal(key.id(), fields(arguments)));
      out.println("The key, which is shown only now:");
      out.println("  " + key.text());
      out.println("The line for the file AUTH_KEYS_FILE:");
      out.println("  " + line.line());
      return 0;
    } catch (IllegalArgumentException e) {
      err.println(e.getMessage());
      err.println(USAGE);
      return 2;
    }
  }

  /** The fields of the key's line: the options are named after them. */
  private static Map<String, String> fields(List<String> arguments) {
    Map<String, String> fields = new HashMap<>();
    fields.put("scopes", BACKEND);
    for (int i = 0; i < arguments.size(); i += 2) {
      String option = arguments.get(i);
      if (!OPTIONS.contains(option) || i + 1 == arguments.size()) {
        throw new IllegalArgumentException(option + " is no option, or has no value");
      }
      fields.put(option.substring(2), arguments.get(i + 1));
    }
    return fields;
  }
}
