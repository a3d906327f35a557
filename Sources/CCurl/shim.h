#ifndef STEWARD_CCURL_SHIM_H
#define STEWARD_CCURL_SHIM_H

// curl's type-checking macros wrap the variadic calls in expressions that Swift cannot import.
#define CURL_DISABLE_TYPECHECK 1
#include <curl/curl.h>

#endif
