package ondo.api.reference;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import ondo.api.web.ApiProblem;
import ondo.api.web.Light;
import ondo.api.web.Messages;
import ondo.api.web.ProblemCode;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** The error catalogue, and what the {@code type} of a problem leads to. */
@RestController
class ProblemController {

  private static final CacheControl CACHE = CacheControl.maxAge(Duration.ofHours(1)).cachePublic();

  /**
   * A kind of refusal.
   *
   * @param type where this is served alone, to everybody
   * @param detailEn what to do about it; {0} stands for what the problem fills in
   */
  record ProblemView(
      String type,
      String code,
      int status,
      String titleEn,
      String titleKo,
      String detailEn,
      String detailKo) {}

  /**
   * A code inside an answer.
   *
   * @param textEn {0}, {1} stand for what the answer fills in
   * @param hintEn what to do about it, where there is more to say
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record CodeView(
      String code,
      String textEn,
      String textKo,
      @Nullable String hintEn,
      @Nullable String hintKo) {}

  /**
   * Every code that an answer can hold.
   *
   * @param items kinds of problems: {@code code} of a problem
   * @param faults {@code code} of the {@code errors} of a problem and of an import
   * @param gaps {@code code} of a number that is not there
   * @param jobErrors {@code error.code} of a job that failed
   */
  record ProblemCatalogue(
      List<ProblemView> items,
      List<CodeView> faults,
      List<CodeView> gaps,
      List<CodeView> jobErrors) {}

  private final Messages messages;

  ProblemController(Messages messages) {
    this.messages = messages;
  }

  @Light
  @GetMapping("/api/v1/problems")
  ProblemCatalogue problems() {
    return new ProblemCatalogue(
        Arrays.stream(ProblemCode.values()).map(this::view).toList(),
        codes("fault."),
        codes("gap."),
        codes("job-error."));
  }

  /** Without a key: whoever was refused may follow the {@code type} of the refusal. */
  @Light
  @GetMapping("/problems/{code}")
  ResponseEntity<ProblemView> problem(@PathVariable String code) {
    return Arrays.stream(ProblemCode.values())
        .filter(known -> known.code().equals(code))
        .findFirst()
        .map(known -> ResponseEntity.ok().cacheControl(CACHE).body(view(known)))
        .orElseThrow(() -> ApiProblem.of(ProblemCode.NOT_FOUND));
  }

  private ProblemView view(ProblemCode code) {
    return new ProblemView(
        "/problems/" + code.code(),
        code.code(),
        code.status(),
        messages.title(code, Locale.ENGLISH),
        messages.title(code, Locale.KOREAN),
        messages.template("detail." + code.code(), Locale.ENGLISH),
        messages.template("detail." + code.code(), Locale.KOREAN));
  }

  private List<CodeView> codes(String prefix) {
    return Messages.codes(prefix).stream()
        .map(
            code ->
                new CodeView(
                    code,
                    messages.template(prefix + code, Locale.ENGLISH),
                    messages.template(prefix + code, Locale.KOREAN),
                    hint(code, Locale.ENGLISH),
                    hint(code, Locale.KOREAN)))
        .toList();
  }

  private @Nullable String hint(String code, Locale locale) {
    var hint = messages.hint(code, locale);
    return hint.isEmpty() ? null : hint;
  }
}
