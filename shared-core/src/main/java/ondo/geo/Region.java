package ondo.geo;

/**
 * One administrative region and the point that represents it.
 *
 * @param code five digits of Statistics Korea
 * @param point lies inside the region's largest polygon
 */
public record Region(
    String code,
    String nameKo,
    String nameEn,
    String provinceCode,
    String provinceKo,
    String provinceEn,
    LatLon point) {

  public Region {
    if (!code.matches("\\d{5}")) {
      throw new IllegalArgumentException("region code is not five digits: " + code);
    }
  }
}
