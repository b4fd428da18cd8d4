package ondo.api;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** The api-server process: answers clients on port 8000 and computes nothing itself. */
@SpringBootApplication
public class ApiServer {

  public static void main(String[] args) {
    SpringApplication.run(ApiServer.class, args);
  }
}
