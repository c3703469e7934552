package dev.emojistreaming.spark.count;

import java.util.Collections;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.apache.spark.sql.Row;
import scala.jdk.javaapi.CollectionConverters;

/**
 * Passes dead letters on as they come, because together they may be larger than the memory.
 * Consumes all other rows first, and then returns their results.
 */
final class DeadLetterPassThrough implements Iterator<Row> {

  private final Iterator<Row> rows;
  private final Predicate<Row> isDeadLetter;
  private final Function<Row, Row> passOn;
  private final Consumer<Row> consume;
  private final Supplier<Iterator<Row>> results;
  private Iterator<Row> ready = Collections.emptyIterator();
  private boolean ended;

  private DeadLetterPassThrough(
      Iterator<Row> rows,
      Predicate<Row> isDeadLetter,
      Function<Row, Row> passOn,
      Consumer<Row> consume,
      Supplier<Iterator<Row>> results) {
    this.rows = rows;
    this.isDeadLetter = isDeadLetter;
    this.passOn = passOn;
    this.consume = consume;
    this.results = results;
  }

  static scala.collection.Iterator<Row> of(
      scala.collection.Iterator<Row> rows,
      Predicate<Row> isDeadLetter,
      Function<Row, Row> passOn,
      Consumer<Row> consume,
      Supplier<Iterator<Row>> results) {
    return CollectionConverters.asScala(
        new DeadLetterPassThrough(
            CollectionConverters.asJava(rows), isDeadLetter, passOn, consume, results));
  }

  @Override
  public boolean hasNext() {
    while (!ready.hasNext() && rows.hasNext()) {
      Row row = rows.next();
      if (isDeadLetter.test(row)) {
        ready = Collections.singleton(passOn.apply(row)).iterator();
      } else {
        consume.accept(row);
      }
    }
    if (!ready.hasNext() && !ended) {
      ended = true;
      ready = results.get();
    }
    return ready.hasNext();
  }

  @Override
  public Row next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    return ready.next();
  }
}
