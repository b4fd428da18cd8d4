package ondo.api.site;

import ondo.api.web.ApiProblem;
import ondo.api.web.Fault;

/** Whose column names a table of sites uses. */
enum SiteSchemaName {
  /** The contract's own. */
  ONDO,
  /** Those of Open Exposure Data. */
  OED;

  /**
   * The schema of a parameter.
   *
   * @throws ApiProblem 422 if there is none of this name
   */
  static SiteSchemaName of(String name) {
    return switch (name) {
      case "ondo" -> ONDO;
      case "oed" -> OED;
      default -> throw ApiProblem.of(Fault.invalid("?schema", "not-one-of", "ondo, oed"));
    };
  }
}
