#pragma once
#include <libxml/xmlversion.h>
// Debian's libxml2 shows ICU's headers, which are not those that Foundation has with it.
#undef LIBXML_ICU_ENABLED
#include <libxml/xmlreader.h>
