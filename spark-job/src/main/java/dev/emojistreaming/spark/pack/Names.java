package dev.emojistreaming.spark.pack;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Numbers names in the order of their first use. For one thread. */
public final class Names {

  private final Map<String, Integer> numbers = new HashMap<>();
  private final List<String> names = new ArrayList<>();

  /** The number of a name, from 0; a new one if the name is new. */
  public int number(String name) {
    Integer known = numbers.get(name);
    if (known != null) {
      return known;
    }
    int number = names.size();
    numbers.put(name, number);
    names.add(name);
    return number;
  }

  public int size() {
    return names.size();
  }

  public String name(int number) {
    return names.get(number);
  }

  /** The names, each at the index that is its number. */
  Object[] toArray() {
    return names.toArray();
  }

  void clear() {
    numbers.clear();
    names.clear();
  }
}
