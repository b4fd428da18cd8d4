package ondo.benchmarks;

import java.sql.SQLException;

/**
 * One way to answer the question.
 *
 * @param name as the report shows it
 * @param every runs in each such round: 1 is every round, 10 every tenth
 * @param scale how many times more work the whole question is than one run
 * @param run answers once
 */
record Variant(String name, int every, double scale, Run run) {

  /** Answers the question once. */
  @FunctionalInterface
  interface Run {
    Scores ask() throws SQLException;
  }
}
