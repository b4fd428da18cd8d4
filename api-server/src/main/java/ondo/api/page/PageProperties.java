package ondo.api.page;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Settings of the web page, {@code ondo.page.…}.
 *
 * @param developmentKeyFile the key that the page uses by itself in development mode; without it
 *     the page asks its reader for one
 */
@ConfigurationProperties("ondo.page")
record PageProperties(@Nullable String developmentKeyFile) {}
