package ondo.scheduler.report;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The forms of one printed report, taken apart by means of their own. */
record Printed(byte[] html, byte[] pdf, byte[] xlsx, byte[] json) {

  private static final Pattern NUMBER = Pattern.compile("\\d+(?:,\\d{3})*(?:\\.\\d+)?%?");

  /** A figure as HTML shows it. */
  record Shown(String id, String text) {}

  static Printed of(StoredRows rows, Locale language) throws IOException {
    var files = new HashMap<String, byte[]>();
    for (var file : rows.press.print(StoredRows.order(language)).files()) {
      files.put(file.format(), file.isGzip() ? unpacked(file.content()) : file.content());
    }
    return new Printed(files.get("html"), files.get("pdf"), files.get("xlsx"), files.get("json"));
  }

  private static byte[] unpacked(byte[] bytes) throws IOException {
    try (var stream = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
      return stream.readAllBytes();
    }
  }

  String htmlText() {
    return new String(html, StandardCharsets.UTF_8);
  }

  JsonNode jsonTree() {
    return JsonMapper.shared().readTree(json);
  }

  Element dom() throws IOException {
    try {
      var source = htmlText().replaceFirst("<!DOCTYPE html>", "");
      return DocumentBuilderFactory.newInstance()
          .newDocumentBuilder()
          .parse(new ByteArrayInputStream(source.getBytes(StandardCharsets.UTF_8)))
          .getDocumentElement();
    } catch (ParserConfigurationException | SAXException e) {
      throw new IOException("the HTML form is not well-formed", e);
    }
  }

  /** Every figure, in order. */
  List<Shown> figures() throws IOException {
    var shown = new ArrayList<Shown>();
    figures(dom(), shown);
    return shown;
  }

  private static void figures(Element element, List<Shown> shown) {
    if (element.hasAttribute("data-figure")) {
      shown.add(new Shown(element.getAttribute("data-figure"), element.getTextContent()));
    }
    for (var child = element.getFirstChild(); child != null; child = child.getNextSibling()) {
      if (child instanceof Element inner) {
        figures(inner, shown);
      }
    }
  }

  /** Numbers in the words around the figures; drawings and the style sheet are no words. */
  List<String> looseNumbers() throws IOException {
    var text = new StringBuilder();
    words(dom(), text);
    return numbers(text.toString());
  }

  private static void words(Node node, StringBuilder text) {
    if (node instanceof Element element
        && (element.hasAttribute("data-figure")
            || element.getTagName().equals("svg")
            || element.getTagName().equals("style"))) {
      return;
    }
    if (node.getNodeType() == Node.TEXT_NODE) {
      text.append(node.getTextContent());
    }
    for (var child = node.getFirstChild(); child != null; child = child.getNextSibling()) {
      words(child, text);
    }
    text.append(' ');
  }

  static List<String> numbers(String text) {
    return NUMBER.matcher(text).results().map(match -> match.group()).toList();
  }

  String pdfText() throws IOException {
    try (var document = Loader.loadPDF(pdf)) {
      return new PDFTextStripper().getText(document);
    }
  }

  /** How often each number stands in the PDF. */
  Map<String, Long> pdfNumbers() throws IOException {
    var counts = new HashMap<String, Long>();
    numbers(pdfText()).forEach(number -> counts.merge(number, 1L, Long::sum));
    return counts;
  }
}
