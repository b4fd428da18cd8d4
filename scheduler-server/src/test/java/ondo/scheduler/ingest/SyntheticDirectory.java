package ondo.scheduler.ingest;

import java.io.IOException;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.function.UnaryOperator;
import java.util.zip.GZIPOutputStream;

/** A small data directory of made-up weather: one island, one region, two stations. */
public record SyntheticDirectory(Path root) {

  public static SyntheticDirectory in(Path root) throws IOException {
    var directory = new SyntheticDirectory(root);
    Files.createDirectories(root.resolve("stations"));
    Files.createDirectories(root.resolve("climate"));
    directory.write(
        "stations/stations.csv",
        """
        station_id,name_en,name_ko,lat,lon,alt_m
        101,One,하나,36.15,127.15,100
        102,Two,둘,36.25,127.3,
        """);
    directory.write("climate/ar6-assessed-gsat.csv", gsat());
    directory.write("climate/ar6-eas-indices-by-gwl.csv", changes());
    directory.write(
        "korea-regions.csv",
        """
        code,name_ko,name_en,province_code,province_ko,province_en,lat,lon
        11010,가구,Ga-gu,11,나도,Na-do,36.17,127.21
        """);
    directory.write(
        "geonames-kr-places.csv",
        """
        geonameid,name,lat,lon,elevation_dem_m
        1,Town,36.17,127.2,250
        """);
    directory.write(
        "korea-regions.topojson",
        """
        {"type":"Topology","transform":{"scale":[0.1,0.1],"translate":[127,36]},
         "objects":{"regions":{"type":"GeometryCollection","geometries":[
           {"type":"Polygon","id":"11010","arcs":[[0]]}]}},
         "arcs":[[[0.0,0],[4,0],[0,4],[-4,0],[0,-4]]]}
        """
            .replace("0.0,0", "0,0"));
    directory.write(
        "korea-coast.geojson",
        """
        {"type":"FeatureCollection","features":[{"type":"Feature","geometry":
          {"type":"LineString","coordinates":[[127.0,36.0],[127.4,36.0]]}}]}
        """);
    directory.writeDays("101", LocalDate.of(1990, 6, 1));
    directory.writeDays("102", LocalDate.of(1992, 6, 1));
    return directory;
  }

  void write(String name, String text) throws IOException {
    Files.writeString(root.resolve(name), text);
  }

  /** Writes a packed file. */
  void writePacked(String name, String text) throws IOException {
    Files.createDirectories(root.resolve(name).getParent());
    try (var out = new GZIPOutputStream(Files.newOutputStream(root.resolve(name)))) {
      out.write(text.getBytes(StandardCharsets.UTF_8));
    }
  }

  /** Rewrites a plain file. */
  public void change(String name, UnaryOperator<String> edit) throws IOException {
    write(name, edit.apply(Files.readString(root.resolve(name))));
  }

  /** Writes a station's daily file with another text in place of the first day. */
  void writeDays(String station, LocalDate first, String... firstRows) throws IOException {
    var file = root.resolve("stations/asos-daily-" + station + ".csv.gz");
    try (var out =
        new OutputStreamWriter(
            new GZIPOutputStream(Files.newOutputStream(file)), StandardCharsets.UTF_8)) {
      out.write("date,tmin,tmax\n");
      for (var row : firstRows) {
        out.write(row + "\n");
      }
      for (var date = first; date.getYear() < 2022; date = date.plusDays(1)) {
        var season = -15 * Math.cos(2 * Math.PI * (date.getDayOfYear() - 20) / 365.25);
        var weather =
            4 * Math.sin(date.toEpochDay() / 3.7) + 3 * Math.sin(date.toEpochDay() / 11.3);
        var mean = 12 + season + weather;
        out.write("%s,%.1f,%.1f%n".formatted(date, mean - 4, mean + 4));
      }
    }
  }

  private static String gsat() {
    var text =
        new StringBuilder(
            "scenario,window_mid,gsat_q05_rel_1995_2014,gsat_q50_rel_1995_2014,"
                + "gsat_q95_rel_1995_2014\n");
    for (var scenario : new String[] {"ssp126", "ssp245", "ssp370", "ssp585"}) {
      for (var i = 0; i < 82; i++) {
        text.append(
            "%s,%s,%s,%s,%s%n".formatted(scenario, 2009.5 + i, i / 50.0, i / 40.0, i / 30.0));
      }
    }
    return text.toString();
  }

  private static String changes() {
    return """
        region,index,unit,gwl,median_published,p10,p90
        EAS,TXx,degC,1.5,1.5,1,2
        EAS,TXx,degC,4.0,4.6,4,5
        EAS,TNn,degC,1.5,2.1,2,3
        EAS,TNn,degC,4.0,5.8,5,7
        EAS,CDD,day,1.5,1.4,0,3
        """;
  }
}
