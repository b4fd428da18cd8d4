package ondo.scheduler.ingest;

import java.util.List;
import java.util.function.Consumer;

/**
 * A file of a starter pack on its way out.
 *
 * @param name of the file; {@code .gz} is packed
 * @param columns of its header
 * @param rows hands every row to its argument
 */
record PackTable(String name, List<String> columns, Consumer<Consumer<List<String>>> rows) {

  PackTable {
    columns = List.copyOf(columns);
  }
}
