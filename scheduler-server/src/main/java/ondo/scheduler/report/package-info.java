/**
 * The disclosure report: stored rows become one document, and the document becomes HTML, PDF, a
 * workbook and JSON. Nothing here reads a clock, a random number or a model of language, so the
 * same rows give the same bytes.
 */
@NullMarked
package ondo.scheduler.report;

import org.jspecify.annotations.NullMarked;
