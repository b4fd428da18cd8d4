package ondo.api.job;

import feign.Response;
import java.util.Map;
import java.util.UUID;
import org.springframework.cloud.openfeign.FeignClient;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;

/**
 * The calls to the scheduler; waking it for a job that stands in the ledger, and orders of the
 * operator.
 */
@FeignClient(
    name = "scheduler",
    url = "${ondo.api.scheduler-url:http://127.0.0.1:8001}",
    configuration = SchedulerClientConfiguration.class)
interface SchedulerClient {

  @PostMapping(path = "/internal/{order}", consumes = "application/json")
  void wake(
      @PathVariable("order") String order,
      @RequestHeader("traceparent") String traceparent,
      @RequestBody Map<String, UUID> job);

  @PostMapping(path = "/internal/dead-letters/{id}/reprocess", consumes = "application/json")
  Response reprocess(@PathVariable("id") long id, @RequestHeader("traceparent") String traceparent);

  @PostMapping(path = "/internal/dead-letters/reprocess", consumes = "application/json")
  Response reprocessAll(@RequestHeader("traceparent") String traceparent);
}
