package ondo.scheduler.ingest;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import ondo.climate.LocalClimate;
import ondo.climate.MovedSeries;
import ondo.climate.TemperatureIndex;
import ondo.geo.GridPoint;
import ondo.store.DataSetRepository.Moved;

/**
 * The climate of every grid point, derived once into a scratch file: a load copies finished rows
 * and computes nothing while its transaction is open. Memory stays at one point however many there
 * are; the file is gone when this is closed.
 */
public final class DerivedGrid implements AutoCloseable {

  private static final int BUFFER_BYTES = 1 << 16;

  private final Path file;

  /** Station temperatures come first among the sources. */
  private static final int STATION_SOURCE = 1;

  private final List<Point> points = new ArrayList<>();
  private final LocalRows local;
  private long rows;

  private DerivedGrid(Path file, LocalRows local) {
    this.file = file;
    this.local = local;
  }

  /** A grid point and the stations that its climate comes from. */
  record Point(GridPoint place, double nearestStationM, int stations) {}

  /**
   * Derives every point of a data set.
   *
   * @param folder where the scratch file lies; made when it is missing
   * @throws CancellationException when the thread is interrupted
   */
  static DerivedGrid of(ClimateData data, Path folder) {
    try {
      Files.createDirectories(folder);
      var grid =
          new DerivedGrid(
              Files.createTempFile(folder, StagingFiles.UNFINISHED, ".responses"),
              new LocalRows(data));
      try {
        grid.derive(data);
        return grid;
      } catch (IOException | RuntimeException e) {
        grid.close();
        throw e;
      }
    } catch (IOException e) {
      throw new UncheckedIOException(
          "cannot write the derived grid to " + folder + "; check its space and permissions", e);
    }
  }

  private void derive(ClimateData data) throws IOException {
    try (var out = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file)))) {
      data.derivation().forEach(data.grid().points(), climate -> add(climate, out));
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private void add(LocalClimate climate, DataOutputStream out) {
    if (Thread.currentThread().isInterrupted()) {
      throw new CancellationException("the derivation of the grid was interrupted");
    }
    points.add(new Point(climate.point(), climate.nearestStationM(), climate.stations()));
    for (var index : TemperatureIndex.values()) {
      write(
          new Moved(
              climate.point().id(),
              STATION_SOURCE,
              new MovedSeries(index.code(), climate.flags(index), climate.values(index))),
          out);
    }
    local.add(climate.point(), row -> write(row, out));
  }

  private void write(Moved row, DataOutputStream out) {
    try {
      put(row, out);
      rows++;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void put(Moved row, DataOutputStream out) throws IOException {
    var series = row.series();
    out.writeInt(row.gridId());
    out.writeShort(row.sourceId());
    out.writeUTF(series.indicator());
    out.writeInt(series.flags().size());
    for (var flag : series.flags()) {
      out.writeUTF(flag);
    }
    var bytes = ByteBuffer.allocate(series.values().length * Double.BYTES);
    bytes.asDoubleBuffer().put(series.values());
    out.writeInt(series.values().length);
    out.write(bytes.array());
  }

  /** What families know beside the indices by warming level. */
  LocalRows local() {
    return local;
  }

  /** Every point, in the order of the rows. */
  List<Point> points() {
    return List.copyOf(points);
  }

  /** Hands over every row, one at a time. */
  void forEach(Consumer<Moved> receiver) {
    try (var in =
        new DataInputStream(new BufferedInputStream(Files.newInputStream(file), BUFFER_BYTES))) {
      for (var row = 0L; row < rows; row++) {
        receiver.accept(read(in));
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the derived grid " + file, e);
    }
  }

  private static Moved read(DataInputStream in) throws IOException {
    var gridId = in.readInt();
    var source = in.readShort();
    var indicator = in.readUTF();
    var flags = new ArrayList<String>();
    for (var left = in.readInt(); left > 0; left--) {
      flags.add(in.readUTF());
    }
    var values = new double[in.readInt()];
    var bytes = ByteBuffer.wrap(in.readNBytes(values.length * Double.BYTES));
    bytes.asDoubleBuffer().get(values);
    return new Moved(gridId, source, new MovedSeries(indicator, flags, values));
  }

  /** Removes the scratch file; one that cannot be removed is swept when its time is over. */
  @Override
  public void close() {
    StagingFiles.discard(file);
  }
}
