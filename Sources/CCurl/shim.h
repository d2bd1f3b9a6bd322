#pragma once
#include <curl/curl.h>

// Swift does not import functions with a variable number of arguments. The parentheses pass by the macro
// of the same name, which checks types.
static inline CURLcode curl_set_long(CURL *handle, CURLoption option, long value) {
  return (curl_easy_setopt)(handle, option, value);
}
static inline CURLcode curl_set_size(CURL *handle, CURLoption option, curl_off_t value) {
  return (curl_easy_setopt)(handle, option, value);
}
static inline CURLcode curl_set_string(CURL *handle, CURLoption option, const char *value) {
  return (curl_easy_setopt)(handle, option, value);
}
static inline CURLcode curl_set_pointer(CURL *handle, CURLoption option, void *value) {
  return (curl_easy_setopt)(handle, option, value);
}
static inline CURLcode curl_set_list(CURL *handle, CURLoption option, struct curl_slist *value) {
  return (curl_easy_setopt)(handle, option, value);
}
static inline CURLcode curl_set_write(CURL *handle, CURLoption option, curl_write_callback value) {
  return (curl_easy_setopt)(handle, option, value);
}
static inline CURLcode curl_set_read(CURL *handle, CURLoption option, curl_read_callback value) {
  return (curl_easy_setopt)(handle, option, value);
}
static inline CURLcode curl_set_debug(CURL *handle, CURLoption option, curl_debug_callback value) {
  return (curl_easy_setopt)(handle, option, value);
}
static inline CURLcode curl_get_long(CURL *handle, CURLINFO info, long *value) {
  return (curl_easy_getinfo)(handle, info, value);
}
