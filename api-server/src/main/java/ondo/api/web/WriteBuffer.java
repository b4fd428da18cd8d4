package ondo.api.web;

import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.stereotype.Component;

/** Lets a compressed map of all regions leave in one write: headers and body are about 14 kB. */
@Component
class WriteBuffer implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {

  private static final int BYTES = 16 << 10;

  @Override
  public void customize(TomcatServletWebServerFactory factory) {
    factory.addConnectorCustomizers(
        connector -> connector.setProperty("socket.appWriteBufSize", String.valueOf(BYTES)));
  }
}
