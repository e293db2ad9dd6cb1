#ifndef FANFOLD_CLIBXML2_SHIM_H
#define FANFOLD_CLIBXML2_SHIM_H

#include <iconv.h>
#include <libxml/HTMLparser.h>
#include <libxml/parser.h>

// xmlFree is a mutable global function pointer, which Swift 6 does not let a task read.
static inline void fanfold_xml_free(void *pointer) {
    xmlFree(pointer);
}

#endif
