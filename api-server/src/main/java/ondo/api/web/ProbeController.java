package ondo.api.web;

import java.util.Map;
import ondo.api.snapshot.Readiness;
import org.springframework.boot.availability.ApplicationAvailability;
import org.springframework.boot.availability.LivenessState;
import org.springframework.boot.availability.ReadinessState;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The two probes on the clients' port; everything else of actuator is on the management port. */
@RestController
@RequestMapping("/actuator/health")
class ProbeController {

  private final ApplicationAvailability availability;
  private final Readiness readiness;

  ProbeController(ApplicationAvailability availability, Readiness readiness) {
    this.availability = availability;
    this.readiness = readiness;
  }

  @GetMapping("/liveness")
  ResponseEntity<Map<String, String>> liveness() {
    return answer(availability.getLivenessState() == LivenessState.CORRECT);
  }

  @GetMapping("/readiness")
  ResponseEntity<Map<String, String>> readiness() {
    var accepts = availability.getReadinessState() == ReadinessState.ACCEPTING_TRAFFIC;
    return answer(accepts && readiness.isReady());
  }

  private static ResponseEntity<Map<String, String>> answer(boolean isUp) {
    return ResponseEntity.status(isUp ? HttpStatus.OK : HttpStatus.SERVICE_UNAVAILABLE)
        .body(Map.of("status", isUp ? "UP" : "DOWN"));
  }
}
