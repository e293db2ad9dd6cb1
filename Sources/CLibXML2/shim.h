#ifndef FANFOLD_CLIBXML2_SHIM_H
#define FANFOLD_CLIBXML2_SHIM_H

// Some builds of libxml2 show ICU's types in a struct that is of no use here; they would clash with those
// of Foundation's own ICU in any module that sees both.
#include <libxml/xmlversion.h>
#undef LIBXML_ICU_ENABLED

#include <iconv.h>
#include <libxml/HTMLparser.h>
#include <libxml/parser.h>

// xmlFree is a mutable global function pointer, which Swift 6 does not let a task read.
static inline void fanfold_xml_free(void *pointer) {
    xmlFree(pointer);
}

#endif
