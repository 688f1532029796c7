// libxml2's headers pull in ICU's when it was built with ICU, and those clash with Foundation's own ICU module.
// Nothing here needs ICU, so its switch is turned off before the headers that look at it.
#include <libxml/xmlversion.h>
#undef LIBXML_ICU_ENABLED
#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <libxml/SAX2.h>
#include <libxml/dict.h>
#include <libxml/xmlerror.h>
