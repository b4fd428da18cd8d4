package ondo.api.web;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import ondo.api.ApiProperties;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtClaimValidator;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.oauth2.jwt.JwtValidators;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.stereotype.Component;

/**
 * Finds the caller of a token of an identity provider (OAuth 2 resource server, RFC 9068), when one
 * is set: the signature by the provider's public keys, then issuer, audience and times. A tenant
 * and a role must stand in the token; one without them is nobody's.
 */
@Component
class TokenReader {

  private static final Logger log = LoggerFactory.getLogger(TokenReader.class);
  private static final Pattern TOKEN = Pattern.compile("[\\w-]+\\.[\\w-]+\\.[\\w-]+");
  private static final Pattern TENANT = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_.-]{0,63}");
  private static final String ROLE_PREFIX = "ondo:";
  // The account of the system's own runs is nobody's to log in as.
  private static final String SYSTEM = "ondo";
  private static final int LONGEST_SUBJECT = 200;

  private final ApiProperties.@Nullable Identity identity;
  private final @Nullable JwtDecoder decoder;

  TokenReader(ApiProperties properties) {
    this.identity = properties.identity();
    this.decoder = identity == null ? null : decoder(identity);
  }

  private static JwtDecoder decoder(ApiProperties.Identity identity) {
    var decoder =
        NimbusJwtDecoder.withJwkSetUri(identity.jwkSetUri())
            .jwsAlgorithm(SignatureAlgorithm.RS256)
            .jwsAlgorithm(SignatureAlgorithm.ES256)
            .jwsAlgorithm(SignatureAlgorithm.PS256)
            .build();
    OAuth2TokenValidator<Jwt> audience =
        new JwtClaimValidator<Collection<String>>(
            "aud", all -> all != null && all.contains(identity.audience()));
    decoder.setJwtValidator(
        new DelegatingOAuth2TokenValidator<>(
            JwtValidators.createDefaultWithIssuer(identity.issuer()), audience));
    return decoder;
  }

  /** Whether the text looks like a token rather than a key, and somebody is set to judge it. */
  boolean takes(String text) {
    return decoder != null && TOKEN.matcher(text).matches();
  }

  Optional<Caller> find(String text) {
    var judge = decoder;
    var known = identity;
    if (judge == null || known == null) {
      return Optional.empty();
    }
    try {
      return caller(judge.decode(text), known);
    } catch (JwtException e) {
      // Not the token: it may be a genuine one.
      log.info("token refused reason={}", clean(String.valueOf(e.getMessage())));
      return Optional.empty();
    }
  }

  private static String clean(String text) {
    return text.substring(0, Math.min(text.length(), LONGEST_SUBJECT))
        .replaceAll("\\p{Cntrl}", " ");
  }

  private static Optional<Caller> caller(Jwt token, ApiProperties.Identity identity) {
    var tenant = token.getClaims().get(identity.tenantClaim());
    var role = role(token.getClaims().get(identity.roleClaim()));
    var subject = token.getSubject();
    if (!(tenant instanceof String name)
        || !TENANT.matcher(name).matches()
        || name.equals(SYSTEM)
        || role == null
        || subject == null
        || subject.isBlank()) {
      return Optional.empty();
    }
    var id = identity.issuer() + "\n" + subject;
    return Optional.of(
        new Caller(
            UUID.nameUUIDFromBytes(id.getBytes(StandardCharsets.UTF_8)),
            name,
            role,
            clean(subject)));
  }

  /**
   * The highest of the roles {@code ondo:reader}, {@code ondo:editor} and {@code ondo:operator}.
   */
  private static @Nullable Role role(@Nullable Object claim) {
    var names = new ArrayList<String>();
    if (claim instanceof String text) {
      names.addAll(List.of(text.split(" ", -1)));
    } else if (claim instanceof Collection<?> all) {
      all.forEach(one -> names.add(String.valueOf(one)));
    }
    Role highest = null;
    for (var role : Role.values()) {
      if (names.contains(ROLE_PREFIX + role.name().toLowerCase(Locale.ROOT))) {
        highest = role;
      }
    }
    return highest;
  }
}
