package ondo.api.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import ondo.api.ApiProperties;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class TokenReaderTest {

  private static final String ISSUER = "https://id.example.org/";

  private HttpServer provider;
  private RSAKey key;

  @BeforeEach
  void startProvider() throws IOException, JOSEException {
    key = new RSAKeyGenerator(2048).keyID("k1").generate();
    var keys = new JWKSet(key.toPublicJWK()).toString().getBytes(StandardCharsets.UTF_8);
    provider = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    provider.createContext(
        "/keys",
        exchange -> {
          exchange.getResponseHeaders().add("Content-Type", "application/json");
          exchange.sendResponseHeaders(200, keys.length);
          exchange.getResponseBody().write(keys);
          exchange.close();
        });
    provider.start();
  }

  @AfterEach
  void stopProvider() {
    provider.stop(0);
  }

  private TokenReader reader() {
    var properties =
        Map.of(
            "ondo.api.identity.issuer",
            ISSUER,
            "ondo.api.identity.audience",
            "ondo",
            "ondo.api.identity.jwk-set-uri",
            "http://127.0.0.1:" + provider.getAddress().getPort() + "/keys");
    var binder = new Binder(new MapConfigurationPropertySource(properties));
    return new TokenReader(binder.bindOrCreate("ondo.api", ApiProperties.class));
  }

  private static JWTClaimsSet.Builder claims() {
    return new JWTClaimsSet.Builder()
        .issuer(ISSUER)
        .audience("ondo")
        .subject("kim")
        .claim("tenant", "acme")
        .claim("roles", List.of("other", "ondo:reader", "ondo:editor"))
        .expirationTime(Date.from(Instant.now().plusSeconds(600)));
  }

  private String signed(JWTClaimsSet claims, RSAKey by) throws JOSEException {
    var token =
        new SignedJWT(new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("k1").build(), claims);
    token.sign(new RSASSASigner(by));
    return token.serialize();
  }

  @Test
  void token_of_the_provider_names_tenant_role_and_subject() throws JOSEException {
    var token = signed(claims().build(), key);

    assertThat(reader().takes(token)).isTrue();
    var caller = reader().find(token).orElseThrow();
    assertThat(caller.tenant()).isEqualTo("acme");
    assertThat(caller.role()).isEqualTo(Role.EDITOR);
    assertThat(caller.subject()).isEqualTo("kim");
  }

  @Test
  void token_that_is_forged_stale_or_meant_for_others_is_nobodys() throws JOSEException {
    var reader = reader();
    var hour = 3_600_000L;
    var now = System.currentTimeMillis();
    var hmac = new SignedJWT(new JWSHeader(JWSAlgorithm.HS256), claims().build());
    hmac.sign(new MACSigner(key.toRSAPublicKey().getEncoded()));
    var strange = new RSAKeyGenerator(2048).keyID("k1").generate();
    for (var token :
        List.of(
            signed(claims().build(), strange),
            signed(claims().expirationTime(new Date(now - hour)).build(), key),
            signed(claims().notBeforeTime(new Date(now + hour)).build(), key),
            signed(claims().issuer("https://evil.example/").build(), key),
            signed(claims().audience("another").build(), key),
            signed(claims().claim("tenant", null).build(), key),
            signed(claims().claim("tenant", "ondo").build(), key),
            signed(claims().claim("tenant", "a b").build(), key),
            signed(claims().claim("roles", List.of("admin")).build(), key),
            signed(claims().subject(null).build(), key),
            hmac.serialize(),
            signed(claims().build(), key).replaceFirst("\\.[^.]+\\.", ".e30."))) {
      assertThat(reader.find(token)).as(token).isEmpty();
    }
    // Algorithm "none" has no third part and is not even a token here.
    assertThat(reader.takes(new PlainJWT(claims().build()).serialize())).isFalse();
  }

  @Test
  void without_a_provider_no_token_is_taken() throws JOSEException {
    var binder = new Binder(new MapConfigurationPropertySource(Map.of()));
    var reader = new TokenReader(binder.bindOrCreate("ondo.api", ApiProperties.class));

    assertThat(reader.takes(signed(claims().build(), key))).isFalse();
    assertThat(reader.find(signed(claims().build(), key))).isEmpty();
  }
}
