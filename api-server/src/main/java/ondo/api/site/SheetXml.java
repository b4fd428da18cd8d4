package ondo.api.site;

import java.io.Closeable;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import ondo.api.web.ApiProblem;
import ondo.api.web.Fault;

/** A part of a workbook as a stream of XML, without document types and entities of its own. */
record SheetXml(XMLStreamReader reader, InputStream stream) implements Closeable {

  static SheetXml open(InputStream stream, long most) throws XMLStreamException {
    var factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
    var counted = new Counted(stream, most);
    return new SheetXml(factory.createXMLStreamReader(counted), counted);
  }

  /**
   * The next event.
   *
   * @throws ApiProblem 422 for a document type or a reference to an entity
   */
  static int next(XMLStreamReader reader) throws XMLStreamException {
    var event = reader.next();
    if (event == XMLStreamConstants.DTD || event == XMLStreamConstants.ENTITY_REFERENCE) {
      throw ApiProblem.of(Fault.invalid("", "unsafe-workbook"));
    }
    return event;
  }

  @Override
  public void close() throws IOException {
    try {
      reader.close();
    } catch (XMLStreamException e) {
      throw new IOException(e);
    }
    stream.close();
  }

  /** Refuses more bytes than were announced. */
  private static final class Counted extends FilterInputStream {

    private long left;

    Counted(InputStream stream, long most) {
      super(stream);
      this.left = most;
    }

    @Override
    public int read() throws IOException {
      var next = super.read();
      count(next < 0 ? 0 : 1);
      return next;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
      var bytes = super.read(target, offset, length);
      count(Math.max(0, bytes));
      return bytes;
    }

    private void count(int bytes) {
      left -= bytes;
      if (left < 0) {
        throw ApiProblem.of(Fault.invalid("", "unsafe-workbook"));
      }
    }
  }
}
