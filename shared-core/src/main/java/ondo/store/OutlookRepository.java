package ondo.store;

import java.util.List;
import ondo.store.ResultRepository.Selection;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Bands and losses from single events beside the series of a result set. Every write belongs to the
 * transaction of its caller.
 */
public final class OutlookRepository {

  private static final String COPY_BANDS = Sql.of("result/copy_band_series");
  private static final String COPY_EVENTS = Sql.of("result/copy_event_series");
  private static final String DELETE_BANDS = Sql.of("result/delete_band_series");
  private static final String DELETE_EVENTS = Sql.of("result/delete_event_series");
  private static final int BAND_COLUMNS = 9;
  private static final int EVENT_COLUMNS = 12;

  private final ResultRows tables;

  public OutlookRepository(JdbcClient jdbc, JdbcOperations operations) {
    tables = new ResultRows(jdbc, operations);
  }

  /** Appends bands by binary COPY; returns the rows written. */
  public long writeBands(int resultSetId, List<BandSeries> rows) {
    return tables.copy(
        COPY_BANDS,
        copy -> {
          for (var row : ResultRows.grouped(rows, BandSeries::hazard, BandSeries::scenario)) {
            copy.row(BAND_COLUMNS)
                .integer(resultSetId)
                .text(row.hazard().code())
                .text(row.scenario().name())
                .integer(row.gridId())
                .text(row.contents().name())
                .floats(row.hLow())
                .floats(row.hHigh())
                .floats(row.aalLow())
                .floats(row.aalHigh());
          }
        });
  }

  /** Appends losses from single events by binary COPY; returns the rows written. */
  public long writeEvents(int resultSetId, List<EventSeries> rows) {
    return tables.copy(
        COPY_EVENTS,
        copy -> {
          for (var row : ResultRows.grouped(rows, EventSeries::hazard, EventSeries::scenario)) {
            copy.row(EVENT_COLUMNS)
                .integer(resultSetId)
                .text(row.hazard().code())
                .text(row.scenario().name())
                .integer(row.gridId())
                .texts(row.flags())
                .doubles(row.aal())
                .doubles(row.deviation())
                .doubles(row.atReturnPeriods())
                .doubles(row.damageLow())
                .doubles(row.damageHigh())
                .doubles(row.responseLow())
                .doubles(row.responseHigh());
          }
        });
  }

  /** Removes both, so that they can be written anew in the same transaction. */
  public void delete(int resultSetId, Selection selection) {
    tables.delete(DELETE_BANDS, resultSetId, selection);
    tables.delete(DELETE_EVENTS, resultSetId, selection);
  }
}
