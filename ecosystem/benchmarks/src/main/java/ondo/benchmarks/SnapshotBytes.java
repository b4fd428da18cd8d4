package ondo.benchmarks;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.zip.GZIPOutputStream;

/**
 * The path without a database: one answer is written and compressed once per result set, and every
 * later request is a look-up by its tag. HTTP is not part of it.
 */
final class SnapshotBytes {

  private static final String TAG = "regions/scores?hazard=extreme_heat&scenario=SSP585";

  private final Map<String, byte[]> answers = new ConcurrentHashMap<>();

  /** Writes and compresses the answer; returns the bytes of JSON. */
  int build(Night night, Scores scores) {
    var json = new StringBuilder(1 << 16).append("{\"regionScores\":{");
    for (var i = 0; i < night.regions().size(); i++) {
      json.append(i == 0 ? "\"" : ",\"").append(night.regions().get(i).code()).append("\":{");
      for (var j = 0; j < Scores.YEARS.size(); j++) {
        json.append(j == 0 ? "\"" : ",\"").append(Scores.YEARS.get(j)).append("\":");
        json.append(number(scores.values()[i][j]));
      }
      json.append('}');
    }
    var bytes = json.append("}}").toString().getBytes(StandardCharsets.UTF_8);
    answers.put(TAG, gzip(bytes));
    return bytes.length;
  }

  /** The compressed answer. */
  byte[] find() {
    var answer = answers.get(TAG);
    if (answer == null) {
      throw new IllegalStateException("nothing was built");
    }
    return answer;
  }

  private static String number(float value) {
    return Float.isNaN(value) ? "null" : String.valueOf(Math.round(value * 100.0) / 100.0);
  }

  private static byte[] gzip(byte[] bytes) {
    var target = new ByteArrayOutputStream(bytes.length / 2);
    try (var gzip = new GZIPOutputStream(target)) {
      gzip.write(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return target.toByteArray();
  }
}
