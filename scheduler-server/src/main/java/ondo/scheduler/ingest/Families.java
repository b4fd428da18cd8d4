package ondo.scheduler.ingest;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The kinds of local climate beside the station temperatures. Where two families know the same
 * index or fact of a point, the earlier one counts: a user's own files, then the closest source.
 */
final class Families {

  /**
   * One kind.
   *
   * @param files of a data directory that it may read, all optional; they count for the data
   *     version
   * @param packFiles of a starter pack that it may read, all optional; none for a family that only
   *     a user's own files can carry
   * @param ofDirectory reads it from a data directory; empty without its files
   * @param ofPack reads it from a starter pack; empty without its files
   */
  record Kind(
      List<String> files,
      List<String> packFiles,
      Function<FamilyInput, Optional<? extends PointFamily>> ofDirectory,
      Function<FamilyInput, Optional<? extends PointFamily>> ofPack) {}

  private static final List<Kind> KINDS =
      List.of(
          new Kind(
              StormFamily.FILES,
              StormFamily.PACK_FILES,
              StormFamily::ofDirectory,
              StormFamily::ofPack),
          new Kind(
              SeaLevelFamily.FILES,
              SeaLevelFamily.PACK_FILES,
              SeaLevelFamily::ofDirectory,
              SeaLevelFamily::ofPack),
          new Kind(
              CoastalWaterFamily.FILES,
              CoastalWaterFamily.PACK_FILES,
              CoastalWaterFamily::ofDirectory,
              CoastalWaterFamily::ofPack),
          fromDirectory(KmaHeatFamily.FILES, KmaHeatFamily::of),
          fromDirectory(WaterBalanceFamily.FILES, WaterBalanceFamily::of),
          fromDirectory(RiverFamily.FILES, RiverFamily::of),
          fromDirectory(RegionalRainFamily.FILES, RegionalRainFamily::ofDirectory),
          new Kind(
              ScaledRainFamily.FILES,
              ScaledRainFamily.PACK_FILES,
              ScaledRainFamily::ofDirectory,
              ScaledRainFamily::ofPack),
          new Kind(
              FireFamily.MORE_FILES, List.of(), FireFamily::ofSecondSet, input -> Optional.empty()),
          new Kind(
              ScaledFireFamily.FILES,
              List.of(),
              ScaledFireFamily::ofDirectory,
              input -> Optional.empty()),
          new Kind(
              FireFamily.FILES, FireFamily.PACK_FILES, FireFamily::ofDirectory, FireFamily::ofPack),
          new Kind(
              DroughtFamily.MORE_FILES,
              List.of(),
              DroughtFamily::ofSecondSet,
              input -> Optional.empty()),
          new Kind(
              DroughtFamily.FILES,
              DroughtFamily.PACK_FILES,
              DroughtFamily::ofDirectory,
              DroughtFamily::ofPack));

  private Families() {}

  /** A kind that no pack holds. */
  private static Kind fromDirectory(
      List<String> files, Function<FamilyInput, Optional<? extends PointFamily>> of) {
    return new Kind(files, List.of(), of, input -> Optional.empty());
  }

  static List<PointFamily> ofDirectory(FamilyInput input) {
    var families = new ArrayList<>(ImportFolder.families(input));
    families.addAll(read(input, Kind::ofDirectory));
    return families;
  }

  static List<PointFamily> ofPack(FamilyInput input) {
    return read(input, Kind::ofPack);
  }

  /**
   * The families of a directory with the help of its copy in the form of a pack: what no pack may
   * hold comes from the directory itself.
   */
  static List<PointFamily> ofCopy(FamilyInput copy, FamilyInput directory) {
    var families = new ArrayList<>(ImportFolder.families(directory));
    for (var kind : KINDS) {
      var own =
          kind.packFiles().isEmpty()
              ? kind.ofDirectory().apply(directory)
              : kind.ofPack().apply(copy);
      own.ifPresent(families::add);
    }
    return families;
  }

  private static List<PointFamily> read(
      FamilyInput input,
      Function<Kind, Function<FamilyInput, Optional<? extends PointFamily>>> of) {
    var families = new ArrayList<PointFamily>();
    for (var kind : KINDS) {
      of.apply(kind).apply(input).ifPresent(families::add);
    }
    return families;
  }

  /** The files of a data directory that families read and that are there. */
  static List<String> files(DataFiles files) {
    return Stream.concat(
            ImportFolder.files(files).stream(), KINDS.stream().flatMap(k -> k.files().stream()))
        .distinct()
        .filter(files::has)
        .toList();
  }

  /** The files of a starter pack that families read and that are there. */
  static List<String> packFiles(DataFiles files) {
    return KINDS.stream()
        .flatMap(k -> k.packFiles().stream())
        .distinct()
        .filter(files::has)
        .toList();
  }
}
