package ondo.api.job;

import feign.Response;
import java.util.Map;
import org.springframework.cloud.openfeign.FeignClient;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;

/** Asks the scheduler, which holds the model, how a stored number came about. */
@FeignClient(
    name = "explanations",
    url = "${ondo.api.scheduler-url:http://127.0.0.1:8001}",
    configuration = SchedulerClientConfiguration.class)
interface ExplainClient {

  @PostMapping(path = "/internal/explain", consumes = "application/json")
  Response explain(
      @RequestHeader("traceparent") String traceparent, @RequestBody Map<String, Object> question);
}
