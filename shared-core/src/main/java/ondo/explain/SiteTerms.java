package ondo.explain;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a site makes of a hazard by the index method (risk model §3, §4).
 *
 * @param exposure rules of E in their order; the score is their fold within 0…100
 * @param vulnerability rules of V in their order, the base first
 * @param readings integrated score by each form of integration
 * @param integration the form that is stored
 * @param kappa calibration
 * @param exposureFactor F_exp, null where the peril cannot act
 * @param vulnerabilityFactor F_vuln, null where the peril cannot act
 * @param protectedYears return period up to which floods are kept out, 0 for none
 * @param classLosses for each class min(1, DR·F_vuln), 0 where it is kept out
 * @param insuredShare 0…1
 * @param gross A·κ·F_exp·Σ P·classLoss
 * @param net gross·(1 - insured share)
 * @param valueBase what the money is a share of, null if unknown
 * @param valueBaseOf {@code ASSET} or {@code ANNUAL_VALUE_ADDED}
 * @param expectedLoss net times the base
 */
public record SiteTerms(
    List<RuleTerm> exposure,
    Part e,
    List<RuleTerm> vulnerability,
    Part v,
    Map<String, Part> readings,
    String integration,
    @Nullable Double kappa,
    @Nullable Double exposureFactor,
    @Nullable Double vulnerabilityFactor,
    @Nullable Double protectedYears,
    List<Double> classLosses,
    @Nullable Double insuredShare,
    Part gross,
    Part net,
    @Nullable Double valueBase,
    String valueBaseOf,
    Part expectedLoss) {}
