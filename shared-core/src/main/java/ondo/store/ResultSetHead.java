package ondo.store;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One complete set of results.
 *
 * @param dataSetId the data set it was computed on
 * @param checksum SHA-256 in hexadecimal as {@link ResultChecksum} defines it, once published
 */
public record ResultSetHead(
    int id,
    int dataSetId,
    String dataVersion,
    String modelVersion,
    @Nullable String checksum,
    @Nullable Instant publishedAt) {}
