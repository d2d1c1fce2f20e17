// Typed wrappers for libcurl's variadic functions, which Swift cannot call.
#pragma once
#include <curl/curl.h>
