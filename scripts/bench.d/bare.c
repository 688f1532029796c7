/* The floor of every XML reader built on libxml2: SAX2 with empty callbacks over the same bytes, one file after another,
 * plain or gzip, pulled in pieces of 64 KiB. Prints the number of elements, so that nothing can be left out. */
#include <fcntl.h>
#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>
#include <zlib.h>

static unsigned long elements;

static void started(void *context, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri, int namespaces,
                    const xmlChar **declared, int attributes, int defaulted, const xmlChar **values) {
  elements++;
}

static void ended(void *context, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri) {}

static void text(void *context, const xmlChar *characters, int length) {}

static int read_plain(void *file, char *buffer, int length) { return (int)read(*(int *)file, buffer, length); }

static int read_packed(void *file, char *buffer, int length) { return gzread((gzFile)file, buffer, length); }

static int parse(const char *path) {
  xmlSAXHandler handler;
  memset(&handler, 0, sizeof handler);
  handler.initialized = XML_SAX2_MAGIC;
  handler.startElementNs = started;
  handler.endElementNs = ended;
  handler.characters = text;
  handler.ignorableWhitespace = text;

  size_t length = strlen(path);
  int packed = length > 3 && strcmp(path + length - 3, ".gz") == 0;
  int descriptor = packed ? -1 : open(path, O_RDONLY);
  gzFile archive = packed ? gzopen(path, "rb") : NULL;
  if (packed ? archive == NULL : descriptor < 0) return 1;
  if (packed) gzbuffer(archive, 65536);
  xmlParserCtxtPtr context =
      packed ? xmlCreateIOParserCtxt(&handler, NULL, read_packed, NULL, archive, XML_CHAR_ENCODING_NONE)
             : xmlCreateIOParserCtxt(&handler, NULL, read_plain, NULL, &descriptor, XML_CHAR_ENCODING_NONE);
  xmlCtxtUseOptions(context, XML_PARSE_NONET);
  int status = xmlParseDocument(context);
  xmlFreeParserCtxt(context);
  if (packed)
    gzclose(archive);
  else
    close(descriptor);
  return status;
}

int main(int count, char **paths) {
  xmlInitParser();
  for (int i = 1; i < count; i++)
    if (parse(paths[i]) != 0) {
      fprintf(stderr, "bare: %s cannot be read\n", paths[i]);
      return 1;
    }
  printf("%lu elements\n", elements);
  return 0;
}
