package dev.emojistreaming.feed.query;

import static java.util.Map.Entry.comparingByValue;

import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/**
 * A bounded queue whose owners take turns: each has its oldest element taken once a round. In a
 * full queue, the owner with most elements loses its newest. Thread-safe.
 *
 * @param <E> the type of elements
 */
final class FairQueue<E> {

  private static final Comparator<Deque<?>> BY_SIZE = Comparator.comparingInt(Deque::size);

  private final int capacity;

  // Guarded by this.
  private final Map<Object, Deque<E>> elements = new LinkedHashMap<>(); // the next turn's first
  private int size;

  FairQueue(int capacity) {
    this.capacity = capacity;
  }

  /**
   * Adds an element.
   *
   * @return null if the queue had room; otherwise the element that is not in the queue any more,
   *     which is the new one if no owner has more elements than its own
   */
  synchronized @Nullable E add(Object owner, E element) {
    Deque<E> own = elements.computeIfAbsent(owner, absent -> new ArrayDeque<>());
    own.addLast(element);
    if (size < capacity) {
      size++;
      return null;
    }
    Map.Entry<Object, Deque<E>> largest =
        elements.entrySet().stream().max(comparingByValue(BY_SIZE)).orElseThrow();
    return own.size() >= largest.getValue().size()
        ? removeNewest(owner, own)
        : removeNewest(largest.getKey(), largest.getValue());
  }

  private E removeNewest(Object owner, Deque<E> own) {
    E newest = own.removeLast();
    if (own.isEmpty()) {
      elements.remove(owner);
    }
    return newest;
  }

  /**
   * Removes the oldest element of the owner whose turn it is.
   *
   * @throws java.util.NoSuchElementException if the queue is empty
   */
  synchronized E remove() {
    Iterator<Map.Entry<Object, Deque<E>>> turns = elements.entrySet().iterator();
    Map.Entry<Object, Deque<E>> turn = turns.next();
    turns.remove();
    Queue<E> own = turn.getValue();
    E oldest = own.remove();
    if (!own.isEmpty()) {
      elements.put(turn.getKey(), turn.getValue());
    }
    size--;
    return oldest;
  }
}
