/** What every request passes: trace, key, limits, problems and conditional answers. */
@NullMarked
package ondo.api.web;

import org.jspecify.annotations.NullMarked;
