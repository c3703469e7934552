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
 * Lets dead letters through as they come, since together they may be larger than the memory; takes
 * the other rows in; and then hands out what came of those.
 */
final class DeadLetterPassThrough implements Iterator<Row> {

  private final Iterator<Row> rows;
  private final Predicate<Row> passes;
  private final Function<Row, Row> through;
  private final Consumer<Row> in;
  private final Supplier<Iterator<Row>> atTheEnd;
  private Iterator<Row> ready = Collections.emptyIterator();
  private boolean ended;

  private DeadLetterPassThrough(
      Iterator<Row> rows,
      Predicate<Row> passes,
      Function<Row, Row> through,
      Consumer<Row> in,
      Supplier<Iterator<Row>> atTheEnd) {
    this.rows = rows;
    this.passes = passes;
    this.through = through;
    this.in = in;
    this.atTheEnd = atTheEnd;
  }

  static scala.collection.Iterator<Row> of(
      scala.collection.Iterator<Row> rows,
      Predicate<Row> passes,
      Function<Row, Row> through,
      Consumer<Row> in,
      Supplier<Iterator<Row>> atTheEnd) {
    return CollectionConverters.asScala(
        new DeadLetterPassThrough(CollectionConverters.asJava(rows), passes, through, in, atTheEnd));
  }

  @Override
  public boolean hasNext() {
    while (!ready.hasNext() && rows.hasNext()) {
      Row row = rows.next();
      if (passes.test(row)) {
        ready = Collections.singleton(through.apply(row)).iterator();
      } else {
        in.accept(row);
      }
    }
    if (!ready.hasNext() && !ended) {
      ended = true;
      ready = atTheEnd.get();
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
