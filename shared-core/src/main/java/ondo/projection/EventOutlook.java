package ondo.projection;

import java.util.Optional;
import ondo.climate.Scenario;
import ondo.explain.EventTerms;

/** The losses of one place from single events in any year. */
public sealed interface EventOutlook permits StormOutlook, CurveOutlook {

  /**
   * The losses of a year, 0 for 2021.
   *
   * @return empty where no event-based loss can be had; nothing is ever made up in its place
   */
  Optional<EventYear> at(Scenario scenario, int year);

  /** The terms of {@link #at}; empty where that is empty. */
  Optional<EventTerms> terms(Scenario scenario, int year);
}
