package ondo.scheduler.ingest;

import java.util.function.Function;
import ondo.climate.PointClimate;
import ondo.geo.GridPoint;

/**
 * One source of local climate of a data set, for whoever compares sources.
 *
 * @param name of its main source
 * @param climate what it knows about a point
 */
public record LocalSource(String name, Function<GridPoint, PointClimate> climate) {}
