package ondo.explain;

import org.jspecify.annotations.Nullable;

/**
 * One rule on the way to an exposure or vulnerability score.
 *
 * @param attribute what it reads
 * @param value as it was read, null where unknown or outside its domain
 * @param condition of the rule that fired, or why none did
 * @param action {@code SET}, {@code ADD} or {@code MAX}
 * @param points that the action takes
 */
public record RuleTerm(
    String attribute, @Nullable String value, String condition, String action, double points) {}
