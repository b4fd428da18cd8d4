package ondo.scheduler;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** The scheduler-server process: ingest, nights, jobs and reports, on port 8001. */
@SpringBootApplication
public class SchedulerServer {

  public static void main(String[] args) {
    SpringApplication.run(SchedulerServer.class, args);
  }
}
