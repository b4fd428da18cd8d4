package ondo.api;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ContextConfiguration;

/** The whole server on a free port over a migrated database with {@link Rows}; one per JVM. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
    webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
    properties = {
      "ondo.api.development=true",
      "ondo.api.snapshot-poll=200ms",
      "ondo.api.open-jobs=40",
      "management.server.port=0",
      "ONDO_INTERNAL_TOKEN_FILE=target/test-internal-token",
      "ONDO_DEV_KEY_FILE=target/test-dev-key"
    })
@ContextConfiguration(initializers = Rows.Initializer.class)
@Import(Client.class)
public @interface ApiTest {}
