package ondo.scheduler.report;

import com.openhtmltopdf.extend.FSTextBreaker;

/**
 * Lines end between words alone. Korean separates words by spaces, and a line that ends inside one
 * reads like a misprint; the usual rule for East Asian text would allow it after any syllable.
 */
final class WordBreaker implements FSTextBreaker {

  private static final int NONE = -1;

  private String text = "";
  private int position;

  @Override
  public void setText(String newText) {
    text = newText;
    position = 0;
  }

  /** The next place where a line may end, behind a space or a hyphen; -1 when there is none. */
  @Override
  public int next() {
    for (var i = position; i < text.length(); i++) {
      var letter = text.charAt(i);
      if (letter == ' ' || letter == '-' || letter == '\u200b') {
        position = i + 1;
        return position;
      }
    }
    position = text.length();
    return NONE;
  }
}
