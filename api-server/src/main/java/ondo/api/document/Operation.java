package ondo.api.document;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * A call of the inventory {@code openapi/operations.csv}, which names every call there is.
 *
 * @param role the least role for it, NONE for everybody
 * @param success statuses that are no problem, the usual one first
 * @param forms of its answer
 * @param headers that a success may have beside those of every answer
 * @param refusals codes of problems that are its own; every call has those of keys and rates too
 */
public record Operation(
    String method,
    String path,
    String role,
    List<Integer> success,
    List<String> forms,
    List<String> headers,
    List<String> refusals,
    String summary) {

  private static final String FILE = "/openapi/operations.csv";

  public Operation {
    success = List.copyOf(success);
    forms = List.copyOf(forms);
    headers = List.copyOf(headers);
    refusals = List.copyOf(refusals);
  }

  /** The inventory in its order. */
  public static List<Operation> inventory() {
    var stream = Objects.requireNonNull(Operation.class.getResourceAsStream(FILE), FILE);
    var operations = new ArrayList<Operation>();
    try (var csv =
        CsvReader.builder()
            .ofNamedCsvRecord(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
      for (var row : csv) {
        operations.add(
            new Operation(
                row.getField("method"),
                row.getField("path"),
                row.getField("role"),
                words(row, "success").stream().map(Integer::valueOf).toList(),
                words(row, "forms"),
                words(row, "headers"),
                words(row, "refusals"),
                row.getField("summary")));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return operations;
  }

  private static List<String> words(NamedCsvRecord row, String column) {
    return Arrays.stream(row.getField(column).split(" ", -1))
        .filter(word -> !word.isEmpty())
        .toList();
  }
}
