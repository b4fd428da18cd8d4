package ondo.api.risk;

import java.util.LinkedHashMap;
import java.util.Optional;
import ondo.api.ApiProperties;
import ondo.api.web.Answer;
import org.springframework.stereotype.Component;

/**
 * Answers by their tag, the least recently used ones dropped above a number of bytes. A tag holds
 * the data version, so that answers of an older night simply age out.
 */
@Component
class AnswerCache {

  private final long most;
  private final LinkedHashMap<String, Answer> answers = new LinkedHashMap<>(64, 0.75f, true);
  private long bytes;

  AnswerCache(ApiProperties properties) {
    this.most = properties.answerCache().toBytes();
  }

  synchronized Optional<Answer> find(String tag) {
    return Optional.ofNullable(answers.get(tag));
  }

  synchronized void save(Answer answer) {
    var replaced = answers.put(answer.tag(), answer);
    bytes += answer.size() - (replaced == null ? 0 : replaced.size());
    var oldest = answers.entrySet().iterator();
    while (bytes > most && oldest.hasNext()) {
      bytes -= oldest.next().getValue().size();
      oldest.remove();
    }
  }
}
