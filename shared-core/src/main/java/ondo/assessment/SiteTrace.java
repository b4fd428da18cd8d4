package ondo.assessment;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import ondo.catalog.HazardSpec;
import ondo.explain.Numbers;
import ondo.explain.Part;
import ondo.explain.RuleTerm;
import ondo.explain.SiteTerms;
import ondo.risk.Integration;
import ondo.risk.exposure.Attribute.Reading;
import ondo.risk.exposure.ExposureTrace;
import ondo.risk.loss.AverageAnnualLoss;
import ondo.risk.loss.LossModel;
import ondo.risk.vulnerability.VulnerabilityRules;
import ondo.risk.vulnerability.VulnerabilityRules.Finding;
import org.jspecify.annotations.Nullable;

/** Writes down what a site made of a hazard; every number is the one that the assessment used. */
final class SiteTrace {

  private final HazardSpec spec;
  private final SiteProfile site;
  private final HazardRisk risk;

  SiteTrace(HazardSpec spec, SiteProfile site, HazardRisk risk) {
    this.spec = spec;
    this.site = site;
    this.risk = risk;
  }

  SiteTerms terms(
      Switches switches,
      LossModel model,
      LossModel.Inputs inputs,
      ExposureTrace exposure,
      VulnerabilityRules.Trace vulnerability) {
    var loss = risk.loss();
    var known = loss.value();
    var isActing = known.map(AverageAnnualLoss::exposureFactor).filter(f -> !f.isNaN()).isPresent();
    var factors = model.factors(inputs);
    var stake = site.value().stake(spec.hazard().impact());
    return new SiteTerms(
        exposure.steps().stream().map(this::term).toList(),
        Part.of(risk.e()),
        terms(vulnerability),
        Part.of(risk.v()),
        readings(),
        switches.integration().name(),
        isActing ? model.kappa() : null,
        isActing ? Numbers.of(factors.exposure()) : null,
        isActing ? Numbers.of(factors.vulnerability()) : null,
        isActing ? Numbers.of(factors.protectedYears()) : null,
        isActing ? classLosses(model, factors) : List.of(),
        Numbers.of(site.value().insuredShare()),
        Part.ofNumber(loss.map(AverageAnnualLoss::gross)),
        Part.ofNumber(loss.map(AverageAnnualLoss::net)),
        stake.amount(),
        stake.of(),
        Part.ofNumber(risk.expectedLoss()));
  }

  private static List<Double> classLosses(LossModel model, LossModel.Factors factors) {
    var losses = new ArrayList<Double>();
    for (var i = 0; i < model.damage().size(); i++) {
      losses.add(model.classDamage(i, factors));
    }
    return losses;
  }

  private Map<String, Part> readings() {
    var readings = new LinkedHashMap<String, Part>();
    for (var form : Integration.values()) {
      readings.put(form.name(), Part.of(form.score(risk.h(), risk.e(), risk.v())));
    }
    return readings;
  }

  private RuleTerm term(ExposureTrace.Step step) {
    var row = "e_rules.csv %s %d".formatted(spec.hazard().code(), step.number());
    return new RuleTerm("exposure", null, row, step.action().name(), step.points());
  }

  private static List<RuleTerm> terms(VulnerabilityRules.Trace trace) {
    var terms = new ArrayList<RuleTerm>();
    terms.add(new RuleTerm("base", null, "always", "SET", trace.base()));
    for (var finding : trace.findings()) {
      terms.add(
          new RuleTerm(
              finding.attribute().code(),
              value(finding.reading()),
              condition(finding),
              "ADD",
              finding.points()));
    }
    return terms;
  }

  private static @Nullable String value(Reading reading) {
    return switch (reading) {
      case Reading.Unknown _, Reading.Invalid _ -> null;
      case Reading.OfNumber number -> Double.toString(number.value());
      case Reading.OfWord word -> word.word();
    };
  }

  private static String condition(Finding finding) {
    var rule = finding.rule();
    if (rule != null) {
      return rule.condition().text();
    }
    return switch (finding.reading()) {
      case Reading.Unknown _ -> "unknown";
      case Reading.Invalid _ -> "outside its domain";
      case Reading.OfNumber _, Reading.OfWord _ -> "no rule fires";
    };
  }
}
