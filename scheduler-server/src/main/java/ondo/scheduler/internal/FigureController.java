package ondo.scheduler.internal;

import ondo.scheduler.internal.Refusal.Code;
import ondo.scheduler.validation.Figures;
import ondo.store.FigureReader;
import ondo.store.ResultRepository;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code GET /internal/figures}: tables of the current results in Markdown. */
@RestController
class FigureController {

  private final ResultRepository results;
  private final Figures figures;

  FigureController(ResultRepository results, FigureReader reader) {
    this.results = results;
    this.figures = new Figures(reader);
  }

  @GetMapping(path = "/internal/figures", produces = "text/markdown;charset=UTF-8")
  String figures() {
    return results
        .findCurrent()
        .map(figures::of)
        .orElseThrow(() -> Refusal.of(Code.NOT_FOUND, "result set"));
  }
}
