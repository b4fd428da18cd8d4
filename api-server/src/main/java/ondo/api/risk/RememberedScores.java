package ondo.api.risk;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import ondo.api.snapshot.Snapshot;
import ondo.api.snapshot.Snapshots;
import ondo.api.web.Answer;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.filter.ServerHttpObservationFilter;

/**
 * Answers a map that was asked before in the same words, behind the key check and before anything
 * is parsed again: finding and calling the handler costs more than everything else of such a call.
 * A remembered answer is free of the key's rate, so the limits lose nothing.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 30)
class RememberedScores extends OncePerRequestFilter {

  static final String PATH = "/api/v1/regions/scores";

  // Far above the questions of all maps; when somebody asks in ever new words, it starts anew.
  private static final int MOST_QUESTIONS = 2_000;
  private static final int LONGEST_QUESTION = 500;

  private final Snapshots snapshots;
  private final AnswerCache cache;
  private volatile @Nullable Memory memory;

  RememberedScores(Snapshots snapshots, AnswerCache cache) {
    this.snapshots = snapshots;
    this.cache = cache;
  }

  /** Everything of a call that its answer depends on, beside the snapshot and the encoding. */
  private record Question(String query, String accept) {

    static Optional<Question> of(HttpServletRequest request) {
      var query = request.getQueryString();
      var accept = String.join(",", Collections.list(request.getHeaders(HttpHeaders.ACCEPT)));
      var question = new Question(query == null ? "" : query, accept);
      return question.query.length() + question.accept.length() <= LONGEST_QUESTION
          ? Optional.of(question)
          : Optional.empty();
    }
  }

  /** The tags of the answers from one snapshot. */
  private record Memory(Snapshot snapshot, Map<Question, String> tags) {}

  /** Keeps what the handler answered to a call. */
  void remember(HttpServletRequest request, Snapshot snapshot, String tag) {
    var own = memory;
    if (own == null || own.snapshot() != snapshot || own.tags().size() >= MOST_QUESTIONS) {
      own = new Memory(snapshot, new ConcurrentHashMap<>());
      memory = own;
    }
    var tags = own.tags();
    Question.of(request).ifPresent(question -> tags.put(question, tag));
  }

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    return !request.getRequestURI().equals(PATH) || !request.getMethod().equals("GET");
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    var known = find(request);
    if (known.isEmpty()) {
      chain.doFilter(request, response);
      return;
    }
    // The meters tell this route from others.
    ServerHttpObservationFilter.findObservationContext(request)
        .ifPresent(context -> context.setPathPattern(PATH));
    known.get().write(request, response);
  }

  private Optional<Answer> find(HttpServletRequest request) {
    var own = memory;
    if (own == null || own.snapshot() != snapshots.find().orElse(null)) {
      return Optional.empty();
    }
    var tags = own.tags();
    return Question.of(request)
        .flatMap(question -> Optional.ofNullable(tags.get(question)))
        .flatMap(cache::find);
  }
}
