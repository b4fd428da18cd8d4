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
import ondo.climate.TemperatureIndex;
import ondo.geo.GridPoint;
import ondo.store.ResponseRepository.Response;

/**
 * The climate of every grid point, derived once into a scratch file: a load copies finished rows
 * and computes nothing while its transaction is open. Memory stays at one point however many there
 * are; the file is gone when this is closed.
 */
public final class DerivedGrid implements AutoCloseable {

  private static final int BUFFER_BYTES = 1 << 16;

  private final Path file;
  private final List<Point> points = new ArrayList<>();
  private long rows;

  private DerivedGrid(Path file) {
    this.file = file;
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
          new DerivedGrid(Files.createTempFile(folder, StagingFiles.UNFINISHED, ".responses"));
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
      data.derivation().forEach(data.grid().points(), local -> add(local, out));
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private void add(LocalClimate local, DataOutputStream out) {
    if (Thread.currentThread().isInterrupted()) {
      throw new CancellationException("the derivation of the grid was interrupted");
    }
    points.add(new Point(local.point(), local.nearestStationM(), local.stations()));
    try {
      for (var index : TemperatureIndex.values()) {
        write(
            new Response(local.point().id(), index.code(), local.flags(index), local.values(index)),
            out);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void write(Response response, DataOutputStream out) throws IOException {
    out.writeInt(response.gridId());
    out.writeUTF(response.indicator());
    out.writeInt(response.flags().size());
    for (var flag : response.flags()) {
      out.writeUTF(flag);
    }
    var bytes = ByteBuffer.allocate(response.values().length * Double.BYTES);
    bytes.asDoubleBuffer().put(response.values());
    out.writeInt(response.values().length);
    out.write(bytes.array());
    rows++;
  }

  /** Every point, in the order of the rows. */
  List<Point> points() {
    return List.copyOf(points);
  }

  /** Hands over every row, one at a time. */
  void forEach(Consumer<Response> receiver) {
    try (var in =
        new DataInputStream(new BufferedInputStream(Files.newInputStream(file), BUFFER_BYTES))) {
      for (var row = 0L; row < rows; row++) {
        receiver.accept(read(in));
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the derived grid " + file, e);
    }
  }

  private static Response read(DataInputStream in) throws IOException {
    var gridId = in.readInt();
    var indicator = in.readUTF();
    var flags = new ArrayList<String>();
    for (var left = in.readInt(); left > 0; left--) {
      flags.add(in.readUTF());
    }
    var values = new double[in.readInt()];
    var bytes = ByteBuffer.wrap(in.readNBytes(values.length * Double.BYTES));
    bytes.asDoubleBuffer().get(values);
    return new Response(gridId, indicator, flags, values);
  }

  /** Removes the scratch file; one that cannot be removed is swept when its time is over. */
  @Override
  public void close() {
    StagingFiles.discard(file);
  }
}
