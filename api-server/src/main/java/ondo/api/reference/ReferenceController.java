package ondo.api.reference;

import java.util.Arrays;
import java.util.List;
import ondo.api.web.Light;
import ondo.climate.Scenario;
import ondo.risk.Hazard;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Catalogues that do not change with the data: hazards and scenarios. */
@RestController
@RequestMapping("/api/v1")
class ReferenceController {

  record HazardView(
      String code,
      String nameEn,
      String nameKo,
      Hazard.Kind kind,
      Hazard.Impact impact,
      String indicatorEn,
      String indicatorKo,
      String unit,
      Taxonomy taxonomy) {}

  /** Row of Appendix A to Annex I of Delegated Regulation (EU) 2021/2139. */
  record Taxonomy(String group, String kind, String row) {}

  record ScenarioView(
      String code, String label, String nameEn, String nameKo, int firstYear, int lastYear) {}

  record Items<T>(List<T> items) {}

  private final Names names;

  ReferenceController(Names names) {
    this.names = names;
  }

  @Light
  @GetMapping("/hazards")
  Items<HazardView> hazards() {
    return new Items<>(Arrays.stream(Hazard.values()).map(this::view).toList());
  }

  @Light
  @GetMapping("/scenarios")
  Items<ScenarioView> scenarios() {
    return new Items<>(Arrays.stream(Scenario.values()).map(this::view).toList());
  }

  private HazardView view(Hazard hazard) {
    var key = "hazard." + hazard.code();
    return new HazardView(
        hazard.code(),
        names.english(key),
        names.korean(key),
        hazard.kind(),
        hazard.impact(),
        names.english(key + ".indicator"),
        names.korean(key + ".indicator"),
        names.english(key + ".unit"),
        new Taxonomy(
            names.english(key + ".taxonomy.group"),
            names.english(key + ".taxonomy.kind"),
            names.english(key + ".taxonomy.row")));
  }

  private ScenarioView view(Scenario scenario) {
    var key = "scenario." + scenario.name();
    return new ScenarioView(
        scenario.name(), scenario.label(), names.english(key), names.korean(key), 2021, 2100);
  }
}
