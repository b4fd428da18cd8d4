package ondo.api.job;

import java.util.Map;
import java.util.UUID;
import org.springframework.cloud.openfeign.FeignClient;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;

/** The calls to the scheduler; each only wakes it for a job that stands in the ledger. */
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
}
