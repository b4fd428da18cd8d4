package ondo.api.webhook;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import ondo.api.web.ApiProblem;
import ondo.api.web.Caller;
import ondo.api.web.Fault;
import ondo.api.web.Faults;
import ondo.api.web.Page;
import ondo.api.web.ProblemCode;
import ondo.store.WebhookRepository;
import ondo.store.WebhookRepository.Webhook;
import ondo.webhook.WebhookAddress;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** {@code /api/v1/webhooks}: register, list and delete the tenant's webhooks. */
@RestController
@RequestMapping("/api/v1/webhooks")
class WebhookController {

  private static final String ROOT = "/api/v1/webhooks/";
  // Every end of a job is sent to each of them.
  private static final int MOST = 20;
  private static final List<String> EVENTS = List.of("completed", "failed", "cancelled");
  private static final int SECRET_BYTES = 32;
  private static final SecureRandom RANDOM = new SecureRandom();

  /**
   * What to register.
   *
   * @param events which ends of jobs to tell; absent means all
   */
  record WebhookBody(@Nullable String url, @Nullable List<@Nullable String> events) {}

  /**
   * @param secret signs the deliveries; shown on registration alone
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record WebhookView(
      UUID id, String url, List<String> events, Instant createdAt, @Nullable String secret) {}

  private final WebhookRepository webhooks;

  WebhookController(WebhookRepository webhooks) {
    this.webhooks = webhooks;
  }

  @PostMapping
  ResponseEntity<WebhookView> register(@RequestBody WebhookBody body, HttpServletRequest request) {
    var faults = new Faults();
    var url = url(body.url(), faults);
    var events = events(body.events(), faults);
    faults.throwIfAny();
    var tenant = Caller.of(request).tenant();
    var id = UUID.randomUUID();
    var secret = secret();
    if (!webhooks.insert(tenant, id, url, events, secret, MOST)) {
      throw ApiProblem.of(ProblemCode.TOO_MANY_WEBHOOKS);
    }
    return ResponseEntity.created(URI.create(ROOT + id)).body(view(find(tenant, id), secret));
  }

  @GetMapping
  ResponseEntity<Page<WebhookView>> list(
      @RequestParam @Nullable String after,
      @RequestParam(defaultValue = Page.DEFAULT_LIMIT) int limit,
      HttpServletRequest request) {
    var most = Page.limit(limit);
    var rows = webhooks.list(Caller.of(request).tenant(), Page.id(after), most + 1);
    return Page.of(rows, most, hook -> view(hook, null), hook -> hook.id().toString());
  }

  @GetMapping("/{id}")
  WebhookView read(@PathVariable String id, HttpServletRequest request) {
    return view(find(Caller.of(request).tenant(), id(id)), null);
  }

  @DeleteMapping("/{id}")
  ResponseEntity<Void> delete(@PathVariable String id, HttpServletRequest request) {
    if (!webhooks.delete(Caller.of(request).tenant(), id(id))) {
      throw ApiProblem.of(ProblemCode.NOT_FOUND);
    }
    return ResponseEntity.noContent().build();
  }

  private Webhook find(String tenant, UUID id) {
    return webhooks.find(tenant, id).orElseThrow(() -> ApiProblem.of(ProblemCode.NOT_FOUND));
  }

  private static String url(@Nullable String url, Faults faults) {
    if (url == null) {
      faults.require(false, "/url", "required");
      return "";
    }
    WebhookAddress.refusal(url).ifPresent(why -> faults.add(Fault.invalid("/url", code(why))));
    return url;
  }

  private static String code(WebhookAddress.Refusal why) {
    return switch (why) {
      case MALFORMED -> "malformed-address";
      case NOT_HTTPS -> "not-https";
      case CREDENTIALS -> "credentials-in-address";
      case PRIVATE_HOST -> "private-address";
    };
  }

  private static List<String> events(@Nullable List<@Nullable String> given, Faults faults) {
    if (given == null) {
      return EVENTS;
    }
    faults.require(!given.isEmpty(), "/events", "too-few", 1);
    faults.require(given.size() <= EVENTS.size(), "/events", "too-many", EVENTS.size());
    for (var i = 0; i < Math.min(given.size(), EVENTS.size()); i++) {
      var event = given.get(i);
      faults.require(
          event != null && EVENTS.contains(event),
          "/events/" + i,
          "not-one-of",
          String.join(", ", EVENTS));
    }
    return EVENTS.stream().filter(given::contains).toList();
  }

  private static String secret() {
    var bytes = new byte[SECRET_BYTES];
    RANDOM.nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }

  private static UUID id(String text) {
    try {
      return UUID.fromString(text);
    } catch (IllegalArgumentException e) {
      throw ApiProblem.of(ProblemCode.NOT_FOUND);
    }
  }

  private static WebhookView view(Webhook hook, @Nullable String secret) {
    return new WebhookView(hook.id(), hook.url(), hook.events(), hook.createdAt(), secret);
  }
}
