package ondo.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What has to hold of every page in both languages. */
record PageLooks(Browser browser) {

  private static final List<String> PAGES =
      List.of("map", "sites", "portfolio", "runs", "validation", "report");
  // Of a family of messages and its name: a word that the message files lack shows like this.
  private static final Pattern LEFTOVER =
      Pattern.compile(
          "\\b(?:status|gap|flag|kind|impact|horizon|level|job|step|band|rule|method|set|verdict"
              + "|attribute|indicator|metric|number|datastate|portfolio|report|site|sites|map"
              + "|chart|runs|explain|compare|relocation|import|result|state)"
              + "\\.[A-Z_a-z]+\\b");

  void wordsAreWhole() {
    inBothLanguages(
        page -> {
          var text = String.valueOf(browser.run("return document.querySelector('main').innerText"));
          assertThat(text).describedAs(page).doesNotContain("undefined", "NaN", "[object");
          if (!page.equals("validation")) {
            assertThat(text).describedAs(page).doesNotContainPattern(LEFTOVER);
          }
        });
  }

  void fitsAPhone() {
    browser.size(500, 844);
    inBothLanguages(
        page -> {
          for (var width : List.of(390, 480)) {
            assertThat(browser.overflow(width)).describedAs(page).isZero();
          }
        });
    browser.size(1440, 900);
  }

  void isAccessible() {
    inBothLanguages(page -> assertThat(browser.accessibilityFaults()).describedAs(page).isEmpty());
  }

  /** Every page, that of a site among them with its explanation open. */
  private void inBothLanguages(Consumer<String> look) {
    var all = Stream.concat(PAGES.stream(), Stream.of(sitePage())).toList();
    for (var language : List.of("en", "ko")) {
      for (var page : all) {
        browser.visit(page);
        browser.find(".language[lang=" + language + "]").click();
        browser.until(
            "the language", "return document.documentElement.lang === '%s'".formatted(language));
        browser.awaitQuiet();
        browser.run(
            "document.querySelectorAll('details.card').forEach(one => { one.open = true; })");
        browser.until(
            "the explanation",
            "return [...document.querySelectorAll('details.card[open]')]"
                + ".every(one => one.querySelector('.steps') !== null)");
        look.accept(page);
      }
    }
  }

  private String sitePage() {
    browser.visit("sites");
    var link = browser.find("table.data tbody th a").getDomAttribute("href");
    return String.valueOf(link).replace("#/", "");
  }
}
