package ondo.scheduler.report;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
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
    return numbers(words(false));
  }

  /** Every number in the order in which it is read, figures among the words. */
  List<String> readNumbers() throws IOException {
    return numbers(words(true));
  }

  private String words(boolean withFigures) throws IOException {
    var text = new StringBuilder();
    words(dom().getElementsByTagName("body").item(0), withFigures, text);
    return text.toString();
  }

  private static void words(Node node, boolean withFigures, StringBuilder text) {
    if (node instanceof Element element
        && (element.getTagName().equals("svg")
            || !withFigures && element.hasAttribute("data-figure"))) {
      return;
    }
    if (node.getNodeType() == Node.TEXT_NODE) {
      text.append(node.getTextContent());
    }
    for (var child = node.getFirstChild(); child != null; child = child.getNextSibling()) {
      words(child, withFigures, text);
    }
    text.append(' ');
  }

  /** The drawing of a label. */
  Element drawing(String label) throws IOException {
    var drawings = dom().getElementsByTagName("svg");
    for (var i = 0; i < drawings.getLength(); i++) {
      if (drawings.item(i) instanceof Element svg && svg.getAttribute("aria-label").equals(label)) {
        return svg;
      }
    }
    throw new AssertionError("no drawing " + label);
  }

  /** Coordinates of every line of a drawing, x and y in turn. */
  static List<double[]> lines(Element drawing) {
    var lines = new ArrayList<double[]>();
    var found = drawing.getElementsByTagName("polyline");
    for (var i = 0; i < found.getLength(); i++) {
      var points = ((Element) found.item(i)).getAttribute("points");
      lines.add(Arrays.stream(points.split("[ ,]")).mapToDouble(Double::parseDouble).toArray());
    }
    return lines;
  }

  /** Labels of a drawing that are a percentage, as ratios. */
  static List<Double> ratios(Element drawing) {
    var ratios = new ArrayList<Double>();
    var found = drawing.getElementsByTagName("text");
    for (var i = 0; i < found.getLength(); i++) {
      var text = found.item(i).getTextContent();
      if (text.endsWith("%")) {
        ratios.add(Double.parseDouble(text.substring(0, text.length() - 1)) / 100);
      }
    }
    return ratios;
  }

  static List<String> numbers(String text) {
    return NUMBER.matcher(text).results().map(match -> match.group()).toList();
  }

  String pdfText() throws IOException {
    try (var document = Loader.loadPDF(pdf)) {
      return new PDFTextStripper().getText(document);
    }
  }

  /** Every number of the PDF in the order in which it was set, page numbers among them. */
  List<String> pdfNumbers() throws IOException {
    return numbers(pdfText());
  }
}
