package ondo.api.document;

import io.swagger.v3.oas.models.OpenAPI;

/** What a package adds to the document by itself, before its calls are completed. */
@FunctionalInterface
public interface DocumentPart {
  void addTo(OpenAPI document);
}
