package ondo.scheduler.internal;

import java.util.Map;
import org.springframework.boot.health.actuate.endpoint.HealthEndpoint;
import org.springframework.boot.health.contributor.Status;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** The two probes on the server's own port; the rest of actuator is on the management port. */
@RestController
class ProbeController {

  private final HealthEndpoint health;

  ProbeController(HealthEndpoint health) {
    this.health = health;
  }

  @GetMapping("/actuator/health/{probe:liveness|readiness}")
  ResponseEntity<Map<String, String>> probe(@PathVariable String probe) {
    var component = health.healthForPath(probe);
    var isUp = component != null && component.getStatus().equals(Status.UP);
    return ResponseEntity.status(isUp ? HttpStatus.OK : HttpStatus.SERVICE_UNAVAILABLE)
        .body(Map.of("status", isUp ? "UP" : "DOWN"));
  }
}
