package ondo.api.page;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HexFormat;
import ondo.api.web.Answer;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.util.StreamUtils;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.ViewControllerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Serves the page at {@code /} and its files below {@code /page/}, all from the jar. */
@Configuration(proxyBeanMethods = false)
class PageConfiguration implements WebMvcConfigurer {

  private static final String FILES = "classpath:/static/";

  @Override
  public void addViewControllers(ViewControllerRegistry registry) {
    registry.addViewController("/").setViewName("forward:/page/index.html");
  }

  @Override
  public void addResourceHandlers(ResourceHandlerRegistry registry) {
    registry
        .addResourceHandler("/page/**")
        .addResourceLocations(FILES + "page/")
        // Always asked again, and answered by 304: modules import each other by plain names.
        .setCacheControl(CacheControl.noCache())
        // Files of a reproducible jar all have the same date.
        .setUseLastModified(false)
        .setEtagGenerator(PageConfiguration::tag);
  }

  /** Weak, because the container compresses what it sends. */
  private static String tag(Resource resource) {
    try (var in = resource.getInputStream()) {
      var hash = Answer.tag(HexFormat.of().formatHex(StreamUtils.copyToByteArray(in)));
      return "W/\"" + hash + '"';
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
