package ondo.store;

/**
 * What a data set is computed on.
 *
 * @param dataVersion hash of its inputs
 * @param warmingLevelsK ascending levels of warming above 1850–1900 in K, the rows of a response
 * @param baseYears observed years, the columns of a response
 * @param gridPoints number of grid points
 */
@SuppressWarnings("ArrayRecordComponent") // a row on its way, never compared
public record DataSetHead(
    int id, String dataVersion, double[] warmingLevelsK, int[] baseYears, int gridPoints) {}
