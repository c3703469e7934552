package dev.emojistreaming.simulator;

import dev.emojistreaming.simulator.crowd.Profile;
import java.util.Arrays;
import java.util.stream.Collectors;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a profile's name, in lower case only. */
final class ProfileConverter implements ITypeConverter<Profile> {

  @Override
  public Profile convert(String text) {
    return Arrays.stream(Profile.values())
        .filter(profile -> profile.toString().equals(text))
        .findFirst()
        .orElseThrow(() -> new TypeConversionException("one of " + names()));
  }

  private static String names() {
    return Arrays.stream(Profile.values()).map(Profile::toString).collect(Collectors.joining(", "));
  }
}
